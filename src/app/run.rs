//! The one place where actions run.

use super::{
    Action, App, Area, Below, Camera, Closing, Command, Filter, Guide, HandOnAsk, LeftTab, OpenMap,
    Paper, Purpose, Step, SurveyAsk, TableAsk, VersionsAsk, When, Wish, WorkbookAsk, lanes, step,
};
use crate::edit::{Selection, verbs};
use crate::insight::Severity;
use crate::layout::View;
use crate::model::ElementKind;
use crate::settings::TextSize;
use kurbo::{Point, Size};
use std::time::{Duration, Instant};

/// One step of zooming by key or button.
const ZOOM_STEP: f64 = 1.25;
/// How near a small selection is shown.
const NEAR_ENOUGH: f64 = 2.0;
/// How long a frame waits for a new picture, so that most maps change with their panels.
pub(super) const MOMENT: Duration = Duration::from_millis(8);

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
            Action::OpenPath(path) => self.open_all(vec![path]),
            Action::OpenPaths(paths) => self.open_all(paths),
            Action::Drop(paths, over) => self.drop_files(&paths, over),
            Action::Preview(width) => self.preview(width),
            Action::LookAtRecents(width) => self.look_at_recents(width),
            Action::Begin(start) => self.begin(start),
            Action::Guide(guide) => self.guide(guide),
            Action::CloseChoice => self.choosing = false,
            Action::SaveAs(path, existing) => self.save_as(path, existing),
            Action::File(ask) => self.file_ask(ask),
            Action::Export(path, picture, existing) => self.export(path, picture, existing),
            Action::Write(path, paper, existing) => self.write(path, paper, existing),
            Action::AskPath(purpose) => self.ask_path(purpose),
            Action::TypePath(text) => self.type_path(text),
            Action::AcceptPath => self.accept_path(),
            Action::CancelPath => self.cancel_path(),
            Action::For(id, action) => self.act_on(id, *action),
            Action::ForgetRecent(path) => self.forget_recent(&path),
            Action::Select(element) => {
                self.end_typing(true);
                if let Some(map) = &mut self.map {
                    map.selection = element.map_or_else(Selection::none, Selection::one);
                }
            }
            Action::Toggle(element) => self.select(|map| map.selection.toggle(element)),
            Action::SelectTo(element) => self.select(|map| map.select_to(element)),
            Action::SelectAll(elements, also) => self.select(|map| map.select_all(elements, also)),
            Action::Place(touchpoint, stage, index) => self.attempt(|map, rng| {
                verbs::place_touchpoint(&map.document, touchpoint, stage, index, rng)
            }),
            Action::Land(landing) => {
                self.attempt(|map, rng| landing.change(&map.document, rng));
            }
            Action::Lanes(lanes) => self.view(|view| view.lanes = lanes),
            Action::Personas(chosen) => self.show_personas(chosen),
            Action::FeelAt(touchpoint, valence) => self.attempt(|map, rng| {
                let (persona, journey) = (map.voice(), map.journey());
                verbs::feel(&map.document, touchpoint, persona, journey, valence, rng)
            }),
            Action::Connect(from, to) => {
                self.attempt(|map, rng| verbs::connect(&map.document, from, to, rng));
            }
            Action::Edit(element, field) => self.begin_typing(element, field),
            Action::Panel(ask) => self.ask(ask),
            Action::Workshop(ask) => self.workshop(ask),
            Action::Lot(ask) => self.lot(ask),
            Action::Below(ask) => self.below(ask),
            Action::Vote(ask) => self.voting(ask),
            Action::Type(text) => self.type_text(&text),
            Action::EndTyping(keep) => self.end_typing(keep),
            Action::TypeNext(on) => self.type_next(on),
            Action::Paste(text) => self.paste(&text),
            Action::PastePicture(image) => self.paste_picture(image),
            Action::Foreign(ask) => self.foreign(ask),
            Action::Table(ask) => self.table(ask),
            Action::Survey(ask) => self.survey(ask),
            Action::Workbook(ask) => self.ask_of_workbook(ask),
            Action::Versions(ask) => self.ask_versions(ask),
            Action::HandOn(ask) => self.hand_on(ask),
            Action::Answer(answer) => self.answer(answer),
            Action::Front(id) => self.bring_front(id),
            Action::MoveTab(id, place) => self.move_tab(id, place),
            Action::CloseTab(id) => {
                self.bring_front(id);
                self.close(Closing::Map(id));
            }
            Action::CopyTo(id) => self.copy_to(id),
            Action::GoTo(element) => self.go_to(element),
            Action::Look(camera) => {
                self.looks_for = None;
                let canvas = self.canvas;
                if let Some(map) = &mut self.map {
                    map.look(camera, canvas);
                }
            }
            Action::CanvasSize(size) => self.resize(size),
            Action::Search(text) => self.search = text,
            Action::List(ask) => self.list(ask),
            Action::Visit(element) => self.visit(element),
            Action::Find(ask) => self.find(ask),
            Action::Filter(filter) => self.filter(filter),
            Action::Overlay(overlay) => self.overlay(*overlay),
            Action::Mend(advice, mend) => self.mend(&advice, mend),
            Action::Tell(severity, on) => self.tell(severity, on),
            Action::Jump(done) => self.jump(done),
            Action::Palette(ask) => self.palette(ask),
            Action::Story(ask) => self.story(ask),
            Action::StopTask(id) => self.tasks.stop(id),
            Action::CloseNotice(id) => self.notices.close(id),
            Action::CloseShortcuts => self.panels.shortcuts = false,
        }
        self.with_map(OpenMap::remember_target);
        self.sketch();
    }

    /// Runs a command that finds something.
    fn run_find(&mut self, command: Command) {
        match command {
            Command::FindNext | Command::FindPrevious => {
                self.find_step(command == Command::FindNext);
            }
            Command::Filter => self.toggle_filter(),
            Command::Unfilter => self.filter(Filter::default()),
            Command::Palette => self.toggle_palette(),
            _ => self.open_find(command == Command::Replace),
        }
    }

    /// Shows this in the left panel; where it is shown already, the panel goes.
    fn toggle_left(&mut self, tab: LeftTab) {
        self.panels.outline = !self.shows_left(tab);
        self.panels.left = tab;
    }

    /// Shows the remarks of a severity, or not.
    fn tell(&mut self, severity: Severity, on: bool) {
        self.untold.retain(|known| *known != severity);
        self.untold.extend((!on).then_some(severity));
    }

    /// Changes what is selected, after what is being typed was said.
    pub(super) fn select(&mut self, change: impl FnOnce(&mut OpenMap)) {
        self.end_typing(true);
        self.with_map(change);
    }

    pub(super) fn go_to(&mut self, element: crate::model::ElementId) {
        self.end_typing(true);
        let canvas = self.canvas;
        if let Some(map) = &mut self.map {
            map.selection = Selection::one(element);
            map.reveal(element, canvas);
            match map.document.kind(element) {
                Some(ElementKind::Idea) => self.panels.aside = Some(super::Aside::Lot),
                Some(ElementKind::Frame) => self.panels.below = Some(Below::Story),
                _ => {}
            }
        }
    }

    /// Goes to an element, near enough to be read.
    pub(super) fn visit(&mut self, element: crate::model::ElementId) {
        self.go_to(element);
        let canvas = self.canvas;
        self.with_map(|map| {
            if let Some(place) = map.scene().place_of(element) {
                map.approach(place, canvas, 0.0);
            }
        });
    }

    /// Goes to an element of the map in front, near enough to be read, as soon as it is drawn.
    pub(super) fn look_for(&mut self, element: crate::model::ElementId) {
        self.looks_for = self.map.as_ref().map(|map| (map.id, element));
        self.look_again();
    }

    /// Goes to what is looked for, if it is drawn now.
    pub(super) fn look_again(&mut self) {
        let Some((id, element)) = self.looks_for else { return };
        let canvas = self.canvas;
        let Some(map) = self.map.as_mut().filter(|map| map.id == id && !map.is_drawing()) else {
            return;
        };
        if let Some(place) = map.scene().place_of(element) {
            map.approach(place, canvas, 0.0);
        }
        self.looks_for = None;
    }

    fn resize(&mut self, size: Size) {
        let before = self.canvas;
        self.canvas = size;
        if let Some(map) = &mut self.map
            && before != size
            && !map.follow(size)
        {
            map.camera = map.camera.held(map.scene().size, size);
        }
    }

    /// Whether a command makes sense now; gets everything ready for it.
    fn may_run(&mut self, command: Command) -> bool {
        if self.closing.is_some() {
            return false;
        }
        if !self.enabled(command) {
            if self.map.is_some() && matches!(command.spec().when, When::Selection | When::Of(_)) {
                self.not_here();
            }
            return false;
        }
        if matches!(
            command,
            Command::Save
                | Command::SaveAs
                | Command::SaveCopy
                | Command::Export(_)
                | Command::ExportPaper(_)
        ) {
            self.end_typing(true);
        }
        if matches!(command, Command::Save | Command::SaveAs | Command::SaveCopy) {
            self.warn_of_misread();
        }
        true
    }

    /// Runs a command if it makes sense now.
    pub fn run(&mut self, command: Command) {
        if !self.may_run(command) {
            return;
        }
        match command {
            _ if command.area() == Area::Story => self.run_story(command),
            Command::New => self.choose_start(),
            Command::Guide => self.guide(Guide::Begin { adds: true }),
            Command::Open => self.pick(Purpose::Open),
            Command::CloseMap => self.close_front(),
            Command::Save => self.save(),
            Command::ExportPaper(Paper::Text(target)) => self.tell_losses(target),
            Command::SaveAs
            | Command::SaveCopy
            | Command::ImportScores
            | Command::ImportForeign
            | Command::ImportWorkbook
            | Command::ExportPaper(_) => self.pick(Purpose::of(command)),
            Command::Versions => self.ask_versions(VersionsAsk::Open(None)),
            Command::HandOn => self.hand_on(HandOnAsk::Open),
            Command::Export(picture) => self.export_anew(picture),
            Command::Quit => self.close(Closing::Program),
            Command::ZoomIn => self.zoom(|zoom| zoom * ZOOM_STEP),
            Command::ZoomOut => self.zoom(|zoom| zoom / ZOOM_STEP),
            Command::ZoomFull => self.zoom(|_| 1.0),
            Command::ZoomFit => self.zoom_to_fit(),
            Command::ZoomSelection => self.zoom_to_selection(),
            Command::State(state) => self.view(|view| view.state = state),
            Command::Lane(lane) => self.view(|view| lanes::toggle(&mut view.lanes, lane)),
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
            Command::TextSize(percent) => {
                self.resize_text(|now| TextSize::new(percent).unwrap_or(now));
            }
            Command::TextLarger => self.resize_text(TextSize::larger),
            Command::TextSmaller => self.resize_text(TextSize::smaller),
            Command::Outline => self.toggle_left(LeftTab::Outline),
            Command::History => self.toggle_left(LeftTab::History),
            Command::Inspector => self.panels.inspector = !self.panels.inspector,
            Command::ScoresTable => self.toggle_below(Below::Scores),
            Command::Insights | Command::Worklists => self.toggle_below(Below::of(command)),
            Command::Conflicts | Command::TurnConflict(_) => self.run_conflicts(command),
            Command::FullScreen => self.fill_screen(!self.full_screen),
            Command::Find
            | Command::Replace
            | Command::FindNext
            | Command::FindPrevious
            | Command::Filter
            | Command::Unfilter
            | Command::Palette => self.run_find(command),
            Command::Scores | Command::AllScores | Command::Heat | Command::Tint(_) => {
                self.run_overlay(command);
            }
            Command::NextPanel => self.wishes.push(Wish::FocusNext),
            Command::NextTab | Command::PreviousTab => self.turn_tab(command == Command::NextTab),
            Command::LaneUp(lane) => self.view(|view| lanes::shift(&mut view.lanes, lane, true)),
            Command::LaneDown(lane) => self.view(|view| lanes::shift(&mut view.lanes, lane, false)),
            Command::CopyPicture | Command::CopySvg => self.copy_part(command),
            Command::AddPicture => self.add_picture(),
            Command::SelectEverything => self.select(|map| {
                map.selection = map.document.journey().into_iter().collect();
            }),
            Command::SelectRight => self.step(Step::Right),
            Command::SelectLeft => self.step(Step::Left),
            Command::SelectUp => self.step(Step::Up),
            Command::SelectDown => self.step(Step::Down),
            Command::Escape => self.escape(),
            Command::Paste => self.wishes.push(Wish::Paste),
            Command::Undo
            | Command::Redo
            | Command::Rename
            | Command::AddTouchpoint
            | Command::AddStage
            | Command::Feel(_)
            | Command::Note(_)
            | Command::Mark
            | Command::AddTo(_)
            | Command::Severity(_)
            | Command::Feasibility(_)
            | Command::Status(_)
            | Command::Presence(_)
            | Command::Share
            | Command::Reverse
            | Command::AddStageIn(_)
            | Command::MoveBack
            | Command::MoveOn
            | Command::Duplicate
            | Command::Remove
            | Command::Cut
            | Command::Copy => self.edit(command),
            Command::Shortcuts => self.panels.shortcuts = !self.panels.shortcuts,
            _ => self.run_workshop(command),
        }
    }

    /// Fills the screen, or not any more.
    pub(super) fn fill_screen(&mut self, full: bool) {
        self.full_screen = full;
        self.wishes.push(Wish::FullScreen(full));
    }

    pub(super) fn with_map(&mut self, change: impl FnOnce(&mut OpenMap)) {
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

    fn zoom_to_fit(&mut self) {
        let canvas = self.canvas;
        self.with_map(|map| map.fit(canvas));
    }

    fn zoom_to_selection(&mut self) {
        let canvas = self.canvas;
        self.with_map(|map| {
            if let Some(place) = map.place_of_selection() {
                map.look(Camera::fit(place.inflate(40.0, 40.0), canvas, NEAR_ENOUGH), canvas);
            }
        });
    }

    pub(super) fn view(&mut self, change: impl FnOnce(&mut View)) {
        let Some(map) = &mut self.map else { return };
        let mut view = map.view().clone();
        change(&mut view);
        map.want(view);
        if map.took() < 2 * MOMENT {
            self.show();
        } else {
            self.draw();
        }
    }

    /// Has the map laid out and the panels brought up to date, and waits a moment for the picture.
    pub(super) fn show(&mut self) {
        self.draw();
        self.gather();
        let deadline = Instant::now() + MOMENT;
        while self.map.as_ref().is_some_and(OpenMap::is_drawing) {
            let Some(done) = self.tasks.wait_until(deadline) else { break };
            self.report(done);
        }
    }

    /// Has the map laid out in the background, if the picture is not the wanted one.
    pub(super) fn draw(&mut self) {
        if let Some(drawing) = self.map.as_mut().and_then(OpenMap::drawing) {
            let name = self.texts().get("task-draw").to_owned();
            self.tasks.draw(name, drawing);
        }
    }

    /// Has what is told of the map brought up to date, unless its picture, which comes first, is
    /// still on its way.
    pub(super) fn gather(&mut self) {
        if self.map.as_ref().is_some_and(|map| !map.is_drawing()) {
            self.derive();
            self.seek();
            self.sift();
            self.look_below();
        }
    }

    /// Has what the panels show gathered in the background, if it is out of date.
    pub(super) fn derive(&mut self) {
        if let Some(map) = &mut self.map
            && let Some(document) = map.to_derive()
        {
            let id = map.id;
            let name = self.texts().get("task-draw").to_owned();
            self.tasks.derive(name, id, document);
        }
    }

    fn step(&mut self, direction: Step) {
        let next = self.map.as_ref().and_then(|map| step(map.scene(), map.primary(), direction));
        if let Some(element) = next {
            self.go_to(element);
        }
    }

    /// Closes the uppermost thing: a question, the shortcuts, the palette, a search, the selection.
    fn escape(&mut self) {
        if self.typed.is_some() {
            self.cancel_path();
        } else if self.foreign_asked().is_some() {
            self.leave_foreign();
        } else if self.losing.is_some() {
            self.losing = None;
        } else if self.versions.is_some() {
            self.versions = None;
        } else if self.handover.open.is_some() {
            self.hand_on(HandOnAsk::Leave);
        } else if self.survey.is_some() {
            self.survey(SurveyAsk::Leave);
        } else if self.workbook.is_some() {
            self.ask_of_workbook(WorkbookAsk::Leave);
        } else if self.table.is_some() {
            self.table(TableAsk::Leave);
        } else if self.guided.is_some() {
            self.guide(Guide::Leave);
        } else if self.choosing {
            self.choosing = false;
        } else if self.map.as_ref().is_some_and(|map| map.typing.is_some()) {
            self.end_typing(false);
        } else if self.panels.shortcuts {
            self.panels.shortcuts = false;
        } else if self.palette.is_some() {
            self.palette = None;
        } else if self.find.open {
            self.close_find();
        } else if !self.search.is_empty() {
            self.search.clear();
        } else if let Some(map) = &mut self.map
            && !map.selection.is_empty()
        {
            map.selection = Selection::none();
        } else if self.is_voting() {
            self.panels.aside = None;
        } else if self.escape_workshop() {
            // Everything is as it was before the workshop.
        } else if self.full_screen {
            self.run(Command::FullScreen);
        }
    }
}
