//! `cjm convert`: a map from another tool's text, and a map as another tool's text.
//!
//! What goes in and what comes out are told apart by the endings of the names. A further format of
//! output is a line in [`Output::ALL`] and an arm where outputs are written.

use super::export::tell_undrawn;
use super::output::{undrawn, write};
use super::progress::Progress;
use super::workbook::{self, IntoArgs};
use super::{CliError, Exit, open, print};
use crate::export::{self, Format};
use crate::format::{self, Existing};
use crate::i18n::{Arg, Texts};
use crate::interchange::workbook as book;
use crate::interchange::{self, Imported, MOST_BYTES, Source, Target};
use crate::layout::{Layout, View};
use crate::model::{Document, Language, Rng};
use clap::Parser;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Doubtful places that are told one by one.
pub(super) const SHOWN: usize = 20;

/// Arguments of `cjm convert`.
#[derive(Debug, Parser)]
pub struct ConvertArgs {
    /// The map (.cjm), the journey of Mermaid (.mmd, .mermaid, .md) or of Ptolemy (.ojf), the workbook or
    /// table of a map (.xlsx, .csv, .ods)
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// Where the result goes; its ending is the format: .cjm, .xlsx, .csv, .mmd, .md, .drawio, .svg,
    /// .png, .pdf; `-` = standard output
    #[arg(short, long, value_name = "OUT", required_unless_present_any = ["into", "dry_run"])]
    pub output: Option<PathBuf>,
    /// Format, where the ending of OUT does not say it
    #[arg(long, value_name = "FORMAT", value_parser = outputs())]
    pub to: Option<Output>,
    /// Where a workbook goes that was made of a map.
    #[command(flatten)]
    pub into: IntoArgs,
    /// Replace OUT if it exists
    #[arg(long)]
    pub force: bool,
}

/// What can come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A map.
    Map,
    /// A workbook of the whole map.
    Workbook,
    /// A table of its touchpoints.
    Table,
    /// A text of another tool.
    Text(Target),
    /// A picture.
    Picture(Format),
}

impl Output {
    /// Everything that can come out.
    const ALL: &[Self] = &[
        Self::Map,
        Self::Workbook,
        Self::Table,
        Self::Text(Target::Mermaid),
        Self::Text(Target::Markdown),
        Self::Text(Target::DrawIo),
        Self::Picture(Format::Svg),
        Self::Picture(Format::Png),
        Self::Picture(Format::Pdf),
    ];

    /// How its names end, without the dot; the usual ending first.
    fn endings(self) -> Vec<&'static str> {
        match self {
            Self::Map => vec![MAP],
            Self::Workbook => vec!["xlsx"],
            Self::Table => vec!["csv"],
            Self::Text(target) => target.extensions().to_vec(),
            Self::Picture(format) => vec![format.extension()],
        }
    }

    fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|output| output.endings().contains(&ending))
    }
}

/// How names of maps end.
const MAP: &str = "cjm";

fn outputs() -> impl clap::builder::TypedValueParser<Value = Output> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let endings = Output::ALL.iter().map(|output| output.endings()[0]);
    PossibleValuesParser::new(endings).try_map(|text| Output::of_ending(&text).ok_or(text))
}

/// Converts as `args` ask; `lang` is the language of a map that another tool's text becomes.
///
/// # Errors
/// When the input cannot be read, the output exists and may not be replaced, or cannot be written.
pub(super) fn run(
    args: &ConvertArgs,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    if let Some(into) = &args.into.into {
        return workbook::run(args, into, texts);
    }
    let out = args.output.clone().unwrap_or_default();
    let output = output(args.to, &out)?;
    let document = read(&args.input, lang, texts)?;
    let existing = if args.force { Existing::Replace } else { Existing::Refuse };
    let whole = |bytes: &[u8]| write(&out, existing, texts, |to| Ok(to.write_all(bytes)?));
    match output {
        Output::Map => {
            whole(&format::write(&document))?;
            created(&out, texts)?;
        }
        Output::Workbook => {
            let bytes = book::to_xlsx(&document)
                .map_err(|error| CliError::CannotDraw { why: error.text(texts) })?;
            whole(&bytes)?;
            tell_lost(&out, &book::lost(&document, false).texts(texts), texts);
        }
        Output::Table => {
            whole(book::csv(&document).as_bytes())?;
            tell_lost(&out, &book::lost(&document, true).texts(texts), texts);
        }
        Output::Text(target) => {
            let exported = interchange::export(&document, target);
            whole(exported.text.as_bytes())?;
            tell_lost(&out, &exported.lost.texts(texts), texts);
        }
        Output::Picture(format) => picture(&document, format, (&out, existing), texts)?,
    }
    Ok(Exit::Fine)
}

fn output(to: Option<Output>, path: &Path) -> Result<Output, CliError> {
    if let Some(output) = to {
        return Ok(output);
    }
    Output::of_ending(&ending(path)).ok_or_else(|| {
        let known = Output::ALL.iter().map(|output| format!(".{}", output.endings()[0]));
        let known = known.collect::<Vec<_>>().join(", ");
        CliError::UnknownOutput { path: path.to_owned(), known }
    })
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The map that goes in; what is wrong or doubtful about it is told.
fn read(path: &Path, lang: Option<Language>, texts: &'static Texts) -> Result<Document, CliError> {
    if ending(path) == MAP {
        let opened = open::open(path, texts)?;
        for problem in &opened.problems {
            eprintln!("{}: {}", path.display(), problem.text(texts));
        }
        return Ok(opened.document);
    }
    if book::FILES.contains(&&*ending(path)) {
        return workbook::read(path, lang, texts);
    }
    let from =
        Source::of_path(path).ok_or_else(|| CliError::UnknownInput { path: path.to_owned() })?;
    let bytes = bytes(path, texts)?;
    let language = lang.unwrap_or_else(Language::of_system);
    let imported = interchange::import(&bytes, from, language, &mut Rng::from_system());
    let Imported { document, warnings } = imported
        .map_err(|error| CliError::NotAMap { path: path.to_owned(), why: error.text(texts) })?;
    for warning in warnings.iter().take(SHOWN) {
        eprintln!("{}: {}", path.display(), warning.text(texts));
    }
    if let Some(more) = warnings.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        eprintln!("{}: {}", path.display(), texts.count("convert-more", more as u64));
    }
    Ok(document)
}

/// The bytes of a file, or one more than are read anyway.
fn bytes(path: &Path, texts: &'static Texts) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path)
        .and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => {
            let why = texts.with("survey-why-io", &[("reason", Arg::Text(&reason(&error)))]);
            Err(CliError::NotAMap { path: path.to_owned(), why })
        }
    }
}

fn reason(error: &io::Error) -> String {
    error.to_string()
}

/// Draws the map as it is usually looked at.
fn picture(
    document: &Document,
    format: Format,
    (out, existing): (&Path, Existing),
    texts: &'static Texts,
) -> Result<(), CliError> {
    let progress = Progress::start(texts, texts.get("cli-laying-out"));
    let scene = Layout::default().scene(document, &View::of(document.props()));
    progress.step(texts.get("cli-drawing"));
    let options = export::Options::default();
    write(out, existing, texts, |out| {
        export::write(&scene, format, &options, out, &progress.watch)
            .map_err(|error| undrawn(error, texts))
    })?;
    drop(progress);
    tell_undrawn(out, [&*scene], format, texts);
    Ok(())
}

fn created(path: &Path, texts: &'static Texts) -> Result<(), CliError> {
    if path == Path::new("-") {
        return Ok(());
    }
    let path = path.display().to_string();
    print(&(texts.with("cli-created", &[("path", (&path).into())]) + "\n"))
}

/// Says what another format has no place for.
fn tell_lost(path: &Path, lost: &[String], texts: &'static Texts) {
    if !lost.is_empty() {
        let (path, lost) = (path.display().to_string(), lost.join(", "));
        let args = [("path", Arg::Text(&path)), ("lost", Arg::Text(&lost))];
        eprintln!("{}", texts.with("convert-lost", &args));
    }
}
