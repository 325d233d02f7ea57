//! What tasks are asked for and what they report.

use super::handing::{HandedOn, Handing, Proof};
use crate::app::{
    Arrived, Command, CountedSurvey, Derived, Drawn, EnteredSurvey, Found, Gathered, Losing,
    MAP_FILES, Motion, OpenMap, PICTURE_FILES, Paper, PastedRows, Picture, Portrayed, ReadForeign,
    ReadSurvey, ReadWorkbook, Replaced, SURVEY_FILES, Sifted, Sketching, Snapshot, Sought, Staged,
    VersionsDone, WantedProof,
};
use crate::edit::verbs::{NewPicture, Seeds};
use crate::format::{Existing, LeftBehind, MapFile, OpenedFile, OwnNote, Owner};
use crate::import::Measurements;
use crate::interchange::workbook;
use crate::model::{Document, ElementId, EncodedImage, Language};
use crate::templates::Start;
use crate::theme::ThemeName;
use egui::ColorImage;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What a chosen path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A map to open.
    Open,
    /// A map to compare the open one with.
    Compare,
    /// A new place for the map.
    SaveAs,
    /// A place for a copy of it.
    SaveCopy,
    /// A place for a picture.
    Export(Picture),
    /// A place for a table.
    Paper(Paper),
    /// A picture to put on a touchpoint, or into another one's place.
    Picture(ElementId),
    /// A survey to bring in.
    Survey,
    /// A text of another tool to make a map of.
    Foreign,
    /// A file with measurements of an indicator.
    Measurements(ElementId),
    /// A workbook of the map to bring in.
    Workbook,
}

impl Purpose {
    /// What a command that asks for a path wants it for.
    pub const fn of(command: Command) -> Self {
        match command {
            Command::SaveCopy => Self::SaveCopy,
            Command::ImportScores => Self::Survey,
            Command::ImportForeign => Self::Foreign,
            Command::ImportWorkbook => Self::Workbook,
            Command::ExportPaper(paper) => Self::Paper(paper),
            _ => Self::SaveAs,
        }
    }

    /// The extensions its files have; the first is the usual one.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Open | Self::Compare | Self::SaveAs | Self::SaveCopy => &["cjm"],
            Self::Export(Picture::Svg) => &["svg"],
            Self::Export(Picture::Png) => &["png"],
            Self::Export(Picture::Pdf) => &["pdf"],
            Self::Export(Picture::Pptx) => &["pptx"],
            Self::Export(Picture::Html) => &["html"],
            Self::Paper(paper) => paper.extensions(),
            Self::Picture(_) => PICTURE_FILES,
            Self::Foreign => MAP_FILES,
            Self::Survey | Self::Measurements(_) => SURVEY_FILES,
            Self::Workbook => workbook::FILES,
        }
    }

    /// The extension its files have.
    pub const fn extension(self) -> &'static str {
        self.extensions()[0]
    }

    /// Whether it is about the map that was in front when it was asked for.
    pub const fn needs_map(self) -> bool {
        !matches!(self, Self::Open | Self::Foreign)
    }

    /// Whether the file is there already and only read.
    pub const fn reads(self) -> bool {
        !matches!(self, Self::SaveAs | Self::SaveCopy | Self::Export(_) | Self::Paper(_))
    }
}

/// What a map without a file begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// What the program brings along.
    Start(Start),
    /// An empty map, sown as its first step.
    Sown(Seeds),
    /// What was made of something else.
    Made(Snapshot),
}

/// Where the map is to be saved.
#[derive(Debug)]
pub enum SaveTo {
    /// Over its own file, unless somebody else changed that.
    Own(MapFile),
    /// The same, written over in place, as somebody agreed.
    InPlace(MapFile),
    /// As a new file, or over another one.
    Other {
        /// Where.
        path: PathBuf,
        /// Whether a file of that name may be replaced.
        existing: Existing,
        /// The map's own file: if that is meant, it is not saved over unseen either.
        own: Option<MapFile>,
    },
}

impl SaveTo {
    /// Where the map is to be saved.
    pub fn path(&self) -> &Path {
        match self {
            Self::Own(file) | Self::InPlace(file) => file.path(),
            Self::Other { path, .. } => path,
        }
    }
}

/// A map that was written.
#[derive(Debug)]
pub struct Saved {
    /// Its file now.
    pub file: MapFile,
    /// Whether the system confirms that it will last.
    pub settled: bool,
    /// What to tell all the same.
    pub warning: Option<String>,
}

/// Why a file was not written.
#[derive(Debug)]
pub struct NotWritten {
    /// What is wrong and what to do.
    pub text: String,
    /// What can be done about it.
    pub refused: Refused,
}

/// What can be done about a file that was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Another file has that name, which the person may agree to replace.
    Exists,
    /// It could be written over in place, if somebody agrees.
    NotBeside,
    /// Somebody else changed it, which comes in by itself.
    Changed,
    /// What it holds now is no map, and can only be replaced.
    NoMap,
    /// Nothing but another place.
    Other,
}

impl NotWritten {
    /// What is wrong and what to do, and nothing more.
    pub fn told(text: String) -> Self {
        Self { text, refused: Refused::Other }
    }
}

/// What a task reports.
pub enum Done {
    /// What the panels show of the map with this number was gathered.
    Derived(u64, Box<Derived>),
    /// Words were looked for in the map with this number.
    Found(u64, Sought, Found),
    /// Words were replaced everywhere in the map with this number.
    Replaced(u64, Box<Replaced>),
    /// What pasting rows changes was found out.
    Rows(Box<PastedRows>),
    /// A survey was read, or not.
    SurveyRead(Box<ReadSurvey>),
    /// A survey was counted, or counting was stopped.
    SurveyCounted(Box<CountedSurvey>),
    /// What bringing a survey in changes was found out.
    SurveyEntered(Box<EnteredSurvey>),
    /// A text of another tool was read, or not.
    Foreign(Box<ReadForeign>),
    /// What is lost of a map in the format of another tool was found out.
    Losing(Losing),
    /// A workbook of the map was read, or not.
    WorkbookRead(Box<ReadWorkbook>),
    /// Which touchpoints of the map with this number pass a filter.
    Sifted(u64, Sifted, HashSet<ElementId>),
    /// What the panel below the map with this number shows was gathered.
    Below(u64, Box<Gathered>),
    /// A map was read and laid out, or not.
    Opened {
        /// The how-manieth map that was asked for: its [`OpenMap::id`].
        asked: u64,
        /// The file; `None` = a template or a sample.
        path: Option<PathBuf>,
        /// The map, or what is wrong and what to do.
        result: Result<Box<OpenMap>, String>,
    },
    /// The map was laid out anew.
    Drawn(Box<Drawn>),
    /// The story of this map was drawn.
    Staged(u64, Box<Staged>),
    /// The frames of a map's story were drawn for the panel that lists them.
    Portrayed(u64, Box<Portrayed>),
    /// Pictures were read, or not.
    Embedded {
        /// For which map, by [`OpenMap::id`].
        map: u64,
        /// For which touchpoint, or in which picture's place.
        on: ElementId,
        /// The pictures with their captions, or what is wrong and what to do.
        pictures: Vec<Result<NewPicture, String>>,
    },
    /// Measurements were read from a file, or not.
    Measured {
        /// For which map, by [`OpenMap::id`].
        map: u64,
        /// Of which indicator.
        indicator: ElementId,
        /// The file.
        path: PathBuf,
        /// What was understood, or what is wrong and what to do.
        result: Result<Measurements, String>,
    },
    /// The pictures of the start page are there.
    Previewed(Previews),
    /// A recent map was looked at.
    Looked {
        /// Its file.
        path: PathBuf,
        /// The look of the picture, and its width in pixels.
        look: (ThemeName, u32),
        /// What was found.
        found: Looked,
    },
    /// What grows in the guided start was drawn.
    Sketched(Box<Sketching>),
    /// The person chose a path, or none.
    Picked {
        /// What for.
        purpose: Purpose,
        /// Where.
        path: Option<PathBuf>,
        /// Whether a file of that name may be replaced.
        existing: Existing,
    },
    /// The system has no dialog to choose a file with.
    NoDialog(Purpose),
    /// A picture was written, or not.
    Exported {
        /// The file.
        path: PathBuf,
        /// What was written, or why not.
        result: Result<HandedOn, NotWritten>,
        /// What kind of picture.
        picture: Picture,
        /// What was to be written.
        handing: Box<Handing>,
    },
    /// A page of what would be handed on was drawn, or not.
    Proved {
        /// What was wanted.
        wanted: Box<WantedProof>,
        /// The page, or why not.
        result: Result<Proof, String>,
    },
    /// A table was written, or not.
    Written {
        /// The file.
        path: PathBuf,
        /// Why not.
        result: Result<(), NotWritten>,
        /// Which table.
        paper: Paper,
    },
    /// A picture for the clipboard was painted, with the characters that no bundled typeface has; or
    /// what is wrong and what to do.
    Pictured(Result<(Arc<ColorImage>, BTreeSet<char>), String>),
    /// A picture for the clipboard was written as the text of an SVG.
    Vector(String),
    /// The map was written, or not.
    Saved {
        /// Which map, by [`OpenMap::id`].
        map: u64,
        /// The file.
        path: PathBuf,
        /// The map as written.
        document: Arc<Document>,
        /// Its file, or why not.
        result: Result<Saved, NotWritten>,
    },
    /// It was looked who else has a map open.
    Noted {
        /// Which map, by [`OpenMap::id`].
        map: u64,
        /// Its file.
        path: PathBuf,
        /// The note that it is open here; `None` = there can be none.
        note: Option<OwnNote>,
        /// Who else has it open.
        others: Vec<Owner>,
    },
    /// It was looked for what a crash left behind, with pictures of the first maps.
    LeftBehind(LeftBehind, Vec<Option<Portrait>>),
    /// A map's file holds something else than when it was read or written here.
    ChangedOnDisk {
        /// Which map, by [`OpenMap::id`].
        map: u64,
        /// The file as it was known.
        was: MapFile,
        /// What it holds.
        found: Box<OpenedFile>,
    },
    /// What somebody else wrote was merged.
    Merged(Box<Arrived>),
    /// A copy of a map was written, or not.
    Copied {
        /// Of which map.
        map: u64,
        /// Where to.
        path: PathBuf,
        /// What is wrong and what to do.
        result: Result<(), NotWritten>,
    },
    /// Something was found out about versions of a map.
    Versions(Box<VersionsDone>),
    /// A program started later hands these files on.
    Handed(Vec<PathBuf>),
    /// How much the system lets move.
    Motion(Motion),
    /// The preferences were written, as far as that was possible.
    Stored,
    /// The task of this name came to no end, by a defect of the program.
    Broken(String),
}

/// The pictures of the start page in one language and look.
pub struct Previews {
    /// The language of the templates.
    pub language: Language,
    /// The look.
    pub theme: ThemeName,
    /// Their width in pixels.
    pub width: u32,
    /// The pictures, in the order they are offered.
    pub list: Vec<Preview>,
}

/// A map to begin with, as the start page shows it.
pub struct Preview {
    /// What it is.
    pub start: Start,
    /// The map in brief.
    pub portrait: Portrait,
}

/// A map in brief.
pub struct Portrait {
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// How many touchpoints it has.
    pub touchpoints: u64,
    /// A small picture of it, or of its beginning.
    pub picture: EncodedImage,
}

/// How a file is known again: it did not change as long as this stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When it was written last; `None` where the system does not say.
    pub modified: Option<SystemTime>,
    /// How long it is.
    pub bytes: u64,
}

/// What was found where a recent map was.
pub enum Looked {
    /// No file.
    Gone,
    /// A file that cannot be read, or is no map.
    Unreadable,
    /// The file as it was known.
    Same,
    /// Nothing: nobody waits for it any more.
    Stopped,
    /// A map.
    Seen(Stamp, Portrait),
}
