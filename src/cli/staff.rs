//! `motcua setup` and `motcua staff`: first start, people, signing in.

use super::{Desk, Exit, session};
use crate::domain::message::Message;
use crate::office::Role;
use crate::office::staff::{
    AddStaff, ChangeOwnPin, ChangeStaff, Pin, SetUp, SignIn, SignInAnswer, SignOut, staff_list,
};
use clap::{Args, Subcommand};
use std::io::BufRead;

/// Arguments of the first start.
#[derive(Debug, Args)]
pub struct SetUpArgs {
    /// cli-arg-login
    #[arg(long)]
    pub login: String,
    /// cli-arg-full-name
    #[arg(long)]
    pub full_name: String,
    /// cli-arg-office-name
    #[arg(long)]
    pub name: Option<String>,
    /// cli-arg-office-parent
    #[arg(long)]
    pub parent: Option<String>,
    /// cli-arg-office-place
    #[arg(long)]
    pub place: Option<String>,
    /// cli-arg-office-unit
    #[arg(long)]
    pub unit: Option<String>,
    /// cli-arg-office-province
    #[arg(long)]
    pub province: Option<String>,
}

/// Commands about staff.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// cli-staff-sign-in
    SignIn {
        /// cli-arg-login
        login: String,
    },
    /// cli-staff-sign-out
    SignOut,
    /// cli-staff-list
    List,
    /// cli-staff-add
    Add {
        /// cli-arg-login
        login: String,
        /// cli-arg-full-name
        #[arg(long)]
        full_name: String,
        /// cli-arg-role
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// cli-staff-change
    Change {
        /// cli-arg-login
        login: String,
        /// cli-arg-role
        #[arg(long, value_parser = role)]
        role: Option<Role>,
        /// cli-arg-disable
        #[arg(long, conflicts_with = "enable")]
        disable: bool,
        /// cli-arg-enable
        #[arg(long)]
        enable: bool,
        /// cli-arg-new-pin
        #[arg(long)]
        new_pin: bool,
    },
    /// cli-staff-pin
    Pin,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text)
        .filter(|role| *role != Role::Citizen)
        .ok_or_else(|| "clerk | specialist | leader | administrator".to_owned())
}

/// The PIN, from the first line of standard input: it never stands on the command line, where others see it.
fn read_pin(desk: &Desk<'_>) -> Result<Pin, Exit> {
    use std::io::IsTerminal;
    if std::io::stdin().is_terminal() {
        eprintln!("{}", desk.text("cli-type-pin"));
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| Exit::file(std::path::Path::new("-"), &error))?;
    Ok(Pin::new(line.trim_end_matches(['\r', '\n'])))
}

pub(super) fn set_up(desk: &Desk<'_>, args: SetUpArgs) -> Result<(), Exit> {
    let pin = read_pin(desk)?;
    let office = desk.open()?;
    let mut body = SetUp::sample(&args.login, &args.full_name, pin);
    body.name = args.name;
    body.parent = args.parent;
    body.place = args.place;
    body.unit = args.unit;
    body.province = args.province;
    let answer = desk.send(&office, body)?;
    desk.show(&answer, || {
        desk.render(
            &Message::new("cli-set-up-done")
                .with("name", answer.name.as_str())
                .with("unit", answer.unit.as_str())
                .with("procedures", answer.procedures),
        )
    });
    Ok(())
}

pub(super) fn staff(desk: &Desk<'_>, command: StaffCommand) -> Result<(), Exit> {
    let office = desk.open()?;
    match command {
        StaffCommand::SignIn { login } => sign_in(desk, &office, &login),
        StaffCommand::SignOut => {
            desk.send(&office, SignOut {})?;
            session::forget(desk);
            desk.show(&(), || desk.text("cli-signed-out"));
            Ok(())
        }
        StaffCommand::List => {
            let all = staff_list(&office).map_err(|error| Exit::of(&error))?;
            desk.show(&all, || {
                all.iter()
                    .map(|(staff, name)| {
                        let state = if staff.disabled {
                            desk.text("cli-disabled")
                        } else {
                            String::new()
                        };
                        format!(
                            "{}  {name}  {}  {state}",
                            staff.login,
                            role_name(desk, staff.role)
                        )
                    })
                    .collect::<Vec<_>>()
                    .join("\n")
            });
            Ok(())
        }
        StaffCommand::Add {
            login,
            full_name,
            role,
        } => {
            let pin = read_pin(desk)?;
            let answer = desk.send(&office, AddStaff::new(&login, &full_name, role, pin))?;
            desk.show(&answer, || {
                format!("{}  {}", answer.login, role_name(desk, answer.role))
            });
            Ok(())
        }
        StaffCommand::Change {
            login,
            role,
            disable,
            enable,
            new_pin,
        } => {
            let pin = if new_pin { Some(read_pin(desk)?) } else { None };
            let disabled = if disable {
                Some(true)
            } else {
                enable.then_some(false)
            };
            let answer = desk.send(&office, ChangeStaff::new(&login, role, disabled, pin))?;
            desk.show(&answer, || {
                format!("{}  {}", answer.login, role_name(desk, answer.role))
            });
            Ok(())
        }
        StaffCommand::Pin => {
            let pin = read_pin(desk)?;
            desk.send(&office, ChangeOwnPin::new(pin))?;
            desk.show(&(), || desk.text("cli-pin-changed"));
            Ok(())
        }
    }
}

fn role_name(desk: &Desk<'_>, role: Role) -> String {
    desk.text(&format!("role-{}", role.as_str()))
}

fn sign_in(desk: &Desk<'_>, office: &crate::office::Office, login: &str) -> Result<(), Exit> {
    let pin = read_pin(desk)?;
    let token = crate::store::verify::hex(&office.random::<32>());
    let answer = desk.send(office, SignIn::new(login, pin, &token))?;
    match answer {
        SignInAnswer::SignedIn { role, .. } => {
            session::remember(desk, &token).map_err(|error| Exit::file(&desk.db, &error))?;
            let shown = serde_json::json!({ "session": token, "role": role });
            desk.show(&shown, || {
                desk.render(
                    &Message::new("cli-signed-in")
                        .with("role", role_name(desk, role))
                        .with("station", desk.station.as_str()),
                )
            });
            Ok(())
        }
        SignInAnswer::Wrong => Err(Exit::new(Exit::RIGHTS, Message::new("sign-in-wrong"))),
        SignInAnswer::Wait { seconds } => Err(Exit::new(
            Exit::RIGHTS,
            Message::new("sign-in-wait").with("seconds", seconds),
        )),
        SignInAnswer::Locked => Err(Exit::new(Exit::RIGHTS, Message::new("sign-in-locked"))),
    }
}
