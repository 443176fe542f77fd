//! Codes that come twice in one file.
//!
//! The same procedure twice is left out once. Two provinces publishing different procedures under one
//! code (1.014325 in July 2026) are both kept: the codes of all but one get a suffix, and a person must
//! confirm them. Which one keeps the code does not depend on the order of the file.

use super::error::{RowNote, RowNoteKind};
use super::json::Placed;
use crate::domain::procedure::{Doubt, Procedure, ProcedureCode};
use std::collections::HashMap;

/// Every code once, with notes on what had to be done, and on codes of an odd shape.
pub fn settle(rows: Vec<Placed>) -> (Vec<Procedure>, Vec<RowNote>) {
    let mut by_code: HashMap<ProcedureCode, Vec<usize>> = HashMap::new();
    for (n, (_, procedure)) in rows.iter().enumerate() {
        by_code.entry(procedure.code.clone()).or_default().push(n);
    }
    let mut renamed: HashMap<usize, String> = HashMap::new();
    let mut left_out: Vec<usize> = Vec::new();
    for (code, mut group) in by_code {
        group.sort_by_key(|n| rows.get(*n).map(|(_, p)| (p.name.clone(), p.agency.clone())));
        let mut kept: Vec<usize> = Vec::new();
        for n in group {
            let same = |other: &usize| rows.get(*other).map(|(_, p)| p) == rows.get(n).map(|(_, p)| p);
            if kept.iter().any(same) {
                left_out.push(n);
                continue;
            }
            if !kept.is_empty() {
                renamed.insert(n, format!("{code}-{}", kept.len() + 1));
            }
            kept.push(n);
        }
        if kept.len() > 1 {
            // The one that keeps the code is as doubtful as the others.
            if let Some(first) = kept.first() {
                renamed.insert(*first, code.0.clone());
            }
        }
    }
    let mut procedures = Vec::with_capacity(rows.len());
    let mut notes = Vec::new();
    for (n, (place, mut procedure)) in rows.into_iter().enumerate() {
        let code = procedure.code.0.clone();
        let note = |kind| RowNote {
            place: place.clone(),
            code: code.clone(),
            kind,
        };
        if left_out.contains(&n) {
            notes.push(note(RowNoteKind::SameTwice));
            continue;
        }
        if !is_usual(&code) {
            notes.push(note(RowNoteKind::OddCode));
        }
        if let Some(kept_as) = renamed.remove(&n) {
            notes.push(note(RowNoteKind::CodeRepeated {
                kept_as: kept_as.clone(),
            }));
            procedure.doubts.push(Doubt::CodeRepeated {
                published: code.clone(),
            });
            procedure.code = ProcedureCode(kept_as);
        }
        procedures.push(procedure);
    }
    (procedures, notes)
}

/// `d.dddddd`, as 5,661 of 5,665 are.
fn is_usual(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 8
        && bytes
            .iter()
            .enumerate()
            .all(|(n, b)| if n == 1 { *b == b'.' } else { b.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::import::error::Place;
    use crate::catalogue::import::published::Published;

    fn row(line: u32, code: &str, name: &str) -> Placed {
        let published = Published {
            code: code.to_owned(),
            name: name.to_owned(),
            ..Published::default()
        };
        (Place::Line { row: line }, published.into_procedure())
    }

    fn codes(rows: Vec<Placed>) -> Vec<(String, String)> {
        let mut list: Vec<_> = settle(rows).0.into_iter().map(|p| (p.name, p.code.0)).collect();
        list.sort();
        list
    }

    #[test]
    fn the_same_procedure_twice_is_kept_once_with_a_note() {
        let (procedures, notes) = settle(vec![row(1, "1.000001", "A"), row(2, "1.000001", "A")]);
        assert_eq!(procedures.len(), 1);
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].kind, RowNoteKind::SameTwice);
    }

    #[test]
    fn two_procedures_of_one_code_are_both_kept_and_doubted_in_any_order() {
        let one = || row(1, "1.014325", "Tư vấn");
        let other = || row(2, " 1.014325", "Chương trình");
        let (procedures, notes) = settle(vec![one(), other()]);
        assert_eq!(procedures.len(), 2);
        assert!(
            procedures
                .iter()
                .all(|p| matches!(p.doubts.as_slice(), [Doubt::CodeRepeated { .. }]))
        );
        assert_eq!(notes.len(), 2);
        assert_eq!(codes(vec![one(), other()]), codes(vec![other(), one()]));
    }

    #[test]
    fn odd_codes_are_taken_and_noted() {
        let (procedures, notes) = settle(vec![row(1, "1.014955-Xoa", "A"), row(2, " 9.999999", "B")]);
        assert_eq!(procedures[1].code.0, "9.999999");
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].kind, RowNoteKind::OddCode);
    }
}
