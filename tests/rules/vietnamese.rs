//! Properties of folding, syllables and keystroke decoding, for any text at all.

use motcua::domain::vietnamese::{
    fold, initials, is_syllable, nfc, sound_key, syllables, teencode, telex, vni,
};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Words as a Vietnamese keyboard gives them, mixed with signs and blanks.
fn vietnamese() -> impl Strategy<Value = String> {
    "[a-zA-ZăâđêôơưĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0-9 .,-]{0,40}"
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn composed_and_decomposed_vietnamese_are_the_same(text in vietnamese()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
        prop_assert_eq!(syllables(&composed), syllables(&decomposed));
        prop_assert_eq!(nfc(&composed), nfc(&decomposed));
    }

    #[test]
    fn folded_vietnamese_is_plain_ascii(text in vietnamese()) {
        prop_assert!(fold(&text).is_ascii());
        prop_assert!(syllables(&text).iter().all(|s| s.folded.is_ascii()));
    }

    #[test]
    fn eth_is_read_as_d_with_stroke(text in vietnamese()) {
        let typed = text.replace('đ', "ð").replace('Đ', "Ð");
        prop_assert_eq!(nfc(&typed), nfc(&text));
        prop_assert_eq!(syllables(&typed), syllables(&text));
    }

    #[test]
    fn no_text_stops_any_of_them(text in any::<String>()) {
        let _ = (nfc(&text), syllables(&text), initials(&text), telex(&text), vni(&text));
        let _ = (sound_key(&text), is_syllable(&text), teencode(&text));
    }

    #[test]
    fn a_tone_typed_by_key_or_by_number_gives_the_same_word(
        onset in prop::sample::select(vec!["b", "ch", "kh", "ng", "th", "tr", "l", "m"]),
        rhyme in prop::sample::select(vec!["a", "ai", "oa", "an", "inh", "ong", "u", "uy", "ieu"]),
        tone in 1_usize..=5,
    ) {
        let word = format!("{onset}{rhyme}");
        let by_key = telex(&format!("{word}{}", ["", "s", "f", "r", "x", "j"][tone]));
        let by_number = vni(&format!("{word}{tone}"));
        prop_assert!(by_key.is_some());
        prop_assert_eq!(&by_key, &by_number);
        prop_assert_eq!(fold(&by_key.unwrap_or_default()), word);
    }
}
