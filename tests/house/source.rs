//! The sources as tokens: enough of Rust to tell code from comments, texts and tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A name, a keyword, a number or a lifetime.
    Word(String),
    /// What stands between the quotes of a text.
    Text(String),
    /// Any other sign.
    Sign(char),
}

/// A piece and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub piece: Piece,
    /// From 1.
    pub line: usize,
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.piece {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.piece {
            Piece::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is(&self, sign: char) -> bool {
        self.piece == Piece::Sign(sign)
    }
}

/// A source file.
#[derive(Debug)]
pub struct Source {
    /// Below the repository, such as `src/domain/fee.rs`.
    pub path: String,
    pub whole: String,
    /// Without comments and without what only tests see.
    pub code: Vec<Token>,
}

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every `.rs` file below `folder`, in order of its path.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    gather(&root().join(folder), &mut paths);
    paths.sort();
    let mut for_tests = BTreeSet::new();
    let mut sources = Vec::new();
    for path in paths {
        let whole = std::fs::read_to_string(&path).unwrap();
        let (code, test_modules) = without_tests(tokens(&whole));
        for name in test_modules {
            let home = home_of_children(&path);
            for_tests.insert(home.join(format!("{name}.rs")));
            for_tests.insert(home.join(name));
        }
        sources.push((path, whole, code));
    }
    sources
        .into_iter()
        .map(|(path, whole, code)| Source {
            code: if path.ancestors().any(|folder| for_tests.contains(folder)) {
                Vec::new()
            } else {
                code
            },
            path: path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned(),
            whole,
        })
        .collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|end| end == "rs") {
            paths.push(path);
        }
    }
}

/// Where the modules stand that the file at `path` declares.
fn home_of_children(path: &Path) -> PathBuf {
    match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib" | "main") => path.parent().unwrap().to_owned(),
        _ => path.with_extension(""),
    }
}

/// Cuts a source into tokens.
pub fn tokens(whole: &str) -> Vec<Token> {
    let letters: Vec<char> = whole.chars().collect();
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        let piece = match letters[at] {
            '/' if letters.get(at + 1) == Some(&'/') => {
                at = end_of_line(&letters, at);
                help_of_an_argument(&letters[start..at])
            }
            '/' if letters.get(at + 1) == Some(&'*') => {
                at = end_of_comment(&letters, at);
                None
            }
            '"' => {
                at = end_of_text(&letters, at + 1);
                Some(Piece::Text(letters[start + 1..at - 1].iter().collect()))
            }
            '\'' => {
                at = end_of_letter_or_lifetime(&letters, at);
                None
            }
            letter if letter.is_alphanumeric() || letter == '_' => {
                while at < letters.len() && (letters[at].is_alphanumeric() || letters[at] == '_') {
                    at += 1;
                }
                let word: String = letters[start..at].iter().collect();
                match raw_text(&letters, at, &word) {
                    Some((text, end)) => {
                        at = end;
                        Some(Piece::Text(text))
                    }
                    None => Some(Piece::Word(word)),
                }
            }
            letter => {
                at += 1;
                (!letter.is_whitespace()).then_some(Piece::Sign(letter))
            }
        };
        if let Some(piece) = piece {
            tokens.push(Token { piece, line });
        }
        line += letters[start..at]
            .iter()
            .filter(|letter| **letter == '\n')
            .count();
    }
    tokens
}

/// The command line's help stands in `///` comments as the id of a text: `/// cli-arg-file`.
fn help_of_an_argument(comment: &[char]) -> Option<Piece> {
    let comment: String = comment.iter().collect();
    let word = comment.strip_prefix("/// ")?.trim();
    (word.starts_with("cli-") && !word.contains(' ')).then(|| Piece::Text(word.to_owned()))
}

fn end_of_line(letters: &[char], from: usize) -> usize {
    (from..letters.len())
        .find(|at| letters[*at] == '\n')
        .unwrap_or(letters.len())
}

fn end_of_comment(letters: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at + 1 < letters.len() {
        match (letters[at], letters[at + 1]) {
            ('/', '*') => {
                depth += 1;
                at += 2;
            }
            ('*', '/') => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    letters.len()
}

fn end_of_text(letters: &[char], from: usize) -> usize {
    let mut at = from;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

fn end_of_letter_or_lifetime(letters: &[char], from: usize) -> usize {
    match (letters.get(from + 1), letters.get(from + 2)) {
        (Some('\\'), _) => {
            (from + 3..letters.len())
                .find(|at| letters[*at] == '\'')
                .unwrap_or(letters.len() - 1)
                + 1
        }
        (Some(_), Some('\'')) => from + 3,
        _ => from + 1,
    }
}

/// The text that `r`, `br` or `cr` opened just before `at`, and where it ends.
fn raw_text(letters: &[char], at: usize, word: &str) -> Option<(String, usize)> {
    if !matches!(word, "r" | "br" | "cr") {
        return None;
    }
    let hashes = letters[at..].iter().take_while(|letter| **letter == '#').count();
    let open = at + hashes;
    if letters.get(open) != Some(&'"') {
        return None;
    }
    let close: Vec<char> = std::iter::once('"')
        .chain(std::iter::repeat_n('#', hashes))
        .collect();
    let end = (open + 1..letters.len()).find(|at| letters[*at..].starts_with(&close))?;
    Some((letters[open + 1..end].iter().collect(), end + close.len()))
}

/// Leaves out every item under `#[cfg(test)]` and names the modules among them that stand in files.
fn without_tests(tokens: Vec<Token>) -> (Vec<Token>, Vec<String>) {
    let mut kept = Vec::new();
    let mut modules = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_cfg_test(&tokens[at..]) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let item = at + CFG_TEST.len();
        let end = end_of_item(&tokens, item);
        let words: Vec<_> = tokens[item..end].iter().filter_map(Token::word).collect();
        if tokens[end - 1].is(';')
            && let Some(place) = words.iter().position(|word| *word == "mod")
        {
            modules.push(words[place + 1].to_owned());
        }
        at = end;
    }
    (kept, modules)
}

const CFG_TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

fn is_cfg_test(tokens: &[Token]) -> bool {
    tokens.len() >= CFG_TEST.len()
        && CFG_TEST
            .iter()
            .zip(tokens)
            .all(|(wanted, token)| match &token.piece {
                Piece::Word(word) => word == wanted,
                Piece::Sign(sign) => wanted.starts_with(*sign),
                Piece::Text(_) => false,
            })
}

/// After the `;` or the closing brace of the item that begins at `from`.
fn end_of_item(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.piece {
            Piece::Sign('(' | '[' | '{') => depth += 1,
            Piece::Sign(sign @ (')' | ']' | '}')) => {
                depth -= 1;
                if depth == 0 && sign == '}' {
                    return at + 1;
                }
            }
            Piece::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[test]
fn comments_tests_and_quotes_are_told_from_code() {
    let whole = r##"
//! use crate::ui;
/// cli-help
/* "a" /* nested */ use crate::cli; */
fn f<'a>(x: &'a str) -> char { '"' }
const A: &str = r#"one "two""#;
const B: &[u8] = b"three\"";
#[cfg(test)]
use crate::office::A;
#[cfg(test)]
mod tests { fn g() { "inside"; } }
#[cfg(test)]
mod beside;
use crate::store::B;
"##;
    let (code, modules) = without_tests(tokens(whole));
    let texts: Vec<_> = code.iter().filter_map(Token::text).collect();
    assert_eq!(texts, ["cli-help", "one \"two\"", "three\\\""]);
    assert_eq!(modules, ["beside"]);
    let words: Vec<_> = code.iter().filter_map(Token::word).collect();
    assert!(words.ends_with(&["use", "crate", "store", "B"]), "{words:?}");
    assert!(!words.contains(&"office") && !words.contains(&"cli"), "{words:?}");
    assert_eq!(code.last().unwrap().line, 14);
}
