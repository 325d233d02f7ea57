//! Texts of other tools from files and from the clipboard, workbooks of maps, and what becomes of
//! them.

use super::files::portrait_of;
use crate::app::workbook::is_of_map;
use crate::app::{AskedForeign, ForeignFrom, ForeignMap, ReadForeign, Snapshot};
use crate::i18n::{Arg, Texts};
use crate::import::read_sheets;
use crate::interchange::workbook;
use crate::interchange::{self, Imported, MOST_BYTES, Source};
use crate::model::{Document, ElementKind, Language, Rng};
use crate::watch::Watch;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// Reads a text, and looks what becomes of it.
pub fn read(asked: &AskedForeign) -> ReadForeign {
    let texts = Texts::of(asked.language);
    let result = made(asked, texts).map_err(|why| match asked.from.name() {
        name if name.is_empty() => {
            texts.with("foreign-trouble-pasted", &[("why", Arg::Text(&why))])
        }
        name => {
            let args = [("file", Arg::Text(&name)), ("why", Arg::Text(&why))];
            texts.with("foreign-trouble", &args)
        }
    });
    ReadForeign { number: asked.number, result }
}

fn made(asked: &AskedForeign, texts: &'static Texts) -> Result<ForeignMap, String> {
    let (document, doubts) = match &asked.from {
        ForeignFrom::File(path) if is_table(path) => of_workbook(path, asked.language, texts)?,
        _ => of_text(asked, texts)?,
    };
    let count = |&kind: &ElementKind| (kind, document.count(kind) as u64);
    let counts = ElementKind::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect();
    Ok(ForeignMap {
        portrait: portrait_of(&document, asked.theme),
        counts,
        doubts,
        document: Snapshot(Arc::new(document)),
    })
}

/// Whether a file's name is that of a workbook or a table.
fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| workbook::FILES.contains(&&*ending))
}

/// The map that a workbook or a table of a map becomes, and what is doubtful about it.
fn of_workbook(
    path: &Path,
    language: Language,
    texts: &'static Texts,
) -> Result<(Document, Vec<String>), String> {
    if !is_of_map(path) {
        return Err(texts.get("drop-survey-no-map").to_owned());
    }
    let sheets = read_sheets(path, &Watch::default()).map_err(|error| error.text(texts))?;
    let title = path.file_stem().unwrap_or_default().to_string_lossy();
    let made = workbook::make(sheets, &title, language, &mut Rng::from_system());
    let made = made.map_err(|error| error.text(texts))?;
    Ok((made.document, made.remarks.iter().map(|remark| remark.text(texts)).collect()))
}

/// The map that a text becomes, and what is doubtful about it.
fn of_text(asked: &AskedForeign, texts: &'static Texts) -> Result<(Document, Vec<String>), String> {
    let read;
    let (bytes, named) = match &asked.from {
        ForeignFrom::Pasted(text) => (text.as_bytes(), None),
        ForeignFrom::File(path) => {
            read = bytes_of(path).map_err(|error| {
                texts.with("survey-why-io", &[("reason", Arg::Text(&error.to_string()))])
            })?;
            (&read[..], Source::of_path(path))
        }
    };
    // A name that says nothing leaves it to the text.
    let by_text = || std::str::from_utf8(bytes).ok().and_then(Source::of_text);
    let source = named.or_else(by_text).unwrap_or(Source::Mermaid);
    let imported = interchange::import(bytes, source, asked.language, &mut Rng::from_system());
    let Imported { document, warnings } = imported.map_err(|error| error.text(texts))?;
    Ok((document, warnings.iter().map(|warning| warning.text(texts)).collect()))
}

/// The bytes of a file, or one more than are read anyway.
fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
