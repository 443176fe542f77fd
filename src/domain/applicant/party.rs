//! The persons of one dossier: who hands it in, whose matter it is, and who may act for whom.
//!
//! Người nộp, chủ hồ sơ and người được ủy quyền are three different things (domain rule 5 of NĐ 118/2025
//! practice). Tested here.

use super::{Applicant, Field, FieldError};
use crate::domain::message::{Message, Say};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a person is on a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Người nộp: stands at the desk.
    Applicant,
    /// Chủ hồ sơ: whose matter it is. Absent where it is the applicant.
    Owner,
    /// Người được ủy quyền: may act for the owner by a paper, such as fetching the result.
    Authorised,
}

/// The paper by which somebody acts for another (giấy ủy quyền, or what stands for it).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// What the paper is, such as “Giấy ủy quyền”.
    pub paper: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

/// A person in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub role: Role,
    pub person: Applicant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<Authorisation>,
}

/// What is wrong with the persons of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PartyError {
    #[error("nobody hands the dossier in")]
    NoApplicant,
    #[error("two persons in one role")]
    Twice { role: Role },
    #[error("only an owner may be without a paper of identity")]
    NoIdentity { role: Role },
    #[error("the paper of authorisation is missing")]
    NoPaper,
    #[error("the paper of authorisation is dated after today")]
    PaperFromTheFuture,
    #[error("the authorised person and the owner are the same")]
    AuthorisedBySelf,
}

impl Say for PartyError {
    fn say(&self) -> Message {
        Message::new(match self {
            PartyError::NoApplicant => "applicant-party-missing",
            PartyError::Twice { role: Role::Owner } => "applicant-party-two-owners",
            PartyError::Twice { .. } => "applicant-party-twice",
            PartyError::NoIdentity { .. } => "applicant-party-no-identity",
            PartyError::NoPaper => "applicant-party-no-paper",
            PartyError::PaperFromTheFuture => "applicant-party-paper-future",
            PartyError::AuthorisedBySelf => "applicant-party-self",
        })
    }
}

/// Checks the persons of a dossier together: one applicant, at most one owner and one authorised person,
/// a paper for everybody who acts by authorisation, and a number for everybody but the owner, who may be a
/// newborn child.
///
/// # Errors
/// Everything that is wrong, each beside its field.
pub fn check_parties(parties: &[Party], today: NaiveDate) -> Result<(), Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut tell = |field, error: PartyError| errors.push(FieldError::new(field, &error));
    let of = |role| parties.iter().filter(move |party| party.role == role);
    if of(Role::Applicant).next().is_none() {
        tell(Field::Name, PartyError::NoApplicant);
    }
    for role in [Role::Applicant, Role::Owner, Role::Authorised] {
        if of(role).count() > 1 {
            tell(Field::Name, PartyError::Twice { role });
        }
    }
    let owner = of(Role::Owner).next().or(of(Role::Applicant).next());
    for party in parties {
        if party.role != Role::Owner && party.person.identity.is_none() {
            tell(Field::Identity, PartyError::NoIdentity { role: party.role });
        }
        match &party.authorisation {
            Some(paper) if paper.paper.trim().is_empty() => {
                tell(Field::Authorisation, PartyError::NoPaper);
            }
            None if party.role == Role::Authorised => {
                tell(Field::Authorisation, PartyError::NoPaper);
            }
            Some(paper) if paper.date.is_some_and(|date| date > today) => {
                tell(Field::Authorisation, PartyError::PaperFromTheFuture);
            }
            _ => {}
        }
        if party.role == Role::Authorised
            && party.person.identity.is_some()
            && owner.is_some_and(|owner| owner.person.identity == party.person.identity)
        {
            tell(Field::Identity, PartyError::AuthorisedBySelf);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::applicant::identity::IdentityKind;
    use crate::domain::applicant::{ApplicantForm, check};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
    }

    fn party(role: Role, number: &str, paper: Option<&str>) -> Party {
        let form = ApplicantForm {
            name: "Nguyễn Văn A".to_owned(),
            identity_kind: match number {
                "" => IdentityKind::Without,
                _ => IdentityKind::CitizenNumber,
            },
            identity: number.to_owned(),
            ..ApplicantForm::default()
        };
        Party {
            role,
            person: check(&form, today()).expect("an applicant").0,
            authorisation: paper.map(|paper| Authorisation {
                paper: paper.to_owned(),
                number: None,
                date: NaiveDate::from_ymd_opt(2026, 11, 20),
            }),
        }
    }

    fn ids(parties: &[Party]) -> Vec<String> {
        check_parties(parties, today())
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|error| error.message.id)
            .collect()
    }

    const A: &str = "001090012345";
    const B: &str = "001090012346";

    #[test]
    fn an_applicant_alone_or_with_owner_and_authorised_person_is_right() {
        use Role::{Applicant, Authorised, Owner};
        assert_eq!(ids(&[party(Applicant, A, None)]), [""; 0]);
        assert_eq!(ids(&[party(Applicant, A, None), party(Owner, B, None)]), [""; 0]);
        let whole = [
            party(Applicant, A, None),
            party(Owner, A, None),
            party(Authorised, B, Some("Giấy ủy quyền")),
        ];
        assert_eq!(ids(&whole), [""; 0]);
    }

    #[test]
    fn a_newborn_child_owns_a_dossier_without_a_number_and_hands_none_in() {
        use Role::{Applicant, Owner};
        let child = || party(Owner, "", None);
        assert_eq!(ids(&[party(Applicant, A, None), child()]), [""; 0]);
        assert_eq!(
            ids(&[party(Applicant, "", None), child()]),
            ["applicant-party-no-identity"]
        );
    }

    #[test]
    fn who_acts_for_another_needs_a_paper_and_another_person() {
        use Role::{Applicant, Authorised, Owner};
        assert_eq!(ids(&[]), ["applicant-party-missing"]);
        assert_eq!(
            ids(&[party(Applicant, A, None), party(Authorised, B, None)]),
            ["applicant-party-no-paper"]
        );
        assert_eq!(
            ids(&[party(Applicant, A, None), party(Authorised, B, Some(" "))]),
            ["applicant-party-no-paper"]
        );
        assert_eq!(
            ids(&[
                party(Applicant, A, None),
                party(Authorised, A, Some("Giấy ủy quyền"))
            ]),
            ["applicant-party-self"]
        );
        assert_eq!(
            ids(&[
                party(Applicant, A, None),
                party(Owner, A, None),
                party(Owner, B, None)
            ]),
            ["applicant-party-two-owners"]
        );
        let mut late = party(Authorised, B, Some("Giấy ủy quyền"));
        late.authorisation.as_mut().expect("a paper").date = today().succ_opt();
        assert_eq!(
            ids(&[party(Applicant, A, None), late]),
            ["applicant-party-paper-future"]
        );
    }
}
