//! The story below the map: its frames in order, and what can be done with the chosen one, whose
//! words stand in the inspector.

use super::empty_ui;
use super::thumbs::Thumbs;
use crate::app::{Action, Command, OpenMap, StoryAsk};
use crate::i18n::Texts;
use crate::model::{ElementId, ElementKind, Shot};
use crate::ui::rows::{Ask, Heights, Hold, Landing, Row, Rows};
use crate::ui::style::{HEIGHT, color};
use crate::ui::widgets::Scope;
use egui::{Button, Id, Rect, Response, RichText, Role, Ui, vec2};

/// Height of a row, and of the picture in it.
const LINE: f32 = 64.0;
const PICTURE: f32 = 56.0;
/// Most of a row's width that its picture takes.
const SHARE: f32 = 0.34;

/// The list's id, which has the focus.
pub fn story_id() -> Id {
    Id::unique("story-frames")
}

fn row_id(at: usize) -> Id {
    Id::unique(("story-frame", at))
}

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    hold: Hold<ElementId>,
    thumbs: Thumbs,
}

impl Memory {
    /// Lets go the frame that a hand holds, if it holds one.
    pub fn cancel(&mut self) -> bool {
        self.hold.cancel()
    }
}

/// The frames.
pub fn story_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let story = map.document.story();
    let chosen = map.primary().filter(|id| map.document.kind(*id) == Some(ElementKind::Frame));
    let at = chosen.and_then(|chosen| story.iter().position(|id| *id == chosen));
    head_ui(ui, scope, &story, at);
    ui.add_space(4.0);
    if story.is_empty() {
        return empty_ui(ui, scope, "story-none");
    }
    let list = Rows {
        id: story_id(),
        role: Role::ListBox,
        label: scope.text("story-title"),
        heights: Heights::Same(story.len(), LINE * scope.look.scale),
        cursor: at,
        edited: true,
        pull: memory.hold.pull(),
    };
    let mut clicked = None;
    memory.thumbs.begin(ui);
    let shown = list.show(ui, row_id, |ui, row| {
        let Some(&id) = story.get(row.at) else { return false };
        let Some(shot) = map.document.shot(id) else { return false };
        let on = at == Some(row.at);
        let response = row_ui(ui, scope, map, (id, &shot), (on, row), &mut memory.thumbs);
        if response.drag_started() {
            memory.hold.take(Some(id));
        }
        if response.clicked() {
            clicked = Some(row.at);
        }
        response.clicked()
    });
    memory.thumbs.end();
    let to = match shown.ask {
        Some(Ask::To(to)) => Some(to),
        Some(Ask::Take) => at,
        _ => clicked,
    };
    if let Some(id) = to.and_then(|to| story.get(to)) {
        scope.actions.push(StoryAsk::Choose(*id).into());
    }
    if let (Some(at), Some(id)) = (at, chosen) {
        match shown.ask {
            Some(Ask::Move(true)) => scope.actions.push(StoryAsk::Shift(id, at + 1).into()),
            Some(Ask::Move(false)) if at > 0 => {
                scope.actions.push(StoryAsk::Shift(id, at - 1).into());
            }
            Some(Ask::Rename) => scope.run(Command::Rename),
            _ => {}
        }
    }
    let landing = |held: &ElementId, row: usize| landing(&story, *held, row);
    let caption = |held: &ElementId| {
        let texts = scope.app.texts();
        map.document.shot(*held).map_or_else(String::new, |shot| said(texts, &shot).to_owned())
    };
    let dropped = memory.hold.show_ui(ui, scope.look, &shown, landing, caption);
    scope.actions.extend(dropped);
}

/// Where a frame goes when it is dropped above a row.
fn landing(story: &[ElementId], held: ElementId, row: usize) -> Option<Landing> {
    let from = story.iter().position(|id| *id == held)?;
    let to = if row > from { row - 1 } else { row };
    Some(Landing { row, depth: 0, action: StoryAsk::Shift(held, to).into() })
}

/// What everybody reads to a frame.
fn said<'a>(texts: &'static Texts, shot: &'a Shot) -> &'a str {
    match shot.frame.caption.trim() {
        "" => texts.get("story-no-caption"),
        caption => caption,
    }
}

/// What can be done with the story, and with the frame at a place of it.
fn head_ui(ui: &mut Ui, scope: &mut Scope<'_>, story: &[ElementId], at: Option<usize>) {
    let button = |ui: &mut Ui, scope: &Scope<'_>, words: &str, may: bool| {
        let words = RichText::new(words).font(scope.button_font());
        ui.add_enabled(may, Button::new(words).min_size(vec2(0.0, HEIGHT))).clicked()
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for command in [Command::Tell, Command::AddFrame] {
            let name = scope.name_of(command);
            if button(ui, scope, &name, true) {
                scope.run(command);
            }
        }
        if story.is_empty() && button(ui, scope, scope.text("story-compose"), true) {
            scope.actions.push(StoryAsk::Compose.into());
        }
        let frame = at.and_then(|at| Some((at, *story.get(at)?)));
        let Some((at, id)) = frame else { return };
        if button(ui, scope, scope.text("story-retake"), true) {
            scope.actions.push(StoryAsk::Retake(id).into());
        }
        if button(ui, scope, scope.text("story-earlier"), at > 0) {
            scope.actions.push(StoryAsk::Shift(id, at - 1).into());
        }
        if button(ui, scope, scope.text("story-later"), at + 1 < story.len()) {
            scope.actions.push(StoryAsk::Shift(id, at + 1).into());
        }
        if button(ui, scope, scope.text("story-remove"), true) {
            scope.actions.push(Action::Run(Command::Remove));
        }
    });
}

/// One frame: its picture, and in two lines its number and caption, and what it shows.
fn row_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    (id, shot): (ElementId, &Shot),
    (on, row): (bool, Row),
    thumbs: &mut Thumbs,
) -> Response {
    let (look, texts) = (scope.look, scope.app.texts());
    let first = format!("{}. {}", row.at + 1, said(texts, shot));
    let names = |ids: &[ElementId]| {
        let named = ids.iter().filter_map(|id| map.document.element(*id));
        named.map(|element| element.content.text()).collect::<Vec<_>>().join(", ")
    };
    let sight = match &*shot.shows {
        [] => texts.get("frame-sight-all").to_owned(),
        shows => names(shows),
    };
    let state = shot.frame.state.map(|state| texts.word(state).to_owned());
    let second: Vec<String> = state.into_iter().chain([sight]).collect();
    let second = second.join(" · ");
    let said = format!("{first}: {second}");
    let response = row.dragged_ui(ui, look, row_id(row.at), &said, on);
    let height = (PICTURE * look.scale).min(row.rect.width() * SHARE * 9.0 / 16.0);
    let size = vec2(height * 16.0 / 9.0, height);
    let middle = row.rect.left_center() + vec2(8.0 + size.x / 2.0, 0.0);
    let place = Rect::from_center_size(middle, size);
    match map.gallery.pictures().and_then(|pictures| pictures.of(id)) {
        Some(picture) => thumbs.show_ui(ui, look, (id, place), picture),
        // Until it is drawn: its paper.
        None => drop(ui.painter().rect_filled(place, 4, color(map.scene().paper))),
    }
    let across = (place.right() + 10.0, row.rect.right() - 8.0);
    let cut = row.lines_ui(ui, look, across, [&first, &second], on);
    if cut { response.on_hover_text(said) } else { response }
}
