//! Workshop mode: side panels away, type large, one line in which everything said is written down.

use super::timer::{Timer, TimerAsk};
use super::{App, Aside, Camera, Command, Follow, OpenMap, Panels, Tone, Wish};
use crate::edit::Selection;
use crate::edit::verbs::{self, Capture};
use crate::model::ElementId;
use crate::settings::TextSize;

/// How much larger texts are in a workshop than otherwise, in percent.
const LARGER: u16 = 140;
/// Most lines that are captured at once: more are hardly meant.
pub(super) const MOST_LINES: usize = 500;

/// What is asked of workshop mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkshopAsk {
    /// The line's text.
    Line(String),
    /// To capture another kind.
    Kind(Capture),
    /// To capture the line.
    Enter,
    /// To capture these lines, one each.
    Lines(String),
    /// To go on to the next touchpoint, or back to the one before.
    Step(bool),
    /// Something of the timer.
    Timer(TimerAsk),
}

/// What was seen before a workshop, and is again after it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Before {
    /// The panels.
    panels: Panels,
    /// A map, where on it one was, and what the camera followed.
    look: Option<(u64, Camera, Follow)>,
}

/// Workshop mode, and what is kept of it while it is off.
#[derive(Debug, Clone, PartialEq)]
pub struct Workshop {
    /// What was seen before; `None` = the mode is off.
    before: Option<Before>,
    /// Size of the window's texts while it is on.
    text: TextSize,
    /// What a line becomes.
    pub kind: Capture,
    /// The line.
    pub line: String,
    /// The timer.
    pub timer: Timer,
}

impl Default for Workshop {
    fn default() -> Self {
        Self {
            before: None,
            text: TextSize::default(),
            kind: Capture::Touchpoint,
            line: String::new(),
            timer: Timer::default(),
        }
    }
}

impl Workshop {
    /// Whether the mode is on.
    pub const fn is_on(&self) -> bool {
        self.before.is_some()
    }

    /// What the line becomes as it stands: a sign at its beginning says so for this line.
    pub fn meant(&self) -> Capture {
        self.kind.read(&self.line).0
    }
}

impl App {
    /// The size of the window's texts.
    pub fn text_size(&self) -> TextSize {
        if self.workshop.is_on() { self.workshop.text } else { self.settings.text }
    }

    /// Makes the window's texts another size: in a workshop for its length, else for good.
    pub(super) fn resize_text(&mut self, change: impl FnOnce(TextSize) -> TextSize) {
        if self.workshop.is_on() {
            self.workshop.text = change(self.workshop.text);
        } else {
            self.settings.text = change(self.settings.text);
            self.keep_settings();
        }
    }

    /// Begins or leaves workshop mode.
    pub(super) fn toggle_workshop(&mut self) {
        self.end_typing(true);
        if self.workshop.is_on() {
            self.leave_workshop();
        } else {
            self.enter_workshop();
        }
    }

    fn enter_workshop(&mut self) {
        let panels = self.panels;
        let look = self.map.as_ref().map(|map| (map.id, map.camera, map.follows));
        self.workshop.before = Some(Before { panels, look });
        let wanted = u32::from(self.settings.text.percent()) * u32::from(LARGER) / 100;
        let mut text = self.settings.text;
        while u32::from(text.percent()) < wanted && text.larger() != text {
            text = text.larger();
        }
        self.workshop.text = text;
        self.panels = Panels { outline: false, inspector: false, shortcuts: false, ..panels };
        self.wishes.push(Wish::FocusCapture);
    }

    /// Leaves workshop mode: everything is as it was before.
    pub(super) fn leave_workshop(&mut self) {
        let Some(Before { panels, look }) = self.workshop.before.take() else { return };
        self.panels = panels;
        if let Some((id, camera, follows)) = look
            && let Some(map) = self.map_of(id)
        {
            // The canvas is smaller in the next frame; only then the camera is held to the map.
            map.camera = camera;
            map.follows = follows;
        }
    }

    /// Gives the capture line the keyboard; outside the mode, begins it.
    pub(super) fn go_to_line(&mut self) {
        self.end_typing(true);
        if !self.workshop.is_on() {
            self.enter_workshop();
        }
        self.wishes.push(Wish::FocusCapture);
    }

    /// Does what is asked of workshop mode.
    pub(super) fn workshop(&mut self, ask: WorkshopAsk) {
        match ask {
            WorkshopAsk::Line(text) => self.workshop.line = text.replace('\0', ""),
            WorkshopAsk::Kind(kind) => self.workshop.kind = kind,
            WorkshopAsk::Enter => {
                let line = self.workshop.line.clone();
                if self.capture(self.workshop.kind, &[&line]) {
                    self.workshop.line.clear();
                }
            }
            WorkshopAsk::Lines(text) => {
                let lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
                self.capture(self.workshop.kind, &lines);
            }
            WorkshopAsk::Step(on) => self.step_target(on),
            WorkshopAsk::Timer(ask) => self.time(ask),
        }
    }

    /// Writes lines down where the workshop is; whether they are on the map now.
    pub(super) fn capture(&mut self, kind: Capture, lines: &[&str]) -> bool {
        self.end_typing(true);
        let Some(map) = &self.map else { return false };
        let lines: Vec<&str> =
            lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
        if lines.is_empty() {
            return false;
        }
        let (document, at, select) = (map.document.clone(), map.target(), map.selection.clone());
        let Some(mut change) = verbs::capture(&document, kind, at, &lines, &mut self.rng) else {
            self.tell_why_not(kind, at, &lines);
            return false;
        };
        let parked = lines.iter().all(|line| kind.read(line).0 == Capture::Idea);
        if parked {
            // An idea has nothing to do with where one is on the map.
            change.select = select;
            self.panels.aside = self.panels.aside.or(Some(Aside::Lot));
        }
        self.change(change);
        true
    }

    /// Says why lines cannot be written down, unless there is nothing to write.
    fn tell_why_not(&mut self, kind: Capture, at: Option<ElementId>, lines: &[&str]) {
        let said = lines.iter().map(|line| kind.read(line)).find(|(_, text)| !text.is_empty());
        let Some((kind, _)) = said else { return };
        let key = match kind {
            Capture::Solution if at.is_some() => "notice-capture-barrier",
            _ => "notice-capture-touchpoint",
        };
        let text = self.texts().get(key).to_owned();
        self.notices.show(Tone::Warning, text, None);
    }

    /// Goes on to the touchpoint after the one things are said of, or to the one before.
    fn step_target(&mut self, on: bool) {
        let Some(map) = &self.map else { return };
        let journey = map.shown_journey();
        let now = map.target().and_then(|id| journey.iter().position(|&known| known == id));
        let next = match now {
            Some(at) if on => at + 1,
            Some(at) => at.wrapping_sub(1),
            None => 0,
        };
        if let Some(&touchpoint) = journey.get(next) {
            self.visit(touchpoint);
        }
    }

    /// Whether Escape leaves the mode; it does.
    pub(super) fn escape_workshop(&mut self) -> bool {
        let on = self.workshop.is_on();
        self.leave_workshop();
        on
    }

    /// Whether a command of this area is for a workshop that is on.
    pub(super) const fn in_workshop(&self) -> bool {
        self.workshop.is_on() && self.map.is_some()
    }

    /// What `command` of a workshop does.
    pub(super) fn run_workshop(&mut self, command: Command) {
        match command {
            Command::Workshop => self.toggle_workshop(),
            Command::CaptureLine => self.go_to_line(),
            Command::Timer => self.time(TimerAsk::Toggle),
            Command::TimerReset => self.time(TimerAsk::Reset),
            Command::Lot => self.toggle_aside(Aside::Lot),
            Command::Voting => self.toggle_aside(Aside::Votes),
            Command::Vote(more) => self.vote_selected(more),
            Command::ClearVotes => self.clear_votes(),
            Command::PlaceIdea(kind) => self.place_selected_idea(kind),
            _ => {}
        }
    }
}

impl OpenMap {
    /// The touchpoint that things said in a workshop are about: the one something is selected at,
    /// else the one where that was last.
    pub fn target(&self) -> Option<ElementId> {
        let last = || self.last_touchpoint.filter(|&id| self.document.contains(id));
        self.touchpoint_at(self.primary()).or_else(last)
    }

    /// The touchpoints that are shown, in journey order.
    pub fn shown_journey(&self) -> Vec<ElementId> {
        self.scene().columns.iter().filter_map(|column| column.touchpoint).collect()
    }

    /// Remembers the touchpoint at which something is selected.
    pub(super) fn remember_target(&mut self) {
        if let Some(touchpoint) = self.touchpoint_at(self.primary()) {
            self.last_touchpoint = Some(touchpoint);
        }
    }

    /// Selects these elements without looking elsewhere.
    pub(super) fn keep_selected(&mut self, selection: Selection) {
        self.selection = selection;
        self.selection.keep_existing(&self.document);
    }
}
