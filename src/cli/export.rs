//! `cjm export`: maps as pictures.

use super::export_args::ExportArgs;
use super::output::{undrawn, write_all};
use super::progress::Progress;
use super::{CliError, Exit, open, pick, print};
use crate::export::pdf::{Pages, Paper, Tiling, tiling};
use crate::export::{Background, Format, Options, pptx};
use crate::format::Existing;
use crate::i18n::{Arg, Texts};
use crate::layout::{Layout, View};
use crate::model::{Document, Language};
use crate::pages::{self, Order, Page, Split, Subject, Target};
use crate::scene::Scene;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Draws the maps as `args` ask; `lang` is the language of the pictures' own words.
pub(super) fn run(
    args: &ExportArgs,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    match (&args.output, &args.to) {
        (Some(output), None) => {
            let [input] = args.inputs.as_slice() else { return Err(CliError::NeedsFolder) };
            let progress = Progress::start(texts, texts.get("cli-reading"));
            one(input, output, args, lang, &progress)?;
            Ok(Exit::Fine)
        }
        (_, to) => many(to.as_deref().unwrap_or(Path::new(".")), args, lang, texts),
    }
}

/// Draws every map into a folder. One that cannot be drawn does not keep the others from it.
fn many(
    folder: &Path,
    args: &ExportArgs,
    lang: Option<Language>,
    texts: &'static Texts,
) -> Result<Exit, CliError> {
    let format = args.format.unwrap_or(Format::Svg);
    let outputs = outputs(&args.inputs, folder, format)?;
    std::fs::create_dir_all(folder).map_err(|error| CliError::CannotWrite {
        path: folder.to_owned(),
        why: error.to_string(),
    })?;
    let mut exit = Exit::Fine;
    for (number, (input, output)) in args.inputs.iter().zip(&outputs).enumerate() {
        let name = input.display().to_string();
        let at: &[(&str, Arg<'_>)] =
            &[("at", (number + 1).into()), ("of", outputs.len().into()), ("name", (&name).into())];
        let progress = Progress::start(texts, texts.with("cli-export-of", at));
        match one(input, output, args, lang, &progress) {
            Ok(files) => {
                drop(progress);
                for file in files {
                    print(&format!("{}\n", file.display()))?;
                }
            }
            Err(error) => {
                drop(progress);
                error.tell(texts);
                exit = error.exit();
            }
        }
    }
    Ok(exit)
}

/// Where the picture of each map goes.
///
/// # Errors
/// When two of them would have one name.
fn outputs(inputs: &[PathBuf], folder: &Path, format: Format) -> Result<Vec<PathBuf>, CliError> {
    let mut taken: BTreeMap<String, &Path> = BTreeMap::new();
    let named = |input: &PathBuf| {
        let mut name = input.file_stem().unwrap_or_default().to_owned();
        name.push(".");
        name.push(format.extension());
        folder.join(name)
    };
    let outputs: Vec<PathBuf> = inputs.iter().map(named).collect();
    for (input, output) in inputs.iter().zip(&outputs) {
        // Many file systems do not tell capitals apart.
        let name = output.to_string_lossy().to_lowercase();
        if let Some(other) = taken.insert(name, input) {
            return Err(CliError::SameName { one: other.to_owned(), other: input.clone() });
        }
    }
    Ok(outputs)
}

/// Draws one map; returns the files written.
fn one(
    input: &Path,
    output: &Path,
    args: &ExportArgs,
    lang: Option<Language>,
    progress: &Progress,
) -> Result<Vec<PathBuf>, CliError> {
    let texts = progress.texts;
    let format = format(args, output)?;
    let opened = open::open(input, texts)?;
    let document = &opened.document;
    let view = pick::view(document, args, lang)?;
    let order = order(args, format, document)?;
    progress.step(texts.get("cli-laying-out"));
    let mut layout = Layout::default();
    let made = pages::pages(&mut layout, document, &view, &order, &progress.layout)
        .map_err(|error| CliError::CannotDraw { why: error.text(texts) })?;
    let mut options = options(args, order.target);
    pages::equip(
        &mut options,
        format,
        &mut layout,
        (document, &subject_view(document, &view, &order)),
    );
    progress.step(texts.get("cli-drawing"));
    let files = pages::files(&made, format, output);
    if files.len() > 1 && output == Path::new("-") {
        return Err(CliError::NeedsName);
    }
    write_all(&files, Existing::Replace, texts, |number, out| {
        let form = (format, order.target);
        pages::write(&made, number, form, &options, out, &progress.watch)
            .map_err(|error| undrawn(error, texts))
    })?;
    for problem in &opened.problems {
        eprintln!("{}: {}", input.display(), problem.text(texts));
    }
    let further = options.html.pictures.iter().map(|picture| &*picture.scene);
    let scenes = made.iter().map(|page| &*page.part.scene).chain(further);
    tell_undrawn(output, scenes, format, texts);
    tell_type(&made, &order, texts, args.target.is_some() || args.split.is_some());
    if format == Format::Pptx {
        let slides = pptx::number_slides(&options.pptx) as u64;
        if slides > 0 && (args.target.is_some() || args.split.is_some()) {
            eprintln!("{}", texts.count("cli-deck-scores", slides));
        }
    }
    tell_tiles(&made, &options, texts);
    Ok(files)
}

/// Says which characters of pictures no bundled typeface has.
pub(super) fn tell_undrawn<'a>(
    path: &Path,
    scenes: impl IntoIterator<Item = &'a Scene>,
    format: Format,
    texts: &'static Texts,
) {
    let undrawn = scenes.into_iter().flat_map(Scene::undrawn).collect();
    if let Some(text) = texts.undrawn(&undrawn, format.draws_letters()) {
        eprintln!("{}: {text}", path.display());
    }
}

fn format(args: &ExportArgs, output: &Path) -> Result<Format, CliError> {
    match args.format {
        Some(format) => Ok(format),
        None => {
            Format::of_path(output).map_err(|_| CliError::UnknownFormat { path: output.to_owned() })
        }
    }
}

/// What is drawn for what.
fn order(args: &ExportArgs, format: Format, document: &Document) -> Result<Order, CliError> {
    let target = match (format, args.target) {
        // A page with a viewer fits itself to its screen, tiles are cut from the natural size.
        (Format::Html, _) => Target::Screen,
        (Format::Pdf, _) if args.tile => Target::Screen,
        (Format::Pptx, None | Some(Target::Screen)) => Target::Slide,
        // Frames are as different as what they show: they are shown on pages of one size.
        (Format::Pdf, None) if args.story => Target::Slide,
        (_, target) => target.unwrap_or_default(),
    };
    let subject = match (args.phase, args.frame) {
        // The page is the map, which tells its story.
        _ if args.story && format != Format::Html => Subject::Story,
        (Some(phase), _) => Subject::Phase(phase),
        (None, Some(number)) => {
            let frames = document.story();
            let frame = frames.get(number as usize - 1).copied();
            let none = CliError::NoFrame { number: u64::from(number), frames: frames.len() as u64 };
            Subject::Frame(frame.ok_or(none)?)
        }
        (None, None) => Subject::Map,
    };
    let split = if format == Format::Html { Split::None } else { args.split.unwrap_or_default() };
    Ok(Order { target, subject, split })
}

/// The view of what a page with a viewer shows.
fn subject_view(document: &Document, view: &View, order: &Order) -> View {
    pages::view_of(document, view, &order.subject)
}

/// Says how small the type is, where somebody asked or it is too small.
fn tell_type(pages: &[Page], order: &Order, texts: &'static Texts, asked: bool) {
    let (Some(smallest), Some(least)) = (pages::smallest(pages), order.target.least_type()) else {
        return;
    };
    let small = pages.iter().filter(|page| page.is_too_small(order.target)).count();
    let (smallest, least) = (texts.number(smallest, 1), texts.number(least, 0));
    let said = [
        ("pages", Arg::from(pages.len())),
        ("small", small.into()),
        ("smallest", (&smallest).into()),
        ("least", (&least).into()),
    ];
    if small > 0 {
        let key =
            if order.split == Split::None { "cli-type-small" } else { "cli-type-still-small" };
        eprintln!("{}", texts.with(key, &said));
    } else if asked {
        eprintln!("{}", texts.with("cli-type-fine", &said));
    }
}

/// Says that a map was made a little smaller to save sheets.
fn tell_tiles(pages: &[Page], options: &Options, texts: &'static Texts) {
    let (Pages::Tiles { paper, scale: None }, [page]) = (options.pdf.pages, pages) else { return };
    let Tiling { scale, sheets, natural } = tiling(page.part.scene.size, paper);
    if sheets < natural {
        let percent = texts.percent(scale * 100.0, 0);
        let said = [
            ("percent", (&percent).into()),
            ("sheets", sheets.into()),
            ("natural", natural.into()),
        ];
        eprintln!("{}", texts.with("cli-tiles-smaller", &said));
    }
}

fn options(args: &ExportArgs, target: Target) -> Options {
    let background = if args.transparent { Background::Transparent } else { Background::Paper };
    let ExportArgs { width, scale, dpi, embed_fonts, as_picture, .. } = *args;
    let mut options = Options::default();
    pages::set_background(&mut options, background);
    options.svg.embed_fonts = embed_fonts;
    options.png.width = width;
    options.png.scale = scale;
    options.png.dpi = dpi;
    options.pptx.as_picture = as_picture;
    options.html.told = args.story;
    if args.tile {
        // What most printers hold, where nobody says.
        let paper = match args.target {
            Some(Target::Paper(paper)) => paper,
            _ => Paper::A4,
        };
        options.pdf.pages = Pages::Tiles { paper, scale };
    }
    if let Some(sheet) = target.sheets().first() {
        options.pptx.size = pages::slide_size(sheet);
    }
    options
}
