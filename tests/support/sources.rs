//! Our own sources as tests read them: code, comments and literals told apart, test code left out.

use std::path::{Path, PathBuf};

/// A source file.
pub(crate) struct Source {
    /// Its path below the package, with `/`.
    pub(crate) path: String,
    /// Its code: comments, literals and `#[cfg(test)]` items are blank, so places stay.
    pub(crate) code: String,
    /// Its string literals outside test code: where each starts in `code`, and its text.
    pub(crate) literals: Vec<(usize, String)>,
}

impl Source {
    /// Reads a text as the file `path`.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (code, mut literals) = split(text);
        let (code, gone) = without_tests(code);
        literals.retain(|(at, _)| !gone.iter().any(|range| range.contains(at)));
        Self { path: path.to_owned(), code, literals }
    }

    /// The room it belongs to: `layout` of `src/layout/mod.rs`, `cli` of `src/cli.rs`.
    pub(crate) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or_default()
    }

    /// The line number, from 1, of a place in the code.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// `path:line`, for messages.
    pub(crate) fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.line(at))
    }

    /// Every path written in the code, such as `crate::model::Document` or `std::fs::read`, and
    /// where: of `use` trees each branch, of expressions what stands there.
    pub(crate) fn paths(&self) -> Vec<(usize, String)> {
        let words = words(&self.code);
        let mut found = Vec::new();
        let mut i = 0;
        while i < words.len() {
            if words[i].1 == "use" && !captures(&words, i) {
                i = use_tree(&words, i + 1, "", &mut found);
            } else if is_name(words[i].1) {
                let (at, mut path) = (words[i].0, words[i].1.to_owned());
                while i + 2 < words.len() && words[i + 1].1 == "::" && is_name(words[i + 2].1) {
                    path.push_str("::");
                    path.push_str(words[i + 2].1);
                    i += 2;
                }
                found.push((at, path));
            }
            i += 1;
        }
        found
    }

    /// The statement around a place, up to it: from the last `;`, `{` or `}`.
    pub(crate) fn statement_before(&self, at: usize) -> &str {
        let before = &self.code[..at];
        &before[before.rfind([';', '{', '}']).map_or(0, |start| start + 1)..]
    }
}

/// Every source file of the package's library and program, in the order of their paths.
pub(crate) fn house() -> Vec<Source> {
    let root = &package();
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    files
        .iter()
        .map(|file| {
            let inside = file.strip_prefix(root).unwrap();
            let path: Vec<_> = inside.iter().map(|part| part.to_str().unwrap()).collect();
            Source::new(&path.join("/"), &std::fs::read_to_string(file).unwrap())
        })
        .collect()
}

/// The package's folder.
pub(crate) fn package() -> PathBuf {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR");
    folder.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.file_name().is_some_and(|name| name == "tests.rs") {
            // A module of tests with a file of its own.
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Code with comments and literals blanked byte for byte, and the string literals.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        let rest = &bytes[i..];
        let fresh = i == 0 || !is_letter(bytes[i - 1]);
        let end = if rest.starts_with(b"//") {
            i + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            block_comment(bytes, i)
        } else if let Some(hashes) = raw_string(rest).filter(|_| fresh) {
            let start = i + rest.iter().position(|&b| b == b'"').unwrap_or(0) + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            let length = text[start..].find(&close).unwrap_or(text.len() - start);
            literals.push((i, text[start..start + length].to_owned()));
            (start + length + close.len()).min(bytes.len())
        } else if rest[0] == b'"' {
            let end = string_end(bytes, i + 1);
            literals.push((i, unescape(&text[i + 1..end])));
            (end + 1).min(bytes.len())
        } else if rest[0] == b'\'' {
            char_end(text, i)
        } else {
            i += 1;
            continue;
        };
        for byte in &mut code[i..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        i = end;
    }
    (String::from_utf8(code).unwrap_or_default(), literals)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn block_comment(bytes: &[u8], start: usize) -> usize {
    let (mut depth, mut i) = (0, start);
    while i < bytes.len() {
        if bytes[i..].starts_with(b"/*") {
            depth += 1;
            i += 2;
        } else if bytes[i..].starts_with(b"*/") {
            depth -= 1;
            i += 2;
            if depth == 0 {
                return i;
            }
        } else {
            i += 1;
        }
    }
    bytes.len()
}

/// How many `#` a raw string that starts here has.
fn raw_string(rest: &[u8]) -> Option<usize> {
    let rest = rest.strip_prefix(b"b").unwrap_or(rest).strip_prefix(b"r")?;
    let hashes = rest.iter().take_while(|&&b| b == b'#').count();
    (rest.get(hashes) == Some(&b'"')).then_some(hashes)
}

fn string_end(bytes: &[u8], mut i: usize) -> usize {
    while i < bytes.len() && bytes[i] != b'"' {
        i += if bytes[i] == b'\\' { 2 } else { 1 };
    }
    i.min(bytes.len())
}

/// The end of a character literal; of a lifetime only its quote.
fn char_end(text: &str, start: usize) -> usize {
    let mut after = text[start + 1..].chars();
    match after.next() {
        Some('\\') => {
            let escaped = start + 3;
            escaped + text.get(escaped..).and_then(|rest| rest.find('\'')).map_or(0, |at| at + 1)
        }
        Some(letter) if after.next() == Some('\'') => start + 2 + letter.len_utf8(),
        _ => start + 1,
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('0') => out.push('\0'),
            Some('u') => {
                let hex: String = rest.by_ref().skip(1).take_while(|&c| c != '}').collect();
                out.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
            }
            Some('\n') => while rest.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// Code with items under `#[cfg(test)]` blanked, and where they were.
fn without_tests(code: String) -> (String, Vec<std::ops::Range<usize>>) {
    const MARK: &str = "#[cfg(test)]";
    let mut gone = Vec::new();
    let mut from = 0;
    while let Some(start) = code[from..].find(MARK).map(|at| from + at) {
        let mut depth = 0;
        let length = code[start..].bytes().position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0 && (byte == b'}' || byte == b';')
        });
        let end = length.map_or(code.len(), |length| start + length + 1);
        gone.push(start..end);
        from = end;
    }
    let mut bytes = code.into_bytes();
    for range in &gone {
        for byte in &mut bytes[range.clone()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    (String::from_utf8(bytes).unwrap_or_default(), gone)
}

/// Names, `::` and single other characters, with their places.
fn words(code: &str) -> Vec<(usize, &str)> {
    let bytes = code.as_bytes();
    let mut words = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        let start = i;
        if is_letter(bytes[i]) {
            while i < bytes.len() && is_letter(bytes[i]) {
                i += 1;
            }
        } else if bytes[i..].starts_with(b"::") {
            i += 2;
        } else {
            i += 1;
            while !code.is_char_boundary(i) {
                i += 1;
            }
        }
        if !code[start..i].trim().is_empty() {
            words.push((start, &code[start..i]));
        }
    }
    words
}

fn is_name(word: &str) -> bool {
    word.bytes().next().is_some_and(is_letter)
}

/// Whether the `use` here is that of `impl Trait + use<…>`, which names what a type captures.
fn captures(words: &[(usize, &str)], at: usize) -> bool {
    words.get(at + 1).is_some_and(|word| word.1 == "<")
}

/// Reads one branch of a `use` tree; returns the index of the word that ends it.
fn use_tree(
    words: &[(usize, &str)],
    mut i: usize,
    prefix: &str,
    found: &mut Vec<(usize, String)>,
) -> usize {
    let mut path = prefix.to_owned();
    let start = words.get(i).map_or(0, |word| word.0);
    while let Some(&(_, word)) = words.get(i) {
        match word {
            "::" => path.push_str("::"),
            "{" => {
                i += 1;
                loop {
                    match words.get(i).map(|word| word.1) {
                        Some("}") => return i + 1,
                        Some(",") => i += 1,
                        // No tree has one, and nothing would get past it.
                        Some(";") | None => return i,
                        Some(_) => i = use_tree(words, i, &path, found),
                    }
                }
            }
            "as" => i += 1,
            "," | ";" | "}" => break,
            name => path.push_str(name),
        }
        i += 1;
    }
    found.push((start, path));
    i
}
