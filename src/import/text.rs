//! Text files of a survey: CSV, TSV and a pasted range. The encoding and the delimiter are found
//! out; nothing of the file is kept but its sheet.

use super::encoding::{Decoded, is_utf8, old_encoding, told_encoding};
use super::error::ImportError;
use super::records::{BLOCK, Block, Records, unquoted};
use super::sheet::Sheet;
use crate::watch::Watch;
use encoding_rs::UTF_8;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::mpsc;
use std::thread;

/// Room for what is decoded first, which is looked at for the delimiter.
const DECODED: usize = 1 << 20;
/// Bytes of the mark by which UTF-8 is told.
const BOM: usize = 3;
/// Text that is looked at for the delimiter.
const SAMPLE: usize = 1 << 16;
/// Records that are looked at for the delimiter.
const RECORDS: usize = 60;
/// Blocks that may be cut before their values are kept.
const AHEAD: usize = 2;
/// How many more rows are expected than the first block has for its share of the file.
const MARGIN: f64 = 1.02;
/// What stands between two fields, the likelier first where several would do.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Reads a text of `size` bytes into a sheet.
///
/// # Errors
/// When it cannot be read, holds no text, is too large, or nobody wants it any more.
pub(super) fn read(
    source: &mut (impl Read + Seek + Send),
    size: u64,
    watch: &Watch,
) -> Result<Sheet, ImportError> {
    let told = told_encoding(source)?;
    if told.is_none_or(|encoding| encoding == UTF_8) {
        // Nearly every text is UTF-8, and whether it is shows in its values: looking through the
        // whole file for it first would take as long as reading it.
        source.seek(SeekFrom::Start(0))?;
        match sheet(&mut *source, told.map_or(0, |_| BOM), BLOCK, size, watch) {
            Ok(sheet) if sheet.is_utf8() => return Ok(sheet),
            Err(error @ (ImportError::Io(_) | ImportError::Stopped)) => return Err(error),
            Err(error) if is_utf8(source)? => return Err(error),
            _ => {}
        }
    }
    let encoding = match told {
        Some(encoding) => encoding,
        None => old_encoding(source)?,
    };
    source.seek(SeekFrom::Start(0))?;
    sheet(Decoded::new(source, encoding), 0, DECODED, size, watch)
}

/// The sheet of a text in UTF-8 behind its first `mark` bytes, `first` bytes of which are looked
/// at before it is read. Where it turns out not to be UTF-8 the sheet says so.
fn sheet(
    mut text: impl Read + Send,
    mark: usize,
    first: usize,
    size: u64,
    watch: &Watch,
) -> Result<Sheet, ImportError> {
    let mut sample = vec![0; first];
    let read = text.read(&mut sample)?;
    let sample = &sample[mark.min(read)..read];
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
    let mut sheet = Sheet::default();
    if skip > 0 {
        sheet.end_row();
    }
    fill(Records::new(text, sample, delimiter), size, watch, &mut sheet)?;
    if sheet.rows() == 0 {
        return Err(ImportError::Empty);
    }
    sheet.finish();
    Ok(sheet)
}

/// Reads all records into a sheet. One core reads and cuts, another keeps the values.
fn fill(
    mut records: Records<impl Read + Send>,
    size: u64,
    watch: &Watch,
    sheet: &mut Sheet,
) -> Result<(), ImportError> {
    let mut block = Block::default();
    records.next(&mut block)?;
    if !keep(&block, size, watch, sheet)? || records.ended {
        return Ok(());
    }
    let share = block.read as f64 / size.max(1) as f64;
    sheet.expect_rows((sheet.row() as f64 / share * MARGIN) as usize);
    let (cut, blocks) = mpsc::sync_channel(AHEAD);
    let (kept, free) = mpsc::channel();
    thread::scope(|scope| {
        let cutting = scope.spawn(move || {
            // Where nobody wants more blocks, who keeps them says why.
            while records.next(&mut block)? && cut.send(block).is_ok() {
                block = free.try_recv().unwrap_or_default();
            }
            Ok(())
        });
        for block in blocks {
            if !keep(&block, size, watch, sheet)? {
                return Ok(());
            }
            // Where nobody reads on, nobody needs it.
            let _ = kept.send(block);
        }
        cutting.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Keeps the records of a block; `false` where they turn out not to be UTF-8.
fn keep(block: &Block, size: u64, watch: &Watch, sheet: &mut Sheet) -> Result<bool, ImportError> {
    let mut said = Vec::new();
    for (blank, fields) in block.records() {
        // Blank lines are rows in every spreadsheet.
        sheet.go_to_row(sheet.row() + blank);
        for (column, field) in fields.enumerate() {
            let value = if field.quotes {
                sheet.expect_utf8(field.raw);
                unquoted(field.raw, &mut said)
            } else {
                field.raw
            };
            sheet.put(column, value)?;
        }
        sheet.end_row();
    }
    if watch.stopped() && !block.is_empty() {
        return Err(ImportError::Stopped);
    }
    watch.reach(block.read as f64 / size.max(1) as f64);
    Ok(sheet.is_utf8())
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
        let mut block = Block::default();
        // Nothing is read, and nothing can fail.
        let _ = Records::new(io::empty(), sample, delimiter).next(&mut block);
        let widths: Vec<usize> =
            block.records().take(RECORDS).map(|(_, fields)| fields.len()).collect();
        let most = widths.iter().copied().filter(|&width| width > 1);
        let like = |width: usize| widths.iter().filter(|&&other| other == width).count();
        most.map(|width| (like(width), width)).max().unwrap_or((0, 0))
    };
    // Of equals the last is taken: the order is that of likelihood, turned round.
    DELIMITERS.iter().rev().copied().max_by_key(score).unwrap_or(b',')
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

    #[test]
    fn a_text_of_many_blocks_is_read_to_its_end() {
        let row = |row| {
            let quoted = if row % 5 == 0 { "\"a \"\"b\"\";\n c\"" } else { "plain" };
            format!("Touchpoint {};{quoted} {row}\n", row % 70)
        };
        let text = "name;said\n".to_owned() + &(0..40_000).map(row).collect::<String>();
        assert!(text.len() > 4 * BLOCK);
        let whole = sheet(text.as_bytes());
        assert_eq!(whole.rows(), 40_001);
        assert_eq!(
            (whole.cell(40_000, 0), whole.cell(40_000, 1)),
            ("Touchpoint 29", "plain 39999")
        );
        assert_eq!(whole.cell(39_996, 1), "a \"b\";\n c 39995");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sheet(&[b"\xFF\xFE".as_slice(), &utf16].concat()).hash(), whole.hash());
        // That it is in an old encoding shows at its end only.
        let (old, _, _) = encoding_rs::WINDOWS_1251.encode("Регистратура в поликлинике;Долго\n");
        let last = sheet(&[text.as_bytes(), &old].concat());
        assert_eq!(last.cell(40_001, 0), "Регистратура в поликлинике");
        // Letters cut in two by quotes are none, though without them they would be.
        let cut = sheet(b"a;b\n\"\xD0\"\x96;2\n");
        assert_ne!(cut.cell(1, 0), "Ж");
    }

    #[test]
    fn reading_many_blocks_is_stopped() {
        let text = "a;b\n".repeat(BLOCK);
        let watch = Watch::default();
        watch.stop();
        let stopped = read(&mut Cursor::new(&text), text.len() as u64, &watch);
        assert!(matches!(stopped, Err(ImportError::Stopped)));
    }
}
