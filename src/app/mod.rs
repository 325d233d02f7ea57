//! The session: the open map, the command table, running actions, background tasks, notices.
//! Draws nothing.

mod action;
mod area;
mod asking;
mod below;
mod camera;
mod choices;
mod clock;
mod closing;
mod command;
mod conflicts;
mod corpus;
mod counts;
mod derived;
mod editing;
mod entering;
mod filter;
mod finding;
mod fuzzy;
mod guided;
mod handing;
mod incoming;
mod judging;
mod keeping;
mod kept;
mod keys;
mod lanes;
mod listing;
mod lot;
mod mending;
mod notice;
mod open_map;
mod outline;
mod outside;
mod overlay;
mod palette;
mod panel;
mod paths;
mod personas;
mod picture;
mod recents;
mod report;
mod run;
mod saving;
mod selected;
mod specs;
mod step;
mod story;
mod survey;
mod table;
mod tabs;
mod tasks;
mod timer;
mod typing;
mod versions;
mod voting;
mod words;
mod workbook;
mod workshop;
mod workshop_commands;

pub use crate::edit::table::{Column, Mapping, Problem, Reading, Remark, Sheet};
pub use crate::edit::verbs::{
    Capture, Choice, IdeaPlace, Landing, MapChoice, VOTED, hangs_by, hangs_elsewhere, may_bear,
    may_feel, may_lead, ranking,
};
pub use crate::edit::{
    Entry, Field, Figure, Finder, Hit, Inner, MapText, Misread, Prop, Query, Selection, Slot,
    TextPlace, fold, held_history, measured_value, read_date, read_whole, reported_value,
};
pub use crate::export::Format as Picture;
pub use crate::export::pdf::Paper as SheetSize;
pub use crate::format::{Recoverable, unquoted};
pub use crate::import::{
    HEADED, MOST_SEGMENTS, Mapping as SurveyMapping, Misfit, Period, Sheet as SurveySheet, Why,
    letters, too_many_new_text,
};
pub use crate::import::{Measurements, measurements};
pub use crate::interchange::Target as ForeignTarget;
pub use crate::layout::Tint;
pub use crate::merge::{Choice as Settling, Difference, How, about_text, value_text, version_text};
pub use crate::pages::{Split as PageSplit, Target as PageTarget};
pub use crate::settings::{AUTOSAVE_MINUTES, TEXT_SIZES};
pub use action::Action;
pub use area::Area;
pub use asking::FileAsk;
pub use below::{
    Below, BelowAsk, BelowHeight, Feedback, Gathered, Paper, ScoreColumn, ScoresTable, Wanted,
    group_key, name_of as score_name,
};
pub use camera::{CARDS_FROM, Camera, FARTHEST, NEAREST};
pub use choices::SEVERITIES;
pub use clock::{Clock, today};
pub use closing::{Closing, Unsaved};
pub use command::{Command, shortcuts};
pub use conflicts::may_keep_both;
pub use counts::{Counts, PeakEnd};
pub use derived::Derived;
pub use filter::{Facets, Filter, Sieve, Sifted};
pub use finding::{FindAsk, FindBar, Found, Replaced, Search, Sought};
pub use guided::{Answer, Guide, Guided, GuidedPage, Line, Shown, Sketch, Sketching};
pub use handing::{
    Choice as HandChoice, HandOn, HandOnAsk, Handover, Lanes as HandLanes, Part as HandPart,
    WantedProof,
};
pub use incoming::{Arrived, Arriving, Incoming};
pub(crate) use keeping::ByItself;
pub use kept::{Kept, Snapshot};
pub use keys::{KeyLine, key_lines, key_sign, keys_markdown, keys_written};
pub use listing::ListAsk;
pub use lot::LotAsk;
pub use mending::Mend;
pub use notice::{Notice, Notices, Tone};
pub use open_map::{Access, Drawing, Drawn, Follow, OpenMap, Saving};
pub use outline::{Folds, LineKey, Outline, OutlineLine};
pub use outside::{
    AskedForeign, DropKind, FOREIGN_FILES, Foreign, ForeignAsk, ForeignFrom, ForeignMap, Losing,
    MAP_FILES, PICTURE_FILES, PictureFrom, ReadForeign,
};
pub use overlay::{Answered, Comparison, Overlay};
pub use palette::{Offer, Palette, PaletteAsk, Target};
pub use panel::Ask;
pub use paths::TypedPath;
pub(crate) use picture::Portion;
pub use recents::{Looking, Recent, Recents};
pub use specs::{Spec, When};
pub use step::{Step, step};
pub use story::{
    Displays, Gallery, Pictures, Portrayed, Posing, Screen, Staged, Staging, StoryAsk, Telling,
    Turn,
};
pub use survey::{
    AskedSurvey, Busy, CountedSurvey, EnteredSurvey, Outcome, ReadSurvey, SURVEY_FILES,
    ScorePreview, Source, SurveyAsk, SurveyWork, Surveying,
};
pub use table::{AskedRows, PastedRows, Pasting, TableAsk};
pub use tabs::Tabs;
pub use tasks::{
    Beginning, Done, HandedOn, Handing, Legible, Looked, NotWritten, Portrait, Preview, Previews,
    Proof, Purpose, Refused, SaveTo, Saved, Stamp, TaskLine, Tasks,
};
pub use timer::{MINUTES, MOST_MINUTES, TimeLeft, Timer, TimerAsk};
pub use typing::{Place, Typing, can_be_added_to, field_of, note_of};
pub use versions::{
    AskedMerge, Compared, MergedVersion, SeenVersion, Version, VersionSource, Versions,
    VersionsAsk, VersionsDone, WantedVersion, is_copy_name,
};
pub use voting::{MOST_VOTERS, Poll, VoteAsk};
pub use words::Vocabulary;
pub use workbook::{AskedWorkbook, ReadWorkbook, SeenWorkbook, WorkbookAsk, WorkbookIn};
pub use workshop::{Workshop, WorkshopAsk};
pub use workshop_commands::capture_key;

pub use crate::templates::library::{Question, ServiceKind, Usual};
pub use crate::templates::{Sample, Start, Template};

use crate::format::LeftBehind;
use crate::i18n::Texts;
use crate::insight::Severity;
use crate::model::{ElementId, Language, MapState, Rng};
use crate::settings::Settings;
use crate::theme::Theme;
use egui::ColorImage;
use kurbo::Size;
use std::path::PathBuf;
use std::sync::Arc;

/// What the left panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftTab {
    /// The map as a tree.
    Outline,
    /// The steps that can be undone and redone.
    History,
}

/// What the panel beside the map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// The parking lot.
    Lot,
    /// The vote: while it is shown, clicks give dots.
    Votes,
}

/// Which panels are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panels {
    /// The panel on the left.
    pub outline: bool,
    /// What that panel shows.
    pub left: LeftTab,
    /// The inspector on the right.
    pub inspector: bool,
    /// What the panel beside the map shows; `None` = it is away.
    pub aside: Option<Aside>,
    /// What the panel below the map shows; `None` = it is away.
    pub below: Option<Below>,
    /// How high that panel is.
    pub height: BelowHeight,
    /// The list of shortcuts.
    pub shortcuts: bool,
}

/// How much moves by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// What usually moves.
    Usual,
    /// Nothing: the system asks for that.
    Reduced,
}

/// What the program wants of its window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To be closed.
    Close,
    /// To fill the screen, or not any more.
    FullScreen(bool),
    /// To fill the display at this place of the system's list.
    Display(usize),
    /// The field of what is looked for in focus.
    FocusFind,
    /// The next panel in focus, round to the map.
    FocusNext,
    /// What is being typed in focus.
    FocusTyping,
    /// The line in which a workshop is written down in focus.
    FocusCapture,
    /// The field for a new idea in focus.
    FocusIdea,
    /// What was typed not in focus any more.
    LeaveTyping(Typing),
    /// A text on the clipboard.
    Copy(String),
    /// A picture on the clipboard.
    CopyImage(Arc<ColorImage>),
    /// What is on the clipboard.
    Paste,
    /// The first of what a new map can begin with in focus.
    FocusStart,
    /// The field for a typed path in focus, its file's name selected.
    FocusPath,
}

/// The whole session.
pub struct App {
    /// Preferences.
    pub settings: Settings,
    /// Where preferences are kept; `None` = nowhere.
    pub settings_path: Option<PathBuf>,
    /// Where journals and backups are kept; `None` = nowhere.
    pub data: Option<PathBuf>,
    /// What an earlier start left behind in a crash.
    pub left_behind: LeftBehind,
    /// Pictures of the first of those maps.
    pub left_portraits: Vec<Option<Portrait>>,
    /// The map in front.
    pub map: Option<OpenMap>,
    /// The other open maps.
    pub tabs: Tabs,
    /// Which panels are shown.
    pub panels: Panels,
    /// The text of the outline's filter.
    pub search: String,
    /// The bar that finds and replaces.
    pub find: FindBar,
    /// The command palette, while it is open.
    pub palette: Option<Palette>,
    /// The severities whose remarks are not shown.
    pub untold: Vec<Severity>,
    /// How the table of scores is shown.
    pub scores_table: ScoresTable,
    /// Whose worklist is shown; `None` = everybody's.
    pub worklist_of: Option<String>,
    /// Workshop mode.
    pub workshop: Workshop,
    /// What is to be looked at once the map with this number is drawn with it.
    looks_for: Option<(u64, ElementId)>,
    /// How many times rows are being pasted.
    pasting_rows: u32,
    /// What is typed for a new idea in the parking lot.
    pub new_idea: String,
    /// Who votes with how many dots.
    pub poll: Poll,
    /// Where the time comes from.
    pub clock: Clock,
    /// Messages.
    pub notices: Notices,
    /// Background work.
    pub tasks: Tasks,
    /// Size of the canvas in points, as last drawn.
    pub canvas: Size,
    /// How much moves by itself.
    pub motion: Motion,
    /// Whether the window fills the screen.
    pub full_screen: bool,
    /// The displays there are, as far as they were asked for.
    displays: Displays,
    /// What is to be closed, while it is asked what becomes of its changes.
    pub closing: Option<Closing>,
    /// What is closed once the map with this number is saved.
    close_after_saving: Option<(Closing, u64)>,
    /// The map a path is asked for.
    asked_for: Option<u64>,
    /// Whether the program may end.
    leaving: bool,
    /// Where new ids come from.
    rng: Rng,
    /// What the window is to do; taken by the shell.
    pub wishes: Vec<Wish>,
    /// The path being typed, where the system has no dialog for it.
    pub typed: Option<TypedPath>,
    /// The pictures of the start page.
    pub previews: Option<Previews>,
    /// What is known of the recent maps.
    pub recents: Recents,
    /// Whether it is asked, over the open map, what a new one begins with.
    pub choosing: bool,
    /// The table that is about to be pasted, while it is asked what its columns mean.
    pub table: Option<Box<Pasting>>,
    /// The survey that is about to be brought in, while it is asked what it means.
    pub survey: Option<Box<Surveying>>,
    /// The text of another tool that is about to become a map, while it is asked whether to open it.
    pub foreign: Option<Box<Foreign>>,
    /// Those that are asked about after it.
    foreign_next: Vec<ForeignFrom>,
    /// How many such texts were asked for.
    foreigns: u64,
    /// What is lost of the map in the format of another tool, while it is asked whether to write.
    pub losing: Option<Losing>,
    /// The workbook that is about to be brought in, while what it changes is shown.
    pub workbook: Option<Box<WorkbookIn>>,
    /// The story, while it is told.
    pub telling: Option<Telling>,
    /// The dialog of earlier versions, while it is open.
    pub versions: Option<Versions>,
    /// What is being handed on.
    pub handover: Handover,
    /// How many pieces of work on surveys were asked for.
    surveys: u64,
    /// The guided start, while it asks.
    pub guided: Option<Guided>,
    /// What was answered in a guided start that was left.
    left_guided: Option<Guided>,
    /// How many maps were asked for: each gets its number as it is asked for.
    asked: u64,
    /// How writing the preferences stands.
    storing: Saving,
}

impl App {
    /// A session without a map.
    pub fn new(settings: Settings, settings_path: Option<PathBuf>, tasks: Tasks) -> Self {
        Self {
            settings,
            settings_path,
            data: None,
            left_behind: LeftBehind::default(),
            left_portraits: Vec::new(),
            map: None,
            tabs: Tabs::default(),
            panels: Panels {
                outline: true,
                left: LeftTab::Outline,
                inspector: true,
                aside: None,
                below: None,
                height: BelowHeight::Chosen,
                shortcuts: false,
            },
            search: String::new(),
            find: FindBar::default(),
            palette: None,
            untold: Vec::new(),
            scores_table: ScoresTable::default(),
            worklist_of: None,
            workshop: Workshop::default(),
            looks_for: None,
            pasting_rows: 0,
            new_idea: String::new(),
            poll: Poll::default(),
            clock: Clock::default(),
            notices: Notices::default(),
            tasks,
            canvas: Size::new(800.0, 600.0),
            motion: Motion::Usual,
            full_screen: false,
            displays: Displays::default(),
            closing: None,
            close_after_saving: None,
            asked_for: None,
            leaving: false,
            rng: Rng::from_system(),
            wishes: Vec::new(),
            typed: None,
            previews: None,
            recents: Recents::default(),
            choosing: false,
            table: None,
            survey: None,
            foreign: None,
            foreign_next: Vec::new(),
            foreigns: 0,
            losing: None,
            workbook: None,
            telling: None,
            versions: None,
            handover: Handover::default(),
            surveys: 0,
            guided: None,
            left_guided: None,
            asked: 0,
            storing: Saving::Idle,
        }
    }

    /// The texts of the chosen language.
    pub fn texts(&self) -> &'static Texts {
        Texts::of(self.language())
    }

    /// The language of the program.
    pub fn language(&self) -> Language {
        self.settings.language_in_force()
    }

    /// The colours of the chosen look.
    pub fn theme(&self) -> Arc<Theme> {
        self.settings.theme.theme()
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        let name = self.texts().get("app-name");
        match &self.map {
            None => name.to_owned(),
            Some(map) => format!("{} — {name}", self.map_name(map)),
        }
    }

    /// What a map is called: its file's name or its title.
    pub fn name_of(&self, map: &OpenMap) -> String {
        let title = &map.document.props().title;
        match map.file_name() {
            Some(file) => file,
            None if title.is_empty() => self.texts().get("unnamed").to_owned(),
            None => title.clone(),
        }
    }

    /// What a map is called, with a dot where it has changes that are not saved.
    pub fn map_name(&self, map: &OpenMap) -> String {
        let name = self.name_of(map);
        let mark = if map.unsaved() { " ●" } else { "" };
        if map.access == Access::Look {
            let only = self.texts().get("look-only");
            return format!("{name} ({only}){mark}");
        }
        format!("{name}{mark}")
    }

    /// Whether a map is being opened.
    pub fn opening(&self) -> bool {
        self.tasks.opening()
    }

    /// Whether something is asked that stands over everything else.
    pub fn is_asking(&self) -> bool {
        let Self { choosing, guided, table, survey, workbook, versions, .. } = self;
        let Self { closing, foreign, losing, .. } = self;
        let asks = guided.is_some() || table.is_some() || survey.is_some() || versions.is_some();
        let asks = asks || foreign.is_some() || losing.is_some() || workbook.is_some();
        let asks = asks || self.handover.open.is_some();
        let files = !self.left_behind.maps.is_empty() || self.open_elsewhere().is_some();
        *choosing || asks || files || closing.is_some()
    }

    /// Whether a command makes sense now.
    pub fn enabled(&self, command: Command) -> bool {
        match command.spec().when {
            When::Always => true,
            When::Map => self.map.is_some(),
            When::Maps => self.tabs.others().next().is_some(),
            When::Selection => self.map.as_ref().is_some_and(|map| !map.selection.is_empty()),
            When::Of(kind) => self.map.as_ref().is_some_and(|map| map.has_selected(kind)),
            When::Workshop => self.in_workshop(),
            When::Voting => self.is_voting(),
            When::Votes => self.map.as_ref().is_some_and(OpenMap::has_votes),
            When::Undo => self.map.as_ref().is_some_and(|map| map.history.next_undo().is_some()),
            When::Redo => self.map.as_ref().is_some_and(|map| map.history.next_redo().is_some()),
            When::Filtered => self.map.as_ref().is_some_and(|map| !map.sieve.filter.is_empty()),
            When::Overlaid => self.map.as_ref().is_some_and(OpenMap::is_overlaid),
            When::Conflicts => {
                self.map.as_ref().is_some_and(|map| !map.document.conflicts().is_empty())
            }
            When::Unsaved => {
                self.map.as_ref().is_some_and(|map| map.unsaved() || map.path.is_none())
            }
        }
    }

    fn shows_left(&self, tab: LeftTab) -> bool {
        self.panels.outline && self.panels.left == tab
    }

    /// Whether a command is a choice that is on, for check marks; `None` = it is no choice.
    pub fn checked(&self, command: Command) -> Option<bool> {
        let view = self.map.as_ref().map(OpenMap::view);
        match command {
            Command::State(state) => Some(view.map_or(MapState::AsIs, |view| view.state) == state),
            Command::Theme(theme) => Some(self.settings.theme == theme),
            Command::TextSize(percent) => Some(self.text_size().percent() == percent),
            Command::Language(language) => Some(self.language() == language),
            Command::Lane(lane) => Some(view.is_some_and(|view| view.lanes.contains(&lane))),
            Command::Outline => Some(self.shows_left(LeftTab::Outline)),
            Command::History => Some(self.shows_left(LeftTab::History)),
            Command::Filter => Some(self.map.as_ref().is_some_and(|map| map.sieve.open)),
            Command::Scores => Some(self.map.as_ref().is_some_and(|map| map.scores_open)),
            Command::Heat => Some(view.is_some_and(|view| view.heat)),
            Command::Tint(tint) => Some(view.is_some_and(|view| view.tint == tint)),
            Command::Inspector => Some(self.panels.inspector),
            Command::Workshop => Some(self.workshop.is_on()),
            Command::Lot => Some(self.panels.aside == Some(Aside::Lot)),
            Command::Voting => Some(self.panels.aside == Some(Aside::Votes)),
            Command::ScoresTable => Some(self.panels.below == Some(Below::Scores)),
            Command::Insights => Some(self.panels.below == Some(Below::Insights)),
            Command::Worklists => Some(self.panels.below == Some(Below::Worklists)),
            Command::Conflicts => Some(self.panels.below == Some(Below::Conflicts)),
            Command::Timer => Some(self.workshop.timer.is_running()),
            Command::FullScreen => Some(self.full_screen),
            _ => self.map.as_ref().and_then(|map| map.says(command)),
        }
    }
}
