//! Cuts a file into its pieces: header, properties, and the items of each list, so that each
//! piece can be understood, or set aside, on its own.
//!
//! Where brackets or quotes are out of order, layout and shape help: a damaged piece ends at the
//! latest where the next one begins, and a list whose header is damaged begins with its first item.

use super::decode;
use super::lines::Lines;
use super::list::List;
use super::place::{Place, Places};
use super::read_error::ReadError;
use super::reason::Reason;
use super::scan::{Fault, Scanner, Span};

/// Most items of each list: far more than a map anyone could read, few enough for any machine.
pub(super) const fn most(list: List) -> usize {
    match list {
        List::Elements => 200_000,
        List::Links | List::Cells => 1_000_000,
        List::Questions => 10_000,
        List::Pictures => 5_000,
        List::Conflicts | List::SetAside => 100_000,
        List::Map | List::Other => 1_000,
    }
}

/// Damaged pieces that may be walked to their possible ends before layout alone decides.
const PATIENCE: usize = 8;

/// Damaged places between the lists after which the rest of the file is set aside as one.
const MOST_FAULTS: usize = 100;

/// Bytes that may be looked through for the ends of damaged pieces.
const WORK: usize = 512 * 1024 * 1024;

/// How a file ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With its last bracket, which stands in a damaged piece.
    Swallowed,
    /// Behind a list, without the last bracket.
    NoBracket,
    /// In the middle of something.
    CutOff,
}

/// The pieces of a file.
pub(super) struct Sections {
    /// The version the file was written as.
    pub(super) format: u32,
    /// The oldest version that can read it.
    pub(super) min_reader: u32,
    /// The properties; more than one only in a file put together badly.
    pub(super) map: Vec<Span>,
    /// Items of the lists, by [`List`].
    pub(super) lists: [Vec<Span>; List::ALL.len()],
    /// Unknown fields: name and value.
    pub(super) unknown: Vec<(Span, Span)>,
    /// Text that belongs to nothing, each with what is wrong there.
    pub(super) lost: Vec<(Span, Fault)>,
    /// Disorder that lost nothing.
    pub(super) untidy: Vec<Fault>,
    /// How the file ends; `None` as it should.
    pub(super) ending: Option<Ending>,
    /// Where the header ends.
    pub(super) body: usize,
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
            lines: Lines::new(text),
            patience: PATIENCE,
            work: WORK,
            faults: 0,
            sections: Self {
                format: 0,
                min_reader: 0,
                map: Vec::new(),
                lists: Default::default(),
                unknown: Vec::new(),
                lost: Vec::new(),
                untidy: Vec::new(),
                ending: None,
                body: 0,
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

/// Cuts one file.
pub(super) struct Cutter<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) lines: Lines<'a>,
    /// Damaged pieces that may still be walked to their possible ends.
    pub(super) patience: usize,
    /// Bytes that may still be looked through.
    pub(super) work: usize,
    /// Faults between the lists so far.
    faults: usize,
    pub(super) sections: Sections,
}

impl Cutter<'_> {
    pub(super) fn place(&self, at: usize) -> Place {
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
        self.lines.learn(self.scanner.at);
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
        self.sections.body = self.scanner.at;
        loop {
            let before = self.scanner.at;
            let (fault, in_value) = match self.field() {
                Ok(true) => continue,
                Ok(false) => return Ok(()),
                Err(Stop::Read(error)) => return Err(error),
                Err(Stop::Name(fault)) => (fault, false),
                Err(Stop::Value(fault)) => (fault, true),
            };
            self.faults += 1;
            if self.faults > MOST_FAULTS {
                self.lose(before, self.scanner.text().len(), fault);
            } else if in_value {
                self.lose(before, self.lines.next_field(before.max(1)), fault);
            } else {
                self.resume(before, fault)?;
            }
        }
    }

    /// Goes on behind a fault where a field should begin: a list whose name, colon or bracket is
    /// damaged is still known by what is left of these, or by its first item.
    fn resume(&mut self, before: usize, fault: Fault) -> Result<(), ReadError> {
        if let Some((list, body)) = self.lines.damaged_header(before, fault.at) {
            self.scanner.at = body;
            self.untidy(fault.at, fault.reason);
            if list == List::Map {
                return self.map(before);
            }
            self.scanner.eat(b'[');
            return self.items(list);
        }
        let end = self.field_beside(&fault);
        let end = end.unwrap_or_else(|| self.lines.next_field(before.max(1)));
        let Some((item, list)) = self.lines.first_item(before, end) else {
            self.lose(before, end, fault);
            return Ok(());
        };
        self.lose(before, item, fault);
        self.items(list)
    }

    /// Puts a stretch of text aside and goes on behind it. Signs alone are no loss.
    pub(super) fn lose(&mut self, start: usize, end: usize, fault: Fault) {
        self.scanner.at = end;
        let stretch = Span { start, end }.of(self.scanner.text());
        let trimmed = stretch.trim();
        let start = start + (stretch.len() - stretch.trim_start().len());
        if trimmed.chars().any(char::is_alphanumeric) {
            let span = Span { start, end: start + trimmed.len() };
            self.sections.lost.push((span, fault));
        } else {
            self.untidy(fault.at, fault.reason);
        }
    }

    /// Reads one field; `false` at the end of the file.
    fn field(&mut self) -> Result<bool, Stop> {
        let text = self.scanner.text();
        self.scanner.blank().map_err(Stop::Name)?;
        let start = self.scanner.at;
        match self.scanner.peek() {
            None => {
                let end = text.trim_end().len();
                let lost = self.sections.lost.last().is_some_and(|(span, _)| span.end == end);
                let ending = if lost { Ending::CutOff } else { Ending::NoBracket };
                self.sections.ending.get_or_insert(ending);
                return Ok(false);
            }
            Some(b')') => return Ok(self.goes_on_behind_bracket()),
            Some(byte @ (b']' | b'}')) => {
                self.untidy(start, Reason::Unexpected { found: byte as char });
                self.scanner.at += 1;
                return Ok(true);
            }
            Some(b',') => {
                self.scanner.at += 1;
                return Ok(true);
            }
            Some(_) => {}
        }
        let stop = |at, reason| Stop::Name(Fault::new(at, reason));
        let Some(name) = self.scanner.name() else {
            let found = text[start..].chars().next().unwrap_or_default();
            return Err(stop(start, Reason::Unexpected { found }));
        };
        self.scanner.blank().map_err(Stop::Name)?;
        if !self.scanner.eat(b':') {
            return Err(stop(name.end, Reason::ExpectedColon));
        }
        self.scanner.blank().map_err(Stop::Name)?;
        let found = name.of(text);
        let mut list = List::from_key(found);
        if list == List::Other
            && let Some(meant) = self.lines.meant(found, self.scanner.at)
        {
            let reason = Reason::Misspelt { found: found.to_owned(), meant: meant.key() };
            self.untidy(name.start, reason);
            list = meant;
        }
        match list {
            List::Map => self.map(name.start)?,
            List::Other => self.unknown(name)?,
            _ if self.scanner.eat(b'[') => self.items(list)?,
            _ => {
                let at = self.scanner.at;
                let item = self.lines.list_of(at).is_some();
                if !item && !self.scanner.eat(b'{') && !self.scanner.eat(b'(') {
                    return Err(stop(at, Reason::ExpectedList));
                }
                // The list is there, only its bracket is not, or is another one.
                self.untidy(at, Reason::ExpectedList);
                self.scanner.eat(b'[');
                self.items(list)?;
            }
        }
        Ok(true)
    }

    /// After a `)` between the lists: `false` if it is the file's last bracket, and the file is
    /// read.
    fn goes_on_behind_bracket(&mut self) -> bool {
        let at = self.scanner.at;
        self.scanner.at += 1;
        let rest = &self.scanner.text()[self.scanner.at..];
        let next = self.scanner.text().len()
            - rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_whitespace()).len();
        let out_of_place = self.lines.begins_field(next)
            || self.lines.indent(at) != Some(0)
                && self.lines.next_field(at) < self.scanner.text().len();
        if out_of_place && self.sections.untidy.len() < MOST_FAULTS {
            self.untidy(at, Reason::Unexpected { found: ')' });
            return true;
        }
        let end = self.scanner.at;
        let clean = self.scanner.blank().is_ok() && self.scanner.peek().is_none();
        if !clean {
            let rest = &self.scanner.text()[end..];
            let at = end + rest.len() - rest.trim_start().len();
            let reason = match rest.trim_start().chars().next() {
                Some(found) if !rest.contains(char::is_alphanumeric) => {
                    Reason::Unexpected { found }
                }
                _ => Reason::AfterTheEnd,
            };
            self.lose(end, end + rest.len(), Fault::new(at, reason));
        }
        false
    }

    /// Reads the properties of the map.
    fn map(&mut self, start: usize) -> Result<(), ReadError> {
        self.room_for_field(start)?;
        let text = self.scanner.text();
        let opened = self.scanner.at;
        let indent = self.lines.top();
        if let Ok(value) = self.scanner.value()
            && !self.lines.goes_on(value.end)
            && (self.lines.end_of(start, indent, value.end).is_none()
                || decode::well_formed(value.of(text)).is_ok())
        {
            self.sections.map.push(value);
            return Ok(());
        }
        let end = self.lines.end_of(start, indent, text.len());
        self.scanner.at = end.unwrap_or_else(|| self.lines.next_field(start.max(1)));
        self.sections.map.push(self.piece(opened));
        Ok(())
    }

    /// Whether one more field fits into a map.
    fn room_for_field(&self, at: usize) -> Result<(), ReadError> {
        let Sections { map, unknown, lost, .. } = &self.sections;
        let (list, limit) = (List::Other, most(List::Other));
        if map.len() + unknown.len() + lost.len() > limit {
            return Err(ReadError::TooMany { list, limit, place: self.place(at) });
        }
        Ok(())
    }

    /// The piece that began at `start` and was cut off here, without the comma at its end.
    pub(super) fn piece(&self, start: usize) -> Span {
        let piece = Span { start, end: self.scanner.at }.of(self.scanner.text()).trim_end();
        let piece = piece.strip_suffix(',').unwrap_or(piece);
        Span { start, end: start + piece.len() }
    }

    /// Reads the value of a field unknown to this version. Comments in it are kept with it.
    fn unknown(&mut self, name: Span) -> Result<(), Stop> {
        let text = self.scanner.text();
        let comment = self.scanner.first_comment;
        let mut value = self.scanner.value().map_err(Stop::Value)?;
        if let Some(end) = self.lines.end_of(name.start, self.lines.top(), value.end)
            && decode::well_formed(value.of(text)).is_err()
        {
            // A comma is missing, and the next field was taken for a part of this one.
            self.scanner.at = end;
            value = self.piece(value.start.min(end));
        }
        self.scanner.first_comment = comment;
        self.room_for_field(name.start)?;
        match decode::well_formed(value.of(text)) {
            Ok(()) => self.sections.unknown.push((name, value)),
            Err(fault) => self.lose(name.start, self.scanner.at, fault.behind(value.start)),
        }
        Ok(())
    }

    /// Remembers disorder; the first few places are enough.
    pub(super) fn untidy(&mut self, at: usize, reason: Reason) {
        if self.sections.untidy.len() < MOST_FAULTS {
            self.sections.untidy.push(Fault::new(at, reason));
        }
    }

    /// Where a field begins right after the one letter that is out of place.
    fn field_beside(&self, fault: &Fault) -> Option<usize> {
        let rest = self.scanner.text().get(fault.at..)?;
        let odd = rest.chars().next()?;
        let after = rest[odd.len_utf8()..].trim_start_matches([' ', '\t']);
        let at = fault.at + rest.len() - after.len();
        let beside = matches!(fault.reason, Reason::Unexpected { .. });
        (beside && self.lines.is_field(at)).then_some(at)
    }
}

/// Why the cutting of a field stopped.
enum Stop {
    /// Its name, colon or opening bracket.
    Name(Fault),
    /// Its value.
    Value(Fault),
    /// Something that ends all reading.
    Read(ReadError),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}
