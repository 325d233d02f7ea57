//! The vote: who has how many dots, how many were given, and what got the most.

use crate::app::{Action, Command, MOST_VOTERS, OpenMap, Poll, VoteAsk, ranking};
use crate::model::{Document, ElementId, ElementKind};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::{HEIGHT, color, font};
use crate::ui::widgets::{Scope, focus_ring_at, icon_button};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, Color32, DragValue, Id, Label, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of a line of the ranking.
const LINE: f32 = 46.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// The ranking of a map.
    ranked: Option<(Arc<Document>, Ranking)>,
}

/// What was given dots, and how many.
type Ranking = Vec<(ElementId, u32)>;

/// The ranking's id, which has the focus.
pub fn votes_id() -> Id {
    Id::unique("votes")
}

fn row_id(at: usize) -> Id {
    Id::unique(("vote", at))
}

/// The vote.
pub fn votes_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let known = memory.ranked.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &map.document));
    if !known {
        memory.ranked = Some((map.document.clone(), ranking(&map.document)));
    }
    let Some((_, ranked)) = &memory.ranked else { return };
    ui.add(Label::new(scope.look.caption(scope.text("votes-help"))).wrap());
    poll_ui(ui, scope, ranked.iter().map(|(_, votes)| u64::from(*votes)).sum());
    ui.add_space(6.0);
    if ranked.is_empty() {
        ui.add(Label::new(scope.look.caption(scope.text("votes-none"))).wrap());
        return;
    }
    let text = RichText::new(scope.text("cmd-clear-votes")).font(scope.button_font());
    if ui.add(Button::new(text).min_size(vec2(0.0, HEIGHT))).clicked() {
        scope.run(Command::ClearVotes);
    }
    ui.add_space(4.0);
    let list = Rows {
        id: votes_id(),
        role: Role::ListBox,
        label: scope.text("votes-ranking"),
        heights: Heights::Same(ranked.len(), LINE * scope.look.scale),
        cursor: map.primary().and_then(|id| ranked.iter().position(|(ranked, _)| *ranked == id)),
        edited: false,
        pull: 0.0,
    };
    let shown = list.show(ui, row_id, |ui, row| line_ui(ui, scope, map, ranked[row.at], row));
    match shown.ask {
        Some(Ask::To(at)) => {
            scope.actions.extend(ranked.get(at).map(|(id, _)| Action::GoTo(*id)));
        }
        Some(Ask::Take) => scope.actions.extend(map.primary().map(Action::Visit)),
        _ => {}
    }
}

/// How many people vote with how many dots, and how many dots were given.
fn poll_ui(ui: &mut Ui, scope: &mut Scope<'_>, given: u64) {
    let Poll { mut people, mut dots } = scope.app.poll;
    ui.horizontal_wrapped(|ui| {
        let mut changed = false;
        for (key, value) in [("votes-people", &mut people), ("votes-dots", &mut dots)] {
            let label = ui.label(scope.look.body(scope.text(key)));
            let field = DragValue::new(value).range(0..=MOST_VOTERS);
            changed |= ui.add(field).labelled_by(label.id).changed();
            ui.add_space(6.0);
        }
        if changed {
            scope.actions.push(Action::Vote(VoteAsk::Poll(Poll { people, dots })));
        }
    });
    let (texts, look) = (scope.app.texts(), scope.look);
    let Some(total) = scope.app.poll.total() else {
        ui.label(look.name(texts.count("votes-given", given)));
        return;
    };
    let number = texts.whole(u64::from(total));
    let shown = texts.whole(given);
    let args = [("given", (&shown).into()), ("total", (&number).into())];
    ui.label(look.name(texts.with("votes-given-of", &args)));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    ui.painter().rect_filled(rect, 3, look.line);
    let share = (given as f32 / (total.max(1)) as f32).min(1.0);
    let full = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(full, 3, look.selection);
}

/// One line of the ranking; whether a hand took it.
fn line_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    (id, votes): (ElementId, u32),
    row: Row,
) -> bool {
    let Some(element) = map.document.element(id) else { return false };
    let (look, texts) = (scope.look, scope.app.texts());
    let (kind, said) = (element.kind(), element.content.text().trim());
    let rect = row.rect.shrink2(vec2(0.0, 2.0));
    let on = map.selection.contains(id);
    let response = ui.interact(rect, row_id(row.at), Sense::click());
    let given = texts.count("votes-given", u64::from(votes));
    let label = format!("{}: {said}, {given}", texts.word(kind));
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, label.clone()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
    let fill = if on { look.selected } else { look.card };
    let edge = if response.hovered() { look.selection } else { look.line };
    ui.painter().rect(rect, 8, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if row.focused {
        focus_ring_at(ui, rect);
    }
    let strong = accent(scope, kind);
    let number = texts.whole(u64::from(votes));
    let letters = font(Weight::Bold, 17.0 * look.scale);
    let number = ui.painter().layout_no_wrap(number, letters, strong);
    let x = rect.left() + 12.0;
    let left = x + number.size().x.max(26.0) + 8.0;
    ui.painter().galley(pos2(x, rect.center().y - number.size().y / 2.0), number, strong);
    let right = rect.right() - 2.0 * HEIGHT - 14.0;
    let line = |ui: &Ui, text: &str, letters, ink| {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), letters, ink);
        job.wrap = TextWrapping::truncate_at_width((right - left).max(1.0));
        ui.painter().layout_job(job)
    };
    let name = line(ui, said, font(Weight::SemiBold, 13.0 * look.scale), look.ink);
    let cut = name.elided;
    let at = map.touchpoint_at(Some(id)).and_then(|at| map.document.element(at));
    let place = at.map_or("", |at| at.content.text());
    let place = line(ui, place, font(Weight::Regular, 11.5 * look.scale), look.muted);
    let high = name.size().y + place.size().y;
    let top = rect.center().y - high / 2.0;
    let below = top + name.size().y;
    ui.painter().galley(pos2(left, top), name, look.ink);
    ui.painter().galley(pos2(left, below), place, look.muted);
    buttons_ui(ui, scope, (id, said), Rect::from_min_max(pos2(right, rect.top()), rect.max));
    let response = if cut { response.on_hover_text(said) } else { response };
    if response.clicked() {
        scope.actions.push(Action::GoTo(id));
    }
    response.clicked()
}

/// The buttons that give a dot and take one away.
fn buttons_ui(ui: &mut Ui, scope: &mut Scope<'_>, (id, said): (ElementId, &str), place: Rect) {
    ui.scope_builder(UiBuilder::new().max_rect(place.shrink2(vec2(4.0, 0.0))), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for more in [false, true] {
                let key = if more { "votes-more" } else { "votes-less" };
                let name = scope.app.texts().with(key, &[("name", said.into())]);
                let draw = |painter: &egui::Painter, at, ink| {
                    icons::plus_minus(painter, at, more, ink);
                };
                if icon_button(ui, &name, false, draw).clicked() {
                    scope.actions.push(Action::Vote(VoteAsk::Give(id, more)));
                }
            }
        });
    });
}

fn accent(scope: &Scope<'_>, kind: ElementKind) -> Color32 {
    let colors = &scope.look.theme.color;
    color(match kind {
        ElementKind::Barrier => colors.barrier.strong,
        _ => colors.solution.strong,
    })
}
