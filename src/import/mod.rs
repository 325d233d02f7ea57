//! Surveys: files of answers become histograms of touchpoints. Reading keeps nothing but the
//! sheet; what its columns mean is guessed, shown and corrected, and nothing enters the map until
//! somebody agrees.

mod book;
mod comments;
mod count;
mod counted;
mod counter;
mod encoding;
mod enter;
mod error;
mod explain;
mod groups;
mod guess;
mod mapping;
mod measured;
mod names;
mod plan;
mod privacy;
mod profile;
mod quotes;
mod records;
mod sheet;
mod tally;
mod text;
mod understand;
mod values;

pub use comments::{Comment, Comments, comments};
pub use count::count;
pub use counted::{About, Cell, Counted, MOST_NEW, Skipped, Why};
pub use enter::{Arrival, Entry, enter, import_id, replaced};
pub use error::ImportError;
pub use explain::too_many_new_text;
pub use guess::{HEADED, guess, guess_under, match_names, match_questions};
pub use mapping::{MOST_SEGMENTS, Mapping, Period, letters};
pub use measured::{Measurements, measurements, measurements_in};
pub use privacy::{is_private, masked};
pub use profile::{Misfit, apply, fitting, profile_of};
pub use sheet::{Column, MOST_CELLS, Sheet};
pub use tally::{Tally, tally};
pub use understand::{By, Understood, touchpoints, understand, understand_guessed};

use crate::watch::Watch;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes by which the kind of a file is known.
const START: usize = 4096;

/// A survey file that was read.
#[derive(Debug, Clone)]
pub struct Survey {
    /// The sheets of a workbook; empty for text.
    pub sheets: Vec<String>,
    /// The sheet with the answers.
    pub sheet: Sheet,
}

/// Reads a survey file: CSV, TSV, XLSX, XLS or ODS, known by what is in it. `sheet` chooses one of
/// a workbook; without it the fullest is taken.
///
/// # Errors
/// See [`ImportError`].
pub fn read(path: &Path, sheet: Option<&str>, watch: &Watch) -> Result<Survey, ImportError> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    read_from(&mut file, size, sheet, watch)
}

/// Reads every sheet of a workbook, or the one of a text, which has no name.
///
/// # Errors
/// See [`ImportError`].
pub fn read_sheets(path: &Path, watch: &Watch) -> Result<Vec<Sheet>, ImportError> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    sheets_from(&mut file, size, watch)
}

/// The same from bytes in memory.
///
/// # Errors
/// See [`ImportError`].
pub fn sheets_of(bytes: &[u8], watch: &Watch) -> Result<Vec<Sheet>, ImportError> {
    sheets_from(&mut Cursor::new(bytes), bytes.len() as u64, watch)
}

fn sheets_from(
    source: &mut (impl Read + Seek + Send),
    size: u64,
    watch: &Watch,
) -> Result<Vec<Sheet>, ImportError> {
    let sheets = match book::kind(&start_of(source)?) {
        Some(kind) => book::read_all(std::io::BufReader::new(source), kind, watch)?,
        None => vec![text::read(source, size, watch)?],
    };
    watch.reach(1.0);
    Ok(sheets)
}

/// Whether a file is a workbook with a sheet of this name, or a text that begins with a line in
/// which one of these words stands. Only the beginning of the file is looked at.
pub fn mentions(path: &Path, sheet: &str, words: &[&str]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let Ok(start) = start_of(&mut file) else { return false };
    if let Some(kind) = book::kind(&start) {
        return book::has_sheet(&mut std::io::BufReader::new(file), kind, sheet);
    }
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    words.iter().any(|word| memchr::memmem::find(line, word.as_bytes()).is_some())
}

/// The beginning of a source, which is at its beginning again.
fn start_of(source: &mut (impl Read + Seek)) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(START);
    source.by_ref().take(START as u64).read_to_end(&mut start)?;
    source.seek(SeekFrom::Start(0))?;
    Ok(start)
}

/// Reads a range of cells as it is pasted: text with tabs.
///
/// # Errors
/// See [`ImportError`].
pub fn read_pasted(text: &str, watch: &Watch) -> Result<Survey, ImportError> {
    read_from(&mut Cursor::new(text.as_bytes()), text.len() as u64, None, watch)
}

fn read_from(
    source: &mut (impl Read + Seek + Send),
    size: u64,
    sheet: Option<&str>,
    watch: &Watch,
) -> Result<Survey, ImportError> {
    let survey = match book::kind(&start_of(source)?) {
        Some(kind) => {
            let source = std::io::BufReader::new(source);
            let (sheets, sheet) = book::read(source, kind, sheet, watch)?;
            Survey { sheets, sheet }
        }
        None => Survey { sheets: Vec::new(), sheet: text::read(source, size, watch)? },
    };
    watch.reach(1.0);
    Ok(survey)
}
