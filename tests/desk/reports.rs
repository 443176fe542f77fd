//! Reports: the figures of the screen are those of the file, and undelivered services are in no sum.

use crate::house::{DAY, House, Who};
use calamine::{Data, Reader, Xlsx, open_workbook};
use motcua::domain::procedure::ProcedureCode;
use motcua::office::arrange::ChangeField;
use motcua::office::queue::{Appear, CallNext, ChangeService, CloseDay, Finish, LeaveLine, TakeNumber};
use motcua::report::{Table, Visits, queue_day, services};
use motcua::store::ticket::TicketKind;
use motcua::words::Language;
use std::path::Path;

fn day() -> chrono::NaiveDate {
    DAY.parse().unwrap()
}

fn queue_table(house: &House) -> Table {
    house
        .office
        .read(|view| Ok(queue_day(view, day()).unwrap()))
        .unwrap()
        .table()
}

/// The cells of a CSV as a spreadsheet reads them: every cell is quoted.
fn csv_cells(text: &str) -> Vec<Vec<String>> {
    text.trim_start_matches('\u{FEFF}')
        .lines()
        .map(|line| {
            let line = line.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
            line.split("\",\"")
                .map(|cell| cell.replace("\"\"", "\""))
                .collect()
        })
        .collect()
}

fn xlsx_cells(path: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet
        .rows()
        .map(|row| {
            row.iter()
                .map(|cell| match cell {
                    Data::Float(number) => format!("{number:.0}"),
                    other => other.to_string(),
                })
                .collect()
        })
        .collect()
}

/// Two appear and two do not, one of each with an appointment.
fn two_and_two(house: &House) {
    for (when, kind) in [
        ("08:00", TicketKind::WalkIn),
        ("08:01", TicketKind::Appointment),
        ("08:02", TicketKind::WalkIn),
        ("08:03", TicketKind::Appointment),
    ] {
        house.ok(
            Who::Clerk,
            when,
            TakeNumber {
                kind,
                ..TakeNumber::of('A')
            },
        );
    }
    for (call, end) in [("08:10", "08:12"), ("08:14", "08:16")] {
        house.ok(Who::Clerk, call, CallNext { counter: 2 });
        house.ok(Who::Clerk, end, Appear { counter: 2 });
        house.ok(Who::Clerk, end, Finish { counter: 2 });
    }
    house.ok(
        Who::Clerk,
        "08:20",
        LeaveLine {
            number: "A003".into(),
        },
    );
    house.ok(Who::Leader, "17:05", CloseDay {});
}

#[test]
fn two_appeared_and_two_not_stand_on_the_screen_and_in_the_files_with_the_right_split() {
    let house = House::new();
    two_and_two(&house);
    let report = house
        .office
        .read(|view| Ok(queue_day(view, day()).unwrap()))
        .unwrap();
    let half = Visits {
        taken: 2,
        appeared: 1,
        not_appeared: 1,
        open: 0,
    };
    assert_eq!((report.walk_in, report.appointment), (half, half));
    assert_eq!(
        report.total,
        Visits {
            taken: 4,
            appeared: 2,
            not_appeared: 2,
            open: 0
        }
    );

    let table = queue_table(&house);
    let figures: Vec<&str> = vec!["4", "2", "2", "0"];
    let lines = table.lines(Language::Vi);
    assert!(lines.last().unwrap().ends_with("4  2  2  0"), "{lines:?}");
    let csv = csv_cells(&table.csv(Language::Vi));
    assert_eq!(csv.last().unwrap()[2..], figures);
    let path = house.folder.path().join("ngay.xlsx");
    std::fs::write(&path, table.xlsx(Language::Vi).unwrap()).unwrap();
    assert_eq!(xlsx_cells(&path), csv, "the workbook and the CSV say the same");
    assert_eq!(csv.len(), 1 + 2 + 3, "head, a line a way of coming, three totals");
}

#[test]
fn three_services_are_listed_with_counts_and_undelivered_ones_are_not_summed() {
    let house = House::new();
    let with = |code: &str, quantity| TakeNumber {
        procedure: Some(ProcedureCode(code.into())),
        quantity,
        ..TakeNumber::of('A')
    };
    house.ok(Who::Clerk, "08:00", with("1.001193", 1));
    house.ok(Who::Clerk, "08:01", with("2.000815", 3));
    house.ok(Who::Clerk, "08:02", with("2.000884", 7));
    for (call, end, correct) in [("08:10", "08:12", None), ("08:14", "08:16", Some(5))] {
        let called = house.ok(Who::Clerk, call, CallNext { counter: 2 });
        house.ok(Who::Clerk, end, Appear { counter: 2 });
        if let Some(quantity) = correct {
            let body = ChangeService {
                number: called.ticket.number.to_string(),
                procedure: None,
                quantity: Some(quantity),
            };
            house.ok(Who::Clerk, end, body);
        }
        house.ok(Who::Clerk, end, Finish { counter: 2 });
    }
    house.ok(
        Who::Clerk,
        "08:20",
        LeaveLine {
            number: "A003".into(),
        },
    );
    let report = house
        .office
        .read(|view| Ok(services(view, day(), day()).unwrap()))
        .unwrap();
    let counts: Vec<_> = report
        .rows
        .iter()
        .map(|row| {
            (
                row.procedure.as_deref().unwrap(),
                row.tickets,
                row.quantity,
                row.undelivered,
            )
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("1.001193", 1, 1, 0),
            ("2.000815", 1, 5, 0),
            ("2.000884", 0, 0, 1)
        ]
    );
    assert_eq!(
        report.quantity, 6,
        "the corrected five and the one, not the seven"
    );
    let csv = csv_cells(&report.table().csv(Language::En));
    assert_eq!(csv.len(), 5);
    assert_eq!(csv[4][2..], ["2", "6", "1"]);
}

#[test]
fn no_cell_of_a_file_is_taken_for_a_formula() {
    let house = House::new();
    let name = "=HYPERLINK(\"http://x\")";
    let body = ChangeField {
        letter: 'A',
        name: Some(name.into()),
        handles: None,
        face: None,
        open: None,
        retired: None,
    };
    house.ok(Who::Leader, "07:59", body);
    house.ok(Who::Kiosk, "08:00", TakeNumber::of('A'));
    let report = house
        .office
        .read(|view| Ok(services(view, day(), day()).unwrap()))
        .unwrap();
    let csv = csv_cells(&report.table().csv(Language::Vi));
    assert_eq!(csv[1][1], format!("'{name}"));
    assert!(
        house
            .office
            .read(|view| Ok(services(view, day(), day().pred_opt().unwrap()).is_err()))
            .unwrap()
    );
}
