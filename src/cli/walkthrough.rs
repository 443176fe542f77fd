//! `motcua walkthrough`: the main job from end to end on a new database, each step for a person to read.
//!
//! Everything is real: the rules, the file, the papers, the signature. Only the people are made up.

use super::{Desk, Exit, printing, request_id};
use crate::domain::message::Message;
use crate::domain::procedure::ProcedureCode;
use crate::domain::time::Moment;
use crate::office::dossier::{
    DossierStatus, LookUp, LookUpStatus, PartyForm, PayBy, ReceiveDossier, Verified, verify_receipt,
};
use crate::office::printing::{NotePrint, Printable, printable};
use crate::office::queue::{Appear, CallNext, Finish, TakeNumber};
use crate::office::staff::{AddStaff, Pin, SetUp, SignIn, SignInAnswer};
use crate::office::{By, Command, Now, Office, OfficeError, Order, Role, calendar, catalogue};
use crate::paper::receipt::{PaperSize, ReceiptTemplate, lay_out};
use crate::paper::{PaperError, qr, raster};
use crate::seal::receipt_qr::Verdict;
use crate::store::Store;
use crate::store::print::PrintState;
use clap::Args;
use std::path::{Path, PathBuf};

/// Where the walkthrough leaves its files.
#[derive(Debug, Args)]
pub struct WalkthroughArgs {
    /// cli-arg-walkthrough-out
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// What a citizen types, without marks.
const WORDS: &str = "sao y ban chinh";
/// What the scanner reads off a card. Nobody has this number.
const CARD: &str =
    "001190012346||Trần Thị Bình|02021990|Nữ|Thôn Đông Hòa, Xã Tân Phong, Tỉnh Hưng Yên|01082024||||";
/// Pages of the paper that is to be copied, and copies asked for.
const PAGES: u32 = 5;
const COPIES: u32 = 2;

/// A step by step run of the main job.
struct Walk<'a> {
    desk: &'a Desk<'a>,
    office: Office,
    /// The walkthrough's own time: now, or the next opening when the office is closed.
    at: Moment,
    step: u32,
}

impl Walk<'_> {
    fn tell(&mut self, message: Message) {
        self.step += 1;
        println!("{:>2}. {}", self.step, self.desk.render(&message));
    }

    fn send<C: Command>(&mut self, session: Option<&str>, station: &str, body: C) -> Result<C::Answer, Exit> {
        self.at += chrono::TimeDelta::seconds(20);
        let order = Order {
            request: request_id(&self.office),
            by: By {
                session: session.map(str::to_owned),
                station: station.to_owned(),
            },
            body,
        };
        let now = Now {
            wall: self.at,
            ..self.desk.now()
        };
        self.office.run(order, now).map_err(|error| Exit::of(&error))
    }

    /// Signs a made-up person in; gives the token.
    fn sign_in(&mut self, login: &str, pin: Pin, station: &str) -> Result<String, Exit> {
        let token = crate::store::verify::hex(&self.office.random::<32>());
        match self.send(None, station, SignIn::new(login, pin, &token))? {
            SignInAnswer::SignedIn { .. } => Ok(token),
            _ => Err(Exit::new(Exit::RIGHTS, Message::new("sign-in-wrong"))),
        }
    }

    /// Eight digits that are not too easily guessed.
    fn pin(&self) -> Pin {
        loop {
            let number = u64::from_be_bytes(self.office.random()) % 100_000_000;
            let digits = format!("{number:08}");
            if crate::domain::pin::check(&digits).is_ok() {
                return Pin::new(digits);
            }
        }
    }
}

pub(super) fn walkthrough(desk: &Desk<'_>, args: &WalkthroughArgs) -> Result<(), Exit> {
    std::fs::create_dir_all(&args.out).map_err(|error| Exit::file(&args.out, &error))?;
    let db = args.out.join("motcua.db");
    if db.exists() {
        return Err(Exit::new(
            Exit::REFUSED,
            Message::new("cli-walkthrough-exists").with("file", db.display().to_string()),
        ));
    }
    let store = Store::open(&db).map_err(|error| Exit::of(&OfficeError::Store(error)))?;
    let office = Office::new(store, (desk.chance)());
    let mut walk = Walk {
        desk,
        office,
        at: desk.now().wall,
        step: 0,
    };
    let session = open_office(&mut walk)?;
    let code = find(&mut walk)?;
    let number = take_number(&mut walk, &code, &args.out)?;
    let qr = serve(&mut walk, &session, &code, &number, &args.out)?;
    let text = read_back(&mut walk, &args.out.join("receipt.pdf"), &qr)?;
    look_up(&mut walk, text)?;
    finish(&mut walk, &args.out)
}

/// The office, an administrator, a clerk; PINs are random and nobody sees them.
fn open_office(walk: &mut Walk<'_>) -> Result<String, Exit> {
    let admin_pin = walk.pin();
    let made = walk.send(
        None,
        "ban-1",
        SetUp::sample("quantri", "Lê Văn Quản", admin_pin.clone()),
    )?;
    walk.tell(
        Message::new("cli-set-up-done")
            .with("name", made.name)
            .with("unit", made.unit)
            .with("procedures", made.procedures),
    );
    let calendar = walk
        .office
        .read(calendar::read)
        .map_err(|error| Exit::of(&error))?;
    if !calendar.is_open(walk.at)
        && let Some(opens) = calendar.opens_next(walk.at)
    {
        walk.at = opens + chrono::TimeDelta::minutes(38);
        walk.tell(
            Message::new("cli-walkthrough-closed").with("at", walk.at.format("%H:%M %d/%m/%Y").to_string()),
        );
    }
    let admin = walk.sign_in("quantri", admin_pin, "ban-1")?;
    let clerk_pin = walk.pin();
    walk.send(
        Some(&admin),
        "ban-1",
        AddStaff::new("canbo", "Phạm Thị Hạnh", Role::Clerk, clerk_pin.clone()),
    )?;
    let session = walk.sign_in("canbo", clerk_pin, "quay-3")?;
    walk.tell(Message::new("cli-walkthrough-clerk"));
    Ok(session)
}

fn find(walk: &mut Walk<'_>) -> Result<ProcedureCode, Exit> {
    let index = catalogue::search_index(&walk.office).map_err(|error| Exit::of(&error))?;
    let hit = index.find(WORDS, 1).hits.into_iter().next().ok_or_else(|| {
        Exit::new(
            Exit::REFUSED,
            Message::new("cli-found-nothing").with("nearest", ""),
        )
    })?;
    let offered = walk
        .office
        .read(|view| catalogue::procedure(view, &hit.code))
        .map_err(|error| Exit::of(&error))?;
    walk.tell(
        Message::new("cli-walkthrough-found")
            .with("words", WORDS)
            .with("code", hit.code.0.as_str())
            .with("name", offered.procedure.name),
    );
    Ok(hit.code)
}

fn take_number(walk: &mut Walk<'_>, code: &ProcedureCode, out: &Path) -> Result<String, Exit> {
    let letter = walk
        .office
        .read(|view| catalogue::procedure(view, code))
        .map_err(|error| Exit::of(&error))?
        .field
        .unwrap_or('A');
    let body = TakeNumber {
        procedure: Some(code.clone()),
        ..TakeNumber::of(letter)
    };
    let taken = walk.send(None, "ki-ot-1", body)?;
    let number = taken.ticket.number.to_string();
    let file = out.join("ticket.png");
    if let Some(job) = taken.print {
        write_paper(walk, job, &file, "ki-ot-1", None)?;
    }
    walk.tell(
        Message::new("cli-walkthrough-number")
            .with("number", number.as_str())
            .with("field", taken.ticket.field)
            .with("file", file.display().to_string()),
    );
    Ok(number)
}

/// Draws a job of the outbox into a file and notes that it was printed.
fn write_paper(
    walk: &mut Walk<'_>,
    job: crate::domain::id::PrintJobId,
    file: &Path,
    station: &str,
    session: Option<&str>,
) -> Result<(), Exit> {
    let paper: Printable = printable(&walk.office, job, walk.at).map_err(|error| Exit::of(&error))?;
    let bytes =
        printing::draw(&paper, file, PaperSize::A5Landscape).map_err(|error| Exit::refused(&error))?;
    std::fs::write(file, bytes).map_err(|error| Exit::file(file, &error))?;
    let note = NotePrint {
        job,
        state: PrintState::Confirmed,
        fault: String::new(),
    };
    walk.send(session, station, note)?;
    Ok(())
}

/// Calls the number, takes the dossier in from the card's text, prints the receipt.
fn serve(
    walk: &mut Walk<'_>,
    session: &str,
    code: &ProcedureCode,
    number: &str,
    out: &Path,
) -> Result<String, Exit> {
    let counter = walk
        .office
        .read(|view| Ok(crate::store::office::counters(view)?))
        .map_err(|error| Exit::of(&error))?
        .into_iter()
        .find(|counter| counter.name.ends_with('3'))
        .map_or(3, |counter| counter.number);
    let called = walk.send(Some(session), "quay-3", CallNext { counter })?;
    let why = walk.desk.say(&called.why);
    walk.tell(
        Message::new("cli-walkthrough-called")
            .with("number", number)
            .with("counter", counter)
            .with("why", why),
    );
    walk.send(Some(session), "quay-3", Appear { counter })?;
    let mut body = ReceiveDossier::direct(
        code.clone(),
        PartyForm {
            card: Some(CARD.to_owned()),
            ..PartyForm::default()
        },
    );
    body.applicant.form.phone = "0912 345 678".to_owned();
    body.ticket = Some(number.to_owned());
    body.counter = Some(counter);
    body.fee.copies = COPIES;
    body.fee.units = PAGES;
    body.paid = Some(PayBy::Cash {
        e_receipt: String::new(),
    });
    let received = walk.send(Some(session), "quay-3", body)?;
    walk.tell(
        Message::new("cli-walkthrough-received")
            .with("code", received.code.as_str())
            .with("due", received.due_at.format("%H:%M %d/%m/%Y").to_string()),
    );
    for line in &received.explanation {
        println!("      {}", walk.desk.render(line));
    }
    for line in &received.bill.lines {
        println!("      {}: {}", line.name, walk.desk.render(&line.explanation));
    }
    let file = out.join("receipt.pdf");
    write_paper(walk, received.print, &file, "quay-3", Some(session))?;
    walk.tell(Message::new("cli-walkthrough-receipt").with("file", file.display().to_string()));
    walk.send(Some(session), "quay-3", Finish { counter })?;
    Ok(received.qr)
}

/// Reads the QR off the page as another program renders it, or off our own drawing of the same layout.
fn read_back(walk: &mut Walk<'_>, file: &Path, expected: &str) -> Result<String, Exit> {
    let (text, how) = match qr::read_pdf(file) {
        Ok(text) => (text, "cli-walkthrough-read-pdf"),
        Err(PaperError::ReaderMissing) => (read_own_drawing(walk)?, "cli-walkthrough-read-own"),
        Err(error) => return Err(Exit::refused(&error)),
    };
    match text {
        Some(text) if text == expected => {
            walk.tell(Message::new(how).with("length", text.len()));
            Ok(text)
        }
        _ => Err(Exit::new(Exit::NOT_GOOD, Message::new("cli-no-qr"))),
    }
}

fn read_own_drawing(walk: &Walk<'_>) -> Result<Option<String>, Exit> {
    let job = crate::office::printing::last_receipt(&walk.office).map_err(|error| Exit::of(&error))?;
    let paper = printable(&walk.office, job, walk.at).map_err(|error| Exit::of(&error))?;
    let Printable::Receipt(content, qr_text) = paper else {
        return Ok(None);
    };
    let refused = |error: PaperError| Exit::refused(&error);
    let template = ReceiptTemplate::embedded().map_err(refused)?;
    let document = lay_out(&content, &qr_text, &template, PaperSize::A5Landscape).map_err(refused)?;
    let Some(page) = document.pages.first() else {
        return Ok(None);
    };
    let picture = raster::draw(page, raster::THERMAL_DPI).map_err(refused)?;
    Ok(qr::read(&picture))
}

fn look_up(walk: &mut Walk<'_>, text: String) -> Result<(), Exit> {
    let verdict = verify_receipt(&walk.office, &text).map_err(|error| Exit::of(&error))?;
    if !matches!(verdict, Verdict::Genuine { .. }) {
        return Err(Exit::new(
            Exit::NOT_GOOD,
            crate::domain::message::Say::say(&verdict),
        ));
    }
    walk.tell(Message::new("cli-genuine"));
    let found = walk.send(
        None,
        "ki-ot-1",
        LookUpStatus {
            look_up: LookUp::Receipt { text },
        },
    )?;
    let Verified::Found { status } = found else {
        return Err(Exit::new(Exit::NOT_GOOD, Message::new("dossier-not-found")));
    };
    let DossierStatus { code, name, step, .. } = *status;
    let step = walk.desk.text(step.text_id());
    walk.tell(
        Message::new("cli-walkthrough-status")
            .with("code", code)
            .with("name", name)
            .with("step", step),
    );
    Ok(())
}

fn finish(walk: &mut Walk<'_>, out: &Path) -> Result<(), Exit> {
    let found = walk
        .office
        .store()
        .verify(&mut |_| {})
        .map_err(|error| Exit::of(&OfficeError::Store(error)))?;
    if !found.good {
        return Err(Exit::new(
            Exit::NOT_GOOD,
            Message::new("cli-verify-call-for-help"),
        ));
    }
    walk.tell(
        Message::new("cli-verify-good")
            .with("events", found.events)
            .with("head", found.head.get(..16).unwrap_or_default()),
    );
    walk.tell(Message::new("cli-walkthrough-done").with("dir", out.display().to_string()));
    Ok(())
}
