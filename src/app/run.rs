//! The one place where actions run and tasks' reports arrive.

use super::{Action, App, Camera, Command, Done, OpenMap, Purpose, Step, Tone, When, Wish, step};
use crate::layout::View;
use crate::scene::Lane;
use kurbo::{Point, Size};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// One step of zooming by key or button.
const ZOOM_STEP: f64 = 1.25;
/// How near a small selection is shown.
const NEAR_ENOUGH: f64 = 2.0;

impl App {
    /// Runs what the panels asked for, in order.
    pub fn run_all(&mut self, actions: Vec<Action>) {
        for action in actions {
            self.act(action);
        }
    }

    /// Runs one action.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Run(command) => self.run(command),
            Action::OpenPath(path) => self.open(path),
            Action::ForgetRecent(path) => {
                self.settings.forget(&path);
                self.keep_settings();
            }
            Action::Select(element) => {
                if let Some(map) = &mut self.map {
                    map.selection = element;
                }
            }
            Action::GoTo(element) => self.go_to(element),
            Action::Look(camera) => {
                let canvas = self.canvas;
                if let Some(map) = &mut self.map {
                    map.look(camera, canvas);
                }
            }
            Action::CanvasSize(size) => self.resize(size),
            Action::Search(text) => self.search = text,
            Action::CloseNotice(id) => self.notices.close(id),
            Action::CloseShortcuts => self.panels.shortcuts = false,
        }
    }

    fn go_to(&mut self, element: crate::model::ElementId) {
        let canvas = self.canvas;
        if let Some(map) = &mut self.map {
            map.selection = Some(element);
            map.reveal(element, canvas);
        }
    }

    fn resize(&mut self, size: Size) {
        let before = self.canvas;
        self.canvas = size;
        if let Some(map) = &mut self.map
            && before != size
        {
            if map.follows {
                map.fit(size);
            } else {
                map.camera = map.camera.held(map.scene().size, size);
            }
        }
    }

    /// Runs a command if it makes sense now.
    pub fn run(&mut self, command: Command) {
        if !self.enabled(command) {
            return;
        }
        match command {
            Command::Open => self.pick(Purpose::Open),
            Command::CloseMap => self.close_map(),
            Command::Save => self.save(),
            Command::SaveAs => self.pick(Purpose::SaveAs),
            Command::Export(picture) => self.pick(Purpose::Export(picture)),
            Command::Quit => self.wishes.push(Wish::Close),
            Command::ZoomIn => self.zoom(|zoom| zoom * ZOOM_STEP),
            Command::ZoomOut => self.zoom(|zoom| zoom / ZOOM_STEP),
            Command::ZoomFull => self.zoom(|_| 1.0),
            Command::ZoomFit => {
                let canvas = self.canvas;
                self.with_map(|map| map.fit(canvas));
            }
            Command::ZoomSelection => self.zoom_to_selection(),
            Command::State(state) => self.view(|view| view.state = state),
            Command::Lane(lane) => self.view(|view| toggle(&mut view.lanes, lane)),
            Command::Theme(theme) => {
                self.settings.theme = theme;
                self.view(|view| view.theme = theme);
                self.keep_settings();
            }
            Command::Language(language) => {
                self.settings.language = Some(language);
                self.view(|view| view.language = language);
                self.keep_settings();
            }
            Command::Outline => self.panels.outline = !self.panels.outline,
            Command::Inspector => self.panels.inspector = !self.panels.inspector,
            Command::FullScreen => {
                self.full_screen = !self.full_screen;
                self.wishes.push(Wish::FullScreen(self.full_screen));
            }
            Command::Find => {
                self.panels.outline = true;
                self.wishes.push(Wish::FocusSearch);
            }
            Command::SelectRight => self.step(Step::Right),
            Command::SelectLeft => self.step(Step::Left),
            Command::SelectUp => self.step(Step::Up),
            Command::SelectDown => self.step(Step::Down),
            Command::Escape => self.escape(),
            Command::Shortcuts => self.panels.shortcuts = !self.panels.shortcuts,
        }
    }

    fn with_map(&mut self, change: impl FnOnce(&mut OpenMap)) {
        if let Some(map) = &mut self.map {
            change(map);
        }
    }

    fn zoom(&mut self, change: impl FnOnce(f64) -> f64) {
        let canvas = self.canvas;
        let middle = Point::new(canvas.width / 2.0, canvas.height / 2.0);
        self.with_map(|map| {
            let camera = map.camera.with_zoom(middle, change(map.camera.zoom));
            map.look(camera, canvas);
        });
    }

    fn zoom_to_selection(&mut self) {
        let canvas = self.canvas;
        self.with_map(|map| {
            if let Some(place) = map.selection.and_then(|id| map.scene().place_of(id)) {
                map.look(Camera::fit(place.inflate(40.0, 40.0), canvas, NEAR_ENOUGH), canvas);
            }
        });
    }

    fn view(&mut self, change: impl FnOnce(&mut View)) {
        let canvas = self.canvas;
        self.with_map(|map| {
            let mut view = map.view().clone();
            change(&mut view);
            map.show_as(view, canvas);
        });
    }

    fn step(&mut self, direction: Step) {
        let next = self.map.as_ref().and_then(|map| step(map.scene(), map.selection, direction));
        if let Some(element) = next {
            self.go_to(element);
        }
    }

    /// Closes the uppermost thing: the shortcuts, a search, the selection.
    fn escape(&mut self) {
        if self.panels.shortcuts {
            self.panels.shortcuts = false;
        } else if !self.search.is_empty() {
            self.search.clear();
        } else if let Some(map) = &mut self.map
            && map.selection.is_some()
        {
            map.selection = None;
        } else if self.full_screen {
            self.run(Command::FullScreen);
        }
    }

    /// Reads a map in the background.
    pub fn open(&mut self, path: PathBuf) {
        let file = file_name(&path);
        let name = self.texts().with("task-open", &[("file", (&file).into())]);
        self.tasks.open(name, path, self.language(), self.settings.theme);
    }

    fn close_map(&mut self) {
        self.map = None;
        self.search.clear();
    }

    fn save(&mut self) {
        match self.map.as_ref().and_then(|map| map.path.clone()) {
            Some(path) => self.save_to(path),
            None => self.pick(Purpose::SaveAs),
        }
    }

    fn save_to(&mut self, path: PathBuf) {
        let Some(map) = &self.map else { return };
        let document = map.document.clone();
        let file = file_name(&path);
        let name = self.texts().with("task-save", &[("file", (&file).into())]);
        self.tasks.save(name, path, document, self.language());
    }

    fn export_to(&mut self, path: PathBuf) {
        let Some(map) = &self.map else { return };
        let scene = map.scene().clone();
        let file = file_name(&path);
        let name = self.texts().with("task-export", &[("file", (&file).into())]);
        self.tasks.export(name, path, scene, self.language());
    }

    fn pick(&mut self, purpose: Purpose) {
        let texts = self.texts();
        let suggested = self.map.as_ref().map(|map| match (&map.path, purpose) {
            (Some(path), Purpose::Export(picture)) => path.with_extension(picture.extension()),
            (Some(path), _) => path.clone(),
            (None, Purpose::Export(picture)) => {
                PathBuf::from(format!("map.{}", picture.extension()))
            }
            (None, _) => PathBuf::from("map.cjm"),
        });
        let kind = match purpose {
            Purpose::Open | Purpose::SaveAs => texts.get("file-kind-map"),
            Purpose::Export(_) => texts.get("file-kind-picture"),
        };
        let suggested = suggested.or_else(|| self.settings.recent.first().cloned());
        let name = texts.get("task-pick").to_owned();
        self.tasks.pick(name, purpose, kind, suggested.as_deref());
    }

    /// Takes in what the tasks report.
    pub fn take_reports(&mut self) {
        self.notices.tidy(Instant::now());
        for report in self.tasks.reports() {
            self.report(report);
        }
    }

    /// Takes in one report.
    pub fn report(&mut self, done: Done) {
        match done {
            Done::Opened { path, result } => self.opened(&path, result),
            Done::Picked { purpose, path: Some(path) } => match purpose {
                Purpose::Open => self.open(path),
                Purpose::SaveAs => self.save_to(path),
                Purpose::Export(_) => self.export_to(path),
            },
            Done::Picked { path: None, .. } => {}
            Done::Exported { path, result } => self.exported(&path, result),
            Done::Saved { path, document, result } => match result {
                Ok(()) => {
                    self.settings.remember(&path);
                    self.keep_settings();
                    self.say(Tone::Good, "notice-saved", &path);
                    self.with_map(|map| {
                        map.saved = document;
                        map.path = Some(path);
                    });
                }
                Err(why) => {
                    let again = self.texts().get("cmd-save-as").to_owned();
                    let step = Some((again, Action::Run(Command::SaveAs)));
                    self.notices.show(Tone::Error, why, step);
                }
            },
        }
    }

    fn opened(&mut self, path: &Path, result: Result<Box<OpenMap>, String>) {
        match result {
            Ok(mut map) => {
                for note in std::mem::take(&mut map.notes) {
                    self.notices.show(Tone::Warning, note, None);
                }
                let mut view = map.view().clone();
                // A picture speaks its map's language until somebody chooses another.
                view.theme = self.settings.theme;
                map.show_as(view, self.canvas);
                map.fit(self.canvas);
                self.search.clear();
                self.map = Some(*map);
                self.settings.remember(path);
                self.keep_settings();
            }
            Err(why) => {
                let other = self.texts().get("cmd-open").to_owned();
                let step = Some((other, Action::Run(Command::Open)));
                self.notices.show(Tone::Error, why, step);
            }
        }
    }

    fn exported(&mut self, path: &Path, result: Result<(), String>) {
        match result {
            Ok(()) => self.say(Tone::Good, "notice-exported", path),
            Err(why) => self.notices.show(Tone::Error, why, None),
        }
    }

    fn say(&mut self, tone: Tone, key: &str, path: &Path) {
        let shown = path.display().to_string();
        let text = self.texts().with(key, &[("file", (&shown).into())]);
        self.notices.show(tone, text, None);
    }

    /// Writes the preferences; a failure is logged only, nothing of the map is at stake.
    fn keep_settings(&self) {
        if let Some(path) = &self.settings_path
            && let Err(error) = self.settings.store(path)
        {
            log::warn!("settings {}: {error}", path.display());
        }
    }
}

/// Adds a lane at its usual place, or takes it away. The touchpoints stay: without them nothing
/// could be found.
fn toggle(lanes: &mut Vec<Lane>, lane: Lane) {
    if lanes.contains(&lane) {
        if lane != Lane::Touchpoints {
            lanes.retain(|shown| *shown != lane);
        }
    } else {
        let before = |other: &Lane| *other < lane;
        let at = lanes.iter().rposition(before).map_or(0, |i| i + 1);
        lanes.insert(at, lane);
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into())
}

impl When {
    /// Every condition, for tests of the table.
    pub const ALL: &'static [Self] = &[Self::Always, Self::Map, Self::Selection, Self::Unsaved];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_comes_back_at_its_place_and_the_touchpoints_never_go() {
        let mut lanes = Lane::USUAL.to_vec();
        toggle(&mut lanes, Lane::Emotions);
        assert!(!lanes.contains(&Lane::Emotions));
        toggle(&mut lanes, Lane::Emotions);
        assert_eq!(lanes, Lane::USUAL);
        toggle(&mut lanes, Lane::Owners);
        assert_eq!(lanes.last(), Some(&Lane::Owners));
        toggle(&mut lanes, Lane::Touchpoints);
        assert!(lanes.contains(&Lane::Touchpoints));
    }
}
