//! Bringing in a workbook of the map: it is read and compared in the background, what changes is
//! shown, and nothing enters the map until somebody agrees.

use super::{Action, App, Command, Difference, Done, Snapshot, Source, Tone};
use crate::edit::{Prepared, StepName, verbs::Change};
use crate::i18n::Texts;
use crate::import::{mentions, read_sheets};
use crate::interchange::InterchangeError;
use crate::interchange::workbook::{self, Book, Missing};
use crate::merge::{compare, differences, element_name};
use crate::model::{Edit, Language, Rng};
use crate::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A workbook that is about to be brought in.
pub struct WorkbookIn {
    /// The map it is for.
    map: u64,
    /// The file.
    pub path: PathBuf,
    /// What it changes; `None` = it is being read.
    pub seen: Option<Result<Box<SeenWorkbook>, String>>,
    /// Whether what is not in it is removed.
    pub delete: bool,
    /// Stops reading.
    watch: Arc<Watch>,
}

impl WorkbookIn {
    /// What it changes, once that is known.
    pub fn seen(&self) -> Option<&SeenWorkbook> {
        self.seen.as_ref()?.as_ref().ok().map(|seen| &**seen)
    }

    /// Whether there is anything to bring in.
    pub fn is_ready(&self) -> bool {
        self.seen().is_some_and(|seen| seen.step(self.delete).changes())
    }

    fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl Drop for WorkbookIn {
    fn drop(&mut self) {
        // Nobody waits for it any more.
        self.watch.stop();
    }
}

/// What a workbook changes.
pub struct SeenWorkbook {
    of: Snapshot,
    /// The steps that keep, and remove, what is not in it.
    steps: [Prepared; 2],
    /// What these change, line by line.
    lines: [Vec<Difference>; 2],
    /// What the map has and the workbook has not.
    pub missing: Vec<String>,
    /// What was not taken, or only with a doubt.
    pub doubts: Vec<String>,
}

impl SeenWorkbook {
    /// What changes, line by line.
    pub fn lines(&self, delete: bool) -> &[Difference] {
        &self.lines[usize::from(delete)]
    }

    fn step(&self, delete: bool) -> &Prepared {
        &self.steps[usize::from(delete)]
    }
}

/// A workbook that is to be read.
pub struct AskedWorkbook {
    path: PathBuf,
    of: Snapshot,
    language: Language,
    /// Whether it may be no workbook of a map.
    doubtful: bool,
    watch: Arc<Watch>,
}

/// A workbook that was read.
pub struct ReadWorkbook {
    path: PathBuf,
    of: Snapshot,
    doubtful: bool,
    /// What it changes, or why it cannot be read; `None` = it is no workbook of a map.
    result: Option<Result<Box<SeenWorkbook>, String>>,
}

impl AskedWorkbook {
    /// How far it has come, and how it is stopped.
    pub fn watch(&self) -> Arc<Watch> {
        self.watch.clone()
    }

    /// Reads it.
    pub fn read(self) -> Done {
        let ours = !self.doubtful || is_of_map(&self.path);
        let result = ours.then(|| self.seen().map(Box::new));
        let Self { path, of, doubtful, .. } = self;
        Done::WorkbookRead(Box::new(ReadWorkbook { path, of, doubtful, result }))
    }

    fn seen(&self) -> Result<SeenWorkbook, String> {
        let (texts, map) = (Texts::of(self.language), &self.of.0);
        let told = |why: String| {
            let file = self.path.file_name().unwrap_or_default().to_string_lossy();
            format!("{file}: {why}")
        };
        let sheets = read_sheets(&self.path, &self.watch).map_err(|it| told(it.text(texts)))?;
        let none = InterchangeError::NotAWorkbook;
        let book = Book::of(sheets, map).ok_or_else(|| told(none.text(texts)))?;
        let update = |missing| {
            workbook::update(map, &book, missing, &mut Rng::from_system())
                .map_err(|error| told(error.text(texts)))
        };
        let (keep, delete) = (update(Missing::Keep)?, update(Missing::Delete)?);
        let lines = [&keep, &delete].map(|update| {
            let found = compare(map, &update.document);
            differences(map, &update.document, &found, texts)
        });
        let missing = keep.missing.iter().map(|&id| element_name(map, id, texts)).collect();
        let doubts = keep.remarks.iter().map(|remark| remark.text(texts)).collect();
        let steps = [keep, delete]
            .map(|update| Prepared::whole(self.of.0.clone(), Arc::new(update.document)));
        Ok(SeenWorkbook { of: self.of.clone(), steps, lines, missing, doubts })
    }
}

/// Whether a file is a workbook or a table that was made of a map.
pub(super) fn is_of_map(path: &Path) -> bool {
    let ids = Language::ALL.iter().map(|&language| Texts::of(language).get("workbook-id"));
    mentions(path, workbook::MARK_SHEET, &ids.collect::<Vec<_>>())
}

/// What is asked for while a workbook is about to be brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkbookAsk {
    /// Whether what is not in it is removed.
    Delete(bool),
    /// Bring it in.
    Accept,
    /// Do not bring it in.
    Leave,
}

impl App {
    /// Reads a workbook of the map in front, and shows what it changes.
    pub(super) fn ask_workbook(&mut self, path: PathBuf) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let (map, watch) = (map.id, Arc::<Watch>::default());
        let reading = WorkbookIn { map, path: path.clone(), seen: None, delete: false, watch };
        let watch = reading.watch.clone();
        self.workbook = Some(Box::new(reading));
        self.read_workbook(path, false, watch);
    }

    /// Brings a file in that may be a workbook of the map, or a survey.
    pub(super) fn ask_table_file(&mut self, path: PathBuf) {
        self.read_workbook(path, true, Arc::default());
    }

    fn read_workbook(&mut self, path: PathBuf, doubtful: bool, watch: Arc<Watch>) {
        let Some(map) = &self.map else { return };
        let (of, language) = (Snapshot(map.document.clone()), self.language());
        let name = self.about("task-workbook", &path);
        self.tasks.read_workbook(name, AskedWorkbook { path, of, language, doubtful, watch });
    }

    /// Takes in what was read of a workbook.
    pub(super) fn take_workbook(&mut self, read: ReadWorkbook) {
        let ReadWorkbook { path, of, doubtful, result } = read;
        let Some(front) = &self.map else { return };
        let waiting = self.workbook.as_ref().filter(|it| it.path == path);
        if !doubtful && waiting.is_none_or(|it| it.map != front.id) {
            // It was left, or another map came to the front.
            return;
        }
        let Some(result) = result else { return self.ask_survey(Source::File(path)) };
        if Snapshot(front.document.clone()) != of {
            return self.ask_workbook(path);
        }
        let delete = waiting.is_some_and(|it| it.delete);
        let (map, seen, watch) = (front.id, Some(result), Arc::default());
        self.workbook = Some(Box::new(WorkbookIn { map, path, seen, delete, watch }));
    }

    /// Runs what is asked for while a workbook is about to be brought in.
    pub(super) fn ask_of_workbook(&mut self, ask: WorkbookAsk) {
        let front = self.map.as_ref().map(|map| map.id);
        let Some(workbook) = self.workbook.as_mut() else { return };
        if front != Some(workbook.map) {
            // Another map came to the front: it was not meant for that.
            self.workbook = None;
            return;
        }
        match ask {
            WorkbookAsk::Delete(delete) => workbook.delete = delete,
            WorkbookAsk::Accept => self.accept_workbook(),
            WorkbookAsk::Leave => self.workbook = None,
        }
    }

    /// Makes what the workbook says of the map a step.
    fn accept_workbook(&mut self) {
        let Some(workbook) = self.workbook.take_if(|it| it.is_ready()) else { return };
        let (Some(seen), Some(map)) = (workbook.seen(), &self.map) else { return };
        let name = workbook.name();
        if seen.of != Snapshot(map.document.clone()) {
            let text = self.texts().get("notice-workbook-changed").to_owned();
            self.notices.show(Tone::Warning, text, None);
            return self.ask_workbook(workbook.path.clone());
        }
        let prepared = seen.step(workbook.delete).clone();
        let mut select = map.selection.clone();
        select.keep_existing(prepared.after());
        let step = StepName::new("step-workbook", name.as_str());
        let change = Change { edit: Edit::Batch(Vec::new()), name: step, select, typing: None };
        if self.accept(change, prepared) {
            let text = self.texts().with("notice-workbook", &[("name", (&name).into())]);
            let undo = self.texts().get("cmd-undo").to_owned();
            self.notices.show(Tone::Good, text, Some((undo, Action::Run(Command::Undo))));
        }
    }
}
