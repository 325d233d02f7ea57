//! What each command is called, its keys, and when it makes sense.

use super::Picture;
use super::command::Command;
use crate::layout::Tint;
use crate::model::{ElementKind, Language, MapState, Valence};
use crate::scene::Lane;
use crate::theme::ThemeName;
use egui::{Key, KeyboardShortcut, Modifiers};

/// When a command makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// When a map is open.
    Map,
    /// When several maps are open.
    Maps,
    /// When an element is selected.
    Selection,
    /// When an element of this kind is selected, or hangs on what is selected.
    Of(ElementKind),
    /// When the map differs from its file, or has none.
    Unsaved,
    /// When there is a step to undo.
    Undo,
    /// When there is a step to redo.
    Redo,
    /// When touchpoints are dimmed.
    Filtered,
    /// When the map shows its scores in another way than it does by itself.
    Overlaid,
    /// In workshop mode.
    Workshop,
    /// While there is a vote.
    Voting,
    /// When something was given a dot.
    Votes,
    /// When two copies say something differently that nobody has settled yet.
    Conflicts,
}

/// What the surfaces need to know of a command.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Key of its name.
    pub key: &'static str,
    /// Key combinations; the first is the one shown.
    pub shortcuts: &'static [KeyboardShortcut],
    /// When it makes sense.
    pub when: When,
}

/// Ctrl, or ⌘ on a Mac.
const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// Ctrl (or ⌘) and Shift.
pub(super) const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// Ctrl (or ⌘) and Alt.
const fn ctrl_alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::ALT), key)
}

/// Alt, or ⌥ on a Mac.
pub(super) const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

/// Shift and a key.
pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

/// A key alone.
pub(super) const fn bare(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// What a command's line of the table says.
pub(super) const fn spec(
    key: &'static str,
    shortcuts: &'static [KeyboardShortcut],
    when: When,
) -> Spec {
    Spec { key, shortcuts, when }
}

impl Command {
    /// What the surfaces need to know.
    pub const fn spec(self) -> Spec {
        match self {
            Self::New => spec("cmd-new", const { &[ctrl(Key::N)] }, When::Always),
            Self::Guide => spec("cmd-guide", &[], When::Always),
            Self::Open => spec("cmd-open", const { &[ctrl(Key::O)] }, When::Always),
            Self::CloseMap => spec("cmd-close", const { &[ctrl(Key::W)] }, When::Map),
            Self::Save => spec("cmd-save", const { &[ctrl(Key::S)] }, When::Unsaved),
            Self::SaveAs => spec("cmd-save-as", const { &[ctrl_shift(Key::S)] }, When::Map),
            Self::SaveCopy => spec("cmd-save-copy", &[], When::Map),
            Self::Versions => spec("cmd-versions", &[], When::Map),
            Self::HandOn => spec("cmd-hand-on", const { &[ctrl_shift(Key::E)] }, When::Map),
            Self::Export(picture) => Self::export_spec(picture),
            Self::ImportScores | Self::ImportForeign | Self::ImportWorkbook => self.import_spec(),
            Self::Quit => spec("cmd-quit", const { &[ctrl(Key::Q)] }, When::Always),
            Self::ZoomIn | Self::ZoomOut | Self::ZoomFit | Self::ZoomFull | Self::ZoomSelection => {
                self.zoom_spec()
            }
            Self::State(state) => Self::state_spec(state),
            Self::Theme(theme) => Self::theme_spec(theme),
            Self::Language(language) => Self::language_spec(language),
            Self::Lane(lane) => Self::lane_spec(lane),
            Self::Outline => spec("cmd-outline", const { &[bare(Key::F8)] }, When::Map),
            Self::Inspector => spec("cmd-inspector", const { &[bare(Key::F9)] }, When::Map),
            Self::TextSize(_) | Self::TextLarger | Self::TextSmaller => self.text_spec(),
            Self::FullScreen => spec("cmd-full-screen", const { &[bare(Key::F11)] }, When::Always),
            Self::Find
            | Self::Replace
            | Self::FindNext
            | Self::FindPrevious
            | Self::Filter
            | Self::Unfilter
            | Self::Palette => self.find_spec(),
            Self::Scores | Self::AllScores | Self::Heat | Self::Tint(_) => self.overlay_spec(),
            Self::History => spec("cmd-history", const { &[bare(Key::F7)] }, When::Map),
            Self::NextPanel => spec("cmd-next-panel", const { &[bare(Key::F6)] }, When::Map),
            Self::NextTab | Self::PreviousTab => self.tab_spec(),
            Self::Undo => spec("cmd-undo", const { &[ctrl(Key::Z)] }, When::Undo),
            Self::Redo => {
                spec("cmd-redo", const { &[ctrl(Key::Y), ctrl_shift(Key::Z)] }, When::Redo)
            }
            Self::Rename => {
                spec("cmd-rename", const { &[bare(Key::Enter), bare(Key::F2)] }, When::Selection)
            }
            Self::AddTouchpoint => {
                spec("cmd-add-touchpoint", const { &[ctrl(Key::Enter)] }, When::Map)
            }
            Self::AddStage => spec("cmd-add-stage", const { &[ctrl_shift(Key::Enter)] }, When::Map),
            Self::Feel(valence) => Self::feel_spec(valence),
            Self::Note(kind) => Self::note_spec(kind),
            Self::AddTo(_)
            | Self::Severity(_)
            | Self::Feasibility(_)
            | Self::Status(_)
            | Self::Presence(_)
            | Self::Share
            | Self::Reverse
            | Self::AddStageIn(_)
            | Self::LaneUp(_)
            | Self::LaneDown(_)
            | Self::CopyPicture
            | Self::CopySvg
            | Self::AddPicture => self.chosen_spec(),
            Self::Mark => spec("cmd-mark", const { &[bare(Key::M)] }, When::Selection),
            Self::MoveBack => {
                spec("cmd-move-back", const { &[alt(Key::ArrowLeft)] }, When::Selection)
            }
            Self::MoveOn => spec("cmd-move-on", const { &[alt(Key::ArrowRight)] }, When::Selection),
            Self::Duplicate => spec("cmd-duplicate", const { &[ctrl(Key::D)] }, When::Selection),
            Self::Remove => spec(
                "cmd-remove",
                const { &[bare(Key::Delete), bare(Key::Backspace)] },
                When::Selection,
            ),
            Self::Cut => spec("cmd-cut", const { &[ctrl(Key::X)] }, When::Selection),
            Self::Copy => spec("cmd-copy", const { &[ctrl(Key::C)] }, When::Selection),
            Self::Paste => spec("cmd-paste", const { &[ctrl(Key::V)] }, When::Map),
            Self::SelectEverything => {
                spec("cmd-select-everything", const { &[ctrl(Key::A)] }, When::Map)
            }
            Self::SelectRight | Self::SelectLeft | Self::SelectUp | Self::SelectDown => {
                self.step_spec()
            }
            Self::ScoresTable | Self::Insights | Self::Worklists | Self::ExportPaper(_) => {
                self.feedback_spec()
            }
            Self::Conflicts | Self::TurnConflict(_) => self.conflict_spec(),
            Self::Story | Self::AddFrame | Self::Tell | Self::TellHere => self.story_spec(),
            Self::Escape => spec("cmd-escape", const { &[bare(Key::Escape)] }, When::Always),
            Self::Shortcuts => spec("cmd-shortcuts", const { &[bare(Key::F1)] }, When::Always),
            _ => self.workshop_spec(),
        }
    }

    const fn export_spec(picture: Picture) -> Spec {
        match picture {
            Picture::Svg => spec("cmd-export-svg", &[], When::Map),
            Picture::Png => spec("cmd-export-png", &[], When::Map),
            Picture::Pdf => spec("cmd-export-pdf", &[], When::Map),
            Picture::Pptx => spec("cmd-export-pptx", &[], When::Map),
            Picture::Html => spec("cmd-export-html", &[], When::Map),
        }
    }

    const fn import_spec(self) -> Spec {
        match self {
            Self::ImportForeign => spec("cmd-import-foreign", &[], When::Always),
            Self::ImportWorkbook => spec("cmd-import-workbook", &[], When::Map),
            _ => spec("cmd-import-scores", const { &[ctrl_shift(Key::I)] }, When::Map),
        }
    }

    const fn tab_spec(self) -> Spec {
        match self {
            Self::PreviousTab => spec(
                "cmd-previous-tab",
                const { &[ctrl(Key::PageUp), ctrl_shift(Key::Tab)] },
                When::Maps,
            ),
            _ => spec("cmd-next-tab", const { &[ctrl(Key::PageDown), ctrl(Key::Tab)] }, When::Maps),
        }
    }

    const fn conflict_spec(self) -> Spec {
        match self {
            Self::TurnConflict(true) => {
                spec("cmd-next-conflict", const { &[bare(Key::F12)] }, When::Conflicts)
            }
            Self::TurnConflict(false) => {
                spec("cmd-previous-conflict", const { &[shift(Key::F12)] }, When::Conflicts)
            }
            _ => spec("cmd-conflicts", const { &[alt(Key::K)] }, When::Map),
        }
    }

    const fn zoom_spec(self) -> Spec {
        match self {
            Self::ZoomIn => {
                spec("cmd-zoom-in", const { &[ctrl(Key::Plus), ctrl(Key::Equals)] }, When::Map)
            }
            Self::ZoomOut => spec("cmd-zoom-out", const { &[ctrl(Key::Minus)] }, When::Map),
            Self::ZoomFit => {
                spec("cmd-zoom-fit", const { &[bare(Key::Num0), ctrl(Key::Num0)] }, When::Map)
            }
            Self::ZoomFull => spec("cmd-zoom-full", const { &[ctrl(Key::Num1)] }, When::Map),
            _ => spec("cmd-zoom-selection", const { &[ctrl(Key::Num2)] }, When::Selection),
        }
    }

    const fn text_spec(self) -> Spec {
        match self {
            Self::TextLarger => spec(
                "cmd-text-larger",
                const { &[ctrl_alt(Key::Plus), ctrl_alt(Key::Equals)] },
                When::Always,
            ),
            Self::TextSmaller => {
                spec("cmd-text-smaller", const { &[ctrl_alt(Key::Minus)] }, When::Always)
            }
            _ => spec("cmd-text-size", &[], When::Always),
        }
    }

    const fn step_spec(self) -> Spec {
        match self {
            Self::SelectRight => {
                spec("cmd-select-right", const { &[bare(Key::ArrowRight)] }, When::Map)
            }
            Self::SelectLeft => {
                spec("cmd-select-left", const { &[bare(Key::ArrowLeft)] }, When::Map)
            }
            Self::SelectUp => spec("cmd-select-up", const { &[bare(Key::ArrowUp)] }, When::Map),
            _ => spec("cmd-select-down", const { &[bare(Key::ArrowDown)] }, When::Map),
        }
    }

    const fn find_spec(self) -> Spec {
        match self {
            Self::Replace => spec("cmd-replace", const { &[ctrl(Key::H)] }, When::Map),
            Self::FindNext => spec("cmd-find-next", const { &[bare(Key::F3)] }, When::Map),
            Self::FindPrevious => spec("cmd-find-previous", const { &[shift(Key::F3)] }, When::Map),
            Self::Filter => spec("cmd-filter", const { &[ctrl_shift(Key::F)] }, When::Map),
            Self::Unfilter => spec("cmd-unfilter", &[], When::Filtered),
            Self::Palette => spec("cmd-palette", const { &[ctrl(Key::K)] }, When::Always),
            _ => spec("cmd-find", const { &[ctrl(Key::F)] }, When::Map),
        }
    }

    const fn overlay_spec(self) -> Spec {
        match self {
            Self::AllScores => spec("cmd-all-scores", &[], When::Overlaid),
            Self::Heat => spec("cmd-heat", &[], When::Map),
            Self::Tint(Tint::Score) => spec("tint-score", &[], When::Map),
            Self::Tint(Tint::Change) => spec("tint-change", &[], When::Map),
            Self::Tint(Tint::Gap) => spec("tint-gap", &[], When::Map),
            _ => spec("cmd-scores", const { &[ctrl_shift(Key::O)] }, When::Map),
        }
    }

    const fn state_spec(state: MapState) -> Spec {
        match state {
            MapState::AsIs => spec("state-as-is", const { &[alt(Key::Num1)] }, When::Map),
            MapState::ToBe => spec("state-to-be", const { &[alt(Key::Num2)] }, When::Map),
            MapState::Gap => spec("state-gap", const { &[alt(Key::Num3)] }, When::Map),
        }
    }

    const fn feel_spec(valence: Valence) -> Spec {
        match valence {
            Valence::VeryBad => {
                spec("feel-very-bad", const { &[bare(Key::Num1)] }, When::Selection)
            }
            Valence::Bad => spec("feel-bad", const { &[bare(Key::Num2)] }, When::Selection),
            Valence::Neutral => spec("feel-neutral", const { &[bare(Key::Num3)] }, When::Selection),
            Valence::Good => spec("feel-good", const { &[bare(Key::Num4)] }, When::Selection),
            Valence::VeryGood => {
                spec("feel-very-good", const { &[bare(Key::Num5)] }, When::Selection)
            }
        }
    }

    const fn note_spec(kind: ElementKind) -> Spec {
        match kind {
            ElementKind::Driver => {
                spec("cmd-add-driver", const { &[bare(Key::D)] }, When::Selection)
            }
            ElementKind::Solution => {
                spec("cmd-add-solution", const { &[bare(Key::S)] }, When::Selection)
            }
            ElementKind::Evidence => {
                spec("cmd-add-evidence", const { &[bare(Key::E)] }, When::Selection)
            }
            ElementKind::Quote => spec("cmd-add-quote", const { &[bare(Key::Q)] }, When::Selection),
            ElementKind::Indicator => spec("cmd-add-indicator", &[], When::Selection),
            _ => spec("cmd-add-barrier", const { &[bare(Key::B)] }, When::Selection),
        }
    }

    const fn theme_spec(theme: ThemeName) -> Spec {
        match theme {
            ThemeName::Light => spec("theme-light", &[], When::Always),
            ThemeName::Dark => spec("theme-dark", &[], When::Always),
            ThemeName::Projector => spec("theme-projector", &[], When::Always),
        }
    }

    const fn language_spec(language: Language) -> Spec {
        match language {
            Language::English => spec("language-en", &[], When::Always),
            Language::Russian => spec("language-ru", &[], When::Always),
            Language::Ukrainian => spec("language-uk", &[], When::Always),
        }
    }

    const fn lane_spec(lane: Lane) -> Spec {
        let key = match lane {
            Lane::Touchpoints => "lane-touchpoints",
            Lane::Actions => "lane-actions",
            Lane::Expectations => "lane-expectations",
            Lane::Emotions => "lane-emotions",
            Lane::Barriers => "lane-barriers",
            Lane::Drivers => "lane-drivers",
            Lane::Scores => "lane-scores",
            Lane::Solutions => "lane-solutions",
            Lane::Owners => "lane-owners",
            Lane::Channels => "lane-channels",
            Lane::Indicators => "lane-indicators",
            Lane::Backstage => "lane-backstage",
            Lane::Quotes => "lane-quotes",
            Lane::Evidence => "lane-evidence",
            Lane::Pictures => "lane-pictures",
        };
        spec(key, &[], When::Map)
    }
}
