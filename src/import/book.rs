//! Workbooks: XLSX, XLS and ODS. What a workbook grows to is counted before it is read.

use super::error::ImportError;
use super::sheet::Sheet;
use crate::watch::Watch;
use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Xls, XlsError, Xlsx, XlsxError,
};
use std::fmt::Display;
use std::io::{Read, Seek, SeekFrom};

/// Most bytes a workbook may grow to: sheets of two million cells, several times over.
const MOST_GROWN: u64 = 512 << 20;
/// Most bytes of the parts that are kept in memory whole.
const MOST_KEPT: u64 = 128 << 20;
/// Most tags of such a part, three a text: each text costs some forty bytes, however short it is.
const MOST_TAGS: usize = 12_000_000;
/// Bytes of two blocks that are looked at together, for what may stand across them.
const SEAM: usize = 4096;
/// Most bytes of a list of sheets that are looked at.
const MOST_LISTED: u64 = 1 << 20;
/// Most bytes that are looked at where sheets are not listed apart.
const MOST_CONTENT: u64 = 64 << 20;
/// Cells between two looks at the watch.
const STEP: usize = 8192;

/// What kind of workbook a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A ZIP of XML parts, or one that is encrypted.
    Xlsx,
    /// The old binary form.
    Xls,
    /// `OpenDocument`.
    Ods,
}

/// What kind of workbook begins like this; `None` for text.
pub(super) fn kind(start: &[u8]) -> Option<Kind> {
    if start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(Kind::Xls);
    }
    let zip = start.starts_with(b"PK\x03\x04");
    let open = memchr::memmem::find(start, b"application/vnd.oasis.opendocument").is_some();
    zip.then_some(if open { Kind::Ods } else { Kind::Xlsx })
}

/// Most cells of all sheets together, where all are read.
const MOST_OF_ALL: usize = 4_000_000;

/// Every sheet of a workbook, in order.
pub(super) fn read_all(
    mut source: impl Read + Seek,
    kind: Kind,
    watch: &Watch,
) -> Result<Vec<Sheet>, ImportError> {
    let mut opened = open(&mut source, kind, watch)?;
    let names = opened.names();
    let (mut sheets, mut cells) = (Vec::with_capacity(names.len()), 0);
    for name in &names {
        let sheet = opened.sheet(name, watch)?;
        cells += sheet.filled();
        if cells > MOST_OF_ALL {
            return Err(ImportError::TooLarge);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The names of the sheets, and the one of them that was wanted or looks like answers.
pub(super) fn read(
    mut source: impl Read + Seek,
    kind: Kind,
    wanted: Option<&str>,
    watch: &Watch,
) -> Result<(Vec<String>, Sheet), ImportError> {
    let mut opened = open(&mut source, kind, watch)?;
    let names = opened.names();
    let sheet = chosen(&names, wanted, |name| opened.sheet(name, watch))?;
    Ok((names, sheet))
}

/// A workbook that is small enough, sheet by sheet.
fn open<'s, R: Read + Seek>(
    source: &'s mut R,
    kind: Kind,
    watch: &Watch,
) -> Result<Opened<'s, R>, ImportError> {
    if kind != Kind::Xls {
        grows(source, watch)?;
        source.seek(SeekFrom::Start(0))?;
    }
    watch.reach(0.1);
    Ok(match kind {
        Kind::Xlsx => Opened::Xlsx(Xlsx::new(source).map_err(of_xlsx)?),
        Kind::Xls => {
            if is_wrapped(source)? {
                return Err(ImportError::Protected);
            }
            match Xls::new(source) {
                Ok(book) => Opened::Xls(book),
                Err(XlsError::Password) => return Err(ImportError::Protected),
                Err(error) => return Err(damaged(error)),
            }
        }
        Kind::Ods => match Ods::new(source) {
            Ok(book) => Opened::Ods(book),
            Err(OdsError::Password) => return Err(ImportError::Protected),
            Err(OdsError::CellLimitExceeded { .. }) => return Err(ImportError::TooLarge),
            Err(error) => return Err(damaged(error)),
        },
    })
}

/// An open workbook.
enum Opened<'s, R: Read + Seek> {
    /// One that gives cell by cell.
    Xlsx(Xlsx<&'s mut R>),
    /// Those that give each sheet as one whole.
    Xls(Xls<&'s mut R>),
    Ods(Ods<&'s mut R>),
}

impl<R: Read + Seek> Opened<'_, R> {
    fn names(&self) -> Vec<String> {
        match self {
            Self::Xlsx(book) => book.sheet_names(),
            Self::Xls(book) => book.sheet_names(),
            Self::Ods(book) => book.sheet_names(),
        }
    }

    fn sheet(&mut self, name: &str, watch: &Watch) -> Result<Sheet, ImportError> {
        match self {
            Self::Xlsx(book) => xlsx_sheet(book, name, watch),
            Self::Xls(book) => ranged(book, name, watch),
            Self::Ods(book) => ranged(book, name, watch),
        }
    }
}

/// A sheet of a workbook that gives each as one whole.
fn ranged<R: Read + Seek, B: Reader<R, Error: Display>>(
    book: &mut B,
    name: &str,
    watch: &Watch,
) -> Result<Sheet, ImportError> {
    let range = book.worksheet_range(name).map_err(damaged)?;
    from_range(name, &range, watch)
}

/// The wanted sheet, or that with the most cells that are filled.
fn chosen(
    names: &[String],
    wanted: Option<&str>,
    mut read: impl FnMut(&str) -> Result<Sheet, ImportError>,
) -> Result<Sheet, ImportError> {
    if let Some(wanted) = wanted {
        if !names.iter().any(|name| name == wanted) {
            let (name, known) = (wanted.to_owned(), names.to_vec());
            return Err(ImportError::NoSheet { name, known });
        }
        return read(wanted);
    }
    let mut best: Option<Sheet> = None;
    for name in names {
        let sheet = read(name)?;
        if best.as_ref().is_none_or(|best| sheet.filled() > best.filled()) {
            best = Some(sheet);
        }
    }
    best.filter(|sheet| sheet.rows() > 0).ok_or(ImportError::Empty)
}

/// Refuses a ZIP that grows beyond measure. What its directory says may be a lie: every part is
/// unpacked once, and thrown away.
fn grows(source: &mut (impl Read + Seek), watch: &Watch) -> Result<(), ImportError> {
    let mut zip = zip::ZipArchive::new(source).map_err(damaged)?;
    let (mut whole, mut block) = (0_u64, vec![0; 1 << 18]);
    for at in 0..zip.len() {
        let mut part = match zip.by_index(at) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(
                zip::result::ZipError::PASSWORD_REQUIRED,
            )) => return Err(ImportError::Protected),
            Err(error) => return Err(damaged(error)),
        };
        let streamed = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let most = if streamed { MOST_GROWN } else { MOST_KEPT };
        if part.size() > most {
            return Err(ImportError::TooLarge);
        }
        let (mut grown, mut tags) = (0, 0);
        let mut seam = Vec::new();
        loop {
            let read = part.read(&mut block).map_err(damaged)?;
            if read == 0 {
                break;
            }
            grown += read as u64;
            whole += read as u64;
            if !streamed {
                let block = &block[..read];
                tags += memchr::memchr_iter(b'<', block).count();
                seam.extend_from_slice(&block[..read.min(SEAM)]);
                if claims_too_much(block) || claims_too_much(&seam) {
                    return Err(ImportError::TooLarge);
                }
                seam.clear();
                seam.extend_from_slice(&block[read.saturating_sub(SEAM)..]);
            }
            if grown > most || whole > MOST_GROWN || tags > MOST_TAGS {
                return Err(ImportError::TooLarge);
            }
            if watch.stopped() {
                return Err(ImportError::Stopped);
            }
        }
    }
    Ok(())
}

/// Whether a workbook has a sheet of this name: the part that lists its sheets is looked at, and
/// nothing else. The oldest form has no such part.
pub(super) fn has_sheet(source: &mut (impl Read + Seek), kind: Kind, name: &str) -> bool {
    let (part, most) = match kind {
        Kind::Xlsx => ("xl/workbook.xml", MOST_LISTED),
        // Its sheets stand there with all they hold.
        Kind::Ods => ("content.xml", MOST_CONTENT),
        Kind::Xls => return has_name(source, name),
    };
    let Ok(mut zip) = zip::ZipArchive::new(source) else { return false };
    let Ok(part) = zip.by_name(part) else { return false };
    let mut list = Vec::new();
    let read = part.take(most).read_to_end(&mut list);
    read.is_ok() && memchr::memmem::find(&list, format!("\"{name}\"").as_bytes()).is_some()
}

/// Whether a binary workbook names something so among its first records, which name its sheets.
fn has_name(source: &mut impl Read, name: &str) -> bool {
    let mut start = Vec::new();
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    source.take(MOST_LISTED).read_to_end(&mut start).is_ok()
        && [name.as_bytes(), &wide].iter().any(|name| memchr::memmem::find(&start, name).is_some())
}

/// Whether a list of texts says that it has more than it may: the reader makes room for as many as
/// it is told, before it has seen one.
fn claims_too_much(part: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    memchr::memmem::find_iter(part, NAME).any(|at| {
        let rest = &part[at + NAME.len()..];
        let between = |byte: &u8| b" \t\r\n='\"".contains(byte);
        let digits =
            rest.iter().skip_while(|byte| between(byte)).take_while(|b| b.is_ascii_digit());
        let value = digits.fold(0_usize, |value, digit| {
            value.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        });
        value > MOST_TAGS
    })
}

fn xlsx_sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    watch: &Watch,
) -> Result<Sheet, ImportError> {
    let mut sheet = Sheet::new(name);
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet of nothing but a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        Err(error) => return Err(of_xlsx(error)),
    };
    let rows = f64::from(cells.dimensions().end.0.max(1));
    let mut text = String::new();
    let mut count = 0_usize;
    while let Some(cell) = cells.next_cell_with_formula().map_err(of_xlsx)? {
        let (row, column) = cell.pos;
        sheet.go_to_row(row as usize);
        let bytes = match &cell.value {
            DataRef::SharedString(text) => text.as_bytes(),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                text.as_bytes()
            }
            DataRef::Empty => match &cell.formula {
                // Nothing was computed: the formula itself says what is missing.
                Some(formula) => {
                    text.clear();
                    text.push('=');
                    text.push_str(formula);
                    text.as_bytes()
                }
                None => continue,
            },
            DataRef::Int(number) => shown(&mut text, number),
            DataRef::Float(number) => shown(&mut text, number),
            DataRef::Bool(value) => shown(&mut text, value),
            DataRef::DateTime(date) => shown_date(&mut text, date),
            DataRef::Error(error) => shown(&mut text, error),
        };
        sheet.put(column as usize, bytes)?;
        count += 1;
        if count.is_multiple_of(STEP) {
            if watch.stopped() {
                return Err(ImportError::Stopped);
            }
            watch.reach(0.1 + 0.9 * f64::from(row) / rows);
        }
    }
    sheet.finish();
    Ok(sheet)
}

fn from_range(
    name: &str,
    range: &calamine::Range<Data>,
    watch: &Watch,
) -> Result<Sheet, ImportError> {
    let mut sheet = Sheet::new(name);
    let (top, left) = range.start().unwrap_or_default();
    let mut text = String::new();
    for (row, column, value) in range.used_cells() {
        sheet.go_to_row(top as usize + row);
        let bytes = match value {
            Data::Empty => continue,
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                text.as_bytes()
            }
            Data::Int(number) => shown(&mut text, number),
            Data::Float(number) => shown(&mut text, number),
            Data::Bool(value) => shown(&mut text, value),
            Data::DateTime(date) => shown_date(&mut text, date),
            Data::Error(error) => shown(&mut text, error),
        };
        sheet.put(left as usize + column, bytes)?;
        if watch.stopped() {
            return Err(ImportError::Stopped);
        }
    }
    sheet.finish();
    Ok(sheet)
}

/// A value as text; whole numbers without a point.
fn shown(text: &mut String, value: impl Display) -> &[u8] {
    use std::fmt::Write;
    text.clear();
    // Writing to a text does not fail.
    let _ = write!(text, "{value}");
    text.as_bytes()
}

/// A date as text, `2026-09-01`, with the time of day where there is one.
fn shown_date<'a>(text: &'a mut String, date: &ExcelDateTime) -> &'a [u8] {
    if !date.is_datetime() {
        return shown(text, date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        shown(text, format_args!("{year:04}-{month:02}-{day:02}"))
    } else {
        let time = format_args!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        shown(text, time)
    }
}

fn damaged(error: impl Display) -> ImportError {
    ImportError::Damaged(error.to_string())
}

fn of_xlsx(error: XlsxError) -> ImportError {
    match error {
        XlsxError::Password => ImportError::Protected,
        error => damaged(error),
    }
}

/// Whether an encrypted workbook of the new form is wrapped in the old one: its directory names
/// the package.
fn is_wrapped(source: &mut (impl Read + Seek)) -> Result<bool, ImportError> {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (mut block, mut kept) = (vec![0; 1 << 16], 0);
    let mut found = false;
    loop {
        let read = source.read(&mut block[kept..])?;
        if read == 0 {
            break;
        }
        let end = kept + read;
        if memchr::memmem::find(&block[..end], &name).is_some() {
            found = true;
            break;
        }
        // The name may be cut in two between blocks.
        kept = end.min(name.len());
        block.copy_within(end - kept..end, 0);
    }
    source.seek(SeekFrom::Start(0))?;
    Ok(found)
}
