//! Workbooks on the command line: one as a new map, and one that was edited as a change of a map.

use super::convert::{ConvertArgs, SHOWN};
use super::diff::as_text;
use super::output::write;
use super::progress::Progress;
use super::{CliError, Exit, open, print};
use crate::format::{self, Existing};
use crate::i18n::Texts;
use crate::import::{Sheet, read_sheets};
use crate::interchange::InterchangeError;
use crate::interchange::workbook::{self, Book, Missing, Remark, Update};
use crate::merge::{compare, differences, element_name};
use crate::model::{Document, ElementId, Language, Rng};
use clap::Parser;
use std::path::{Path, PathBuf};

/// Where a workbook goes that was made of a map.
#[derive(Debug, Parser)]
pub struct IntoArgs {
    /// Change this map by the workbook or table IN that was made of it; what changes is printed.
    /// Without OUT the map itself is saved
    #[arg(long, value_name = "MAP", conflicts_with = "to")]
    pub into: Option<PathBuf>,
    /// Remove from the map what is not in the workbook any more
    #[arg(long, requires = "into")]
    pub delete_missing: bool,
    /// Only say what would change
    #[arg(long, requires = "into")]
    pub dry_run: bool,
}

/// Makes a map of a workbook or a table; what is doubtful about it is told.
///
/// # Errors
/// When it cannot be read, or has no list of a map in it.
pub(super) fn read(
    path: &Path,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Document, CliError> {
    let language = lang.unwrap_or_else(Language::of_system);
    let title = path.file_stem().unwrap_or_default().to_string_lossy();
    let sheets = sheets(path, texts)?;
    let made = workbook::make(sheets, &title, language, &mut Rng::from_system());
    let Update { document, remarks, .. } = made.map_err(|error| no_map(path, &error, texts))?;
    for remark in remarks.iter().take(SHOWN) {
        eprintln!("{}: {}", path.display(), remark.text(texts));
    }
    if let Some(more) = remarks.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        eprintln!("{}: {}", path.display(), texts.count("convert-more", more as u64));
    }
    Ok(document)
}

fn no_map(path: &Path, error: &InterchangeError, texts: &'static Texts) -> CliError {
    CliError::NotAMap { path: path.to_owned(), why: error.text(texts) }
}

/// The sheets of a workbook or a table.
fn sheets(path: &Path, texts: &'static Texts) -> Result<Vec<Sheet>, CliError> {
    let progress = Progress::start(texts, texts.get("cli-reading"));
    read_sheets(path, &progress.watch)
        .map_err(|error| CliError::NotAMap { path: path.to_owned(), why: error.text(texts) })
}

/// Changes a map by a workbook, and says what changes.
///
/// # Errors
/// When one of the two cannot be read, they do not belong together, or the map cannot be written.
pub(super) fn run(
    args: &ConvertArgs,
    into: &Path,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    let format::OpenedFile { opened, mut file } = open::open_file(into, texts)?;
    let document = opened.document;
    let no_book = || no_map(&args.input, &InterchangeError::NotAWorkbook, texts);
    let book = Book::of(sheets(&args.input, texts)?, &document).ok_or_else(no_book)?;
    let missing = if args.into.delete_missing { Missing::Delete } else { Missing::Keep };
    let update = workbook::update(&document, &book, missing, &mut Rng::from_system())
        .map_err(|error| no_map(&args.input, &error, texts))?;
    let mut report = changes(&document, &update.document, texts);
    report += &absent(&document, &update.missing, missing, texts);
    report += &doubts(&update.remarks, texts);
    if args.into.dry_run {
        report += texts.get("workbook-dry");
        report.push('\n');
        print(&report)?;
        return Ok(Exit::Fine);
    }
    let path = args.output.as_deref().unwrap_or(into);
    if let Some(out) = &args.output {
        let existing = if args.force { Existing::Replace } else { Existing::Refuse };
        let bytes = format::write(&update.document);
        write(out, existing, texts, |to| Ok(to.write_all(&bytes)?))?;
    } else if update.document != document {
        format::save(&update.document, &mut file).map_err(|error| CliError::CannotWrite {
            path: into.to_owned(),
            why: error.text(texts),
        })?;
    }
    if path == Path::new("-") {
        eprint!("{report}");
        return Ok(Exit::Fine);
    }
    let path = path.display().to_string();
    report += &texts.with("workbook-written", &[("path", (&path).into())]);
    report.push('\n');
    print(&report)?;
    Ok(Exit::Fine)
}

/// What changes, in words.
fn changes(before: &Document, after: &Document, texts: &'static Texts) -> String {
    let found = compare(before, after);
    let lines = differences(before, after, &found, texts);
    if lines.is_empty() {
        format!("{}\n", texts.get("workbook-nothing"))
    } else {
        as_text(&lines, texts)
    }
}

/// What is not in the workbook.
fn absent(map: &Document, absent: &[ElementId], missing: Missing, texts: &'static Texts) -> String {
    let key = match missing {
        Missing::Keep => "workbook-missing",
        Missing::Delete => "workbook-deleted",
    };
    let lines = absent.iter().map(|&id| element_name(map, id, texts));
    listed(key, lines.collect(), texts)
}

/// What was not taken, or only with a doubt.
fn doubts(remarks: &[Remark], texts: &'static Texts) -> String {
    listed("workbook-doubts", remarks.iter().map(|remark| remark.text(texts)).collect(), texts)
}

/// Lines below their number; nothing where there are none.
fn listed(key: &str, lines: Vec<String>, texts: &'static Texts) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let head = texts.count(key, lines.len() as u64);
    let lines = lines.into_iter().map(|line| format!("    {line}\n"));
    std::iter::once(format!("{head}\n")).chain(lines).collect()
}
