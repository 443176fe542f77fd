//! `motcua number`, `call`, `queue` and `close-day`: the day's numbers.

use super::{Desk, Exit, show};
use crate::domain::message::{Message, Say};
use crate::domain::procedure::ProcedureCode;
use crate::domain::waiting::Standing;
use crate::office::queue::{
    Appear, CallAnswer, CallNext, CallThis, ChangeService, Citizen, CloseDay, CorrectStanding, Finish, Hold,
    JoinLine, LeaveLine, NoShow, PaperCheck, PutBack, Recall, Resume, ReturnToLine, SendTo, TakeNumber,
    TicketAnswer, Transfer, UndoNoShow, queue_of, ticket_named, wait_of,
};
use crate::office::{Command, Office, day_text};
use crate::store::ticket::TicketKind;
use clap::{Args, Subcommand};

/// What a person does with a number.
#[derive(Debug, Subcommand)]
pub enum NumberCommand {
    /// cli-number-take
    Take {
        /// cli-arg-field
        field: char,
        /// cli-arg-priority
        #[arg(long)]
        priority: Option<String>,
        /// cli-arg-low
        #[arg(long)]
        low: bool,
        /// cli-arg-appointment
        #[arg(long)]
        appointment: bool,
        /// cli-arg-procedure
        #[arg(long)]
        procedure: Option<String>,
        /// cli-arg-quantity
        #[arg(long, default_value_t = 1)]
        quantity: u32,
        /// cli-arg-have
        #[arg(long, value_delimiter = ',', requires = "of")]
        have: Option<Vec<u32>>,
        /// cli-arg-have-of
        #[arg(long)]
        of: Option<u32>,
        /// cli-arg-person-name
        #[arg(long)]
        name: Option<String>,
        /// cli-arg-person-phone
        #[arg(long)]
        phone: Option<String>,
        /// cli-arg-person-note
        #[arg(long)]
        note: Option<String>,
        /// cli-arg-wait-outside
        #[arg(long)]
        not_in_line: bool,
    },
    /// cli-number-join
    Join {
        /// cli-arg-number
        number: String,
    },
    /// cli-number-leave
    Leave {
        /// cli-arg-number
        number: String,
    },
    /// cli-number-wait
    Wait {
        /// cli-arg-number-or-qr
        number: String,
    },
}

/// What a clerk does with the numbers.
#[derive(Debug, Subcommand)]
pub enum CallCommand {
    /// cli-call-next
    Next {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-this
    This {
        /// cli-arg-number
        number: String,
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
        /// cli-arg-reason
        #[arg(long)]
        reason: String,
    },
    /// cli-call-again
    Again {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-appear
    Appear {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-no-show
    NoShow {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-undo
    Undo {
        /// cli-arg-number
        number: String,
    },
    /// cli-call-return
    Return {
        /// cli-arg-number
        number: String,
    },
    /// cli-call-hold
    Hold {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-resume
    Resume {
        /// cli-arg-number
        number: String,
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-put-back
    PutBack {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
    /// cli-call-transfer
    Transfer {
        /// cli-arg-number
        number: String,
        /// cli-arg-to-counter
        #[arg(long, conflicts_with = "field", required_unless_present = "field")]
        counter: Option<u32>,
        /// cli-arg-to-field
        #[arg(long)]
        field: Option<char>,
    },
    /// cli-call-service
    Service {
        /// cli-arg-number
        number: String,
        /// cli-arg-procedure
        #[arg(long)]
        procedure: Option<String>,
        /// cli-arg-quantity
        #[arg(long)]
        quantity: Option<u32>,
    },
    /// cli-call-standing
    Standing {
        /// cli-arg-number
        number: String,
        /// cli-arg-standing
        #[arg(value_parser = standing)]
        standing: Standing,
    },
    /// cli-call-finish
    Finish {
        /// cli-arg-counter
        #[arg(long)]
        counter: u32,
    },
}

fn standing(text: &str) -> Result<Standing, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "priority | normal | low".to_owned())
}

/// Which day to show.
#[derive(Debug, Args)]
pub struct QueueArgs {
    /// cli-arg-day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: Option<chrono::NaiveDate>,
    /// cli-arg-everything
    #[arg(long)]
    pub all: bool,
}

pub(super) fn number(desk: &Desk<'_>, command: NumberCommand) -> Result<(), Exit> {
    let office = desk.open()?;
    match command {
        NumberCommand::Take {
            field,
            priority,
            low,
            appointment,
            procedure,
            quantity,
            have,
            of,
            name,
            phone,
            note,
            not_in_line,
        } => {
            let person = Citizen {
                name: name.unwrap_or_default(),
                phone: phone.unwrap_or_default(),
                note: note.unwrap_or_default(),
                priority: String::new(),
            };
            let body = TakeNumber {
                priority,
                low,
                kind: if appointment {
                    TicketKind::Appointment
                } else {
                    TicketKind::WalkIn
                },
                procedure: procedure.map(ProcedureCode),
                quantity,
                papers: have.zip(of).map(|(have, of)| PaperCheck { have, of }),
                person: (person != Citizen::default()).then_some(person),
                join: !not_in_line,
                ..TakeNumber::of(field)
            };
            let answer = desk.send(&office, body)?;
            let wait =
                wait_of(&office, answer.ticket.id, desk.now().wall).map_err(|error| Exit::of(&error))?;
            desk.show(&serde_json::json!({ "taken": answer, "wait": wait }), || {
                let counters: Vec<String> = answer.counters.iter().map(u32::to_string).collect();
                let mut lines = vec![
                    show::ticket(desk, &answer.ticket),
                    desk.render(&wait.ahead_words),
                    desk.render(&Message::new("ticket-counters").with("counters", counters.join(", "))),
                ];
                lines.extend(wait.words.as_ref().map(|words| desk.render(words)));
                lines.join("\n")
            });
            Ok(())
        }
        NumberCommand::Join { number } => step(desk, &office, JoinLine { number }),
        NumberCommand::Leave { number } => step(desk, &office, LeaveLine { number }),
        NumberCommand::Wait { number } => {
            let ticket = ticket_named(&office, &number, desk.now().wall).map_err(|error| Exit::of(&error))?;
            let wait = wait_of(&office, ticket.id, desk.now().wall).map_err(|error| Exit::of(&error))?;
            desk.show(&serde_json::json!({ "ticket": ticket, "wait": wait }), || {
                let mut lines = vec![show::ticket(desk, &ticket), desk.render(&wait.ahead_words)];
                lines.extend(wait.words.as_ref().map(|words| desk.render(words)));
                lines.join("\n")
            });
            Ok(())
        }
    }
}

pub(super) fn call(desk: &Desk<'_>, command: CallCommand) -> Result<(), Exit> {
    let office = desk.open()?;
    match command {
        CallCommand::Next { counter } => called(desk, &office, CallNext { counter }),
        CallCommand::This {
            number,
            counter,
            reason,
        } => called(
            desk,
            &office,
            CallThis {
                counter,
                number,
                reason,
            },
        ),
        CallCommand::Again { counter } => step(desk, &office, Recall { counter }),
        CallCommand::Appear { counter } => step(desk, &office, Appear { counter }),
        CallCommand::NoShow { counter } => step(desk, &office, NoShow { counter }),
        CallCommand::Undo { number } => step(desk, &office, UndoNoShow { number }),
        CallCommand::Return { number } => step(desk, &office, ReturnToLine { number }),
        CallCommand::Hold { counter } => step(desk, &office, Hold { counter }),
        CallCommand::Resume { number, counter } => step(desk, &office, Resume { counter, number }),
        CallCommand::PutBack { counter } => step(desk, &office, PutBack { counter }),
        CallCommand::Transfer {
            number,
            counter,
            field,
        } => {
            let to = match (counter, field) {
                (_, Some(field)) => SendTo::Field(field),
                (Some(counter), None) => SendTo::Counter(counter),
                (None, None) => return Err(Exit::new(Exit::USAGE, Message::new("cli-transfer-where"))),
            };
            step(desk, &office, Transfer { number, to })
        }
        CallCommand::Service {
            number,
            procedure,
            quantity,
        } => step(
            desk,
            &office,
            ChangeService {
                number,
                procedure: procedure.map(ProcedureCode),
                quantity,
            },
        ),
        CallCommand::Standing { number, standing } => {
            step(desk, &office, CorrectStanding { number, standing })
        }
        CallCommand::Finish { counter } => step(desk, &office, Finish { counter }),
    }
}

fn step<C: Command<Answer = TicketAnswer>>(desk: &Desk<'_>, office: &Office, body: C) -> Result<(), Exit> {
    let answer = desk.send(office, body)?;
    desk.show(&answer, || show::ticket(desk, &answer));
    Ok(())
}

fn called<C: Command<Answer = CallAnswer>>(desk: &Desk<'_>, office: &Office, body: C) -> Result<(), Exit> {
    let answer = desk.send(office, body)?;
    desk.show(&answer, || {
        let mut lines = vec![show::ticket(desk, &answer.ticket), desk.say(&answer.why)];
        lines.push(desk.render(&Message::new("cli-waited").with("minutes", answer.waited_minutes)));
        if let Some(procedure) = &answer.ticket.procedure {
            lines.push(procedure.clone());
        }
        lines.extend(
            answer
                .majority
                .as_ref()
                .map(|majority| desk.render(&majority.say())),
        );
        lines.join("\n")
    });
    Ok(())
}

pub(super) fn queue(desk: &Desk<'_>, args: &QueueArgs) -> Result<(), Exit> {
    let office = desk.open()?;
    let day = args
        .day
        .unwrap_or_else(|| crate::domain::time::day(desk.now().wall));
    let mut tickets = queue_of(&office, &day_text(day)).map_err(|error| Exit::of(&error))?;
    if !args.all {
        tickets.retain(|ticket| ticket.state.is_open());
    }
    desk.show(&tickets, || match tickets.is_empty() {
        true => desk.text("cli-queue-empty"),
        false => tickets
            .iter()
            .map(|ticket| show::ticket(desk, ticket))
            .collect::<Vec<_>>()
            .join("\n"),
    });
    Ok(())
}

pub(super) fn close_day(desk: &Desk<'_>) -> Result<(), Exit> {
    let office = desk.open()?;
    let answer = desk.send(&office, CloseDay {})?;
    desk.show(&answer, || {
        let mut lines =
            vec![desk.render(&Message::new("cli-day-closed").with("expired", answer.expired.len()))];
        lines.extend(answer.expired.iter().map(|ticket| show::ticket(desk, ticket)));
        lines.join("\n")
    });
    Ok(())
}
