//! `cjm export`: a map as a picture.

use super::args::{ExportArgs, PageArg};
use super::output::{Failed, Replace, write};
use super::progress::Progress;
use super::{CliError, Exit, open, pick};
use crate::app::{other_theme, story_parts, story_steps};
use crate::export::pdf::{Pages, Paper};
use crate::export::{self, Background, ExportError, Format, Options, html, pdf, png, pptx, svg};
use crate::i18n::Texts;
use crate::insight::{Slice, headline};
use crate::layout::Layout;
use crate::model::{Document, Language};
use crate::scores::Score;

/// Draws the map as `args` ask; `lang` is the language of the picture's own words.
pub(super) fn run(
    args: &ExportArgs,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    let format = format(args)?;
    if args.story && !matches!(format, Format::Pptx | Format::Html) {
        return Err(CliError::NoStory { path: args.output.clone() });
    }
    let progress = Progress::start(texts, texts.get("cli-reading"));
    let opened = open::open(&args.input, texts)?;
    let view = pick::view(&opened.document, args, lang)?;
    progress.step(texts.get("cli-laying-out"));
    let mut layout = Layout::default();
    let scene = layout.scene(&opened.document, &view);
    let mut options = options(args);
    options.pptx.theme = Some(view.theme.theme());
    options.pptx.author = opened.document.props().authors.join(", ");
    options.pptx.numbers = (format == Format::Pptx)
        .then(|| numbers(&opened.document, &view.slice, Texts::of(view.language)));
    if format == Format::Html {
        options.html.frames = story_steps(&opened.document, &view, &scene);
        options.html.other = other_theme(&view).map(|view| layout.scene(&opened.document, &view));
    }
    let deck = args.story && format == Format::Pptx;
    let parts = if deck { story_parts(&opened.document, &view) } else { Vec::new() };
    progress.step(texts.get("cli-drawing"));
    write(&args.output, Replace::Yes, texts, |out| {
        let written = if deck {
            export::write_deck(&parts, &options, out, &progress.watch)
        } else {
            export::write(&scene, format, &options, out, &progress.watch)
        };
        written.map_err(|error| match error {
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
    let ExportArgs { width, scale, dpi, embed_fonts, as_picture, .. } = *args;
    Options {
        svg: svg::Options { background, embed_fonts },
        png: png::Options { background, width, scale, dpi },
        pdf: pdf::Options { background, pages: pages(args) },
        pptx: pptx::Options { background, as_picture, ..pptx::Options::default() },
        html: html::Options { background, ..html::Options::default() },
    }
}

/// The scores of the whole journey, as a slide says them.
fn numbers(document: &Document, slice: &Slice, texts: &'static Texts) -> pptx::Numbers {
    let heads = ["report-metric", "report-value", "report-n", "column-interval"];
    let row = |score: &Score| {
        let range = score.interval.map(|range| texts.score_range(score.metric, range));
        [
            texts.word(score.metric).to_owned(),
            texts.score(score.metric, score.value),
            texts.whole(score.n),
            range.unwrap_or_default(),
        ]
    };
    pptx::Numbers {
        title: texts.get("report-scores").to_owned(),
        heads: heads.map(|key| texts.get(key).to_owned()),
        rows: headline(document, slice).iter().map(row).collect(),
    }
}

fn pages(args: &ExportArgs) -> Pages {
    let paper = match args.page {
        PageArg::Fit => None,
        PageArg::A4 => Some(Paper::A4),
        PageArg::A3 => Some(Paper::A3),
        PageArg::A2 => Some(Paper::A2),
        PageArg::A1 => Some(Paper::A1),
        PageArg::A0 => Some(Paper::A0),
    };
    match paper {
        // What most printers hold, where nobody says.
        _ if args.tile => {
            Pages::Tiles { paper: paper.unwrap_or(Paper::A4), scale: args.scale.unwrap_or(1.0) }
        }
        Some(paper) => Pages::Sheet(paper),
        None => Pages::Map,
    }
}
