//! The bar that finds and replaces, at the corner of the canvas.

use super::icons;
use super::keys::{self, Stroke, plain};
use super::style::{color, font};
use super::widgets::{Scope, TextLine, focus_ring, icon_button};
use crate::app::{Action, Command, FindAsk, Hit, MapText, OpenMap, Query, TextPlace};
use crate::scene::Weight;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Role,
    Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Widest bar.
const WIDTH: f32 = 480.0;
/// Distance from the canvas's edges.
const MARGIN: f32 = 12.0;
/// Letters shown before what was found.
const BEFORE: usize = 24;
/// The key for the hit before.
const BACK: Stroke = (Modifiers::SHIFT, Key::Enter);
/// Width of a switch inside the field.
const SWITCH: f32 = 26.0;

/// The id of the field for what is looked for.
pub fn find_id() -> Id {
    Id::unique("find")
}

/// Gives the bar the keyboard; what is looked for is selected, to be typed over.
pub fn focus_find(ctx: &Context) {
    TextLine::focus(ctx, find_id());
}

fn with_id() -> Id {
    Id::unique("replace-with")
}

/// The bar, while it is open, at the upper right corner of `canvas`.
pub fn find_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, canvas: Rect) {
    if !scope.app.find.open || canvas.width() < 260.0 {
        return;
    }
    let look = scope.look;
    let width = WIDTH.min(canvas.width() - 2.0 * MARGIN);
    let corner = canvas.right_top() + vec2(-MARGIN - width, MARGIN);
    let place = Rect::from_min_size(corner, vec2(width, 44.0));
    let builder = UiBuilder::new()
        .max_rect(place)
        // Hands on the bar do not reach the map below it.
        .sense(Sense::CLICK | Sense::DRAG)
        .accessibility_role(Role::Search)
        .accessibility_label(scope.text("find-name"));
    ui.scope_builder(builder, |ui| {
        let frame = Frame::new()
            .fill(look.panel)
            .stroke(egui::Stroke::new(1.0, look.line))
            .corner_radius(CornerRadius::same(10))
            .inner_margin(Margin::same(8))
            .shadow(look.shadow(16));
        frame.show(ui, |ui| {
            ui.set_width(width - 16.0);
            ui.spacing_mut().item_spacing = vec2(4.0, 6.0);
            first_ui(ui, scope, map);
            if scope.app.find.replacing {
                second_ui(ui, scope, map);
            }
            context_ui(ui, scope, map);
        });
    });
}

/// What is looked for, how often it was found, from one to the next.
fn first_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let bar = &scope.app.find;
    let (query, replacing) = (bar.query.clone(), bar.replacing);
    let count = map.search.found().map_or(0, |found| found.hits.len());
    ui.horizontal(|ui| {
        let name = scope.text("find-replacing");
        let fold = |p: &egui::Painter, at, ink| icons::fold(p, at, replacing, ink);
        if icon_button(ui, name, replacing, fold).on_hover_text(name).clicked() {
            scope.actions.push(Action::Find(FindAsk::Replacing(!replacing)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = scope.text("find-close");
            if icon_button(ui, name, false, icons::cross).on_hover_text(name).clicked() {
                scope.actions.push(Action::Find(FindAsk::Close));
            }
            ui.add_enabled_ui(count > 0, |ui| {
                let chevron =
                    |down| move |p: &egui::Painter, at, ink| icons::chevron(p, at, down, ink);
                scope.icon_ui(ui, Command::FindNext, chevron(true));
                scope.icon_ui(ui, Command::FindPrevious, chevron(false));
            });
            count_ui(ui, scope, map, count);
            field_ui(ui, scope, &query);
        });
    });
}

/// "3 of 12", or that there is none.
fn count_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap, count: usize) {
    let texts = scope.app.texts();
    let look = scope.look;
    let (text, ink) = match map.search.current() {
        Some((at, _)) => {
            let (current, number) = (texts.whole(at as u64 + 1), texts.whole(count as u64));
            let args = [("current", (&current).into()), ("number", (&number).into())];
            (texts.with("find-count", &args), look.muted)
        }
        None if map.search.found().is_some() => {
            (texts.get("find-none").to_owned(), color(look.theme.color.valence[0]))
        }
        None => return,
    };
    ui.label(look.caption(text).color(ink));
}

fn field_ui(ui: &mut Ui, scope: &mut Scope<'_>, query: &Query) {
    let id = find_id();
    let mut wanted = query.clone();
    let field = TextLine {
        id,
        name: scope.text("cmd-find"),
        hint: scope.text("find-hint"),
        margin: Margin { left: 10, right: (2.0 * SWITCH) as i8 + 6, top: 6, bottom: 6 },
    };
    let response = field.show(ui, &mut wanted.text);
    let right = response.rect.right_center() - vec2(4.0, 0.0);
    let place = |back: f32| {
        Rect::from_center_size(
            right - vec2(back, 0.0),
            vec2(SWITCH - 2.0, response.rect.height() - 6.0),
        )
    };
    let (case, word) = (scope.text("find-case"), scope.text("find-word"));
    let letters = scope.text("find-case-sign");
    if switch_ui(ui, scope, place(1.5 * SWITCH), case, query.case, letters) {
        wanted.case = !query.case;
    }
    let quoted = scope.text("find-word-sign");
    if switch_ui(ui, scope, place(0.5 * SWITCH), word, query.word, quoted) {
        wanted.word = !query.word;
    }
    if (wanted.case, wanted.word) != (query.case, query.word) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if wanted != *query {
        scope.actions.push(Action::Find(FindAsk::Query(wanted)));
    }
    keys::want(ui.ctx(), id, &[plain(Key::Enter), BACK]);
    if let Some(stroke) = keys::pressed(ui.ctx(), id) {
        scope.actions.push(Action::Find(FindAsk::Step(stroke != BACK)));
    }
}

/// A small switch inside the field; whether it was clicked.
fn switch_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    rect: Rect,
    name: &'static str,
    on: bool,
    sign: &str,
) -> bool {
    let look = scope.look;
    let response = ui.interact(rect, Id::unique(("find-switch", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    if on {
        ui.painter().rect_filled(rect, 4, look.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4, look.mix_panel(look.theme.color.muted, 0.14));
    }
    focus_ring(ui, &response, rect);
    let ink = if on { look.on_selected } else { look.muted };
    let letters = font(Weight::SemiBold, 11.5 * look.scale);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, sign, letters, ink);
    response.on_hover_text(name).clicked()
}

/// What it is replaced with.
fn second_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let any = map.search.current().is_some();
    let mut with = scope.app.find.with.clone();
    ui.horizontal(|ui| {
        ui.add_space(super::style::HEIGHT + 4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_enabled_ui(any, |ui| {
                for (key, ask) in
                    [("find-replace-all", FindAsk::ReplaceAll), ("find-replace", FindAsk::Replace)]
                {
                    if ui.button(scope.look.body(scope.text(key))).clicked() {
                        scope.actions.push(Action::Find(ask));
                    }
                }
            });
            let id = with_id();
            let field = TextLine {
                id,
                name: scope.text("find-with"),
                hint: scope.text("find-with"),
                margin: Margin::symmetric(10, 6),
            };
            if field.show(ui, &mut with).changed() {
                scope.actions.push(Action::Find(FindAsk::With(with)));
            }
            keys::want(ui.ctx(), id, &[plain(Key::Enter)]);
            if keys::pressed(ui.ctx(), id).is_some() {
                scope.actions.push(Action::Find(FindAsk::Replace));
            }
        });
    });
}

/// Whose text the current hit stands in, and the words around it.
fn context_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap) {
    let Some((_, hit)) = map.search.current() else { return };
    let Some(text) = hit.place.text(&map.document) else { return };
    // Edited since it was found.
    let Some(found) = text.get(hit.range.clone()) else { return };
    let look = scope.look;
    let letters = |weight| font(weight, 11.5 * look.scale);
    let plain = |ink: Color32| TextFormat::simple(letters(Weight::Regular), ink);
    let mut job = LayoutJob::default();
    let whose = format!("{}   ", whose(scope, map, hit));
    job.append(&whose, 0.0, plain(look.muted));
    let before = tail(&text[..hit.range.start]);
    let one_line = |text: &str| text.replace(['\n', '\r'], " ");
    job.append(&one_line(&before), 0.0, plain(look.text));
    let mark = color(look.theme.color.solution.strong).gamma_multiply(0.35);
    let marked =
        TextFormat { background: mark, ..TextFormat::simple(letters(Weight::SemiBold), look.ink) };
    job.append(&one_line(found), 0.0, marked);
    job.append(&one_line(&text[hit.range.end..]), 0.0, plain(look.text));
    job.wrap = TextWrapping::truncate_at_width(ui.available_width() - 8.0);
    let galley = ui.painter().layout_job(job);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    ui.painter().galley(pos2(rect.left() + 4.0, rect.top()), galley, look.text);
}

/// The last letters of a text, from a word's beginning on.
fn tail(text: &str) -> String {
    let Some((at, _)) = text.char_indices().rev().nth(BEFORE) else { return text.to_owned() };
    let rest = &text[at..];
    let word = rest.find(' ').map_or(rest, |space| &rest[space + 1..]);
    format!("…{word}")
}

/// Whose text it is: the element's kind, and which of its texts where it has several.
fn whose(scope: &Scope<'_>, map: &OpenMap, hit: &Hit) -> String {
    let texts = scope.app.texts();
    match hit.place {
        TextPlace::Map(text) => {
            let key = match text {
                MapText::Title => "field-title",
                MapText::Scenario => "field-scenario",
                MapText::Author(_) => "field-authors",
                MapText::Notes => "field-notes",
            };
            format!("{} · {}", texts.get("inspect-map"), texts.get(key))
        }
        TextPlace::Element(id, field) => {
            let kind = map.document.kind(id).map_or("", |kind| texts.word(kind));
            match super::field_key(field) {
                Some(key) => format!("{kind} · {}", texts.get(key)),
                None => kind.to_owned(),
            }
        }
    }
}
