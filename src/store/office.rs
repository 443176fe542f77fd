//! The office itself: its name and settings, its fields of work, its counters.

use super::batch::Write;
use super::{StoreError, View};
use crate::domain::id::{CounterId, FieldId};
use crate::values;
use serde::{Deserialize, Serialize};

pub(crate) const MIGRATION: &str = "
CREATE TABLE office (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    parent TEXT NOT NULL,
    place TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit <> ''),
    province TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

CREATE TABLE field (
    id INTEGER PRIMARY KEY,
    letter TEXT NOT NULL UNIQUE CHECK (length(letter) = 1 AND letter BETWEEN 'A' AND 'Z'
        AND letter NOT IN ('I', 'O', 'Q')),
    name TEXT NOT NULL CHECK (name <> ''),
    handles TEXT NOT NULL CHECK (json_valid(handles)),
    face TEXT NOT NULL CHECK (json_valid(face)),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE counter (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE counter_field (
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    field_id INTEGER NOT NULL REFERENCES field (id),
    PRIMARY KEY (counter_id, field_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX counter_field_field ON counter_field (field_id);
";

/// The office: one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeRow {
    /// Such as “Trung tâm Phục vụ hành chính công”.
    pub name: String,
    /// Such as “Ủy ban nhân dân xã Tân Phong”.
    pub parent: String,
    /// Place written before the date on papers, such as “Tân Phong”.
    pub place: String,
    /// Unit code that dossier codes begin with, such as `H15.50.05.13`.
    pub unit: String,
    /// Two-digit code of the province, for fees.
    pub province: String,
    /// Settings as JSON; `office::settings` knows their shape.
    pub settings: String,
}

/// A field of work with its letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRow {
    pub id: FieldId,
    pub letter: char,
    pub name: String,
    /// The catalogue's own field names (lĩnh vực) that belong here.
    pub handles: Vec<String>,
    pub face: FieldFace,
    /// Numbers are given at present.
    pub open: bool,
    /// No longer offered; kept for its history.
    pub retired: bool,
}

/// How a field shows on the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldFace {
    #[serde(default)]
    pub english: String,
    /// Examples in a few words.
    #[serde(default)]
    pub hint: String,
    #[serde(default)]
    pub english_hint: String,
    /// Name of an icon of `assets/icons`.
    #[serde(default)]
    pub icon: String,
}

/// A counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterRow {
    pub id: CounterId,
    pub number: u32,
    pub name: String,
    pub open: bool,
    pub retired: bool,
    /// The fields it serves, in order of their ids.
    pub fields: Vec<FieldId>,
}

/// The office, if it was set up.
pub fn get(view: &View<'_>) -> Result<Option<OfficeRow>, StoreError> {
    view.row(
        "SELECT name, parent, place, unit, province, settings FROM office WHERE id = 1",
        [],
        |row| {
            Ok(OfficeRow {
                name: row.get(0)?,
                parent: row.get(1)?,
                place: row.get(2)?,
                unit: row.get(3)?,
                province: row.get(4)?,
                settings: row.get(5)?,
            })
        },
    )
}

pub fn put(office: &OfficeRow) -> Write {
    Write::one(
        "INSERT INTO office (id, name, parent, place, unit, province, settings) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET name = ?1, parent = ?2, place = ?3, unit = ?4, province = ?5,
             settings = ?6",
        values![
            office.name.clone(),
            office.parent.clone(),
            office.place.clone(),
            office.unit.clone(),
            office.province.clone(),
            office.settings.clone()
        ],
    )
}

/// All fields, retired ones too, by letter.
pub fn fields(view: &View<'_>) -> Result<Vec<FieldRow>, StoreError> {
    let raw = view.rows(
        "SELECT id, letter, name, handles, face, open, retired FROM field ORDER BY letter",
        [],
        |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, String>(4)?,
                row.get::<_, bool>(5)?,
                row.get::<_, bool>(6)?,
            ))
        },
    )?;
    raw.into_iter()
        .map(|(id, letter, name, handles, face, open, retired)| {
            Ok(FieldRow {
                id: FieldId(id),
                letter: letter.chars().next().unwrap_or('?'),
                name,
                handles: serde_json::from_str(&handles)?,
                face: serde_json::from_str(&face)?,
                open,
                retired,
            })
        })
        .collect()
}

pub fn put_field(field: &FieldRow) -> Result<Write, StoreError> {
    Ok(Write::one(
        "INSERT INTO field (id, letter, name, handles, face, open, retired) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET letter = ?2, name = ?3, handles = ?4, face = ?5, open = ?6, retired = ?7",
        values![
            field.id.0,
            field.letter.to_string(),
            field.name.clone(),
            serde_json::to_string(&field.handles)?,
            serde_json::to_string(&field.face)?,
            field.open,
            field.retired
        ],
    ))
}

/// All counters, retired ones too, by number.
pub fn counters(view: &View<'_>) -> Result<Vec<CounterRow>, StoreError> {
    let mut counters = view.rows(
        "SELECT id, number, name, open, retired FROM counter ORDER BY number",
        [],
        |row| {
            Ok(CounterRow {
                id: CounterId(row.get(0)?),
                number: row.get(1)?,
                name: row.get(2)?,
                open: row.get(3)?,
                retired: row.get(4)?,
                fields: Vec::new(),
            })
        },
    )?;
    let served = view.rows(
        "SELECT counter_id, field_id FROM counter_field ORDER BY counter_id, field_id",
        [],
        |row| Ok((CounterId(row.get(0)?), FieldId(row.get(1)?))),
    )?;
    for counter in &mut counters {
        counter.fields = served
            .iter()
            .filter(|(at, _)| *at == counter.id)
            .map(|(_, field)| *field)
            .collect();
    }
    Ok(counters)
}

pub fn put_counter(counter: &CounterRow) -> Vec<Write> {
    let mut writes = vec![
        Write::one(
            "INSERT INTO counter (id, number, name, open, retired) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET number = ?2, name = ?3, open = ?4, retired = ?5",
            values![
                counter.id.0,
                i64::from(counter.number),
                counter.name.clone(),
                counter.open,
                counter.retired
            ],
        ),
        Write::any(
            "DELETE FROM counter_field WHERE counter_id = ?1",
            values![counter.id.0],
        ),
    ];
    for field in &counter.fields {
        writes.push(Write::one(
            "INSERT INTO counter_field (counter_id, field_id) VALUES (?1, ?2)",
            values![counter.id.0, field.0],
        ));
    }
    writes
}
