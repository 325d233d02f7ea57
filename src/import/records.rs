//! Records of a text with delimiters, a block of the file at a time. Cells are found where they
//! stand, by the rules of the `csv` crate to the letter, and none is copied.

use super::error::ImportError;
use super::sheet::MOST_COLUMNS;
use std::io::Read;

/// Bytes read at once.
pub(super) const BLOCK: usize = 1 << 18;
/// Most bytes of a record: longer than any row of a survey.
const MOST_RECORD: usize = 1 << 26;
/// Letters of a cell that are looked through here; beyond them a call of memchr is sooner there.
const NEAR: usize = 32;

const QUOTE: u8 = b'"';
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Where a cell stands in its block.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
    /// Quotes are written within it: [`unquoted`] is what it says.
    quotes: bool,
}

/// A record of a block.
#[derive(Debug, Clone, Copy)]
struct Record {
    /// Blank lines above it.
    blank: u32,
    /// Its cells end here among those of the block.
    end: u32,
}

/// A stretch of the text and the records in it.
#[derive(Debug, Default)]
pub(super) struct Block {
    text: Vec<u8>,
    cells: Vec<Span>,
    records: Vec<Record>,
    /// How much of the text was read up to its end, in bytes.
    pub(super) read: u64,
}

/// A cell of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    /// Its letters in the file, quotes around them left out.
    pub(super) raw: &'a [u8],
    /// Quotes are written within it: [`unquoted`] is what it says.
    pub(super) quotes: bool,
}

impl Block {
    /// Whether no record is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The blank lines above each record, and its cells.
    pub(super) fn records(
        &self,
    ) -> impl Iterator<Item = (usize, impl ExactSizeIterator<Item = Field<'_>>)> {
        let mut start = 0;
        self.records.iter().map(move |record| {
            let cells = &self.cells[start..record.end as usize];
            start = record.end as usize;
            let field = |span: &Span| Field {
                raw: &self.text[span.from as usize..span.to as usize],
                quotes: span.quotes,
            };
            (record.blank as usize, cells.iter().map(field))
        })
    }
}

/// What a cell says within which quotes are written: of the first to the last of those around it
/// two are one, and behind them each is a letter.
pub(super) fn unquoted<'a>(mut raw: &[u8], said: &'a mut Vec<u8>) -> &'a [u8] {
    said.clear();
    while let Some(at) = memchr::memchr(QUOTE, raw) {
        said.extend_from_slice(&raw[..at]);
        raw = &raw[at + 1..];
        if raw.first() != Some(&QUOTE) {
            break;
        }
        said.push(QUOTE);
        raw = &raw[1..];
    }
    said.extend_from_slice(raw);
    said
}

/// Reads records block by block.
pub(super) struct Records<R> {
    source: R,
    delimiter: u8,
    /// What was read of the next record.
    rest: Vec<u8>,
    /// Ends of lines behind the last record.
    breaks: u32,
    read: u64,
    /// Nothing more is to be read.
    pub(super) ended: bool,
}

impl<R: Read> Records<R> {
    /// Goes on behind the first letters of a text, which were read already.
    pub(super) fn new(source: R, start: &[u8], delimiter: u8) -> Self {
        let rest = start.strip_prefix(BOM).unwrap_or(start).to_vec();
        let read = start.len() as u64;
        Self { source, delimiter, rest, breaks: 0, read, ended: false }
    }

    /// Reads the next block; `false` when there is none.
    ///
    /// # Errors
    /// When the source cannot be read, or a record grows so long that nobody can keep it.
    pub(super) fn next(&mut self, block: &mut Block) -> Result<bool, ImportError> {
        block.cells.clear();
        block.records.clear();
        let mut filled = self.rest.len();
        block.text.resize(block.text.len().max(filled), 0);
        block.text[..filled].copy_from_slice(&self.rest);
        self.rest.clear();
        while !self.ended && block.records.is_empty() {
            // A long record is gone through again each time, so that each time is twice as long.
            let room = filled + filled.max(BLOCK);
            if room > MOST_RECORD {
                return Err(ImportError::TooLarge);
            }
            if block.text.len() < room {
                block.text.resize(room, 0);
            }
            let read = self.source.read(&mut block.text[filled..room])?;
            filled += read;
            self.read += read as u64;
            self.ended = read == 0;
            let Block { text, cells, records, .. } = &mut *block;
            let mut cutter = Cutter {
                text: &text[..filled],
                ended: self.ended,
                delimiter: self.delimiter,
                cells,
                too_wide: false,
            };
            let done = cutter.records(records, &mut self.breaks);
            if cutter.too_wide {
                return Err(ImportError::TooLarge);
            }
            if records.is_empty() {
                text.copy_within(done..filled, 0);
                filled -= done;
            } else {
                self.rest.extend_from_slice(&text[done..filled]);
            }
        }
        block.read = self.read;
        Ok(!block.records.is_empty())
    }
}

/// Cuts a stretch of text into records.
struct Cutter<'a> {
    text: &'a [u8],
    /// The text ends here, and with it the last record.
    ended: bool,
    delimiter: u8,
    cells: &'a mut Vec<Span>,
    /// A record that is not all here has more cells already than a sheet has columns.
    too_wide: bool,
}

impl Cutter<'_> {
    /// Every record down to the end of the last that is whole, which is told. `breaks`: ends of
    /// lines that were gone through since the record before.
    fn records(&mut self, records: &mut Vec<Record>, breaks: &mut u32) -> usize {
        let mut at = 0;
        loop {
            while let Some(letter @ (b'\n' | b'\r')) = self.text.get(at) {
                *breaks += u32::from(*letter == b'\n');
                at += 1;
            }
            let before = self.cells.len();
            let record = if at < self.text.len() { self.record(at) } else { None };
            let Some((next, own)) = record else {
                self.too_wide = self.cells.len() - before > MOST_COLUMNS;
                self.cells.truncate(before);
                return at;
            };
            at = next;
            // A line that ends with CR LF leaves its LF to the next record, which has one more
            // then and none of its own.
            let blank = (*breaks + own).saturating_sub(1);
            *breaks = 0;
            records.push(Record { blank, end: self.cells.len() as u32 });
        }
    }

    /// Cuts a record into cells; where the next begins, and how many LF are between its cells and
    /// behind them. `None` where it is not all here.
    fn record(&mut self, mut at: usize) -> Option<(usize, u32)> {
        let mut own = 0;
        loop {
            let quoted = self.text.get(at) == Some(&QUOTE);
            let cell = if quoted { self.quoted(at + 1)? } else { self.plain(at, at)? };
            let (span, end) = cell;
            self.cells.push(span);
            let Some(&letter) = self.text.get(end) else { return Some((end, own)) };
            own += u32::from(letter == b'\n');
            at = end + 1;
            if letter != self.delimiter {
                return Some((at, own));
            }
        }
    }

    /// A cell without quotes around it, and where it ends. It begins at `from`; from `at` on it is
    /// looked through.
    fn plain(&self, from: usize, at: usize) -> Option<(Span, usize)> {
        let end = match end_of(&self.text[at..], self.delimiter) {
            Some(length) => at + length,
            None if self.ended => self.text.len(),
            None => return None,
        };
        Some((Span { from: from as u32, to: end as u32, quotes: false }, end))
    }

    /// A cell behind its first quote, and where it ends.
    fn quoted(&self, from: usize) -> Option<(Span, usize)> {
        let (mut at, mut quotes) = (from, false);
        let whole = |to, quotes| Span { from: from as u32, to: to as u32, quotes };
        loop {
            let Some(length) = memchr::memchr(QUOTE, &self.text[at..]) else {
                let end = self.text.len();
                return self.ended.then(|| (whole(end, quotes), end));
            };
            let quote = at + length;
            match self.text.get(quote + 1) {
                Some(&QUOTE) => (at, quotes) = (quote + 2, true),
                Some(&letter) if letter == self.delimiter || matches!(letter, b'\n' | b'\r') => {
                    return Some((whole(quote, quotes), quote + 1));
                }
                Some(_) => {
                    let (_, end) = self.plain(from, quote + 1)?;
                    return Some((whole(end, true), end));
                }
                None => return self.ended.then(|| (whole(quote, quotes), quote + 1)),
            }
        }
    }
}

/// Where the first delimiter or end of a line stands.
fn end_of(text: &[u8], delimiter: u8) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // Marks the zeros of a word; what it marks above the first of them means nothing.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let of = |letter: u8| ONES * u64::from(letter);
    let mut at = 0;
    while at < NEAR
        && let Some(word) = text[at..].first_chunk()
    {
        let word = u64::from_le_bytes(*word);
        let ends = zeros(word ^ of(delimiter)) | zeros(word ^ of(b'\n')) | zeros(word ^ of(b'\r'));
        if ends != 0 {
            return Some(at + ends.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let far = memchr::memchr3(delimiter, b'\n', b'\r', &text[at..]);
    far.map(|length| at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of which only a few bytes are read at once.
    struct Slowly<'a>(&'a [u8], fastrand::Rng);

    impl Read for Slowly<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let most = self.1.usize(1..=9).min(out.len());
            self.0.read(&mut out[..most])
        }
    }

    type Rows = Vec<(usize, Vec<Vec<u8>>)>;

    fn rows(mut records: Records<impl Read>) -> Rows {
        let (mut rows, mut block, mut said) = (Vec::new(), Block::default(), Vec::new());
        while records.next(&mut block).unwrap() {
            for (blank, fields) in block.records() {
                let value = |field: Field| {
                    if field.quotes { unquoted(field.raw, &mut said) } else { field.raw }.to_vec()
                };
                rows.push((blank, fields.map(value).collect()));
            }
        }
        assert!(records.ended && block.is_empty());
        rows
    }

    /// The same by the `csv` crate, which counts lines.
    fn rows_by_csv(text: &[u8], delimiter: u8) -> Rows {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(delimiter).has_headers(false).flexible(true);
        let (mut reader, mut line) = (builder.from_reader(text), 1);
        let (mut rows, mut record) = (Vec::new(), csv::ByteRecord::new());
        while reader.read_byte_record(&mut record).unwrap() {
            let after = reader.position().line();
            let within = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
            let blank = after.saturating_sub(line + 1 + within);
            line = after;
            rows.push((blank as usize, record.iter().map(<[u8]>::to_vec).collect()));
        }
        rows
    }

    #[test]
    fn records_are_those_of_the_csv_crate_wherever_blocks_end() {
        let mut rng = fastrand::Rng::with_seed(5);
        let parts: [&[u8]; 16] = [
            b",",
            b",",
            b";",
            b"\"",
            b"\"",
            b"\"\"",
            b"\n",
            b"\r\n",
            b"\r",
            b"a",
            b" ",
            b"\0",
            b"\xFF",
            b"long enough for two words",
            "Я".as_bytes(),
            BOM,
        ];
        for case in 0..20_000 {
            let most = 1 << rng.u32(..7);
            let length = rng.usize(..most);
            let text = (0..length).map(|_| parts[rng.usize(..parts.len())]).collect::<Vec<_>>();
            let text = text.concat();
            let delimiter = [b',', b';', b'"', b'\n', b'\r', b'a'][rng.usize(..6)];
            let start = rng.usize(..=text.len());
            // A mark is only looked for at the very start.
            let start = if text.starts_with(BOM) { start.max(BOM.len()) } else { start };
            let slowly = Slowly(&text[start..], rng.fork());
            let ours = rows(Records::new(slowly, &text[..start], delimiter));
            let told = format!("{case}: {:?}", String::from_utf8_lossy(&text));
            assert_eq!(ours, rows_by_csv(&text, delimiter), "{delimiter} {told}");
        }
    }

    #[test]
    fn a_long_record_is_read_whole_and_no_faster_than_it_comes() {
        let long = format!("\"{}\",b\n", "say \"\"no\"\"\n".repeat(BLOCK / 4));
        let blank = "\n".repeat(BLOCK * 3);
        let text = ["a,b\n", &long, &blank, &long, "1,2"].concat();
        let ours = rows(Records::new(text.as_bytes(), b"", b','));
        assert_eq!(ours.iter().map(|(blank, _)| *blank).collect::<Vec<_>>(), [0, 0, BLOCK * 3, 0]);
        assert!(ours == rows_by_csv(text.as_bytes(), b','));
    }
}
