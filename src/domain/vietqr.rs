//! VietQR: the payload of a code by which a citizen pays a fee into the office's account.
//!
//! EMVCo merchant-presented TLV as NAPAS uses it (IBFT 1.5.2): id (2), length in bytes (2), value; CRC-16
//! over everything including `6304`. Shows no picture and hears nothing from the bank: a clerk confirms the
//! payment. Tested in `tests/rules/vietqr.rs`.

use super::message::{Message, Say};
use super::money::Dong;
use super::vietnamese::fold;
use serde::{Deserialize, Serialize};

const CRC: crc::Crc<u16> = crc::Crc::<u16>::new(&crc::CRC_16_IBM_3740);
const NAPAS: &str = "A000000727";
const DONG_CURRENCY: &str = "704";
/// The longest bill number, reference, terminal and purpose, in ASCII characters.
pub const TEXT_LIMIT: usize = 25;

/// The account that receives the fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "PayeeFields", into = "PayeeFields")]
pub struct Payee {
    bin: String,
    number: String,
    service: Service,
}

/// A payee as it stands in the settings of an office, before it is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayeeFields {
    /// Bank identification number of NAPAS, 6 digits.
    pub bin: String,
    /// Account or card number.
    pub number: String,
    #[serde(default)]
    pub service: Service,
}

/// Whether the number is an account's or a card's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    #[default]
    Account,
    Card,
}

impl Service {
    const fn code(self) -> &'static str {
        match self {
            Service::Account => "QRIBFTTA",
            Service::Card => "QRIBFTTC",
        }
    }
}

/// What a code asks for. Texts are ASCII; [`plain`] makes them so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    pub payee: Payee,
    /// With an amount the code is for one payment (`12`), without one it can be used again (`11`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Dong>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminal: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

/// Why a code was not built or not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VietQrError {
    #[error("a BIN has 6 digits")]
    Bin,
    #[error("an account has 1 to 19 letters and digits")]
    Account,
    #[error("an amount is between 1 and 13 digits and not zero")]
    Amount,
    #[error("a text of the code is empty, too long or not ASCII")]
    Text,
    #[error("this is not a VietQR code")]
    NotVietQr,
    #[error("the code is cut or altered")]
    Damaged,
}

impl Say for VietQrError {
    fn say(&self) -> Message {
        Message::new(match self {
            VietQrError::Bin => "vietqr-bin",
            VietQrError::Account => "vietqr-account",
            VietQrError::Amount => "vietqr-amount",
            VietQrError::Text => "vietqr-text",
            VietQrError::NotVietQr => "vietqr-other-code",
            VietQrError::Damaged => "vietqr-damaged",
        })
    }
}

impl Payee {
    /// The account of an office: BIN of 6 digits, number of 1 to 19 letters and digits. Blanks between the
    /// digits are left out.
    ///
    /// # Errors
    /// Any other BIN or number.
    pub fn new(bin: &str, number: &str, service: Service) -> Result<Self, VietQrError> {
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let (bin, number) = (squeeze(bin), squeeze(number));
        if bin.len() != 6 || !bin.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(VietQrError::Bin);
        }
        let sound =
            (1..=19).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !sound {
            return Err(VietQrError::Account);
        }
        Ok(Payee { bin, number, service })
    }

    pub fn bin(&self) -> &str {
        &self.bin
    }

    pub fn number(&self) -> &str {
        &self.number
    }
}

impl TryFrom<PayeeFields> for Payee {
    type Error = VietQrError;

    fn try_from(fields: PayeeFields) -> Result<Self, VietQrError> {
        Payee::new(&fields.bin, &fields.number, fields.service)
    }
}

impl From<Payee> for PayeeFields {
    fn from(payee: Payee) -> Self {
        PayeeFields {
            bin: payee.bin,
            number: payee.number,
            service: payee.service,
        }
    }
}

/// A text as every bank keeps it: letters without marks, digits and single blanks, at most
/// [`TEXT_LIMIT`]. Banks drop punctuation, so a dossier code becomes its letters and digits.
pub fn plain(text: &str) -> String {
    let mut kept = String::with_capacity(TEXT_LIMIT);
    for c in text.chars() {
        if c.is_whitespace() {
            if !kept.is_empty() && !kept.ends_with(' ') {
                kept.push(' ');
            }
            continue;
        }
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        for letter in folded.chars().filter(char::is_ascii_alphanumeric) {
            kept.push(if c.is_uppercase() {
                letter.to_ascii_uppercase()
            } else {
                letter
            });
        }
    }
    kept.truncate(TEXT_LIMIT);
    kept.truncate(kept.trim_end().len());
    kept
}

impl Payment {
    /// A payment of `amount` whose purpose is `purpose`, made [`plain`].
    pub fn of(payee: Payee, amount: Dong, purpose: &str) -> Self {
        let purpose = plain(purpose);
        Payment {
            payee,
            amount: Some(amount),
            bill: None,
            reference: None,
            terminal: None,
            purpose: (!purpose.is_empty()).then_some(purpose),
        }
    }

    /// The text to be drawn as a QR code.
    ///
    /// # Errors
    /// An amount of zero or over 13 digits; a text that is empty, over 25 characters or not ASCII.
    pub fn payload(&self) -> Result<String, VietQrError> {
        if self
            .amount
            .is_some_and(|amount| !(1..=9_999_999_999_999).contains(&amount.0))
        {
            return Err(VietQrError::Amount);
        }
        let mut account = String::new();
        put(&mut account, "00", &self.payee.bin);
        put(&mut account, "01", &self.payee.number);
        let mut merchant = String::new();
        put(&mut merchant, "00", NAPAS);
        put(&mut merchant, "01", &account);
        put(&mut merchant, "02", self.payee.service.code());

        let mut additional = String::new();
        for (id, text) in [
            ("01", &self.bill),
            ("05", &self.reference),
            ("07", &self.terminal),
            ("08", &self.purpose),
        ] {
            if let Some(text) = text {
                let sound = (1..=TEXT_LIMIT).contains(&text.len())
                    && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
                if !sound {
                    return Err(VietQrError::Text);
                }
                put(&mut additional, id, text);
            }
        }

        let mut payload = String::new();
        put(&mut payload, "00", "01");
        put(
            &mut payload,
            "01",
            if self.amount.is_some() { "12" } else { "11" },
        );
        put(&mut payload, "38", &merchant);
        put(&mut payload, "53", DONG_CURRENCY);
        if let Some(amount) = self.amount {
            put(&mut payload, "54", &amount.0.to_string());
        }
        put(&mut payload, "58", "VN");
        if !additional.is_empty() {
            if additional.len() > 99 {
                return Err(VietQrError::Text);
            }
            put(&mut payload, "62", &additional);
        }
        payload.push_str("6304");
        let sum = CRC.checksum(payload.as_bytes());
        payload.push_str(&format!("{sum:04X}"));
        Ok(payload)
    }

    /// Reads a code back. Unknown fields are passed over; blanks around the text and a checksum in small
    /// letters are accepted.
    ///
    /// # Errors
    /// Not a VietQR code, or one that is cut or altered.
    pub fn read(text: &str) -> Result<Self, VietQrError> {
        let text = text.trim();
        if !text.starts_with("0002") {
            return Err(VietQrError::NotVietQr);
        }
        let fields = fields(text)?;
        let Some((&("63", sum), _)) = fields.split_last() else {
            return Err(VietQrError::Damaged);
        };
        let covered = text.get(..text.len() - 4).ok_or(VietQrError::Damaged)?;
        let is_sum = sum.len() == 4 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_sum || u16::from_str_radix(sum, 16) != Ok(CRC.checksum(covered.as_bytes())) {
            return Err(VietQrError::Damaged);
        }
        let merchant = self::fields(one(&fields, "38").ok_or(VietQrError::NotVietQr)?)?;
        if one(&merchant, "00") != Some(NAPAS)
            || one(&fields, "53").is_some_and(|currency| currency != DONG_CURRENCY)
        {
            return Err(VietQrError::NotVietQr);
        }
        let account = self::fields(one(&merchant, "01").ok_or(VietQrError::Damaged)?)?;
        let service = match one(&merchant, "02") {
            Some("QRIBFTTC") => Service::Card,
            Some("QRIBFTTA") | None => Service::Account,
            Some(_) => return Err(VietQrError::NotVietQr),
        };
        let payee = Payee::new(
            one(&account, "00").ok_or(VietQrError::Damaged)?,
            one(&account, "01").ok_or(VietQrError::Damaged)?,
            service,
        )?;
        let amount = one(&fields, "54").map(read_amount).transpose()?;
        let additional = self::fields(one(&fields, "62").unwrap_or_default())?;
        let text_of = |id| one(&additional, id).map(str::to_owned);
        Ok(Payment {
            payee,
            amount,
            bill: text_of("01"),
            reference: text_of("05"),
            terminal: text_of("07"),
            purpose: text_of("08"),
        })
    }
}

/// Values are checked to be shorter than 100 bytes before they come here.
fn put(payload: &mut String, id: &str, value: &str) {
    payload.push_str(id);
    payload.push_str(&format!("{:02}", value.len()));
    payload.push_str(value);
}

fn fields(mut text: &str) -> Result<Vec<(&str, &str)>, VietQrError> {
    let mut found = Vec::new();
    while !text.is_empty() {
        let field = (|| {
            let id = text.get(..2)?;
            let length = text
                .get(2..4)
                .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            let end = 4 + length.parse::<usize>().ok()?;
            Some(((id, text.get(4..end)?), text.get(end..)?))
        })();
        let (field, rest) = field.ok_or(VietQrError::Damaged)?;
        found.push(field);
        text = rest;
    }
    Ok(found)
}

fn one<'a>(fields: &[(&str, &'a str)], id: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, value)| *value)
}

/// Some writers add decimals, always zeros.
fn read_amount(text: &str) -> Result<Dong, VietQrError> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() > 13
        || !decimals.bytes().all(|byte| byte == b'0')
        || !whole.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Err(VietQrError::Amount);
    }
    whole.parse().map(Dong).map_err(|_| VietQrError::Amount)
}
