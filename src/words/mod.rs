//! Puts a [`Message`] into a language, with the texts of `assets/i18n/*.ftl`.
//!
//! Knows nothing but the texts: no rule, no screen. `tests/house` holds both languages against each
//! other: the same ids with the same arguments, and every letter in the bundled faces.

use crate::domain::message::{Arg, Message, Say};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::OnceLock;

/// A language of the screens and of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Vi,
    En,
}

/// The texts of one language as they stand in the repository.
pub const fn source(language: Language) -> &'static str {
    match language {
        Language::Vi => include_str!("../../assets/i18n/vi.ftl"),
        Language::En => include_str!("../../assets/i18n/en.ftl"),
    }
}

/// The sentence for `what` in `language`.
pub fn say(language: Language, what: &impl Say) -> String {
    render(language, &what.say())
}

/// The text with this id, without arguments.
pub fn text(language: Language, id: &str) -> String {
    render(language, &Message::new(id))
}

/// Fills a message. A text that is missing (a test forbids it) gives its id, never a panic.
pub fn render(language: Language, message: &Message) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(&message.id).and_then(|text| text.value()) else {
        return message.id.clone();
    };
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        let value = match value {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.as_str()),
        };
        args.set(name.as_str(), value);
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned()
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static VI: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let cell = match language {
        Language::Vi => &VI,
        Language::En => &EN,
    };
    cell.get_or_init(|| {
        let tag = match language {
            Language::Vi => unic_langid::langid!("vi"),
            Language::En => unic_langid::langid!("en"),
        };
        // A syntax error drops one text only; `tests/house` fails on any.
        let resource =
            FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        bundle
    })
}
