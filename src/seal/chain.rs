//! The hash chain of the events (AL-01): changing, removing or inserting one breaks every later link.
//!
//! Only the link; reading the events and naming the first broken one is the store's. Tested here.

use sha2::{Digest, Sha256};

/// What stands before the first event.
pub const START: [u8; 32] = [0; 32];

/// The link of an event: SHA-256(0x00 ‖ `canonical` ‖ `prev`), with the link of the event before it.
///
/// 0x00 marks a leaf as in RFC 6962, so that a link can later be a leaf of a signed tree.
pub fn link(prev: [u8; 32], canonical: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update([0])
        .chain_update(canonical)
        .chain_update(prev)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: [u8; 32]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn links_agree_with_another_implementation() {
        // python3: hashlib.sha256(b"\0" + b"" + bytes(32)), then b"\0" + b"ticket taken" + that
        let first = link(START, b"");
        assert_eq!(
            hex(first),
            "7f9c9e31ac8256ca2f258583df262dbc7d6f68f2a03043d5c99a4ae5a7396ce9"
        );
        assert_eq!(
            hex(link(first, b"ticket taken")),
            "0be2fb277e64b0c089a1a8b1aaa27d62b814a4abd5677a0e5d2c5f912d896a63"
        );
    }

    #[test]
    fn a_change_of_an_event_or_of_its_place_changes_every_later_link() {
        let head = |events: &[&[u8]]| events.iter().fold(START, |prev, event| link(prev, event));
        let whole = head(&[b"a", b"b", b"c"]);
        for falsified in [
            head(&[b"a", b"x", b"c"]),
            head(&[b"a", b"c"]),
            head(&[b"b", b"a", b"c"]),
            head(&[b"a", b"b", b"b", b"c"]),
        ] {
            assert_ne!(whole, falsified);
        }
    }
}
