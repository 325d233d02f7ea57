//! Text files of a survey: CSV, TSV and a pasted range. The encoding and the delimiter are found
//! out; nothing of the file is kept but its sheet.

use super::error::ImportError;
use super::sheet::Sheet;
use crate::watch::Watch;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// Bytes read at once.
const BLOCK: usize = 1 << 20;
/// Text that is looked at for the delimiter.
const SAMPLE: usize = 1 << 16;
/// Records that are looked at for the delimiter.
const RECORDS: usize = 60;
/// What stands between two fields, the likelier first where several would do.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Reads a text of `size` bytes into a sheet.
///
/// # Errors
/// When it cannot be read, holds no text, is too large, or nobody wants it any more.
pub(super) fn read(
    source: &mut (impl Read + Seek),
    size: u64,
    watch: &Watch,
) -> Result<Sheet, ImportError> {
    let encoding = encoding(source)?;
    source.seek(SeekFrom::Start(0))?;
    let mut text = BufReader::with_capacity(BLOCK, Decoded::new(source, encoding));
    let sample = text.fill_buf()?;
    if sample.is_empty() {
        return Err(ImportError::Empty);
    }
    if sample.contains(&0) {
        return Err(ImportError::NotText);
    }
    let told = told_delimiter(sample);
    let skip = told.map_or(0, |(_, line)| line);
    let sample = &sample[skip..];
    let delimiter = told.map_or_else(|| delimiter(sample), |(delimiter, _)| delimiter);
    text.consume(skip);
    let mut sheet = Sheet::default();
    if skip > 0 {
        sheet.end_row();
    }
    records(text, delimiter, size, watch, &mut sheet)?;
    if sheet.rows() == 0 {
        return Err(ImportError::Empty);
    }
    sheet.finish();
    Ok(sheet)
}

fn records(
    text: impl Read,
    delimiter: u8,
    size: u64,
    watch: &Watch,
    sheet: &mut Sheet,
) -> Result<(), ImportError> {
    let mut reader = reader(text, delimiter);
    let mut record = csv::ByteRecord::new();
    let mut line = 1;
    for count in 0_u32.. {
        if !reader.read_byte_record(&mut record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => ImportError::Io(error),
            _ => ImportError::NotText,
        })? {
            break;
        }
        // Blank lines are rows in every spreadsheet, and skipped by the reader: those of the
        // lines it went through that are not this record's.
        let after = reader.position().line();
        if after > line + 1 {
            let breaks = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
            (line + 1 + breaks..after).for_each(|_| sheet.end_row());
        }
        line = after;
        for (column, field) in record.iter().enumerate() {
            sheet.put(column, field).map_err(|_| ImportError::TooLarge)?;
        }
        sheet.end_row();
        if count % 8192 == 0 {
            if watch.stopped() {
                return Err(ImportError::Stopped);
            }
            watch.reach(reader.position().byte() as f64 / size.max(1) as f64);
        }
    }
    Ok(())
}

fn reader<R: Read>(text: R, delimiter: u8) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(text)
}

/// The first line `sep=;`, by which spreadsheets are told the delimiter, and its length.
fn told_delimiter(sample: &[u8]) -> Option<(u8, usize)> {
    let rest = sample.strip_prefix(b"sep=")?;
    let (&delimiter, rest) = rest.split_first()?;
    let end = if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n")) };
    (end > 0 && delimiter.is_ascii()).then_some((delimiter, 5 + end))
}

/// The delimiter by which most lines have the same number of fields, and more than one.
fn delimiter(sample: &[u8]) -> u8 {
    let sample = &sample[..sample.len().min(SAMPLE)];
    let score = |&delimiter: &u8| {
        let mut widths: Vec<usize> = Vec::new();
        let mut reader = reader(sample, delimiter);
        let mut record = csv::ByteRecord::new();
        while widths.len() < RECORDS && reader.read_byte_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        let most = widths.iter().copied().filter(|&width| width > 1);
        let like = |width: usize| widths.iter().filter(|&&other| other == width).count();
        most.map(|width| (like(width), width)).max().unwrap_or((0, 0))
    };
    // Of equals the last is taken: the order is that of likelihood, turned round.
    DELIMITERS.iter().rev().copied().max_by_key(score).unwrap_or(b',')
}

/// The encoding a text is in: what its first bytes say, UTF-8 where all of it is that, else the
/// likeliest old encoding.
fn encoding(source: &mut (impl Read + Seek)) -> Result<&'static Encoding, ImportError> {
    let mut block = vec![0; BLOCK];
    let mut filled = 0;
    let mut first = true;
    // Bytes of a letter cut in two at a block's end are kept for the next.
    loop {
        let read = source.read(&mut block[filled..])?;
        let end = filled + read;
        if first {
            if let Some((encoding, _)) = Encoding::for_bom(&block[..end]) {
                return Ok(encoding);
            }
            if let Some(encoding) = bare_utf16(&block[..end]) {
                return Ok(encoding);
            }
            first = false;
        }
        if read == 0 {
            return if filled == 0 { Ok(UTF_8) } else { old_encoding(source) };
        }
        match std::str::from_utf8(&block[..end]) {
            Ok(_) => filled = 0,
            Err(error) if error.error_len().is_none() => {
                let valid = error.valid_up_to();
                block.copy_within(valid..end, 0);
                filled = end - valid;
            }
            Err(_) => return old_encoding(source),
        }
    }
}

/// UTF-16 without a mark: every other byte of its Latin letters and delimiters is 0.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let plenty = |zeros: usize, other: usize| pairs >= 4 && zeros * 5 > pairs && other == 0;
    if plenty(odd, even) {
        Some(encoding_rs::UTF_16LE)
    } else if plenty(even, odd) {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

fn old_encoding(source: &mut (impl Read + Seek)) -> Result<&'static Encoding, ImportError> {
    source.seek(SeekFrom::Start(0))?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut block = vec![0; BLOCK];
    // Letters far down the file say no more than those of its first megabytes.
    for _ in 0..8 {
        let read = source.read(&mut block)?;
        detector.feed(&block[..read], read == 0);
        if read == 0 {
            break;
        }
    }
    Ok(detector.guess(Some(b"ru"), Utf8Detection::Deny))
}

/// A text as UTF-8, whatever it is in.
struct Decoded<R> {
    source: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    fn new(source: R, encoding: &'static Encoding) -> Self {
        Self {
            source,
            decoder: Some(encoding.new_decoder_with_bom_removal()),
            raw: vec![0; BLOCK / 4],
            from: 0,
            to: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.from == self.to && !self.ended {
                self.to = self.source.read(&mut self.raw)?;
                self.from = 0;
                self.ended = self.to == 0;
            }
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let raw = &self.raw[self.from..self.to];
            let (result, read, written, _) = decoder.decode_to_utf8(raw, out, self.ended);
            self.from += read;
            if self.ended && result == encoding_rs::CoderResult::InputEmpty {
                self.decoder = None;
            }
            if written > 0 || self.decoder.is_none() {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn sheet(bytes: &[u8]) -> Sheet {
        read(&mut Cursor::new(bytes), bytes.len() as u64, &Watch::default()).unwrap()
    }

    #[track_caller]
    fn check(bytes: &[u8], rows: &[&[&str]]) {
        let sheet = sheet(bytes);
        let read: Vec<Vec<&str>> = (0..sheet.rows())
            .map(|row| (0..sheet.columns().len()).map(|at| sheet.cell(row, at)).collect())
            .collect();
        assert_eq!(read, rows, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn delimiters_quotes_and_blank_lines() {
        check(b"a;b\n1,5;2\n", &[&["a", "b"], &["1,5", "2"]]);
        check(b"a\tb\r\n1,2\t3\r\n", &[&["a", "b"], &["1,2", "3"]]);
        check(b"sep=|\na|b;c\n", &[&["", ""], &["a", "b;c"]]);
        check(
            b"junk\n\na,b\n\"x\n\ny\",2\n",
            &[&["junk", ""], &["", ""], &["a", "b"], &["x\n\ny", "2"]],
        );
        check(b"a,b\n\n\n1\n", &[&["a", "b"], &["", ""], &["", ""], &["1", ""]]);
        check(b"a,\"say \"\"no\"\"\"\n", &[&["a", "say \"no\""]]);
    }

    #[test]
    fn encodings_are_found_out() {
        let rows: &[&[&str]] =
            &[&["Точка контакта", "Оценка"], &["Регистратура в поликлинике", "7"]];
        let text = "Точка контакта;Оценка\nРегистратура в поликлинике;7\n";
        let utf16 =
            |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (old, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        check(text.as_bytes(), rows);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), rows);
        check(&old, rows);
        check(&[b"\xFF\xFE".to_vec(), utf16(u16::to_le_bytes)].concat(), rows);
        check(&[b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat(), rows);
    }

    #[test]
    fn a_letter_cut_in_two_between_blocks_is_no_other_encoding() {
        let mut text = "a;".repeat(BLOCK / 2 - 1);
        text.push_str("xЯ\n");
        assert!(!text.is_char_boundary(BLOCK));
        let mut source = Cursor::new(text.as_bytes());
        assert_eq!(encoding(&mut source).unwrap(), UTF_8);
    }

    #[test]
    fn what_holds_no_text_is_refused() {
        let read = |bytes: &[u8]| read(&mut Cursor::new(bytes), 1, &Watch::default()).unwrap_err();
        assert!(matches!(read(b""), ImportError::Empty));
        assert!(matches!(read(b"\n \n;;\n"), ImportError::Empty));
        assert!(matches!(read(b"a\0\x01\xFF\0\0;b"), ImportError::NotText));
        let watch = Watch::default();
        watch.stop();
        let stopped = super::read(&mut Cursor::new(b"a,b\n1,2\n"), 8, &watch);
        assert!(matches!(stopped, Err(ImportError::Stopped)));
    }
}
