//! How a folded syllable sounds, with the mergers heard between north, centre and south.

/// A key under which syllables that are commonly confused by ear fall together.
///
/// tr/ch, s/x, d/gi/r (and v as said in the south), l/n, endings c/t and n/ng/nh, i/y.
pub fn sound_key(folded: &str) -> String {
    let (onset, rest) = [
        ("ngh", "N"),
        ("ng", "N"),
        ("nh", "J"),
        ("gh", "g"),
        ("gi", "z"),
        ("kh", "K"),
        ("ph", "f"),
        ("qu", "kw"),
        ("th", "T"),
        ("tr", "C"),
        ("ch", "C"),
        ("c", "k"),
        ("k", "k"),
        ("s", "x"),
        ("x", "x"),
        ("d", "z"),
        ("r", "z"),
        ("v", "z"),
        ("l", "n"),
    ]
    .iter()
    .find_map(|(from, to)| folded.strip_prefix(from).map(|rest| (*to, rest)))
    .unwrap_or(("", folded));
    let (rest, coda) = [
        ("ng", "n"),
        ("nh", "n"),
        ("ch", "t"),
        ("c", "t"),
        ("n", "n"),
        ("t", "t"),
    ]
    .iter()
    .find_map(|(from, to)| rest.strip_suffix(from).map(|rest| (rest, *to)))
    .unwrap_or((rest, ""));
    let mut key = String::with_capacity(folded.len() + 1);
    key.push_str(onset);
    if onset == "z" && rest.is_empty() {
        key.push('i');
    }
    key.extend(rest.chars().map(|c| if c == 'y' { 'i' } else { c }));
    key.push_str(coda);
    key
}

/// First letters of the syllables of a text: “đăng ký kết hôn” → `dkkh`.
pub fn initials(text: &str) -> String {
    let mut out = String::new();
    super::each_syllable(text, |folded, _, _| out.extend(folded.chars().next()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_confused_by_ear_share_a_key() {
        for (a, b) in [
            ("tru", "chu"),
            ("sinh", "xin"),
            ("giay", "day"),
            ("ruong", "duon"),
            ("lam", "nam"),
            ("bac", "bat"),
            ("ki", "ky"),
            ("vang", "dan"),
            ("gi", "di"),
        ] {
            assert_eq!(sound_key(a), sound_key(b), "{a} {b}");
        }
    }

    #[test]
    fn syllables_heard_apart_have_different_keys() {
        for (a, b) in [
            ("tu", "tru"),
            ("khai", "cai"),
            ("hon", "hom"),
            ("ton", "thon"),
            ("ga", "nga"),
        ] {
            assert_ne!(sound_key(a), sound_key(b), "{a} {b}");
        }
    }

    #[test]
    fn initials_are_folded() {
        assert_eq!(initials("Đăng ký kết hôn"), "dkkh");
    }
}
