//! `cjm export`: a map as a picture.

use super::args::ExportArgs;
use super::output::{Failed, Replace, write};
use super::progress::Progress;
use super::{CliError, Exit, open, pick};
use crate::export::{self, Background, ExportError, Format, Options, svg};
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::model::Language;

/// Draws the map as `args` ask; `lang` is the language of the picture's own words.
pub(super) fn run(
    args: &ExportArgs,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    let format = format(args)?;
    let progress = Progress::start(texts.get("cli-reading").to_owned());
    let opened = open::open(&args.input, texts)?;
    let view = pick::view(&opened.document, args, lang)?;
    progress.step(texts.get("cli-laying-out").to_owned());
    let scene = Layout::default().scene(&opened.document, &view);
    progress.step(texts.get("cli-drawing").to_owned());
    let options = options(args);
    write(&args.output, Replace::Yes, texts, |out| {
        export::write(&scene, format, &options, out).map_err(|error| match error {
            ExportError::Io(error) => Failed::Write(error),
            other => Failed::Draw(other.text(texts)),
        })
    })?;
    drop(progress);
    for problem in &opened.problems {
        eprintln!("{}: {}", args.input.display(), problem.text(texts));
    }
    Ok(Exit::Fine)
}

fn format(args: &ExportArgs) -> Result<Format, CliError> {
    match args.format {
        Some(format) => Ok(format),
        None => Format::of_path(&args.output)
            .map_err(|_| CliError::UnknownFormat { path: args.output.clone() }),
    }
}

fn options(args: &ExportArgs) -> Options {
    let background = if args.transparent { Background::Transparent } else { Background::Paper };
    Options { svg: svg::Options { background, embed_fonts: args.embed_fonts } }
}
