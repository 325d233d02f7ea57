//! The commands: menu, toolbar, shortcuts, the shortcut sheet, the palette and the manual's table
//! of keys all read them and what `specs` says of them.

use super::{Paper, Picture};
use crate::edit::verbs::Capture;
use crate::i18n::Texts;
use crate::layout::Tint;
use crate::model::{
    ElementKind, Feasibility, Language, MapState, Phase, Presence, SolutionStatus, Valence,
};
use crate::scene::Lane;
use crate::settings::TEXT_SIZES;
use crate::theme::ThemeName;
use egui::{Key, KeyboardShortcut};

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
    /// Save a copy, and go on with the map itself.
    SaveCopy,
    /// Choose what of the map is handed on, for what, and see it before.
    HandOn,
    /// Show earlier versions of the map, and what differs.
    Versions,
    /// Write a picture of the map.
    Export(Picture),
    /// Bring the answers of a survey file in.
    ImportScores,
    /// Make a map of another tool's text.
    ImportForeign,
    /// Bring a workbook in that was made of the map and edited.
    ImportWorkbook,
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
    /// Show or hide the bar that says which scores the map shows.
    Scores,
    /// Show the scores of all answers again, as usual.
    AllScores,
    /// Show or hide the strip of one metric across the journey.
    Heat,
    /// Let the colours of scores mean this.
    Tint(Tint),
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
    /// Put it there as the text of an SVG.
    CopySvg,
    /// Choose a picture for a touchpoint.
    AddPicture,
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
    /// Show or hide the scores as a table.
    ScoresTable,
    /// Show or hide what the scores say.
    Insights,
    /// Show or hide what each owner has to look after.
    Worklists,
    /// Show or hide what two copies say differently.
    Conflicts,
    /// Look at the next conflict, or the one before.
    TurnConflict(bool),
    /// Write the scores, or the worklists, that are shown.
    ExportPaper(Paper),
    /// Show or hide the story.
    Story,
    /// Put what is seen now into the story.
    AddFrame,
    /// Tell the story, from its beginning.
    Tell,
    /// Tell the story from the selected frame on.
    TellHere,
    /// Close what is open, or clear the search or the selection.
    Escape,
    /// Show every shortcut.
    Shortcuts,
}

impl Command {
    /// The notes that a command adds.
    pub const NOTES: &'static [ElementKind] = &[
        ElementKind::Barrier,
        ElementKind::Driver,
        ElementKind::Solution,
        ElementKind::Evidence,
        ElementKind::Quote,
        ElementKind::Indicator,
    ];

    /// Every command, in the order lists show them.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::New, Self::Guide, Self::Open];
        all.extend([Self::CloseMap, Self::Save, Self::SaveAs, Self::SaveCopy, Self::Versions]);
        all.push(Self::HandOn);
        all.extend(Picture::ALL.iter().map(|picture| Self::Export(*picture)));
        all.extend(Paper::TEXTS.iter().map(|paper| Self::ExportPaper(*paper)));
        all.extend([Self::ImportWorkbook, Self::ImportScores, Self::ImportForeign, Self::Quit]);
        all.extend([Self::ZoomIn, Self::ZoomOut, Self::ZoomFit]);
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
        all.extend([Self::Scores, Self::AllScores, Self::Heat]);
        all.extend(Tint::ALL.iter().map(|tint| Self::Tint(*tint)));
        all.extend([Self::Conflicts, Self::TurnConflict(true), Self::TurnConflict(false)]);
        all.extend([Self::NextTab, Self::PreviousTab]);
        all.extend([Self::Undo, Self::Redo, Self::Rename, Self::AddTouchpoint, Self::AddStage]);
        all.extend(Valence::ALL.iter().map(|valence| Self::Feel(*valence)));
        all.extend(Self::NOTES.iter().map(|kind| Self::Note(*kind)));
        all.extend(Self::all_chosen());
        all.extend([Self::Mark, Self::MoveBack, Self::MoveOn, Self::Duplicate, Self::Remove]);
        all.extend([Self::Cut, Self::Copy, Self::Paste]);
        all.extend(Self::all_of_feedback());
        all.extend(Self::all_of_workshops());
        all.extend(Self::all_of_the_story());
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
                        | Key::F5
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
