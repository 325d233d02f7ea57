//! The one table of commands: menu, toolbar, shortcuts, the shortcut sheet, the palette and the
//! manual's table of keys all read it.

use crate::edit::verbs::Capture;
use crate::i18n::Texts;
use crate::model::{
    ElementKind, Feasibility, Language, MapState, Phase, Presence, SolutionStatus, Valence,
};
use crate::scene::Lane;
use crate::settings::TEXT_SIZES;
use crate::theme::ThemeName;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something a person can ask the program to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Choose what a new map begins with.
    New,
    /// Answer plain questions, from which a map grows.
    Guide,
    /// Choose a map and open it.
    Open,
    /// Close the map and show the start page.
    CloseMap,
    /// Write the map to its file.
    Save,
    /// Write the map to another file and go on with that.
    SaveAs,
    /// Write a picture of the map.
    Export(Picture),
    /// Leave the program.
    Quit,
    /// Show the map larger.
    ZoomIn,
    /// Show the map smaller.
    ZoomOut,
    /// Show the whole map.
    ZoomFit,
    /// One map unit per screen point.
    ZoomFull,
    /// Show what is selected as large as fits.
    ZoomSelection,
    /// Today's journey, the target one or the gap.
    State(MapState),
    /// The look.
    Theme(ThemeName),
    /// The language of the program.
    Language(Language),
    /// Show or hide a lane.
    Lane(Lane),
    /// Show or hide the outline.
    Outline,
    /// Show or hide the inspector.
    Inspector,
    /// Make the window's texts this large, in percent.
    TextSize(u16),
    /// Make the window's texts larger.
    TextLarger,
    /// Make the window's texts smaller.
    TextSmaller,
    /// Fill the screen.
    FullScreen,
    /// Find words in every text of the map.
    Find,
    /// Find words and replace them.
    Replace,
    /// Go to the next place where they stand.
    FindNext,
    /// Go to the place before.
    FindPrevious,
    /// Choose which touchpoints are to be seen.
    Filter,
    /// See every touchpoint again.
    Unfilter,
    /// Show the steps that can be undone and redone.
    History,
    /// Do or find something by a few letters.
    Palette,
    /// Move the keyboard to the next panel.
    NextPanel,
    /// Bring the next map to the front.
    NextTab,
    /// Bring the map before to the front.
    PreviousTab,
    /// Undo the last step.
    Undo,
    /// Redo the step undone last.
    Redo,
    /// Type the name of what is selected.
    Rename,
    /// Add the next touchpoint.
    AddTouchpoint,
    /// Add the next stage.
    AddStage,
    /// Say how a touchpoint feels.
    Feel(Valence),
    /// Add a barrier, driver, solution, evidence or quote to what is selected.
    Note(ElementKind),
    /// Make a touchpoint a moment of truth, or not any more.
    Mark,
    /// Type what a touchpoint's cell of a lane says, or add what belongs there.
    AddTo(Lane),
    /// Say how bad a barrier is, 1 … 5.
    Severity(u8),
    /// Say whether the team can do a solution.
    Feasibility(Feasibility),
    /// Say how far a solution has come.
    Status(SolutionStatus),
    /// Say in which journeys a touchpoint or a way takes place.
    Presence(Presence),
    /// Type which share of the clients take a way.
    Share,
    /// Let a way lead back from where it led to.
    Reverse,
    /// Add a stage at the end of a phase.
    AddStageIn(Phase),
    /// Move a lane towards the top.
    LaneUp(Lane),
    /// Move a lane towards the bottom.
    LaneDown(Lane),
    /// Put what is selected, or the whole map, on the clipboard as a picture.
    CopyPicture,
    /// Move a touchpoint or stage towards the journey's beginning.
    MoveBack,
    /// Move a touchpoint or stage towards the journey's end.
    MoveOn,
    /// Add what is selected once more.
    Duplicate,
    /// Remove what is selected.
    Remove,
    /// Put what is selected on the clipboard and remove it.
    Cut,
    /// Put what is selected on the clipboard.
    Copy,
    /// Put what is on the clipboard into the map.
    Paste,
    /// Select every touchpoint.
    SelectEverything,
    /// Select what is to the right.
    SelectRight,
    /// Select what is to the left.
    SelectLeft,
    /// Select what is above.
    SelectUp,
    /// Select what is below.
    SelectDown,
    /// Begin or leave workshop mode.
    Workshop,
    /// Go to the line in which a workshop is written down.
    CaptureLine,
    /// Let the workshop's timer run, or wait.
    Timer,
    /// Let the workshop's timer begin anew.
    TimerReset,
    /// Show or hide the parking lot.
    Lot,
    /// Begin or end a vote.
    Voting,
    /// Give what is selected a dot, or take one away.
    Vote(bool),
    /// Take every dot away.
    ClearVotes,
    /// Place the selected idea on the touchpoint the workshop is at.
    PlaceIdea(Capture),
    /// Close what is open, or clear the search or the selection.
    Escape,
    /// Show every shortcut.
    Shortcuts,
}

/// The kinds of pictures that can be written from the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Picture {
    /// Scalable, for pages and further work.
    Svg,
    /// Pixels, for slides and chats.
    Png,
    /// Paper.
    Pdf,
}

impl Picture {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Svg, Self::Png, Self::Pdf];

    /// The file name's extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

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
    /// In workshop mode.
    Workshop,
    /// While there is a vote.
    Voting,
    /// When something was given a dot.
    Votes,
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
const fn shift(key: Key) -> KeyboardShortcut {
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
            Self::Export(Picture::Svg) => spec("cmd-export-svg", &[], When::Map),
            Self::Export(Picture::Png) => {
                spec("cmd-export-png", const { &[ctrl_shift(Key::E)] }, When::Map)
            }
            Self::Export(Picture::Pdf) => spec("cmd-export-pdf", &[], When::Map),
            Self::Quit => spec("cmd-quit", const { &[ctrl(Key::Q)] }, When::Always),
            Self::ZoomIn => {
                spec("cmd-zoom-in", const { &[ctrl(Key::Plus), ctrl(Key::Equals)] }, When::Map)
            }
            Self::ZoomOut => spec("cmd-zoom-out", const { &[ctrl(Key::Minus)] }, When::Map),
            Self::ZoomFit => {
                spec("cmd-zoom-fit", const { &[bare(Key::Num0), ctrl(Key::Num0)] }, When::Map)
            }
            Self::ZoomFull => spec("cmd-zoom-full", const { &[ctrl(Key::Num1)] }, When::Map),
            Self::ZoomSelection => {
                spec("cmd-zoom-selection", const { &[ctrl(Key::Num2)] }, When::Selection)
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
            Self::History => spec("cmd-history", const { &[bare(Key::F7)] }, When::Map),
            Self::NextPanel => spec("cmd-next-panel", const { &[bare(Key::F6)] }, When::Map),
            Self::NextTab => {
                spec("cmd-next-tab", const { &[ctrl(Key::PageDown), ctrl(Key::Tab)] }, When::Maps)
            }
            Self::PreviousTab => spec(
                "cmd-previous-tab",
                const { &[ctrl(Key::PageUp), ctrl_shift(Key::Tab)] },
                When::Maps,
            ),
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
            | Self::CopyPicture => self.chosen_spec(),
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
            Self::Escape => spec("cmd-escape", const { &[bare(Key::Escape)] }, When::Always),
            Self::Shortcuts => spec("cmd-shortcuts", const { &[bare(Key::F1)] }, When::Always),
            _ => self.workshop_spec(),
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

    /// The notes that a command adds.
    pub const NOTES: &'static [ElementKind] = &[
        ElementKind::Barrier,
        ElementKind::Driver,
        ElementKind::Solution,
        ElementKind::Evidence,
        ElementKind::Quote,
        ElementKind::Indicator,
    ];

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

    /// Every command, in the order lists show them.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::New, Self::Guide, Self::Open];
        all.extend([Self::CloseMap, Self::Save, Self::SaveAs]);
        all.extend(Picture::ALL.iter().map(|picture| Self::Export(*picture)));
        all.extend([Self::Quit, Self::ZoomIn, Self::ZoomOut, Self::ZoomFit]);
        all.extend([Self::ZoomFull, Self::ZoomSelection]);
        all.extend(MapState::ALL.iter().map(|state| Self::State(*state)));
        all.extend(ThemeName::ALL.iter().map(|theme| Self::Theme(*theme)));
        all.extend(Language::ALL.iter().map(|language| Self::Language(*language)));
        all.extend(Lane::ALL.iter().map(|lane| Self::Lane(*lane)));
        all.extend(TEXT_SIZES.iter().map(|percent| Self::TextSize(*percent)));
        all.extend([Self::TextLarger, Self::TextSmaller]);
        all.extend([Self::Outline, Self::History, Self::Inspector, Self::NextPanel]);
        all.extend([Self::FullScreen, Self::Find, Self::Replace, Self::FindNext]);
        all.extend([Self::FindPrevious, Self::Filter, Self::Unfilter, Self::Palette]);
        all.extend([Self::NextTab, Self::PreviousTab]);
        all.extend([Self::Undo, Self::Redo, Self::Rename, Self::AddTouchpoint, Self::AddStage]);
        all.extend(Valence::ALL.iter().map(|valence| Self::Feel(*valence)));
        all.extend(Self::NOTES.iter().map(|kind| Self::Note(*kind)));
        all.extend(Self::all_chosen());
        all.extend([Self::Mark, Self::MoveBack, Self::MoveOn, Self::Duplicate, Self::Remove]);
        all.extend([Self::Cut, Self::Copy, Self::Paste]);
        all.extend(Self::all_of_workshops());
        all.push(Self::SelectEverything);
        all.extend([Self::SelectRight, Self::SelectLeft, Self::SelectUp, Self::SelectDown]);
        all.extend([Self::Escape, Self::Shortcuts]);
        all
    }

    /// The command's name in a language.
    pub fn name(self, texts: &'static Texts) -> String {
        let key = self.spec().key;
        match self {
            Self::TextSize(percent) => {
                texts.with(key, &[("percent", (&texts.percent(f64::from(percent), 0)).into())])
            }
            _ => self.chosen_name(texts).unwrap_or_else(|| texts.get(key).to_owned()),
        }
    }

    /// Whether the command may act while something is asked over everything else.
    pub const fn while_asking(self) -> bool {
        matches!(
            self,
            Self::Escape | Self::FullScreen | Self::Quit | Self::Theme(_) | Self::Language(_)
        )
    }

    /// Whether the command may act while somebody types into a field: not where its keys belong
    /// to the text.
    pub const fn while_typing(self, shortcut: &KeyboardShortcut) -> bool {
        let modifiers = shortcut.modifiers;
        let of_text = matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::SelectEverything
                | Self::MoveBack
                | Self::MoveOn
        );
        !of_text
            && (modifiers.command
                || modifiers.alt
                || matches!(
                    shortcut.logical_key,
                    Key::F1
                        | Key::F3
                        | Key::F4
                        | Key::F6
                        | Key::F7
                        | Key::F8
                        | Key::F9
                        | Key::F11
                        | Key::Escape
                ))
    }
}

/// Every shortcut with its command, those with more modifiers first, so that Ctrl+Shift+S is
/// never taken for Ctrl+S.
pub fn shortcuts() -> Vec<(KeyboardShortcut, Command)> {
    let mut list: Vec<_> = Command::all()
        .into_iter()
        .flat_map(|command| command.spec().shortcuts.iter().map(move |s| (*s, command)))
        .collect();
    list.sort_by_key(|(shortcut, _)| {
        std::cmp::Reverse(u8::from(shortcut.modifiers.shift) + u8::from(shortcut.modifiers.alt))
    });
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// The physical meaning of a combination on a Mac and elsewhere: ⌘ is Ctrl elsewhere.
    fn pressed(shortcut: KeyboardShortcut, mac: bool) -> (bool, bool, bool, bool, Key) {
        let m = shortcut.modifiers;
        let ctrl = m.ctrl || (m.command && !mac);
        let cmd = m.mac_cmd || (m.command && mac);
        (ctrl, cmd, m.alt, m.shift, shortcut.logical_key)
    }

    #[test]
    fn no_two_commands_share_a_shortcut_on_any_system() {
        for mac in [false, true] {
            let mut taken = HashMap::new();
            for (shortcut, command) in shortcuts() {
                if let Some(other) = taken.insert(pressed(shortcut, mac), command) {
                    panic!("{command:?} and {other:?} both want {shortcut:?} (mac: {mac})");
                }
            }
        }
    }

    #[test]
    fn no_shortcut_sits_on_a_key_that_moves_on_cyrillic_layouts() {
        let moving = [
            Key::Slash,
            Key::Period,
            Key::Comma,
            Key::Semicolon,
            Key::OpenBracket,
            Key::CloseBracket,
        ];
        for (shortcut, command) in shortcuts() {
            assert!(!moving.contains(&shortcut.logical_key), "{command:?} sits on {shortcut:?}");
        }
    }

    #[test]
    fn combinations_with_shift_or_alt_are_matched_first() {
        let list = shortcuts();
        let first_plain = list
            .iter()
            .position(|(s, _)| !s.modifiers.shift && !s.modifiers.alt)
            .unwrap_or_default();
        let plain = &list[first_plain..];
        assert!(plain.iter().all(|(s, _)| !s.modifiers.shift && !s.modifiers.alt));
        assert!(first_plain > 0);
    }

    #[test]
    fn every_command_has_a_name_in_every_language() {
        for &language in Language::ALL {
            for command in Command::all() {
                let key = command.spec().key;
                assert!(Texts::of(language).has(key), "{key} is missing in {language:?}");
            }
        }
    }
}
