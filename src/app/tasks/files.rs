//! Files in and out for the tasks: maps through `format`, pictures through `export`.

use super::{Beginning, Looked, NotWritten, Portrait, Preview, Refused, SaveTo, Saved, Stamp};
use crate::app::{Looking, Snapshot};
use crate::edit::verbs::{self, Change};
use crate::export::png;
use crate::format::{
    self, Backups, Consent, Existing, MapFile, NoBackup, NotMade, OpenedFile, RealDisk, SaveError,
    SaveOptions, WhyNotOpened, WhyNotSaved, why_not_written, write_all,
};
use crate::i18n::Texts;
use crate::import::{self, Measurements, measurements_in};
use crate::layout::{Layout, View};
use crate::model::{
    Document, ElementId, ElementKind, EncodedImage, ImageEncoding, Indicator, Language, LinkKind,
    Rng,
};
use crate::scene::Scene;
use crate::templates::{Start, is_unnamed};
use crate::theme::ThemeName;
use crate::watch::Watch;
use egui::ColorImage;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

/// From how many columns on a small picture shows only a map's beginning.
const MOST_COLUMNS: usize = 16;
/// Pixels a map unit of a picture on the clipboard.
const SHARP: f64 = 2.0;
/// Most pixels of a picture on the clipboard: what other programs take without waiting.
const MOST_PIXELS: f64 = 12e6;
/// Its longest side.
const LONGEST_SIDE: f64 = 16_384.0;

/// The measurements of `indicator` that a file holds.
///
/// # Errors
/// What is wrong with the file and what to do.
pub fn measured(
    path: &Path,
    indicator: &Indicator,
    language: Language,
    watch: &Watch,
) -> Result<Measurements, String> {
    let texts = Texts::of(language);
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let read = import::read(path, None, watch).map_err(|error| {
        let why = error.text(texts);
        texts.with("survey-trouble", &[("file", file.as_ref().into()), ("why", (&why).into())])
    });
    let survey = read?;
    let found = measurements_in(&survey.sheet, &indicator.name, &indicator.unit);
    if found.list.is_empty() {
        return Err(texts.with("measured-none", &[("file", file.as_ref().into())]));
    }
    Ok(found)
}

/// Width of a picture in a dialog, in pixels.
const DIALOG: u32 = 640;

/// Reads a map with the file it came from; also what to tell the person about it.
///
/// # Errors
/// What is wrong with the file and what to do.
pub fn read(path: &Path, language: Language) -> Result<(Document, MapFile, Vec<String>), String> {
    let texts = Texts::of(language);
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let OpenedFile { opened, file } = format::open(path).map_err(|error| match error.why {
        // What is wrong inside a file does not say which.
        WhyNotOpened::Read(_) => format!("{name}: {}", error.text(texts)),
        _ => error.text(texts),
    })?;
    let mut notes: Vec<String> = Vec::new();
    notes.extend(opened.read_only.map(|newer| newer.text(texts)));
    match opened.problems.as_slice() {
        [] => {}
        [problem] => notes.push(problem.text(texts)),
        [first, rest @ ..] => {
            let more = texts.count("notice-more-problems", rest.len() as u64);
            notes.push(format!("{} {more}", first.text(texts)));
        }
    }
    let notes = notes.into_iter().map(|note| format!("{name}: {note}")).collect();
    Ok((opened.document, file, notes))
}

/// A map without a file.
pub struct Begun {
    /// It.
    pub document: Document,
    /// What is done to it first, once it is shown.
    pub first: Option<Change>,
    /// Whether somebody entered something of it already, which is no step.
    pub entered: bool,
}

/// A map to begin with, and what is done to it first.
///
/// # Errors
/// Never for what this version brings along.
pub fn begin(beginning: &Beginning, language: Language) -> Result<Begun, String> {
    let mut rng = Rng::from_system();
    let start = match beginning {
        Beginning::Start(start) => *start,
        Beginning::Sown(_) => Start::Empty,
        Beginning::Made(Snapshot(map)) => {
            return Ok(Begun { document: Document::clone(map), first: None, entered: true });
        }
    };
    let mut map = start.map(language, &mut rng).map_err(|error| error.text(Texts::of(language)))?;
    let mut entered = false;
    if let Beginning::Sown(seeds) = beginning
        && let Some(sown) =
            verbs::sow(&map, seeds, &|phase, name| !is_unnamed(phase, name), &mut rng)
    {
        if !sown.select.is_empty() {
            return Ok(Begun { document: map, first: Some(sown), entered: false });
        }
        // Only a title or a persona: no step to undo, and the first touchpoint is still missing.
        match map.apply(&sown.edit) {
            Ok(_) => entered = true,
            Err(error) => log::error!("{error}"),
        }
    }
    // On an empty map the first touchpoint is typed at once.
    let stage = map.stages().first().copied().filter(|_| start == Start::Empty);
    let first = stage.and_then(|stage| verbs::touchpoint_in(&map, stage, "", &mut rng));
    Ok(Begun { document: map, first, entered })
}

/// What the start page offers, with small pictures `width` pixels wide.
pub fn previews(language: Language, theme: ThemeName, width: u32) -> Vec<Preview> {
    let mut layout = Layout::default();
    let preview = |&start: &Start| {
        let document = start.preview(language).ok()?;
        let portrait = portrait(&document, theme, width, &mut layout)?;
        Some(Preview { start, portrait })
    };
    // Of the empty map there is nothing to show.
    Start::all().iter().filter(|start| **start != Start::Empty).filter_map(preview).collect()
}

/// A map in brief, as a dialog shows it.
pub fn portrait_of(document: &Document, theme: ThemeName) -> Option<Portrait> {
    portrait(document, theme, DIALOG, &mut Layout::default())
}

/// A map in brief; of a long one, the picture shows the beginning.
pub fn portrait(
    document: &Document,
    theme: ThemeName,
    width: u32,
    layout: &mut Layout,
) -> Option<Portrait> {
    let view = View { theme, stages: beginning_of(document), ..View::of(document.props()) };
    let scene = layout.scene(document, &view);
    let options = png::Options { width: Some(width), ..png::Options::default() };
    let (width, height) = options.pixels(&scene).ok()?;
    let mut bytes = Vec::new();
    png::write(&scene, &options, &mut bytes).ok()?;
    let encoding = ImageEncoding::Png;
    Some(Portrait {
        title: document.props().title.clone(),
        language: document.props().language,
        touchpoints: document.count(ElementKind::Touchpoint) as u64,
        picture: EncodedImage { encoding, width, height, bytes: bytes.into() },
    })
}

/// The first stages of a map too long to be seen whole; `None` = all of it.
fn beginning_of(document: &Document) -> Option<Vec<ElementId>> {
    let mut columns = 0;
    let mut shown = Vec::new();
    let stages = document.stages();
    for &stage in &stages {
        if columns >= MOST_COLUMNS {
            break;
        }
        columns += document.targets(stage, LinkKind::Contains).len().max(1);
        shown.push(stage);
    }
    (shown.len() < stages.len()).then_some(shown)
}

/// Looks at a recent map: whether it is there, whether it is the `known` one, and what it shows.
/// A file that does not answer keeps nobody else waiting; drawing is done one after the other.
pub fn look(
    path: &Path,
    known: Option<Stamp>,
    (theme, width): (ThemeName, u32),
    looking: &Looking,
) -> Looked {
    let meta = match std::fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Looked::Gone,
        Err(_) => return Looked::Unreadable,
    };
    let stamp = Stamp { modified: meta.modified().ok(), bytes: meta.len() };
    if known == Some(stamp) {
        return Looked::Same;
    }
    let turn = looking.turn.lock().unwrap_or_else(PoisonError::into_inner);
    if looking.stopped.load(Ordering::Relaxed) {
        return Looked::Stopped;
    }
    let opened = format::open(path).map(|opened| opened.opened.document);
    let seen = opened.ok().and_then(|map| portrait(&map, theme, width, &mut Layout::default()));
    drop(turn);
    seen.map_or(Looked::Unreadable, |portrait| Looked::Seen(stamp, portrait))
}

/// Saves a map so that nothing is lost, neither the old file nor another person's change.
///
/// # Errors
/// What is wrong and what to do.
pub fn save(
    to: SaveTo,
    document: &Document,
    language: Language,
    backups: Option<&Backups>,
) -> Result<Saved, NotWritten> {
    let texts = Texts::of(language);
    let options = SaveOptions { consent: Consent::None, backups };
    let (path, existing, own) = match to {
        SaveTo::Own(file) => return save_own(file, document, options, texts),
        SaveTo::InPlace(file) => {
            let options = SaveOptions { consent: Consent::InPlace, ..options };
            return save_own(file, document, options, texts);
        }
        SaveTo::Other { path, existing, own } => (path, existing, own),
    };
    match own {
        Some(own) if same(own.path(), &path) => save_own(own, document, options, texts),
        _ => match format::save_as_on(&RealDisk, document, &path, existing, options) {
            Ok((file, no_backup)) => Ok(saved(file, no_backup.as_ref(), texts)),
            Err(error) => Err(not_saved(&error, false, texts)),
        },
    }
}

fn save_own(
    mut file: MapFile,
    document: &Document,
    options: SaveOptions<'_>,
    texts: &'static Texts,
) -> Result<Saved, NotWritten> {
    match format::save_on(&RealDisk, document, &mut file, options) {
        Ok(no_backup) => Ok(saved(file, no_backup.as_ref(), texts)),
        // The new file is in its place.
        Err(error) if matches!(error.why, WhyNotSaved::Unsettled(_)) => {
            Ok(Saved { file, settled: false, warning: Some(error.text(texts)) })
        }
        Err(error) => Err(not_saved(&error, true, texts)),
    }
}

fn saved(file: MapFile, no_backup: Option<&NoBackup>, texts: &'static Texts) -> Saved {
    Saved { file, settled: true, warning: no_backup.map(|why| why.text(texts)) }
}

/// Why a map was not saved; `own` = as the file it has.
fn not_saved(error: &SaveError, own: bool, texts: &'static Texts) -> NotWritten {
    let text = error.text(texts);
    let refused = match &error.why {
        WhyNotSaved::Exists => Refused::Exists,
        WhyNotSaved::HardLinked | WhyNotSaved::FolderClosed if own => Refused::NotBeside,
        WhyNotSaved::ChangedOnDisk => match format::open(&error.path) {
            Err(why) => return NotWritten { text: why.text(texts), refused: Refused::NoMap },
            Ok(_) => Refused::Changed,
        },
        _ => Refused::Other,
    };
    NotWritten { text, refused }
}

/// Whether two paths name one file.
fn same(one: &Path, other: &Path) -> bool {
    let canonical = |path: &Path| std::fs::canonicalize(path).ok();
    canonical(one).is_some_and(|one| canonical(other) == Some(one))
}

/// Writes a table: a new file first, then in place of the old one.
///
/// # Errors
/// What is wrong and what to do.
pub fn table(
    path: &Path,
    existing: Existing,
    language: Language,
    bytes: impl FnOnce() -> Result<Vec<u8>, String>,
) -> Result<(), NotWritten> {
    let texts = Texts::of(language);
    let bytes = bytes().map_err(NotWritten::told)?;
    whole(&[path.to_owned()], existing, texts, |_, out| Ok(out.write_all(&bytes)?))
}

/// Writes these files, all of them or none, and says why not.
pub(super) fn whole(
    paths: &[PathBuf],
    existing: Existing,
    texts: &'static Texts,
    fill: impl FnMut(usize, &mut dyn Write) -> Result<(), NotMade>,
) -> Result<(), NotWritten> {
    if existing == Existing::Refuse
        && let Some(there) = paths.iter().find(|path| path.exists())
    {
        // The person is asked before the first is made.
        return Err(not_written(there, &io::ErrorKind::AlreadyExists.into(), texts));
    }
    write_all(paths, existing, fill).map_err(|(path, why)| match why {
        NotMade::System(error) => not_written(&path, &error, texts),
        NotMade::Content(why) => NotWritten::told(why),
    })
}

fn not_written(path: &Path, error: &io::Error, texts: &'static Texts) -> NotWritten {
    let file = path.display().to_string();
    if error.kind() == io::ErrorKind::AlreadyExists {
        let text = texts.with("file-exists", &[("path", (&file).into())]);
        return NotWritten { text, refused: Refused::Exists };
    }
    let why = why_not_written(error, texts);
    let args = [("file", (&file).into()), ("why", (&why).into())];
    NotWritten { text: texts.with("notice-not-written", &args), refused: Refused::Other }
}

/// Paints a scene as sharp as clipboards bear; with the characters that no bundled typeface has.
///
/// # Errors
/// What is wrong and what to do.
pub fn raster(
    scene: &Scene,
    language: Language,
) -> Result<(Arc<ColorImage>, BTreeSet<char>), String> {
    let (width, height) = (scene.size.width.max(1.0), scene.size.height.max(1.0));
    let fits = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST_SIDE / width.max(height));
    let width = (width * fits.min(SHARP)).floor().max(1.0) as u32;
    let options = png::Options { width: Some(width), ..png::Options::default() };
    let raster = png::paint(scene, &options).map_err(|error| error.text(Texts::of(language)))?;
    let size = [raster.width as usize, raster.height as usize];
    Ok((Arc::new(ColorImage::from_rgb(size, &raster.rgb)), scene.undrawn()))
}
