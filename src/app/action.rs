//! What panels ask for. Panels change nothing; they return actions, which run in one place.

use super::{Camera, Command};
use crate::model::ElementId;
use kurbo::Size;
use std::path::PathBuf;

/// Something to do after drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Open this map.
    OpenPath(PathBuf),
    /// Forget this recent file.
    ForgetRecent(PathBuf),
    /// Select an element, or nothing.
    Select(Option<ElementId>),
    /// Select an element and bring it into sight.
    GoTo(ElementId),
    /// Look at another part of the map.
    Look(Camera),
    /// The canvas has another size, in points.
    CanvasSize(Size),
    /// The search field's text.
    Search(String),
    /// Close a message.
    CloseNotice(u64),
    /// Close the list of shortcuts.
    CloseShortcuts,
}
