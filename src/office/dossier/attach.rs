//! Files of a dossier: PDF, JPEG and PNG by their content, hashed, kept in the database.

use crate::domain::id::{AttachmentId, DossierId};
use crate::domain::message::Message;
use crate::office::{Act, Case, Command, OfficeError, settings};
use crate::store::dossier::AttachmentRow;
use crate::store::{Batch, dossier};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Pdf,
    Jpeg,
    Png,
}

impl Media {
    pub const fn as_str(self) -> &'static str {
        match self {
            Media::Pdf => "pdf",
            Media::Jpeg => "jpeg",
            Media::Png => "png",
        }
    }
}

/// What a file is by its first and last bytes; its name is not asked.
pub fn media_of(bytes: &[u8]) -> Option<Media> {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let ends_with = |mark: &[u8]| tail.windows(mark.len()).any(|part| part == mark);
    if bytes.starts_with(b"%PDF-") && ends_with(b"%%EOF") {
        Some(Media::Pdf)
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && ends_with(&[0xFF, 0xD9]) {
        Some(Media::Jpeg)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && ends_with(b"IEND") {
        Some(Media::Png)
    } else {
        None
    }
}

/// Attaches a file to a dossier.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachFile {
    /// Code of the dossier.
    pub code: String,
    /// Place of the paper it shows, from 1, as on the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<i64>,
    pub content: Vec<u8>,
}

impl std::fmt::Debug for AttachFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AttachFile")
            .field("bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

/// A file that was attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    pub id: AttachmentId,
    pub dossier: DossierId,
    pub media: Media,
    /// Bytes.
    pub size: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

impl Command for AttachFile {
    const ACT: Act = Act::AttachFile;
    type Answer = Attached;

    fn decide(&self, case: &Case<'_>, batch: &mut Batch) -> Result<Attached, OfficeError> {
        let rules = settings::read(case.view)?.intake;
        let row = super::find::by_typed_code(case.view, &self.code)?;
        let size = self.content.len() as u64;
        if size == 0 {
            return Err(OfficeError::text("attach-empty"));
        }
        if size > rules.file_bytes {
            return Err(OfficeError::Refused(
                Message::new("attach-too-large").with("most", rules.file_bytes / (1024 * 1024)),
            ));
        }
        let media = media_of(&self.content).ok_or_else(|| OfficeError::text("attach-kind"))?;
        let held = dossier::attachments(case.view, row.id)?;
        let sum: u64 = held.iter().map(|file| file.size.unsigned_abs()).sum();
        if sum + size > rules.dossier_bytes {
            return Err(OfficeError::Refused(
                Message::new("attach-dossier-full").with("most", rules.dossier_bytes / (1024 * 1024)),
            ));
        }
        let papers = i64::try_from(dossier::papers(case.view, row.id)?.len()).unwrap_or(i64::MAX);
        if self.paper.is_some_and(|paper| !(1..=papers).contains(&paper)) {
            return Err(OfficeError::text("attach-no-such-paper"));
        }
        let sha256: [u8; 32] = Sha256::digest(&self.content).into();
        if held
            .iter()
            .any(|file| file.sha256 == sha256 && file.paper == self.paper)
        {
            return Err(OfficeError::text("attach-twice"));
        }
        let id = AttachmentId(case.view.next_id("attachment")?);
        let file = AttachmentRow {
            id,
            dossier: row.id,
            paper: self.paper,
            media: media.as_str().to_owned(),
            sha256,
            size: i64::try_from(size).unwrap_or(i64::MAX),
        };
        batch.write(dossier::insert_attachment(
            &file,
            self.content.clone(),
            case.millis(),
        ));
        let sha256 = crate::store::verify::hex(&sha256);
        batch.event(
            "dossier.file_attached",
            format!("dossier:{}", row.id),
            serde_json::json!({ "attachment": id, "sha256": sha256, "bytes": size }),
        );
        Ok(Attached {
            id,
            dossier: row.id,
            media,
            size,
            sha256,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_content_and_a_cut_one_is_not_taken() {
        assert_eq!(media_of(b"%PDF-1.7\n...\n%%EOF\n"), Some(Media::Pdf));
        assert_eq!(media_of(b"%PDF-1.7\n..."), None);
        assert_eq!(media_of(b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"), Some(Media::Png));
        assert_eq!(
            media_of(&[0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 0xFF, 0xD9]),
            Some(Media::Jpeg)
        );
        assert_eq!(media_of(b"MZ\x90\x00"), None);
        assert_eq!(media_of(b""), None);
    }
}
