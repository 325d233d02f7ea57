//! The story: its panel, where frames are composed, taken, put in order; and telling it.

mod commands;
mod displays;
mod pictures;
mod staging;
mod telling;

pub use displays::{Displays, Places};
pub use pictures::{Gallery, Pictures, Portrayed, Posing};
pub use staging::{Staged, Staging};
pub use telling::{Screen, Telling, Turn};

use super::{Action, App, Below, Camera, Command, OpenMap, Wish};
use crate::edit::Selection;
use crate::edit::verbs;
use crate::insight::plot;
use crate::layout::{shot_area, shot_kept};
use crate::model::{ElementId, ElementKind, Shot};
use kurbo::Size;

/// How near a frame is shown at most.
pub(super) const NEAREST: f64 = 3.0;
/// What share of a column has to be in sight for a touchpoint to be in the frame that is taken.
const IN_SIGHT: f64 = 0.5;

/// What is asked of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoryAsk {
    /// Look at a frame as it shows the map.
    Choose(ElementId),
    /// Compose the first story of the map, behind the frames there are.
    Compose,
    /// Take a frame again: as the map is seen and selected now.
    Retake(ElementId),
    /// Put a frame at this place of the story, counted without itself.
    Shift(ElementId, usize),
    /// While the story is told.
    Turn(Turn),
}

impl App {
    /// Runs a command about the story.
    pub(super) fn run_story(&mut self, command: Command) {
        match command {
            Command::Tell => self.tell_story(None),
            Command::TellHere => self.tell_story(self.chosen_frame()),
            Command::AddFrame => self.add_frame(),
            _ => self.toggle_below(Below::Story),
        }
    }

    /// Does what is asked of the story.
    pub(super) fn story(&mut self, ask: StoryAsk) {
        match ask {
            StoryAsk::Choose(id) => self.choose_frame(id),
            StoryAsk::Compose => {
                let texts = self.texts_of_map();
                self.attempt(|map, rng| {
                    let shots = plot(&map.document, &map.view().slice, texts);
                    verbs::tell(&map.document, &shots, rng)
                });
            }
            StoryAsk::Retake(id) => {
                let canvas = self.canvas;
                self.attempt(|map, _| verbs::retake(&map.document, id, &map.taken(canvas)));
            }
            StoryAsk::Shift(id, index) => {
                self.attempt(|map, rng| verbs::reorder(&map.document, id, index, rng));
            }
            StoryAsk::Turn(turn) => self.turn_story(turn),
        }
    }

    /// The texts in the language the map is written in.
    fn texts_of_map(&self) -> &'static crate::i18n::Texts {
        let language = self.map.as_ref().map(|map| map.document.props().language);
        crate::i18n::Texts::of(language.unwrap_or_else(|| self.language()))
    }

    /// The frame that is selected.
    fn chosen_frame(&self) -> Option<ElementId> {
        let map = self.map.as_ref()?;
        map.primary().filter(|id| map.document.kind(*id) == Some(ElementKind::Frame))
    }

    /// Puts what is seen now behind the frame that is selected, or behind all.
    fn add_frame(&mut self) {
        let (canvas, after) = (self.canvas, self.chosen_frame());
        self.panels.below = Some(Below::Story);
        self.panels.inspector = true;
        self.attempt(|map, rng| {
            let shot = map.taken(canvas);
            Some(verbs::add_frame(&map.document, &shot, after, rng))
        });
    }

    fn choose_frame(&mut self, id: ElementId) {
        self.end_typing(true);
        let canvas = self.canvas;
        let Some(map) = &mut self.map else { return };
        map.selection = Selection::one(id);
        if let Some(shot) = map.document.shot(id) {
            let area = shot_area(map.scene(), &map.document, &shot);
            map.look(Camera::fit(area, canvas, 1.0), canvas);
        }
    }

    /// Begins to tell the story, at a frame or at its beginning; of a map without frames the one
    /// that would be composed. Asked once more, it ends.
    fn tell_story(&mut self, from: Option<ElementId>) {
        if self.telling.is_some() {
            return self.turn_story(Turn::End);
        }
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let frames = map.document.story();
        let at = from.and_then(|from| frames.iter().position(|id| *id == from)).unwrap_or(0);
        let shots = crate::pages::shots_of(&map.document, map.view());
        let staging = Staging::of(map, shots.clone(), Vec::new());
        let telling = Telling::new(map.id, shots, at, self.full_screen);
        let name = self.texts().get("task-story").to_owned();
        self.tasks.stage(name, map.id, staging);
        self.telling = Some(telling);
        if !self.full_screen {
            self.fill_screen(true);
        }
    }

    /// Takes in the pictures of the story that is told.
    pub(super) fn staged(&mut self, map: u64, staged: Staged) {
        if let Some(telling) = self.telling.as_mut().filter(|it| it.map == map) {
            telling.take_in(staged);
        }
    }

    /// Goes on in the story that is told.
    fn turn_story(&mut self, turn: Turn) {
        let now = self.clock.now();
        let Some(telling) = &mut self.telling else { return };
        telling.turn(turn, now);
        match turn {
            Turn::Presenter if telling.presenter => self.part_displays(),
            Turn::Exchange => self.exchange_displays(),
            Turn::End => self.end_story(),
            _ => {}
        }
    }

    fn end_story(&mut self) {
        let Some(telling) = self.telling.take() else { return };
        if let Some(home) = telling.home {
            self.wishes.push(Wish::Display(home));
        }
        if self.full_screen != telling.was_full {
            self.fill_screen(telling.was_full);
        }
    }

    /// Gives the story and the speaker's window a display each, where there are several.
    fn part_displays(&mut self) {
        let Some(places) = self.displays.places() else { return };
        self.put_story(places);
    }

    /// Puts the story on the next display.
    fn exchange_displays(&mut self) {
        let places = self.telling.as_ref().and_then(|telling| telling.places);
        let now = places.map(|places| places.audience).or(self.displays.own);
        let Some(places) = self.displays.after(now.unwrap_or(0)) else { return };
        self.put_story(places);
    }

    fn put_story(&mut self, places: Places) {
        let Some(telling) = &mut self.telling else { return };
        self.displays.choose(places);
        let now = telling.places.map(|before| before.audience).or(self.displays.own);
        if now != Some(places.audience) {
            telling.home = telling.home.or(self.displays.own);
            self.wishes.push(Wish::Display(places.audience));
        }
        telling.places = Some(places);
    }

    /// Takes in which displays there are. Where one is gone, the two windows share what is left.
    pub fn see_displays(&mut self, displays: Displays) {
        self.displays.see(displays);
        if let Some(telling) = &mut self.telling {
            telling.places = telling.places.filter(|places| self.displays.have(*places));
        }
    }
}

impl OpenMap {
    /// The map as it is seen and selected now, as a frame: the touchpoints in sight, unless all
    /// are, and what is selected lit.
    fn taken(&self, canvas: Size) -> Shot {
        let (scene, sees) = (self.scene(), self.camera.sees(canvas));
        let in_sight = |id: &ElementId| {
            scene.column_of(*id).is_some_and(|column| {
                let seen = (column.x + column.width).min(sees.x1) - column.x.max(sees.x0);
                seen >= column.width * IN_SIGHT
            })
        };
        let journey = self.document.journey();
        let mut shows: Vec<ElementId> = journey.iter().copied().filter(in_sight).collect();
        if shows.len() == journey.len() {
            shows.clear();
        }
        let placed = |id: &ElementId| {
            let kind = self.document.kind(*id);
            !matches!(kind, None | Some(ElementKind::Frame | ElementKind::Idea))
        };
        let lights = self.selection.iter().filter(placed).collect();
        let frame = shot_kept(self.view(), &self.document);
        Shot { frame, shows, lights }
    }
}

/// Actions of the story are one line where they are asked for.
impl From<StoryAsk> for Action {
    fn from(ask: StoryAsk) -> Self {
        Self::Story(ask)
    }
}
