//! What panels ask for. Panels change nothing; they return actions, which run in one place.

use super::{
    Camera, Command, Filter, FindAsk, LineKey, Mend, PaletteAsk, Picture, Purpose, Unsaved,
};
use crate::edit::Field;
use crate::format::Existing;
use crate::insight::{Advice, Severity};
use crate::model::{ElementId, Phase, Valence};
use crate::templates::Start;
use kurbo::Size;
use std::path::PathBuf;

/// Something to do after drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Open this map.
    OpenPath(PathBuf),
    /// Open these maps: the first here, the others in windows of their own.
    OpenPaths(Vec<PathBuf>),
    /// Draw the pictures of the start page, this many pixels wide.
    Preview(u32),
    /// Begin with a template or a copy of a sample.
    Begin(Start),
    /// Save the map as this file.
    SaveAs(PathBuf, Existing),
    /// Write a picture of the map to this file.
    Export(PathBuf, Picture, Existing),
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
    /// Say how a touchpoint feels.
    FeelAt(ElementId, Valence),
    /// Draw a way from one touchpoint to another.
    Connect(ElementId, ElementId),
    /// Select an element and bring it into sight.
    GoTo(ElementId),
    /// Type in a text of an element.
    Edit(ElementId, Field),
    /// What is typed so far.
    Type(String),
    /// End typing: keep what was typed, or put it back.
    EndTyping(bool),
    /// End typing and go on in the next text of the touchpoint, or the one before.
    TypeNext(bool),
    /// Put a text from the clipboard into the map.
    Paste(String),
    /// What becomes of the changes of what is closed.
    Answer(Unsaved),
    /// Look at another part of the map.
    Look(Camera),
    /// The canvas has another size, in points.
    CanvasSize(Size),
    /// The text of the outline's filter.
    Search(String),
    /// Fold or unfold a line of the outline.
    Fold(LineKey, bool),
    /// Go to a phase in the outline.
    GoToPhase(Phase),
    /// Type an element's name in the outline.
    RenameListed(ElementId),
    /// Drop touchpoints into a stage, right before another one there or at its end.
    PlaceTouchpoints(Vec<ElementId>, ElementId, Option<ElementId>),
    /// Drop stages into a phase, likewise.
    PlaceStages(Vec<ElementId>, Phase, Option<ElementId>),
    /// Select an element, bring it into sight, near enough to be read.
    Visit(ElementId),
    /// Something of the bar that finds and replaces.
    Find(FindAsk),
    /// Dim other touchpoints.
    Filter(Filter),
    /// Follow a piece of advice.
    Mend(Box<Advice>, Mend),
    /// Show remarks of this severity, or not.
    Tell(Severity, bool),
    /// Go to where this many steps of the history are done.
    Jump(usize),
    /// Something of the command palette.
    Palette(PaletteAsk),
    /// Close a message.
    CloseNotice(u64),
    /// Close the list of shortcuts.
    CloseShortcuts,
}
