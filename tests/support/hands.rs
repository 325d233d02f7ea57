//! A person at the window: keys, letters, clicks and drags, through what is to be seen.

use cjm::app::{App, Done, OpenMap, Tasks};
use cjm::edit::verbs;
use cjm::layout::View;
use cjm::model::*;
use cjm::settings::Settings;
use cjm::shell::Shell;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kurbo::{Point, Rect};
use std::path::PathBuf;
use std::sync::Arc;

/// A window of a session, as large as this.
pub(crate) fn window_of(app: App, size: [f32; 2]) -> Harness<'static, Shell> {
    Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(cjm::ui::prepare)
        .build_ui_state(|ui, shell: &mut Shell| shell.frame(ui), Shell::new(app))
}

/// Takes every report in.
pub(crate) fn finish(app: &mut App) {
    while let Some(done) = app.tasks.wait() {
        app.report(done);
    }
}

/// Draws frames until nothing is being done in the background.
pub(crate) fn settle(window: &mut Harness<'_, Shell>) {
    for _ in 0..3 {
        window.run_steps(2);
        finish(window.state_mut().app_mut());
    }
    window.run();
}

/// A window with a map, and the keys pressed in it, letters not counted.
pub(crate) struct Hands {
    pub(crate) window: Harness<'static, Shell>,
    pub(crate) keys: usize,
}

impl Hands {
    /// At a window with this map.
    pub(crate) fn on(document: Document) -> Self {
        Self::speaking(Language::English, document)
    }

    /// At a window in this language with this map.
    pub(crate) fn speaking(language: Language, document: Document) -> Self {
        let settings = Settings { language: Some(language), ..Settings::default() };
        Self::with(settings, None, document)
    }

    /// At a window with these preferences, which are kept where `settings_path` says.
    pub(crate) fn with(
        settings: Settings,
        settings_path: Option<PathBuf>,
        document: Document,
    ) -> Self {
        let language = settings.language_in_force();
        let mut app = App::new(settings, settings_path, Tasks::default());
        let view = View { language, ..View::of(document.props()) };
        let map = OpenMap::new(None, Arc::new(document), view);
        app.report(Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
        Self::before(app)
    }

    /// At the start page, in a window in this language.
    pub(crate) fn at_the_start(language: Language) -> Self {
        let settings = Settings { language: Some(language), ..Settings::default() };
        Self::before(App::new(settings, None, Tasks::default()))
    }

    /// At the window of a session.
    pub(crate) fn before(app: App) -> Self {
        Self::within(app, [1440.0, 900.0])
    }

    /// At a window of this size.
    pub(crate) fn within(app: App, size: [f32; 2]) -> Self {
        let mut hands = Self { window: window_of(app, size), keys: 0 };
        hands.settle();
        hands
    }

    /// At a map with one stage and no touchpoint.
    pub(crate) fn on_a_stage() -> Self {
        let mut document = Document::new(MapProps::new("Map", Language::English));
        let change =
            verbs::stage_after(&document, None, Phase::Service, "Stage", &mut Rng::seeded(1));
        document.apply(&change.edit).expect("a stage can be added");
        Self::on(document)
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    /// One key after the other.
    pub(crate) fn keys(&mut self, keys: &[Key]) {
        for &key in keys {
            self.key(key);
        }
    }

    pub(crate) fn letters(&mut self, text: &str) {
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Clicks what says `label`.
    pub(crate) fn click(&mut self, label: &str) {
        self.window.get_by_label(label).click();
        self.settle();
    }

    /// Clicks what says `label` in the menu that is open: menus are painted last.
    pub(crate) fn choose(&mut self, label: &str) {
        let said = self.window.get_all_by_label(label).last();
        said.unwrap_or_else(|| panic!("no “{label}”")).click();
        self.settle();
    }

    /// Clicks at a place, with keys held.
    pub(crate) fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.window.event(Event::PointerMoved(at));
        self.button(at, true, modifiers);
        self.button(at, false, modifiers);
        self.settle();
    }

    /// Drags from one place to another, slowly.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.take(from, to);
        self.button(to, false, Modifiers::NONE);
        self.settle();
    }

    /// Drags from one place to another and does not let go.
    pub(crate) fn take(&mut self, from: Pos2, to: Pos2) {
        self.window.event(Event::PointerMoved(from));
        self.window.run_steps(1);
        self.button(from, true, Modifiers::NONE);
        self.window.run_steps(1);
        for step in 1..=6_u8 {
            let at = from + (to - from) * (f32::from(step) / 6.0);
            self.window.event(Event::PointerMoved(at));
            self.window.run_steps(1);
        }
    }

    pub(crate) fn button(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        let button = PointerButton::Primary;
        self.window.event(Event::ModifiersChanged(modifiers));
        self.window.event(Event::PointerButton { pos, button, pressed, modifiers });
        self.window.run_steps(1);
        self.window.event(Event::ModifiersChanged(Modifiers::NONE));
    }

    /// Draws frames until nothing is being done in the background.
    pub(crate) fn settle(&mut self) {
        settle(&mut self.window);
    }

    pub(crate) fn map(&self) -> &OpenMap {
        self.window.state().app().map.as_ref().expect("a map is open")
    }

    pub(crate) fn app(&mut self) -> &mut App {
        self.window.state_mut().app_mut()
    }

    /// A place of the map on the screen.
    pub(crate) fn at(&self, point: Point) -> Pos2 {
        let said = self.map().scene().description.to_string();
        let canvas = self.window.get_by_label_contains(&said).rect();
        let at = self.map().camera.to_canvas(point);
        canvas.min + egui::vec2(at.x as f32, at.y as f32)
    }

    /// Where an element is drawn.
    pub(crate) fn place(&self, element: ElementId) -> Rect {
        self.map().scene().place_of(element).expect("it is drawn")
    }

    /// The middle of an element on the screen.
    pub(crate) fn middle(&self, element: ElementId) -> Pos2 {
        self.at(self.place(element).center())
    }

    /// The touchpoints' names in journey order.
    pub(crate) fn names(&self) -> Vec<String> {
        let document = &self.map().document;
        let name = |id: ElementId| document.element(id).expect("there").content.text().to_owned();
        document.journey().into_iter().map(name).collect()
    }

    /// How many steps the history holds.
    pub(crate) fn steps(&self) -> usize {
        self.map().history.steps().len()
    }

    /// What is selected, by what it says.
    pub(crate) fn selected(&self) -> Vec<String> {
        let document = &self.map().document;
        let along = document.stages().into_iter().chain(document.journey());
        let chosen = along.filter(|&id| self.map().selection.contains(id));
        chosen.map(|id| document.element(id).expect("there").content.text().to_owned()).collect()
    }
}
