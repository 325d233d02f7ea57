//! Worklists: which low scores go to whom, how far the answers to them have come, and whether they
//! helped. At the left the touchpoints of each owner, at the right the one that is chosen.

use super::{cells, empty_ui, export_ui, item};
use crate::app::{Action, BelowAsk, OpenMap, Paper};
use crate::i18n::Texts;
use crate::insight::{WorkItem, Worklist};
use crate::model::{ElementId, FollowUpState};
use crate::scene::Weight;
use crate::ui::chips::{chip_ui, choice_ui, list_ui};
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::{HEIGHT, font};
use crate::ui::widgets::Scope;
use egui::{Button, Id, Rect, RichText, Role, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Height of a row.
const LINE: f32 = 46.0;
/// Width of the line of the last months.
const TREND: f32 = 62.0;
/// From this width on a row shows it.
const WIDE: f32 = 420.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// The touchpoint that is shown at the right.
    chosen: Option<ElementId>,
    item: item::Memory,
}

/// The list's id, which has the focus.
pub fn worklists_id() -> Id {
    Id::unique("worklists")
}

fn row_id(at: usize) -> Id {
    Id::unique(("work", at))
}

/// The worklists.
pub fn worklists_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let Some(lists) = map.feedback.worklists() else { return };
    if lists.is_empty() {
        let unasked = map.headline().is_empty();
        return empty_ui(ui, scope, if unasked { "scores-none" } else { "worklists-none" });
    }
    let of = scope.app.worklist_of.clone();
    let chosen = of.filter(|owner| lists.iter().any(|list| list.owner == *owner));
    choices_ui(ui, scope, lists, chosen.as_ref());
    let shown = lists.iter().filter(|list| chosen.as_ref().is_none_or(|of| *of == list.owner));
    let items: Vec<(&Worklist, &WorkItem)> =
        shown.flat_map(|list| list.entries.iter().map(move |entry| (list, entry))).collect();
    // What is selected on the map is shown here, too.
    if let Some(primary) = map.primary()
        && items.iter().any(|(_, entry)| entry.touchpoint == primary)
    {
        memory.chosen = Some(primary);
    }
    let at = |id: ElementId| items.iter().position(|(_, entry)| entry.touchpoint == id);
    let cursor = memory.chosen.and_then(at);
    let room = ui.available_rect_before_wrap();
    let width = (room.width() * 0.44).clamp(240.0, 460.0);
    let (left, right) = room.split_left_right_at_x(room.right() - width);
    let left = left.with_max_x(left.right() - 12.0);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        items_ui(ui, scope, map, memory, &items, cursor);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        ScrollArea::vertical().id_salt("work-item").auto_shrink(false).show(ui, |ui| {
            let entry = memory.chosen.and_then(at).and_then(|at| items.get(at));
            if let Some((_, entry)) = entry {
                item::item_ui(ui, scope, map, entry, &mut memory.item);
            } else {
                let hint = scope.look.caption(scope.text("worklists-choose"));
                ui.add(egui::Label::new(hint).wrap());
            }
        });
    });
}

/// Whose worklist is shown; writing and copying it.
fn choices_ui(ui: &mut Ui, scope: &mut Scope<'_>, lists: &[Worklist], chosen: Option<&String>) {
    let texts = scope.app.texts();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let all = texts.get("worklists-everybody");
        let text = chosen.map_or(all, |owner| owner_name(owner, texts));
        let chip = chip_ui(ui, scope, "worklists-owner", text, chosen.is_some(), true);
        list_ui(&chip, |ui| {
            let owners = lists.iter().map(|list| Some(&list.owner));
            for owner in std::iter::once(None).chain(owners) {
                let name = owner.map_or(all, |owner| owner_name(owner, texts));
                if choice_ui(ui, scope, Role::RadioButton, name, "", owner == chosen) {
                    let ask = BelowAsk::Owner(owner.cloned());
                    scope.actions.push(Action::Below(ask));
                    ui.close();
                }
            }
        });
        export_ui(ui, scope, [Paper::WorklistsCsv, Paper::WorklistsMarkdown]);
        let text = RichText::new(texts.get("worklists-copy")).font(scope.button_font());
        if ui.add(Button::new(text).min_size(vec2(0.0, HEIGHT))).clicked() {
            scope.actions.push(Action::Below(BelowAsk::Copy));
        }
        let count: usize = lists
            .iter()
            .filter(|list| chosen.is_none_or(|owner| *owner == list.owner))
            .map(|list| list.entries.len())
            .sum();
        ui.label(scope.look.caption(texts.count("worklists-count", count as u64)));
    });
    ui.add_space(2.0);
}

fn owner_name<'a>(owner: &'a str, texts: &'static Texts) -> &'a str {
    if owner.is_empty() { texts.get("worklists-nobody") } else { owner }
}

fn items_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    memory: &mut Memory,
    items: &[(&Worklist, &WorkItem)],
    cursor: Option<usize>,
) {
    let list = Rows {
        id: worklists_id(),
        role: Role::ListBox,
        label: scope.text("worklists-title"),
        heights: Heights::Same(items.len(), LINE * scope.look.scale),
        cursor,
        edited: false,
        pull: 0.0,
    };
    let mut clicked = None;
    let shown = list.show(ui, row_id, |ui, row| {
        let Some((list, entry)) = items.get(row.at) else { return false };
        let taken = row_ui(ui, scope, map, (list, entry), row, cursor == Some(row.at));
        if taken {
            clicked = Some(row.at);
        }
        taken
    });
    let near = shown.ask == Some(Ask::Take);
    let at = match shown.ask {
        Some(Ask::To(at)) => Some(at),
        Some(Ask::Take) => cursor,
        _ => clicked,
    };
    if let Some((_, entry)) = at.and_then(|at| items.get(at)) {
        let id = entry.touchpoint;
        memory.chosen = Some(id);
        scope.actions.push(if near { Action::Visit(id) } else { Action::GoTo(id) });
    }
}

/// How far the answer to a low score has come; where nothing was said, it is open.
pub fn state_of(entry: &WorkItem) -> FollowUpState {
    entry.follow_up.as_ref().map_or(FollowUpState::Open, |follow_up| follow_up.state)
}

/// One touchpoint; whether a hand took it.
fn row_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    (list, entry): (&Worklist, &WorkItem),
    row: Row,
    on: bool,
) -> bool {
    let (look, texts) = (scope.look, scope.app.texts());
    let name = item::name_of(map, entry.touchpoint, texts);
    let state = texts.word(state_of(entry));
    let owner = owner_name(&list.owner, texts);
    let score = entry.score.as_ref().map(|score| item::score_words(texts, score));
    let said = [Some(name.clone()), Some(owner.to_owned()), score, Some(state.to_owned())];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let said = said.join(", ");
    let response = row.option_ui(ui, look, row_id(row.at), &said, on);
    let back = row.rect.shrink2(vec2(0.0, 1.0));
    let right = figures_ui(ui, scope, map, entry, back);
    let across = (back.left() + 20.0, right - 8.0);
    let cut = row.lines_ui(ui, look, across, [&name, &format!("{state} · {owner}")], on);
    let response = if cut { response.on_hover_text(said) } else { response };
    response.clicked()
}

/// The mark, the value and the last months of a touchpoint; where they begin.
fn figures_ui(ui: &Ui, scope: &Scope<'_>, map: &OpenMap, entry: &WorkItem, back: Rect) -> f32 {
    let (look, texts) = (scope.look, scope.app.texts());
    let Some(score) = &entry.score else { return back.right() - 6.0 };
    let (tone, letters) = cells::tones(scope, map, score);
    cells::mark(ui.painter(), pos2(back.left() + 10.0, back.center().y), tone, score.is_thin());
    let mut right = back.right() - 8.0;
    if back.width() >= WIDE * look.scale {
        let size = vec2(TREND * look.scale, 20.0 * look.scale);
        let place = Rect::from_min_size(pos2(right - size.x, back.center().y - size.y / 2.0), size);
        let values: Vec<f64> = entry.trend.iter().map(|(_, score)| score.value).collect();
        cells::sparkline(ui.painter(), place.shrink(3.0), &values, look.muted, tone);
        right = place.left() - 10.0;
    }
    let value = texts.score(score.metric, score.value);
    let value = ui.painter().layout_no_wrap(value, font(Weight::Bold, 15.0 * look.scale), letters);
    let n = texts.with("score-n", &[("n", (&texts.whole(score.n)).into())]);
    let metric = format!("{} · {n}", texts.word(score.metric));
    let small = font(Weight::Regular, 11.0 * look.scale);
    let metric = ui.painter().layout_no_wrap(metric, small, look.muted);
    let top = back.center().y - f32::midpoint(value.size().y, metric.size().y);
    let left = right - value.size().x.max(metric.size().x);
    let below = top + value.size().y;
    ui.painter().galley(pos2(right - value.size().x, top), value, letters);
    ui.painter().galley(pos2(right - metric.size().x, below), metric, look.muted);
    left
}
