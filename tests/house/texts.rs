//! The texts of both languages: the same ids, the same arguments, every letter printable, none missing.

use crate::source::{Source, Token, root, sources};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use motcua::words::{Language, source as texts_of};
use std::collections::{BTreeMap, BTreeSet};

/// Texts that no code names yet, with the reason.
const UNUSED: &[(&str, &str)] = &[("program-name", "title of the windows, which come next")];

/// Words in code that look like ids of texts and are not.
const NO_TEXTS: &[&str] = &[];

/// Beginnings of names of machines and files that code puts together: no texts either.
const NO_TEXT_STARTS: &[&str] = &["quay-", "ki-ot-"];

/// Ids that code puts together, with every ending that it can have.
const BUILT: &[(&str, &[&str])] = &[
    (
        "ticket-state-",
        &[
            "created", "waiting", "called", "serving", "held", "missed", "done", "left", "expired",
        ],
    ),
    (
        "import-row-",
        &[
            "missing",
            "not-a-date",
            "not-a-number",
            "not-a-choice",
            "unknown-code",
            "repeated",
            "too-long",
            "wrong-shape",
        ],
    ),
    (
        "role-",
        &["citizen", "clerk", "specialist", "leader", "administrator"],
    ),
    ("cli-channel-", &["direct", "online", "postal"]),
];

/// Words that tell a person nothing, or beg instead of saying what to do.
const NOT_SAID: &[(Language, &[&str])] = &[
    (Language::Vi, &["không hợp lệ", "vui lòng", "lỗi không xác định"]),
    (Language::En, &["invalid", "illegal", "please", "unknown error"]),
];

const LANGUAGES: [Language; 2] = [Language::Vi, Language::En];

/// What a text needs and what it shows.
#[derive(Debug, Default)]
struct Text {
    args: BTreeSet<String>,
    refers_to: BTreeSet<String>,
    letters: String,
}

impl Text {
    fn read(pattern: &Pattern<&str>) -> Text {
        let mut text = Text::default();
        text.pattern(pattern);
        text
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.letters.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.letters.push_str(value),
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.args.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.refers_to.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.refers_to.insert(format!("-{}", id.name));
                self.arguments(arguments.as_ref());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(Some(arguments)),
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        for inline in arguments.iter().flat_map(|arguments| &arguments.positional) {
            self.inline(inline);
        }
    }
}

/// Every text of a language by its id; a text refers to others only for arguments they share.
fn texts(language: Language) -> BTreeMap<String, Text> {
    let resource = fluent_syntax::parser::parse(texts_of(language))
        .unwrap_or_else(|(_, errors)| panic!("{language:?} cannot be read: {errors:?}"));
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let (id, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            Entry::Junk { content } => panic!("{language:?}: {content}"),
            _ => continue,
        };
        let pattern = pattern.unwrap_or_else(|| panic!("{language:?}: {id} is empty"));
        let known = texts.insert(id.clone(), Text::read(pattern));
        assert!(known.is_none(), "{language:?}: {id} stands there twice");
    }
    texts
}

/// What a text needs, with what the texts inside it need.
fn args(texts: &BTreeMap<String, Text>, id: &str) -> BTreeSet<String> {
    let text = texts.get(id).unwrap_or_else(|| panic!("no text {id}"));
    let inside = text.refers_to.iter().flat_map(|id| args(texts, id));
    text.args.iter().cloned().chain(inside).collect()
}

/// Whether a word of the code could be an id: `ticket-state-held`.
fn like_an_id(word: &str) -> bool {
    let parts: Vec<_> = word.split('-').collect();
    parts.len() > 1
        && word.starts_with(|letter: char| letter.is_ascii_lowercase())
        && parts.iter().all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

fn topic(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// What stands between the parentheses that open at `at`.
fn inside(code: &[Token], at: usize) -> &[Token] {
    let mut depth = 0;
    for (place, token) in code.iter().enumerate().skip(at) {
        if token.is('(') {
            depth += 1;
        } else if token.is(')') {
            depth -= 1;
            if depth == 0 {
                return &code[at + 1..place];
            }
        }
    }
    &code[code.len()..]
}

/// Where a text is asked for: the places of the opening parentheses of `Message::new(` and `text(`.
fn askings(code: &[Token]) -> impl Iterator<Item = usize> + '_ {
    (3..code.len()).filter(|at| {
        let name = code[at - 1].word();
        let new_message = name == Some("new") && code[at - 4.min(*at)].word() == Some("Message");
        code[*at].is('(') && (new_message || (name == Some("text") && code[at - 2].word() != Some("fn")))
    })
}

/// Ids that the code asks for by name, with where.
fn asked_for(sources: &[Source]) -> BTreeMap<String, String> {
    let mut asked = BTreeMap::new();
    for source in sources {
        for at in askings(&source.code) {
            for token in inside(&source.code, at) {
                if let Some(id) = token.text().filter(|text| like_an_id(text)) {
                    asked
                        .entry(id.to_owned())
                        .or_insert_with(|| format!("{}:{}", source.path, token.line));
                }
            }
        }
    }
    asked
}

/// Every word of the code that could be an id, with where.
fn words_like_ids(sources: &[Source]) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for source in sources {
        for token in &source.code {
            if let Some(word) = token.text().filter(|text| like_an_id(text)) {
                words
                    .entry(word.to_owned())
                    .or_insert_with(|| format!("{}:{}", source.path, token.line));
            }
        }
    }
    words
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_arguments() {
    let (vi, en) = (texts(Language::Vi), texts(Language::En));
    let ids = |texts: &BTreeMap<String, Text>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let apart: Vec<_> = ids(&vi).symmetric_difference(&ids(&en)).cloned().collect();
    assert!(apart.is_empty(), "in one language only: {apart:?}");
    let other_args: Vec<_> = vi
        .keys()
        .filter(|id| args(&vi, id) != args(&en, id))
        .map(|id| format!("{id}: {:?} / {:?}", args(&vi, id), args(&en, id)))
        .collect();
    assert!(
        other_args.is_empty(),
        "other arguments:\n{}",
        other_args.join("\n")
    );
}

#[test]
fn every_text_that_the_code_asks_for_exists() {
    let texts = texts(Language::Vi);
    let sources = sources("src");
    let asked = asked_for(&sources);
    assert!(asked.len() > 80, "only {} askings found", asked.len());
    let topics: BTreeSet<_> = texts.keys().chain(asked.keys()).map(|id| topic(id)).collect();
    let missing: Vec<_> = asked
        .iter()
        .chain(
            words_like_ids(&sources)
                .iter()
                .filter(|(word, _)| topics.contains(topic(word))),
        )
        .filter(|(id, _)| !texts.contains_key(*id) && !NO_TEXTS.contains(&id.as_str()))
        .map(|(id, place)| format!("{place}: {id}"))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert!(missing.is_empty(), "no such text:\n{}", missing.join("\n"));
}

/// Arguments given where a text is asked for by name: `Message::new("id").with("name", …)`.
#[test]
fn the_code_gives_every_argument_that_a_text_needs() {
    let texts = texts(Language::Vi);
    let mut wrong = Vec::new();
    let mut held = 0;
    for source in sources("src") {
        let code = &source.code;
        for at in askings(code).filter(|at| code[at - 1].word() == Some("new")) {
            let [only] = inside(code, at) else { continue };
            let Some(id) = only.text().filter(|id| texts.contains_key(*id)) else {
                continue;
            };
            let (given, ends) = given_args(code, at);
            if !ends {
                continue;
            }
            held += 1;
            let needed = args(&texts, id);
            if !needed.is_subset(&given) {
                wrong.push(format!(
                    "{}:{}: {id} needs {needed:?}, gets {given:?}",
                    source.path, only.line
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(held > 30, "only {held} askings were held against their texts");
}

/// Names in the chain of `.with(` behind the parentheses at `at`; and whether the message is whole then, not
/// handed on to code that adds to it.
fn given_args(code: &[Token], at: usize) -> (BTreeSet<String>, bool) {
    let mut given = BTreeSet::new();
    let mut end = at + inside(code, at).len() + 2;
    while code.get(end).is_some_and(|token| token.is('.'))
        && code.get(end + 1).and_then(Token::word) == Some("with")
    {
        let arguments = inside(code, end + 2);
        given.extend(arguments.first().and_then(Token::text).map(str::to_owned));
        end += arguments.len() + 4;
    }
    let begins = (0..at).rev().take(10).find(|place| {
        code[*place].word() == Some("let")
            || [';', '{', '}', ',', '(']
                .iter()
                .any(|sign| code[*place].is(*sign))
    });
    let kept = begins.is_some_and(|place| code[place].word() == Some("let") || code[place].is('('));
    let whole = code
        .get(end)
        .is_some_and(|token| [',', '}', ';', ')'].iter().any(|sign| token.is(*sign)));
    (given, whole && !kept)
}

#[test]
fn no_text_is_left_that_nobody_says() {
    let texts = texts(Language::Vi);
    let words = words_like_ids(&sources("src"));
    let built: BTreeSet<_> = BUILT
        .iter()
        .flat_map(|(start, ends)| ends.iter().map(move |end| format!("{start}{end}")))
        .collect();
    let patterns = patterns_like_ids(&sources("src"));
    let inside: BTreeSet<_> = texts.values().flat_map(|text| text.refers_to.clone()).collect();
    let unused: Vec<_> = texts
        .keys()
        .filter(|id| {
            !words.contains_key(*id)
                && !built.contains(*id)
                && !inside.contains(*id)
                && !patterns
                    .iter()
                    .any(|(start, end)| id.starts_with(start) && id.ends_with(end))
                && !UNUSED.iter().any(|(known, _)| known == id)
        })
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

/// Beginnings and ends of the ids that code puts together with `format!`.
fn patterns_like_ids(sources: &[Source]) -> Vec<(String, String)> {
    let mut patterns = Vec::new();
    for token in sources.iter().flat_map(|source| &source.code) {
        if let Some((start, rest)) = token.text().and_then(|text| text.split_once('{'))
            && let Some((_, end)) = rest.split_once('}')
            && start.ends_with('-')
            && !NO_TEXT_STARTS.contains(&start)
            && like_an_id(&format!("{start}x{end}"))
        {
            patterns.push((start.to_owned(), end.to_owned()));
        }
    }
    patterns
}

#[test]
fn every_text_that_is_put_together_exists_with_every_ending() {
    let texts = texts(Language::Vi);
    let patterns = patterns_like_ids(&sources("src"));
    for (start, ends) in BUILT {
        assert!(
            patterns.iter().any(|(known, _)| known == start),
            "no code builds {start}…"
        );
        for end in *ends {
            assert!(
                texts.contains_key(&format!("{start}{end}")),
                "no text {start}{end}"
            );
        }
    }
    for (start, end) in patterns {
        let some = texts
            .keys()
            .any(|id| id.starts_with(&start) && id.ends_with(&end));
        assert!(some, "no text {start}…{end}");
    }
}

#[test]
fn every_letter_stands_in_every_face() {
    let mut letters = BTreeMap::new();
    for (id, text) in LANGUAGES.into_iter().flat_map(texts) {
        letters.extend(
            text.letters
                .chars()
                .filter(|letter| *letter != '\n')
                .map(|letter| (letter, id.clone())),
        );
    }
    let folder = root().join("assets/fonts");
    let mut faces = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "ttf") {
            continue;
        }
        faces += 1;
        let bytes = std::fs::read(&path).unwrap();
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        for (letter, id) in &letters {
            let drawn = face.glyph_index(*letter).is_some_and(|glyph| glyph.0 != 0);
            assert!(drawn, "{}: no {letter:?} for {id}", path.display());
        }
    }
    assert!(faces >= 8, "only {faces} faces");
}

#[test]
fn texts_say_what_to_do_and_do_not_scold() {
    for (language, phrases) in NOT_SAID {
        for (id, text) in texts(*language) {
            let said = text.letters.to_lowercase();
            for phrase in *phrases {
                assert!(!said.contains(phrase), "{language:?}: {id} says “{phrase}”");
            }
        }
    }
}

#[test]
fn texts_are_composed_and_without_stray_blanks() {
    for language in LANGUAGES {
        assert!(
            unicode_normalization::is_nfc(texts_of(language)),
            "{language:?} is not NFC"
        );
        for (id, text) in texts(language) {
            assert!(
                !text.letters.contains(['\u{a0}', '\u{200b}', '\t']),
                "{language:?}: {id}"
            );
            assert!(
                !text.letters.contains('\''),
                "{language:?}: {id} has a typewriter's quote"
            );
        }
    }
}

#[test]
fn every_section_of_the_texts_is_named_once_after_the_code_that_says_it() {
    let sections = |language| -> Vec<String> {
        let lines = texts_of(language).lines();
        lines
            .filter_map(|line| line.strip_prefix("## "))
            .map(str::to_owned)
            .collect()
    };
    assert!(!sections(Language::Vi).is_empty());
    for language in LANGUAGES {
        let sections = sections(language);
        let mut seen = BTreeSet::new();
        for section in sections {
            assert!(
                seen.insert(section.clone()),
                "{language:?}: two sections {section}"
            );
            assert!(
                section == "program" || root().join(&section).exists(),
                "{language:?}: nothing stands at {section}"
            );
        }
    }
    let set = |language| sections(language).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(set(Language::Vi), set(Language::En), "sections");
}
