//! What panels ask for. Panels change nothing; they return actions, which run in one place.

use super::{
    Ask, BelowAsk, Camera, Command, FileAsk, Filter, FindAsk, ForeignAsk, Guide, HandOnAsk,
    ListAsk, LotAsk, Mend, Overlay, PaletteAsk, Paper, Picture, Purpose, StoryAsk, SurveyAsk,
    TableAsk, Unsaved, VersionsAsk, VoteAsk, WorkbookAsk, WorkshopAsk,
};
use crate::edit::Field;
use crate::edit::verbs::Landing;
use crate::format::Existing;
use crate::insight::{Advice, Severity};
use crate::model::{ElementId, Valence};
use crate::scene::Lane;
use crate::templates::Start;
use egui::ColorImage;
use kurbo::Size;
use std::path::PathBuf;
use std::sync::Arc;

/// Something to do after drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Do this with the map of this number in front; nothing where it is closed.
    For(u64, Box<Action>),
    /// Open this map.
    OpenPath(PathBuf),
    /// Open these maps: the first here, the others in windows of their own.
    OpenPaths(Vec<PathBuf>),
    /// Take in these files that were let go over the window, maybe over a touchpoint.
    Drop(Vec<PathBuf>, Option<ElementId>),
    /// Draw the pictures of the start page, this many pixels wide.
    Preview(u32),
    /// Look at the recent maps, pictures this many pixels wide.
    LookAtRecents(u32),
    /// Begin with an empty map, a template or a copy of a sample.
    Begin(Start),
    /// Something in the guided start.
    Guide(Guide),
    /// Do not choose what a new map begins with.
    CloseChoice,
    /// Save the map as this file.
    SaveAs(PathBuf, Existing),
    /// Write a picture of the map to this file.
    Export(PathBuf, Picture, Existing),
    /// Write a table of what the panel below the map shows to this file.
    Write(PathBuf, Paper, Existing),
    /// Ask for a path by letting the person type it.
    AskPath(Purpose),
    /// The path typed so far.
    TypePath(String),
    /// Take the typed path.
    AcceptPath,
    /// Forget the typed path.
    CancelPath,
    /// Forget this recent file.
    ForgetRecent(PathBuf),
    /// Select an element, or nothing.
    Select(Option<ElementId>),
    /// Add an element to what is selected, or take it out.
    Toggle(ElementId),
    /// Add everything between the primary element and this one along the journey.
    SelectTo(ElementId),
    /// Select these elements; with what is selected already where the flag says so.
    SelectAll(Vec<ElementId>, bool),
    /// Drop a touchpoint into a stage, so that it is the one at this place there, counted without
    /// itself.
    Place(ElementId, ElementId, usize),
    /// Let go of what a hand holds.
    Land(Landing),
    /// Show these lanes, from top to bottom.
    Lanes(Vec<Lane>),
    /// Show the curves of these personas.
    Personas(Vec<ElementId>),
    /// Say how a touchpoint feels.
    FeelAt(ElementId, Valence),
    /// Draw a way from one touchpoint to another.
    Connect(ElementId, ElementId),
    /// Bring this map to the front.
    Front(u64),
    /// Move a map's tab, so that it is the one at this place, counted without itself.
    MoveTab(u64, usize),
    /// Close this map.
    CloseTab(u64),
    /// Put a copy of what is selected into this map, and bring that to the front.
    CopyTo(u64),
    /// Select an element and bring it into sight.
    GoTo(ElementId),
    /// Type in a text of an element.
    Edit(ElementId, Field),
    /// Something of workshop mode.
    Workshop(WorkshopAsk),
    /// Something of the parking lot.
    Lot(LotAsk),
    /// Something of the panel below the map.
    Below(BelowAsk),
    /// Something of a vote.
    Vote(VoteAsk),
    /// What the inspector asks for.
    Panel(Ask),
    /// Something of the story.
    Story(StoryAsk),
    /// Something of the dialog in which a map is handed on.
    HandOn(HandOnAsk),
    /// What is typed so far.
    Type(String),
    /// End typing: keep what was typed, or put it back.
    EndTyping(bool),
    /// End typing and go on in the next text of the touchpoint, or the one before.
    TypeNext(bool),
    /// Put a text from the clipboard into the map.
    Paste(String),
    /// Put a picture from the clipboard into the map.
    PastePicture(Arc<ColorImage>),
    /// Something about texts of other tools.
    Foreign(ForeignAsk),
    /// Something of the table that is about to be pasted.
    Table(TableAsk),
    /// Something of the survey that is about to be brought in.
    Survey(SurveyAsk),
    /// Something of the workbook that is about to be brought in.
    Workbook(WorkbookAsk),
    /// An answer about files, or a choice about saving.
    File(FileAsk),
    /// Something of earlier versions of the map.
    Versions(VersionsAsk),
    /// What becomes of the changes of what is closed.
    Answer(Unsaved),
    /// Look at another part of the map.
    Look(Camera),
    /// The canvas has another size, in points.
    CanvasSize(Size),
    /// The text of the outline's filter.
    Search(String),
    /// Something of the outline.
    List(ListAsk),
    /// Select an element, bring it into sight, near enough to be read.
    Visit(ElementId),
    /// Something of the bar that finds and replaces.
    Find(FindAsk),
    /// Dim other touchpoints.
    Filter(Filter),
    /// Show other scores.
    Overlay(Box<Overlay>),
    /// Follow a piece of advice.
    Mend(Box<Advice>, Mend),
    /// Show remarks of this severity, or not.
    Tell(Severity, bool),
    /// Go to where this many steps of the history are done.
    Jump(usize),
    /// Something of the command palette.
    Palette(PaletteAsk),
    /// Stop a task.
    StopTask(u64),
    /// Close a message.
    CloseNotice(u64),
    /// Close the list of shortcuts.
    CloseShortcuts,
}
