//! Cuts a file into its pieces: header, properties, and the items of each list, so that each
//! piece can be understood, or set aside, on its own.
//!
//! Where brackets or quotes are out of order, layout helps: a damaged piece ends at the latest
//! where a line begins no deeper than the piece itself did.

use super::list::List;
use super::place::{Place, Places};
use super::read_error::ReadError;
use super::reason::Reason;
use super::scan::{Fault, Scanner, Span};
use serde::de::IgnoredAny;

/// Most items of each list: far more than a map anyone could read, few enough for any machine.
const fn most(list: List) -> usize {
    match list {
        List::Elements => 200_000,
        List::Links | List::Cells => 1_000_000,
        List::Questions => 10_000,
        List::Pictures => 5_000,
        List::SetAside => 100_000,
        List::Map | List::Other => 1_000,
    }
}

/// Damaged pieces that may be walked to their possible ends before layout alone decides.
const PATIENCE: usize = 8;

/// Damaged places between the lists after which the rest of the file is set aside as one.
const MOST_FAULTS: usize = 100;

/// Bytes that may be looked through for the ends of damaged pieces.
const WORK: usize = 512 * 1024 * 1024;

/// The pieces of a file.
pub(super) struct Sections {
    /// The version the file was written as.
    pub(super) format: u32,
    /// The oldest version that can read it.
    pub(super) min_reader: u32,
    /// The properties; more than one only in a file put together badly.
    pub(super) map: Vec<Span>,
    /// Items of the lists, by [`List`].
    lists: [Vec<Span>; List::ALL.len()],
    /// Unknown fields: name and value.
    pub(super) unknown: Vec<(Span, Span)>,
    /// Text that belongs to nothing.
    pub(super) lost: Vec<(Span, Reason)>,
    /// Disorder that lost nothing.
    pub(super) untidy: Vec<Fault>,
    /// Whether the file ends in the middle.
    pub(super) cut_off: bool,
    /// Where the first comment stands.
    pub(super) comment: Option<usize>,
}

impl Sections {
    /// The items of one list.
    pub(super) fn list(&self, list: List) -> &[Span] {
        &self.lists[list as usize]
    }

    /// Cuts `text` into pieces.
    ///
    /// # Errors
    /// When the text does not start like a map, or has more pieces than any map needs.
    pub(super) fn of(text: &str) -> Result<Self, ReadError> {
        let mut cutter = Cutter {
            scanner: Scanner::new(text),
            patience: PATIENCE,
            work: WORK,
            sections: Self {
                format: 0,
                min_reader: 0,
                map: Vec::new(),
                lists: Default::default(),
                unknown: Vec::new(),
                lost: Vec::new(),
                untidy: Vec::new(),
                cut_off: false,
                comment: None,
            },
        };
        cutter.header()?;
        cutter.fields()?;
        let mut sections = cutter.sections;
        sections.comment = cutter.scanner.first_comment;
        Ok(sections)
    }
}

/// Whether a piece is one well-formed RON value.
pub(super) fn well_formed(text: &str) -> bool {
    ron::from_str::<IgnoredAny>(text).is_ok()
}

struct Cutter<'a> {
    scanner: Scanner<'a>,
    patience: usize,
    work: usize,
    sections: Sections,
}

impl Cutter<'_> {
    fn place(&self, at: usize) -> Place {
        Places::new(self.scanner.text()).of(at)
    }

    fn not_a_map(&self, fault: Fault) -> ReadError {
        ReadError::NotAMap { place: self.place(fault.at), reason: fault.reason }
    }

    /// Reads `( format: 1, min_reader: 1,`, the only part every version must be able to read.
    fn header(&mut self) -> Result<(), ReadError> {
        let opened = (|| {
            self.scanner.blank()?;
            self.scanner.name();
            self.scanner.blank()?;
            if self.scanner.eat(b'(') {
                self.scanner.blank()
            } else {
                Err(Fault::new(self.scanner.at, Reason::ExpectedStruct))
            }
        })();
        opened.map_err(|fault| self.not_a_map(fault))?;
        let no_version =
            |cutter: &Self| ReadError::NoVersion { place: cutter.place(cutter.scanner.at) };
        self.sections.format = self.version("format").ok_or_else(|| no_version(self))?;
        self.sections.min_reader = self.version("min_reader").ok_or_else(|| no_version(self))?;
        Ok(())
    }

    /// Reads `name: 1,`.
    fn version(&mut self, name: &str) -> Option<u32> {
        let text = self.scanner.text();
        let start = self.scanner.at;
        let read = |scanner: &mut Scanner<'_>| -> Option<u32> {
            scanner.blank().ok()?;
            (scanner.name()?.of(text) == name).then_some(())?;
            scanner.blank().ok()?;
            scanner.eat(b':').then_some(())?;
            scanner.blank().ok()?;
            let number =
                scanner.value().ok()?.of(text).parse().ok().filter(|&number| number > 0)?;
            (scanner.eat(b',') || scanner.peek() == Some(b')')).then_some(number)
        };
        let number = read(&mut self.scanner);
        if number.is_none() {
            self.scanner.at = start;
        }
        number
    }

    /// Reads the fields after the header.
    fn fields(&mut self) -> Result<(), ReadError> {
        loop {
            let before = self.scanner.at;
            match self.field() {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(Stop::Read(error)) => return Err(error),
                Err(Stop::Fault(fault)) => {
                    let end = if self.sections.lost.len() >= MOST_FAULTS {
                        self.scanner.text().len()
                    } else if let Some(field) = self.field_beside(&fault) {
                        field
                    } else {
                        self.next_field(before.max(1))
                    };
                    self.lose(before, end, fault.reason);
                    self.scanner.at = end;
                }
            }
        }
    }

    /// Puts a stretch of text aside.
    fn lose(&mut self, start: usize, end: usize, reason: Reason) {
        let text = self.scanner.text();
        let span = Span { start, end };
        let start = start + (span.of(text).len() - span.of(text).trim_start().len());
        let end = start + Span { start, end }.of(text).trim_end().len();
        if start < end {
            self.sections.lost.push((Span { start, end }, reason));
        }
    }

    /// Reads one field; `false` at the end of the file.
    fn field(&mut self) -> Result<bool, Stop> {
        let text = self.scanner.text();
        self.scanner.blank()?;
        match self.scanner.peek() {
            None => {
                self.sections.cut_off = true;
                return Ok(false);
            }
            Some(b')') => {
                let at = self.scanner.at;
                self.scanner.at += 1;
                if self.indent(at) == Some(0) || self.next_field(at) == text.len() {
                    self.end();
                    return Ok(false);
                }
                // More of the map follows: this bracket is out of place.
                self.untidy(at, Reason::Unexpected { found: ')' });
                if self.sections.untidy.len() < MOST_FAULTS {
                    return Ok(true);
                }
                self.end();
                return Ok(false);
            }
            Some(b',') => {
                self.scanner.at += 1;
                return Ok(true);
            }
            Some(_) => {}
        }
        let indent = self.indent(self.scanner.at);
        let Some(name) = self.scanner.name() else {
            return Err(Fault::new(self.scanner.at, Reason::ExpectedName).into());
        };
        self.scanner.blank()?;
        if !self.scanner.eat(b':') {
            return Err(Fault::new(self.scanner.at, Reason::ExpectedColon).into());
        }
        self.scanner.blank()?;
        let mut list = List::from_key(name.of(text));
        if list == List::Other
            && let Some(misspelt) = misspelt(name.of(text))
        {
            self.untidy(name.start, Reason::UnknownField { field: name.of(text).to_owned() });
            list = misspelt;
        }
        match list {
            List::Other | List::Map => {
                let comment = self.scanner.first_comment;
                let mut value = self.scanner.value()?;
                if let Some(end) = self.boundary(name.start, value.end)
                    && !well_formed(value.of(text))
                {
                    // A comma is missing, and the next field was taken for a part of this one.
                    let start = value.start.min(end);
                    value =
                        Span { start, end: start + Span { start, end }.of(text).trim_end().len() };
                    self.scanner.at = end;
                }
                if list == List::Other {
                    // Its comments are kept with it.
                    self.scanner.first_comment = comment;
                }
                let count = self.sections.unknown.len() + self.sections.map.len();
                if count + self.sections.lost.len() > most(list) {
                    let place = self.place(name.start);
                    return Err(Stop::Read(ReadError::TooMany { list, limit: most(list), place }));
                } else if list == List::Map {
                    self.sections.map.push(value);
                } else if well_formed(value.of(text)) {
                    self.sections.unknown.push((name, value));
                } else {
                    self.lose(name.start, value.end, Reason::ExpectedValue);
                }
            }
            _ if self.scanner.eat(b'[') => self.items(list, indent)?,
            _ if self
                .scanner
                .peek()
                .is_some_and(|b| b"({".contains(&b) || b.is_ascii_uppercase()) =>
            {
                // The list is there, only its bracket is not.
                self.untidy(self.scanner.at, Reason::ExpectedList);
                self.scanner.eat(b'{');
                self.items(list, indent)?;
            }
            _ => return Err(Fault::new(self.scanner.at, Reason::ExpectedList).into()),
        }
        Ok(true)
    }

    /// Reads what follows the last bracket: nothing.
    fn end(&mut self) {
        let text = self.scanner.text();
        let after = self.scanner.at;
        let clean = self.scanner.blank().is_ok() && self.scanner.peek().is_none();
        if !clean {
            self.lose(after, text.len(), Reason::Trailing);
        }
    }

    /// Reads the items of a list up to its `]`.
    fn items(&mut self, list: List, field_indent: Option<usize>) -> Result<(), Stop> {
        loop {
            let before = self.scanner.at;
            if let Err(fault) = self.scanner.blank() {
                if self.patience > 0 {
                    // A comment that is never closed: only its sign is out of place.
                    self.patience -= 1;
                    self.untidy(fault.at, fault.reason);
                    self.scanner.at = fault.at + 2;
                    continue;
                }
                let end = self.next_field(before);
                self.lose(before, end, fault.reason);
                self.scanner.at = end;
                return Ok(());
            }
            let at = self.scanner.at;
            match self.scanner.peek() {
                None => {
                    self.sections.cut_off = true;
                    return Ok(());
                }
                Some(b']') => {
                    self.scanner.at += 1;
                    return Ok(());
                }
                Some(b',') => {
                    self.scanner.at += 1;
                    continue;
                }
                Some(byte) => {
                    let shallow =
                        self.indent(at).is_some_and(|i| field_indent.is_some_and(|f| i <= f));
                    if shallow && self.is_field(at) || byte == b')' && self.is_last(at) {
                        self.untidy(at, Reason::ExpectedClosing);
                        return Ok(());
                    }
                    if matches!(byte, b')' | b'}') {
                        self.untidy(at, Reason::Unexpected { found: byte as char });
                        self.scanner.at += 1;
                        continue;
                    }
                }
            }
            let item = self.item(at);
            let items = &mut self.sections.lists[list as usize];
            if items.len() == most(list) {
                let place = self.place(at);
                return Err(Stop::Read(ReadError::TooMany { list, limit: most(list), place }));
            }
            items.push(item);
        }
    }

    /// Remembers disorder; the first few places are enough.
    fn untidy(&mut self, at: usize, reason: Reason) {
        if self.sections.untidy.len() < MOST_FAULTS {
            self.sections.untidy.push(Fault::new(at, reason));
        }
    }

    /// Reads one item that starts at `at`.
    fn item(&mut self, at: usize) -> Span {
        let text = self.scanner.text();
        let mut boundary = None;
        if self.patience > 0 {
            match self.scanner.value() {
                Ok(span) if self.boundary(at, span.end).is_none() => return span,
                Ok(span) if well_formed(span.of(text)) => return span,
                _ => {
                    self.patience -= 1;
                    boundary = self.boundary(at, text.len());
                }
            }
        } else if self.work > 0 {
            boundary = self.boundary(at, text.len());
            self.work = self.work.saturating_sub(boundary.unwrap_or(text.len()) - at);
            let piece = Span { start: at, end: boundary.unwrap_or(text.len()) };
            let mut scanner = Scanner::new(piece.of(text));
            if let Ok(span) = scanner.value() {
                self.scanner.at = at + span.end;
                return Span { start: at, end: at + span.end };
            }
        }
        let end = boundary.unwrap_or_else(|| self.next_field(at + 1));
        self.scanner.at = end;
        let piece = Span { start: at, end }.of(text).trim_end();
        let piece = piece.strip_suffix(',').unwrap_or(piece);
        Span { start: at, end: at + piece.len() }
    }

    /// How far the line of `at` is indented, if nothing else stands before `at`.
    fn indent(&self, at: usize) -> Option<usize> {
        let before = self.scanner.text().as_bytes().get(..at)?;
        let depth = before.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
        matches!(before.get(..at - depth)?.last(), None | Some(b'\n')).then_some(depth)
    }

    /// Where the piece that starts at `at` should end by its layout, if that is before `limit`.
    fn boundary(&self, at: usize, limit: usize) -> Option<usize> {
        let bytes = self.scanner.text().as_bytes().get(..limit)?;
        let indent = self.indent(at)?;
        let mut line = at;
        loop {
            line += memchr::memchr(b'\n', bytes.get(line..)?)? + 1;
            let rest = bytes.get(line..)?;
            let depth = rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            match rest.get(depth) {
                None => return None,
                Some(b'\n' | b'\r') => {}
                Some(b')' | b'}') if depth == indent => {
                    let end = line + depth + 1;
                    return (end < limit).then_some(end);
                }
                Some(_) if depth <= indent => return Some(line),
                Some(_) => {}
            }
        }
    }

    /// Whether `name:` stands at `at`.
    fn is_field(&self, at: usize) -> bool {
        let mut scanner = Scanner::new(self.scanner.text());
        scanner.at = at;
        let named = scanner.name().is_some();
        while scanner.eat(b' ') {}
        named && scanner.eat(b':')
    }

    /// Where a field begins right after the one letter that is out of place.
    fn field_beside(&self, fault: &Fault) -> Option<usize> {
        let rest = self.scanner.text().get(fault.at..)?;
        let odd = rest.chars().next().filter(|_| fault.reason == Reason::ExpectedName)?;
        let after = rest[odd.len_utf8()..].trim_start_matches([' ', '\t']);
        let at = fault.at + rest.len() - after.len();
        self.is_field(at).then_some(at)
    }

    /// Whether the byte at `at` is the file's last but for blanks.
    fn is_last(&self, at: usize) -> bool {
        let rest = self.scanner.text().as_bytes().get(at + 1..).unwrap_or_default();
        rest.iter().all(u8::is_ascii_whitespace)
    }

    /// The start of the next line at or after `at` that begins like a field of the whole file.
    fn next_field(&self, at: usize) -> usize {
        let text = self.scanner.text();
        let mut line = at;
        while let Some(newline) =
            memchr::memchr(b'\n', text.as_bytes().get(line..).unwrap_or_default())
        {
            line += newline + 1;
            let rest = &text[line..];
            let depth = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if depth <= 2 && self.is_field(line + depth) {
                return line;
            }
        }
        text.len()
    }
}

/// The list whose name differs from `name` in one letter.
fn misspelt(name: &str) -> Option<List> {
    let one_off = |key: &str| {
        let different = key.bytes().zip(name.bytes()).filter(|(a, b)| a != b).count();
        key.len() == name.len() && different == 1
    };
    let lists = List::ALL.iter().copied().filter(|&list| list != List::Other);
    lists.into_iter().find(|list| one_off(list.key()))
}

/// Why the cutting of a field stopped.
enum Stop {
    Fault(Fault),
    Read(ReadError),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
