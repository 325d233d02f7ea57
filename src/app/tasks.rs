//! Work off the window's thread: opening, laying out, writing, the system's file dialogs. Each
//! task has a name people can read, works on a snapshot, and reports back once.

mod bin;
mod dialog;
mod done;
mod embed;
mod files;
mod foreign;
mod git;
mod handing;
mod running;
mod versions;
mod watching;

pub use done::{
    Beginning, Done, Looked, NotWritten, Portrait, Preview, Previews, Purpose, Refused, SaveTo,
    Saved, Stamp,
};
pub use handing::{HandedOn, Handing, Legible, Proof};
pub use running::{TaskLine, Tasks};

use super::open_map::Drawing;
use super::{
    Arriving, AskedForeign, AskedRows, AskedWorkbook, Derived, Found, Gallery, Looking, Losing,
    Motion, OpenMap, Paper, Picture, PictureFrom, Portion, Portrayed, Posing, Replaced, Sifted,
    Sketching, Sought, Staging, SurveyWork, Wanted, WantedProof,
};
use crate::edit::{History, Selection};
use crate::export::svg;
use crate::format::{self, Backups, Existing, Flusher, OwnNote, Recoverable, Restored, Who};
use crate::i18n::Texts;
use crate::insight::this_month;
use crate::interchange::{self, Target};
use crate::layout::View;
use crate::model::{Document, ElementId, Indicator, Language};
use crate::settings::Settings;
use crate::theme::ThemeName;
use crate::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Most maps left behind that are shown with a picture.
const MOST_PICTURES: usize = 12;
/// How long a save waits for the journal.
const PATIENCE: Duration = Duration::from_secs(2);
/// Part of opening a map that reading it takes, as far as a screen shows.
const READING: f64 = 0.25;

impl Tasks {
    /// Asks whether the system wants less motion. No task: nobody waits for the answer, which may
    /// take a while.
    pub fn ask_motion(&self) {
        let report = self.reporter();
        let asking = std::thread::Builder::new().name("motion".into()).spawn(move || {
            let patience = Duration::from_secs(5);
            let told = mundy::Preferences::once_blocking(mundy::Interest::ReducedMotion, patience);
            let less = mundy::ReducedMotion::Reduce;
            let reduced = told.is_some_and(|told| told.reduced_motion == less);
            report(Done::Motion(if reduced { Motion::Reduced } else { Motion::Usual }));
        });
        if let Err(error) = asking {
            log::warn!("no thread to ask for the system's motion: {error}");
        }
    }

    /// Reads and lays out a map.
    pub fn open(
        &mut self,
        name: String,
        asked: u64,
        path: PathBuf,
        language: Language,
        theme: ThemeName,
    ) {
        let watch = Arc::new(Watch::default());
        let watched = watch.clone();
        self.start(name, move || {
            let result = files::read(&path, language).map(|(document, file, notes)| {
                watched.reach(READING);
                let today = Some(this_month());
                let view = View { theme, today, ..View::of(document.props()) };
                let document = Arc::new(document);
                let mut map = OpenMap::watched(Some(path.clone()), document, view, &watched);
                map.notes = notes;
                map.file = Some(file);
                Box::new(map)
            });
            Done::Opened { asked, path: Some(path), result }
        });
        self.opens(watch);
    }

    /// Looks who else has a map open, and leaves a note that it is open here.
    pub fn note(&mut self, name: String, map: u64, path: PathBuf) {
        self.start(name, move || {
            let note = OwnNote::put(&path, &Who::here());
            let others = format::who_else(&path, note.as_ref());
            Done::Noted { map, path, note, others }
        });
    }

    /// Looks for what a crash left behind, with pictures of it.
    pub fn look_back(&mut self, name: String, root: PathBuf, theme: ThemeName) {
        self.start(name, move || {
            let left = format::left_behind(&root);
            let shown = left.maps.iter().take(MOST_PICTURES);
            let portraits = shown.map(|map| files::portrait_of(map.document(), theme)).collect();
            Done::LeftBehind(left, portraits)
        });
    }

    /// Lays a map out that a crash left behind. It is not saved, whatever its file holds.
    pub fn restore(&mut self, name: String, asked: u64, left: Recoverable, theme: ThemeName) {
        self.start(name, move || {
            let Restored { document, base, file, journal } = left.restore();
            let view = View { theme, today: Some(this_month()), ..View::of(document.props()) };
            let path = file.as_ref().map(|file| file.path().to_owned());
            let mut map = OpenMap::new(path, document.clone(), view);
            map.history = History::unsaved(document);
            (map.file, map.journal, map.base) = (file, Some(journal), base);
            // Its file may be open in another tab, which is no reason to lose it.
            Done::Opened { asked, path: None, result: Ok(Box::new(map)) }
        });
        self.opens(Arc::default());
    }

    /// Makes a map without a file and lays it out.
    pub fn begin(
        &mut self,
        name: String,
        asked: u64,
        beginning: Beginning,
        language: Language,
        theme: ThemeName,
    ) {
        self.start(name, move || {
            let result = files::begin(&beginning, language).map(|begun| {
                let files::Begun { document, first, entered } = begun;
                let view = View { theme, ..View::of(document.props()) };
                let mut map = OpenMap::new(None, Arc::new(document), view);
                if entered {
                    map.history = History::unsaved(map.document.clone());
                }
                map.first = first;
                Box::new(map)
            });
            Done::Opened { asked, path: None, result }
        });
        self.opens(Arc::default());
    }

    /// Lays the open map out.
    pub fn draw(&mut self, name: String, drawing: Drawing) {
        self.start(name, move || Done::Drawn(Box::new(drawing.draw())));
    }

    /// Draws a map in each of the ways that its story shows it.
    pub fn stage(&mut self, name: String, map: u64, staging: Staging) {
        self.start(name, move || Done::Staged(map, Box::new(staging.draw())));
    }

    /// Draws the frames of a map's story for the panel that lists them.
    pub fn portray(&mut self, name: String, map: u64, posing: Posing) {
        self.start(name, move || Done::Portrayed(map, Box::new(posing.draw())));
    }

    /// Gathers what the panels show of a map.
    pub fn derive(&mut self, name: String, map: u64, document: Arc<Document>) {
        self.start(name, move || Done::Derived(map, Box::new(Derived::of(document))));
    }

    /// Looks for words in a map, from an element on.
    pub fn find(&mut self, name: String, map: u64, sought: Sought, from: Option<ElementId>) {
        self.start(name, move || {
            let found = Found::of(&sought, from);
            Done::Found(map, sought, found)
        });
    }

    /// Replaces words everywhere in a map.
    pub fn replace(
        &mut self,
        name: String,
        map: u64,
        sought: Sought,
        with: String,
        selection: Selection,
    ) {
        self.start(name, move || {
            Done::Replaced(map, Box::new(Replaced::of(sought, &with, selection)))
        });
    }

    /// Finds out what pasting rows into a map changes.
    pub fn paste_rows(&mut self, name: String, asked: AskedRows) {
        self.start(name, move || Done::Rows(Box::new(asked.paste())));
    }

    /// Works on a survey that is about to be brought in.
    pub fn survey(&mut self, name: String, work: SurveyWork) {
        let watch = work.watch();
        self.start(name, move || work.run());
        if let Some(task) = self.running.last_mut() {
            task.watch = watch;
        }
    }

    /// Reads a text of another tool and looks what becomes of it.
    pub fn foreign(&mut self, name: String, asked: AskedForeign) {
        self.start(name, move || Done::Foreign(Box::new(foreign::read(&asked))));
    }

    /// Finds out what of a map another tool has no place for.
    pub fn lose(&mut self, name: String, map: u64, document: Arc<Document>, target: Target) {
        self.start(name, move || {
            let lost = interchange::export(&document, target).lost;
            Done::Losing(Losing { map, target, lost })
        });
    }

    /// Reads a workbook that is about to be brought in.
    pub fn read_workbook(&mut self, name: String, asked: AskedWorkbook) {
        let watch = asked.watch();
        self.start(name, move || asked.read());
        if let Some(task) = self.running.last_mut() {
            task.watch = Some(watch);
        }
    }

    /// Finds out which touchpoints of a map pass a filter.
    pub fn filter(&mut self, name: String, map: u64, sifted: Sifted) {
        self.start(name, move || {
            let passing = sifted.filter.passing(&sifted.map.0);
            Done::Sifted(map, sifted, passing)
        });
    }

    /// Gathers what the panel below a map shows.
    pub fn look_below(&mut self, name: String, map: u64, wanted: Wanted) {
        self.start(name, move || Done::Below(map, Box::new(wanted.gather())));
    }

    /// Writes what `bytes` makes of a table to a file.
    pub fn write(
        &mut self,
        name: String,
        (path, existing): (PathBuf, Existing),
        paper: Paper,
        language: Language,
        bytes: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) {
        self.start(name, move || {
            let result = files::table(&path, existing, language, bytes);
            Done::Written { path, result, paper }
        });
    }

    /// Draws what the start page offers.
    pub fn preview(&mut self, name: String, language: Language, theme: ThemeName, width: u32) {
        self.start(name, move || {
            let list = files::previews(language, theme, width);
            Done::Previewed(Previews { language, theme, width, list })
        });
    }

    /// Looks at a recent map, unless its file is the `known` one.
    pub fn look(
        &mut self,
        name: String,
        path: PathBuf,
        known: Option<Stamp>,
        look: (ThemeName, u32),
        looking: Looking,
    ) {
        self.start(name, move || {
            let found = files::look(&path, known, look, &looking);
            Done::Looked { path, look, found }
        });
    }

    /// Draws what grows in the guided start.
    pub fn sketch(&mut self, name: String, sketching: Sketching) {
        self.start(name, move || Done::Sketched(Box::new(sketching.draw())));
    }

    /// Writes what is handed on.
    pub fn export(
        &mut self,
        name: String,
        (path, existing): (PathBuf, Existing),
        picture: Picture,
        handing: Handing,
        language: Language,
    ) {
        let watch = Arc::new(Watch::default());
        let watched = watch.clone();
        self.start(name, move || {
            let result = handing::hand_on(&path, existing, &handing, (language, &watched));
            Done::Exported { path, result, picture, handing: Box::new(handing) }
        });
        if let Some(task) = self.running.last_mut() {
            task.watch = Some(watch);
        }
    }

    /// Draws a page of what would be handed on. Nobody waits for it but the dialog it stands in,
    /// which may stop it.
    pub fn prove(
        &mut self,
        name: String,
        handing: Handing,
        (wanted, side): (WantedProof, u32),
        language: Language,
    ) -> Arc<Watch> {
        let watch = Arc::new(Watch::default());
        let watched = watch.clone();
        self.start(name, move || {
            let result = handing::prove(&handing, wanted.at, side, (language, &watched));
            Done::Proved { wanted: Box::new(wanted), result }
        });
        watch
    }

    /// Paints a picture for the clipboard.
    pub fn picture(&mut self, name: String, portion: Portion, language: Language) {
        self.start(name, move || Done::Pictured(files::raster(&portion.scene(), language)));
    }

    /// Writes a picture as the text of an SVG.
    pub fn vector(&mut self, name: String, portion: Portion) {
        self.start(name, move || {
            Done::Vector(svg::to_string(&portion.scene(), &svg::Options::default()))
        });
    }

    /// Reads pictures to be put into a map.
    pub fn embed(
        &mut self,
        name: String,
        (map, on): (u64, ElementId),
        from: Vec<PictureFrom>,
        language: Language,
    ) {
        self.start(name, move || {
            let texts = Texts::of(language);
            let pictures = from.iter().map(|from| embed::embed(from, texts)).collect();
            Done::Embedded { map, on, pictures }
        });
    }

    /// Reads measurements of an indicator.
    pub fn measure(
        &mut self,
        name: String,
        (map, id): (u64, ElementId),
        indicator: Indicator,
        path: PathBuf,
        language: Language,
    ) {
        let watch = Arc::new(Watch::default());
        let watched = watch.clone();
        self.start(name, move || {
            let result = files::measured(&path, &indicator, language, &watched);
            Done::Measured { map, indicator: id, path, result }
        });
        if let Some(task) = self.running.last_mut() {
            task.watch = Some(watch);
        }
    }

    /// Writes the map to a file.
    pub fn save(
        &mut self,
        name: String,
        to: SaveTo,
        (map, document): (u64, Arc<Document>),
        (language, backups): (Language, Option<Backups>),
        journal: Option<Flusher>,
    ) {
        self.start(name, move || {
            if let Some(journal) = journal {
                journal.flush(PATIENCE);
            }
            let path = to.path().to_owned();
            let result = files::save(to, &document, language, backups.as_ref());
            Done::Saved { map, path, document, result }
        });
    }

    /// Merges what somebody else wrote into a map's file.
    pub fn merge(&mut self, name: String, arriving: Arriving) {
        self.start(name, move || Done::Merged(Box::new(arriving.merge())));
    }

    /// Writes a copy of a map.
    pub fn save_copy(
        &mut self,
        name: String,
        to: SaveTo,
        (map, document): (u64, Arc<Document>),
        (language, backups): (Language, Option<Backups>),
    ) {
        self.start(name, move || {
            let path = to.path().to_owned();
            let result = files::save(to, &document, language, backups.as_ref()).map(|_| ());
            Done::Copied { map, path, result }
        });
    }

    /// Writes the preferences; a failure is logged only, nothing of the map is at stake.
    pub fn store(&mut self, name: String, settings: Settings, path: PathBuf) {
        self.start(name, move || {
            if let Err(error) = settings.store(&path) {
                log::warn!("settings {}: {error}", path.display());
            }
            Done::Stored
        });
    }

    /// Asks the person for a path with the system's dialog.
    pub fn pick(&mut self, name: String, purpose: Purpose, kind: &str, suggested: Option<&Path>) {
        // Some systems want the dialog made here, and only waited for elsewhere.
        let dialog = dialog::Dialog::new(purpose, kind, suggested);
        self.start(name, move || dialog.ask());
        if let Some(task) = self.running.last_mut() {
            task.picks = Some(purpose);
        }
    }
}
