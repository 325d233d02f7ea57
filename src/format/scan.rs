//! Walks over RON text piece by piece without understanding it: strings, comments, brackets.

use super::reason::Reason;

/// How deep brackets may nest. Our own files nest four deep.
pub(super) const DEEPEST: usize = 64;

/// A range of bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

impl Span {
    /// The bytes as text.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Why the walk could not go on, and at which byte.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    /// Where.
    pub(super) at: usize,
    /// What is wrong there.
    pub(super) reason: Reason,
}

impl Fault {
    /// The fault `reason` at byte `at`.
    pub(super) fn new(at: usize, reason: Reason) -> Self {
        Self { at, reason }
    }

    /// A fault of a piece as a whole.
    pub(super) fn whole(reason: Reason) -> Self {
        Self::new(0, reason)
    }

    /// The same fault, in a text with `bytes` more before it.
    pub(super) fn behind(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }
}

/// What a byte can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Blank,
    Quote,
    Tick,
    Raw,
    Open,
    Close,
    Comma,
    Slash,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Plain; 256];
    classes[b' ' as usize] = Class::Blank;
    classes[b'\t' as usize] = Class::Blank;
    classes[b'\n' as usize] = Class::Blank;
    classes[b'\r' as usize] = Class::Blank;
    classes[0x0B] = Class::Blank;
    classes[0x0C] = Class::Blank;
    classes[b'"' as usize] = Class::Quote;
    classes[b'\'' as usize] = Class::Tick;
    classes[b'r' as usize] = Class::Raw;
    classes[b'(' as usize] = Class::Open;
    classes[b'[' as usize] = Class::Open;
    classes[b'{' as usize] = Class::Open;
    classes[b')' as usize] = Class::Close;
    classes[b']' as usize] = Class::Close;
    classes[b'}' as usize] = Class::Close;
    classes[b',' as usize] = Class::Comma;
    classes[b'/' as usize] = Class::Slash;
    classes
};

/// A walk over a text.
pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// The next byte to look at.
    pub(super) at: usize,
    /// Where the first comment stands, if one was passed.
    pub(super) first_comment: Option<usize>,
}

impl<'a> Scanner<'a> {
    /// A walk over `text` from its start.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, first_comment: None }
    }

    /// The text walked over.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The next byte, if there is one.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes the next byte if it is `byte`.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    /// Passes white space and comments.
    pub(super) fn blank(&mut self) -> Result<(), Fault> {
        while let Some(byte) = self.peek() {
            match CLASSES[byte as usize] {
                Class::Blank => self.at += 1,
                Class::Slash => self.comment()?,
                Class::Plain if !byte.is_ascii() => match self.wide_blank() {
                    Some(length) => self.at += length,
                    None => break,
                },
                _ => break,
            }
        }
        Ok(())
    }

    /// The length of the blank beyond ASCII at the cursor, as RON counts blanks.
    fn wide_blank(&self) -> Option<usize> {
        let letter = self.text.get(self.at..)?.chars().next()?;
        matches!(letter, '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
            .then(|| letter.len_utf8())
    }

    /// Passes a name: a letter or `_`, then also digits; or `r#` and also `. + -`.
    pub(super) fn name(&mut self) -> Option<Span> {
        let start = self.at;
        let raw = self.bytes.get(start..start + 2) == Some(b"r#");
        let first = if raw { start + 2 } else { start };
        let rest = self.text.get(first..)?;
        let is_part =
            |c: char| c.is_alphanumeric() || c == '_' || raw && matches!(c, '.' | '+' | '-');
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let starts_well = rest.starts_with(|c: char| raw || c.is_alphabetic() || c == '_');
        if length == 0 || !starts_well {
            return None;
        }
        self.at = first + length;
        Some(Span { start, end: self.at })
    }

    /// Passes one value, up to the comma or closing bracket that ends it. The span leaves out
    /// blanks and comments at its end; it is empty where there is no value.
    pub(super) fn value(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        let mut end = start;
        let mut open = [(0_u8, 0_usize); DEEPEST];
        let mut depth = 0;
        loop {
            let Some(byte) = self.peek() else {
                let (_, opened) = if depth == 0 { (0, start) } else { open[depth - 1] };
                return Err(Fault::new(opened, Reason::NeverClosed));
            };
            match CLASSES[byte as usize] {
                Class::Comma | Class::Close if depth == 0 => break,
                Class::Plain | Class::Comma => self.at += 1,
                Class::Blank => {
                    self.at += 1;
                    continue;
                }
                Class::Slash => {
                    self.comment()?;
                    continue;
                }
                Class::Quote => self.string()?,
                Class::Tick => self.tick(),
                Class::Raw => self.raw(start)?,
                Class::Open => {
                    let closer = match byte {
                        b'(' => b')',
                        b'[' => b']',
                        _ => b'}',
                    };
                    let Some(slot) = open.get_mut(depth) else {
                        return Err(Fault::new(self.at, Reason::TooDeep));
                    };
                    *slot = (closer, self.at);
                    depth += 1;
                    self.at += 1;
                }
                Class::Close => {
                    depth -= 1;
                    let (closer, _) = open[depth];
                    if closer != byte {
                        let reason = Reason::WrongBracket { expected: closer as char };
                        return Err(Fault::new(self.at, reason));
                    }
                    self.at += 1;
                }
            }
            end = self.at;
        }
        Ok(Span { start, end })
    }

    /// Passes `"…"`.
    pub(super) fn string(&mut self) -> Result<(), Fault> {
        let opened = self.at;
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let Some(found) = memchr::memchr2(b'"', b'\\', rest) else {
                self.at = self.bytes.len();
                return Err(Fault::new(opened, Reason::TextNeverClosed));
            };
            if rest[found] == b'"' {
                self.at += found + 1;
                return Ok(());
            }
            self.at = (self.at + found + 2).min(self.bytes.len());
        }
    }

    /// Passes `r"…"`, `r#"…"#` and `br"…"`, or just the letter `r`.
    pub(super) fn raw(&mut self, start: usize) -> Result<(), Fault> {
        let in_word = |at: usize| {
            self.bytes.get(at).is_some_and(|&b| b.is_ascii_alphanumeric() || b == b'_' || b >= 128)
        };
        let opened = self.at;
        self.at += 1;
        let after_b = opened > start && self.bytes[opened - 1] == b'b';
        let word_starts = if after_b { opened - 1 } else { opened };
        if word_starts > start && in_word(word_starts - 1) {
            return Ok(());
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let hashes = rest.iter().take_while(|&&b| b == b'#').count();
        if rest.get(hashes) != Some(&b'"') {
            return Ok(());
        }
        let mut from = self.at + hashes + 1;
        loop {
            let rest = self.bytes.get(from..).unwrap_or_default();
            let Some(found) = memchr::memchr(b'"', rest) else {
                self.at = self.bytes.len();
                return Err(Fault::new(opened, Reason::TextNeverClosed));
            };
            let after = rest.get(found + 1..).unwrap_or_default();
            let closing = after.iter().take(hashes).take_while(|&&b| b == b'#').count();
            from += found + 1 + closing;
            if closing == hashes {
                self.at = from;
                return Ok(());
            }
        }
    }

    /// Passes `'x'` or `'\''`, or just the tick.
    pub(super) fn tick(&mut self) {
        self.at += 1;
        let Some(rest) = self.text.get(self.at..) else { return };
        let mut letters = rest.char_indices();
        match letters.next() {
            Some((_, '\\')) => {
                letters.next();
                let mut rest = letters.take(12);
                if let Some((i, _)) = rest.find(|&(_, letter)| letter == '\'') {
                    self.at += i + 1;
                }
            }
            Some(_) => {
                if let Some((i, '\'')) = letters.next() {
                    self.at += i + 1;
                }
            }
            None => {}
        }
    }

    /// Passes `// …` or `/* … */`, which nest, or just the slash.
    pub(super) fn comment(&mut self) -> Result<(), Fault> {
        let opened = self.at;
        match self.bytes.get(opened + 1) {
            Some(b'/') => {
                let rest = self.bytes.get(opened..).unwrap_or_default();
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            }
            Some(b'*') => {
                self.at += 2;
                let mut level = 1_usize;
                while level > 0 {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    let Some(found) = memchr::memchr2(b'*', b'/', rest) else {
                        self.at = self.bytes.len();
                        return Err(Fault::new(opened, Reason::CommentNeverClosed));
                    };
                    match rest.get(found..found + 2) {
                        Some(b"*/") => level -= 1,
                        Some(b"/*") => level += 1,
                        _ => {
                            self.at += found + 1;
                            continue;
                        }
                    }
                    self.at += found + 2;
                }
            }
            _ => {
                self.at += 1;
                return Err(Fault::new(opened, Reason::Unexpected { found: '/' }));
            }
        }
        self.first_comment.get_or_insert(opened);
        Ok(())
    }
}

/// The fields `name: value` between the brackets of one struct.
///
/// # Errors
/// Where the text is no struct of named fields.
pub(super) fn fields(text: &str) -> Result<Vec<(Span, Span)>, Fault> {
    let mut scanner = Scanner::new(text);
    scanner.blank()?;
    scanner.name();
    scanner.blank()?;
    if !scanner.eat(b'(') {
        return Err(Fault::new(scanner.at, Reason::ExpectedStruct));
    }
    let mut found = Vec::new();
    loop {
        scanner.blank()?;
        if scanner.eat(b')') {
            return Ok(found);
        }
        let Some(name) = scanner.name() else {
            return Err(Fault::new(scanner.at, Reason::ExpectedName));
        };
        scanner.blank()?;
        if !scanner.eat(b':') {
            return Err(Fault::new(scanner.at, Reason::ExpectedColon));
        }
        scanner.blank()?;
        found.push((name, scanner.value()?));
        match scanner.peek() {
            Some(b',') => scanner.at += 1,
            Some(b')') => {}
            Some(_) => return Err(Fault::new(scanner.at, Reason::ExpectedComma)),
            None => return Err(Fault::new(scanner.at, Reason::ExpectedClosing)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<&str, Reason> {
        let mut scanner = Scanner::new(text);
        match scanner.value() {
            Ok(span) => Ok(span.of(text)),
            Err(fault) => Err(fault.reason),
        }
    }

    #[test]
    fn values_end_at_the_comma_that_is_theirs() {
        assert_eq!(value("1,2"), Ok("1"));
        assert_eq!(value("A(b: [1, 2], c: {3: 4}) , 5"), Ok("A(b: [1, 2], c: {3: 4})"));
        assert_eq!(value(r#""a,\"b", 1"#), Ok(r#""a,\"b""#));
        assert_eq!(value(r##"r#"a",)"# , 1"##), Ok(r##"r#"a",)"#"##));
        assert_eq!(value(r##"br#"a",)"# , 1"##), Ok(r##"br#"a",)"#"##));
        assert_eq!(value(r#"bar"x,y")"#), Ok(r#"bar"x,y""#));
        assert_eq!(value(r"'\'' , 1"), Ok(r"'\''"));
        assert_eq!(value("',' , 1"), Ok("','"));
        assert_eq!(value("1 /* , /* ) */ */ // ,\n , 2"), Ok("1"));
        assert_eq!(value(") "), Ok(""));
    }

    #[test]
    fn values_say_what_is_wrong() {
        assert_eq!(value("(1"), Err(Reason::NeverClosed));
        assert_eq!(value("(1]"), Err(Reason::WrongBracket { expected: ')' }));
        assert_eq!(value("\"abc"), Err(Reason::TextNeverClosed));
        assert_eq!(value("\"abc\\"), Err(Reason::TextNeverClosed));
        assert_eq!(value("r#\"abc\""), Err(Reason::TextNeverClosed));
        assert_eq!(value("1 /* "), Err(Reason::CommentNeverClosed));
        assert_eq!(value(&"(".repeat(100)), Err(Reason::TooDeep));
    }

    #[test]
    fn fields_are_found_with_their_values() {
        let text = "Stage(id: \"a\", // note\n r#new-one: (1, [2]), x: None)";
        let found: Vec<_> = fields(text)
            .unwrap()
            .into_iter()
            .map(|(name, value)| (name.of(text), value.of(text)))
            .collect();
        assert_eq!(found, [("id", "\"a\""), ("r#new-one", "(1, [2])"), ("x", "None")]);
    }
}
