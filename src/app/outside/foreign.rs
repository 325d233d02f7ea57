//! A text of another tool becomes a new map: it is read in the background, what becomes of it and
//! what was doubtful is shown, and nothing is opened until somebody agrees.

use super::ForeignAsk;
use crate::app::tasks::Portrait;
use crate::app::{App, Beginning, Purpose, Snapshot};
use crate::interchange::workbook;
use crate::model::{ElementKind, Language};
use crate::theme::ThemeName;
use std::path::PathBuf;
use std::sync::Arc;

/// The extensions of such files, in small letters.
pub const FOREIGN_FILES: &[&str] = &["mmd", "mermaid", "ojf", "md", "markdown"];

/// The extensions of everything that is opened as a new map, in small letters: such files, and
/// workbooks of maps.
pub const MAP_FILES: &[&str] = &{
    let mut all = [""; FOREIGN_FILES.len() + workbook::FILES.len()];
    let (texts, workbooks) = all.split_at_mut(FOREIGN_FILES.len());
    texts.copy_from_slice(FOREIGN_FILES);
    workbooks.copy_from_slice(workbook::FILES);
    all
};

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignFrom {
    /// A file.
    File(PathBuf),
    /// The clipboard.
    Pasted(Arc<str>),
}

impl ForeignFrom {
    /// The name of the file; empty where there is none.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::Pasted(_) => String::new(),
        }
    }
}

/// A text of another tool that is about to become a map.
pub struct Foreign {
    /// Where it comes from.
    pub from: ForeignFrom,
    /// Which reading is waited for: of what was asked for before nobody hears.
    number: u64,
    /// What became of it, or what is wrong and what to do; `None` = it is still being read.
    pub read: Option<Result<ForeignMap, String>>,
}

/// What became of a text.
pub struct ForeignMap {
    /// The map.
    pub document: Snapshot,
    /// It in brief, with a picture.
    pub portrait: Option<Portrait>,
    /// How many of what it has, in the order of [`ElementKind::ALL`].
    pub counts: Vec<(ElementKind, u64)>,
    /// What was guessed, changed or left out, in words.
    pub doubts: Vec<String>,
}

/// A text that is to be read.
pub struct AskedForeign {
    /// The number of the reading.
    pub number: u64,
    /// Where it comes from.
    pub from: ForeignFrom,
    /// The language of the map's texts, and of what is told.
    pub language: Language,
    /// The look of the picture.
    pub theme: ThemeName,
}

/// A text that was read.
pub struct ReadForeign {
    /// The number of the reading.
    pub number: u64,
    /// What became of it, or what is wrong and what to do.
    pub result: Result<ForeignMap, String>,
}

impl App {
    /// The text of another tool that is asked about now: what a crash left behind, and who else has
    /// a map open, is asked before.
    pub fn foreign_asked(&self) -> Option<&Foreign> {
        let first = !self.left_behind.maps.is_empty() || self.open_elsewhere().is_some();
        self.foreign.as_deref().filter(|_| !first)
    }

    /// Does what is asked for about texts of other tools.
    pub(in crate::app) fn foreign(&mut self, ask: ForeignAsk) {
        match ask {
            ForeignAsk::Read(from) => self.ask_foreign(from),
            ForeignAsk::Again => {
                if let Some(foreign) = self.foreign.take() {
                    self.show_foreign(foreign.from);
                }
            }
            ForeignAsk::Other => {
                self.leave_foreign();
                self.pick(Purpose::Foreign);
            }
            ForeignAsk::Lines => {
                let from = self.foreign.take().map(|foreign| foreign.from);
                if let Some(ForeignFrom::Pasted(text)) = from {
                    self.paste_lines(&text);
                }
                self.next_foreign();
            }
            ForeignAsk::Accept => self.open_foreign(),
            ForeignAsk::Leave => self.leave_foreign(),
            ForeignAsk::GoOn => self.go_on_losing(),
            ForeignAsk::Keep => self.losing = None,
        }
    }

    /// Reads a text of another tool and shows what becomes of it, once nothing else of the kind is
    /// shown.
    pub(in crate::app) fn ask_foreign(&mut self, from: ForeignFrom) {
        if self.foreign.is_some() {
            self.foreign_next.push(from);
        } else {
            self.show_foreign(from);
        }
    }

    fn show_foreign(&mut self, from: ForeignFrom) {
        self.end_typing(true);
        self.foreigns += 1;
        let number = self.foreigns;
        let name = from.name();
        let name = if name.is_empty() {
            self.texts().get("task-foreign-pasted").to_owned()
        } else {
            self.texts().with("task-foreign", &[("file", (&name).into())])
        };
        let (language, theme) = (self.language(), self.settings.theme);
        self.tasks.foreign(name, AskedForeign { number, from: from.clone(), language, theme });
        self.foreign = Some(Box::new(Foreign { from, number, read: None }));
    }

    /// Takes in what became of a text.
    pub(in crate::app) fn take_foreign(&mut self, read: ReadForeign) {
        if let Some(foreign) = self.foreign.as_mut().filter(|it| it.number == read.number) {
            foreign.read = Some(read.result);
        }
    }

    /// Goes on without what reading was to give, which was lost by a defect.
    pub(in crate::app) fn lose_foreign(&mut self) {
        if let Some(foreign) = self.foreign.as_mut().filter(|it| it.read.is_none()) {
            let why = self.notices.list().last().map(|notice| notice.text.clone());
            foreign.read = Some(Err(why.unwrap_or_default()));
        }
    }

    /// Opens what became of the text as a map without a file.
    fn open_foreign(&mut self) {
        if !matches!(self.foreign.as_deref(), Some(Foreign { read: Some(Ok(_)), .. })) {
            return;
        }
        let Some(foreign) = self.foreign.take() else { return };
        if let Some(Ok(map)) = foreign.read {
            self.choosing = false;
            self.begin_with(Beginning::Made(map.document));
        }
        self.next_foreign();
    }

    pub(in crate::app) fn leave_foreign(&mut self) {
        self.foreign = None;
        self.next_foreign();
    }

    /// Shows the next of several texts.
    fn next_foreign(&mut self) {
        if !self.foreign_next.is_empty() && self.foreign.is_none() {
            let next = self.foreign_next.remove(0);
            self.show_foreign(next);
        }
    }
}
