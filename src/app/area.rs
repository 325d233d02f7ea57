//! What commands are about, for lists of them: the sheet of keys, the manual, the palette.

use super::{Command, Paper};
use crate::i18n::Texts;

/// What commands are about, as lists of them are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Files.
    File,
    /// Adding and changing.
    Edit,
    /// Moving the selection.
    Select,
    /// Finding things.
    Find,
    /// What is seen of the map.
    View,
    /// Feedback: the table of scores, what they say, worklists.
    Feedback,
    /// Workshops: the mode, the parking lot, votes.
    Workshop,
    /// The story and telling it.
    Story,
    /// The program's window.
    Window,
}

impl Area {
    /// Every area, in the order lists show them.
    pub const ALL: &'static [Self] = &[
        Self::Edit,
        Self::Select,
        Self::Find,
        Self::View,
        Self::Feedback,
        Self::Workshop,
        Self::Story,
        Self::File,
        Self::Window,
    ];

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::File => "area-file",
            Self::Edit => "area-edit",
            Self::Select => "area-select",
            Self::Find => "area-find",
            Self::View => "area-view",
            Self::Feedback => "area-feedback",
            Self::Workshop => "area-workshop",
            Self::Story => "area-story",
            Self::Window => "area-window",
        }
    }
}

impl Command {
    /// The command's name where nothing around it says what kind of choice it is.
    pub fn full_name(self, texts: &'static Texts) -> String {
        let name = self.name(texts);
        let group = match self {
            Self::State(_) => "menu-view",
            Self::Theme(_) => "menu-theme",
            Self::Language(_) => "menu-language",
            Self::Lane(_) => "menu-lane",
            Self::Feel(_) => "menu-feel",
            Self::Tint(_) => "menu-tint",
            _ => return name,
        };
        format!("{}: {name}", texts.get(group))
    }

    /// Whether the palette offers the command: not what is only a key's work.
    pub const fn is_offered(self) -> bool {
        !matches!(
            self,
            Self::Palette
                | Self::Escape
                | Self::NextPanel
                | Self::SelectRight
                | Self::SelectLeft
                | Self::SelectUp
                | Self::SelectDown
        )
    }

    /// What the command is about.
    pub const fn area(self) -> Area {
        match self {
            Self::New
            | Self::Guide
            | Self::Open
            | Self::CloseMap
            | Self::Save
            | Self::SaveAs
            | Self::SaveCopy
            | Self::Versions
            | Self::HandOn
            | Self::Export(_)
            | Self::ImportScores
            | Self::ImportForeign
            | Self::ImportWorkbook
            | Self::ExportPaper(Paper::Text(_) | Paper::MapXlsx | Paper::MapCsv)
            | Self::Conflicts
            | Self::TurnConflict(_)
            | Self::NextTab
            | Self::PreviousTab
            | Self::Quit => Area::File,
            Self::Undo
            | Self::Redo
            | Self::Rename
            | Self::AddTouchpoint
            | Self::AddStage
            | Self::Feel(_)
            | Self::Note(_)
            | Self::Mark
            | Self::AddTo(_)
            | Self::Severity(_)
            | Self::Feasibility(_)
            | Self::Status(_)
            | Self::Presence(_)
            | Self::Share
            | Self::Reverse
            | Self::AddStageIn(_)
            | Self::MoveBack
            | Self::MoveOn
            | Self::Duplicate
            | Self::Remove
            | Self::Cut
            | Self::Copy
            | Self::CopyPicture
            | Self::CopySvg
            | Self::AddPicture
            | Self::Paste => Area::Edit,
            Self::SelectEverything
            | Self::SelectRight
            | Self::SelectLeft
            | Self::SelectUp
            | Self::SelectDown
            | Self::Escape => Area::Select,
            Self::Palette
            | Self::Find
            | Self::Replace
            | Self::FindNext
            | Self::FindPrevious
            | Self::Filter
            | Self::Unfilter => Area::Find,
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::ZoomFull
            | Self::ZoomSelection
            | Self::State(_)
            | Self::Scores
            | Self::AllScores
            | Self::Heat
            | Self::Tint(_)
            | Self::Lane(_)
            | Self::LaneUp(_)
            | Self::LaneDown(_) => Area::View,
            Self::ScoresTable | Self::Insights | Self::Worklists | Self::ExportPaper(_) => {
                Area::Feedback
            }
            Self::Workshop
            | Self::CaptureLine
            | Self::Timer
            | Self::TimerReset
            | Self::Lot
            | Self::Voting
            | Self::Vote(_)
            | Self::ClearVotes
            | Self::PlaceIdea(_) => Area::Workshop,
            Self::Story | Self::AddFrame | Self::Tell | Self::TellHere => Area::Story,
            Self::Theme(_)
            | Self::TextSize(_)
            | Self::TextLarger
            | Self::TextSmaller
            | Self::Language(_)
            | Self::Outline
            | Self::Inspector
            | Self::History
            | Self::NextPanel
            | Self::FullScreen
            | Self::Shortcuts => Area::Window,
        }
    }
}
