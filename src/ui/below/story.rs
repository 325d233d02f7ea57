//! The story below the map: its frames in order, and what can be done with the chosen one, whose
//! words stand in the inspector.

use super::empty_ui;
use crate::app::{Action, Command, OpenMap, StoryAsk};
use crate::model::{ElementId, ElementKind, Shot};
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::HEIGHT;
use crate::ui::widgets::Scope;
use egui::{Button, Id, RichText, Role, Ui, vec2};

/// Height of a row.
const LINE: f32 = 46.0;

/// The list's id, which has the focus.
pub fn story_id() -> Id {
    Id::unique("story-frames")
}

fn row_id(at: usize) -> Id {
    Id::unique(("story-frame", at))
}

/// The frames.
pub fn story_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
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
        edited: false,
        pull: 0.0,
    };
    let mut clicked = None;
    let shown = list.show(ui, row_id, |ui, row| {
        let shot = story.get(row.at).and_then(|id| map.document.shot(*id));
        let Some(shot) = shot else { return false };
        let taken = row_ui(ui, scope, map, &shot, (at == Some(row.at), row));
        if taken {
            clicked = Some(row.at);
        }
        taken
    });
    let to = match shown.ask {
        Some(Ask::To(to)) => Some(to),
        Some(Ask::Take) => at,
        _ => clicked,
    };
    if let Some(id) = to.and_then(|to| story.get(to)) {
        scope.actions.push(StoryAsk::Choose(*id).into());
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

/// One frame in two lines: its number and caption, and what it shows; whether it was clicked.
fn row_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    shot: &Shot,
    (on, row): (bool, Row),
) -> bool {
    let (look, texts) = (scope.look, scope.app.texts());
    let caption = match shot.frame.caption.trim() {
        "" => texts.get("story-no-caption"),
        caption => caption,
    };
    let first = format!("{}. {caption}", row.at + 1);
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
    let response = row.option_ui(ui, look, row_id(row.at), &said, on);
    let across = (row.rect.left() + 10.0, row.rect.right() - 8.0);
    row.lines_ui(ui, look, across, [&first, &second], on);
    response.on_hover_text(said).clicked()
}
