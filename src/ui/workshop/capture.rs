//! The line in which a workshop is written down: what is said becomes the next item of the chosen
//! kind at the chosen touchpoint, and one goes on typing.

use crate::app::{Action, Capture, Command, OpenMap, WorkshopAsk, capture_key};
use crate::scene::Weight;
use crate::ui::keys::{self, DIGITS, Stroke as KeyStroke, plain};
use crate::ui::style::{HEIGHT, color, font};
use crate::ui::widgets::{Scope, focus_ring, icon_button};
use egui::{
    Align, Color32, Event, EventFilter, Frame, Galley, Id, Key, Label, Layout, Margin, Modifiers,
    Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo,
    vec2,
};
use std::sync::Arc;

/// Size of what is typed.
const LETTERS: f32 = 19.0;
/// Height of the line.
const LINE: f32 = 44.0;
/// A window that is lower is low.
const LOW: f32 = 460.0;
/// Between chips.
const BETWEEN: f32 = 6.0;
/// From the left of a chip's dot to what is written.
const DOT: f32 = 16.0;

/// The id of the line, for the focus.
pub fn capture_id() -> Id {
    Id::unique("capture")
}

fn ask(scope: &mut Scope<'_>, ask: WorkshopAsk) {
    scope.actions.push(Action::Workshop(ask));
}

/// The kinds, the touchpoint and the line.
pub fn capture_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    ui.spacing_mut().item_spacing.y = 8.0;
    chips_ui(ui, scope);
    let row = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(LINE);
        ui.spacing_mut().item_spacing.x = 8.0;
        target_ui(ui, scope, map);
        line_ui(ui, scope);
    });
    // In a low window the map needs the room more.
    if ui.ctx().content_rect().height() >= LOW {
        ui.add(Label::new(scope.look.caption(scope.text("capture-help"))).truncate());
    }
}

/// How much a chip says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    /// Its name, its digit and the sign that means it.
    All,
    /// Its name and its digit.
    Digit,
    /// Its name.
    Name,
    /// Its digit alone, unless it is the chosen one.
    Sign,
    /// Its digit alone, close to the others.
    Close,
}

/// The kinds in one row, which say as much as there is room for.
fn chips_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let kinds = || Capture::ALL.iter().copied().zip(1..);
    let wide = |says: Says| {
        let chips = kinds().map(|(kind, digit)| Chip::of(ui, scope, kind, digit, says));
        chips.map(|chip| chip.width() + BETWEEN).sum::<f32>() - BETWEEN
    };
    let room = ui.available_width();
    let offered = [Says::All, Says::Digit, Says::Name, Says::Sign];
    let says = offered.into_iter().find(|&says| wide(says) <= room).unwrap_or(Says::Close);
    // Where not even that fits, the row scrolls: the line below it must not leave the window.
    ScrollArea::horizontal().id_salt("capture-kinds").show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            for (kind, digit) in kinds() {
                let chip = Chip::of(ui, scope, kind, digit, says);
                chip_ui(ui, scope, kind, digit, chip);
            }
        });
    });
}

/// What is written on a chip.
struct Chip {
    word: Option<Arc<Galley>>,
    sign: Option<Arc<Galley>>,
    /// Left and right of what is written, and between that and the dot.
    pad: f32,
}

impl Chip {
    fn of(ui: &Ui, scope: &Scope<'_>, kind: Capture, digit: u8, says: Says) -> Self {
        let on = scope.app.workshop.meant() == kind;
        let scale = scope.look.scale;
        let weight = if on { Weight::SemiBold } else { Weight::Regular };
        let line =
            |text: String, font| ui.painter().layout_no_wrap(text, font, Color32::PLACEHOLDER);
        let named = says < Says::Sign || (on && says == Says::Sign);
        let name = scope.text(capture_key(kind)).to_owned();
        let sign = match (says, kind.sign()) {
            (Says::Name, _) => None,
            (Says::All, Some(sign)) => Some(format!("{digit} {sign}")),
            _ => Some(digit.to_string()),
        };
        Self {
            word: named.then(|| line(name, font(weight, 14.0 * scale))),
            sign: sign.map(|sign| line(sign, font(Weight::Regular, 11.0 * scale))),
            pad: match says {
                Says::All => 11.0,
                Says::Close => 4.0,
                _ => 8.0,
            },
        }
    }

    /// What is written, from left to right; the name comes first.
    fn written(self) -> impl Iterator<Item = (Arc<Galley>, bool)> {
        self.word.map(|word| (word, true)).into_iter().chain(self.sign.map(|sign| (sign, false)))
    }

    fn width(&self) -> f32 {
        let parts = [&self.word, &self.sign];
        let parts = parts.into_iter().flatten().map(|part| part.size().x + self.pad * 0.6);
        2.0 * self.pad + DOT + parts.sum::<f32>() - self.pad * 0.6
    }
}

/// One kind to choose; its digit small behind its name.
fn chip_ui(ui: &mut Ui, scope: &mut Scope<'_>, kind: Capture, digit: u8, chip: Chip) {
    let look = scope.look;
    let on = scope.app.workshop.meant() == kind;
    let name = scope.text(capture_key(kind));
    let size = vec2(chip.width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    let (fill, ink, edge) = if on {
        (look.selected, look.on_selected, look.selection)
    } else if response.hovered() {
        (look.card, look.ink, look.line)
    } else {
        (look.panel, look.text, look.line)
    };
    let painter = ui.painter();
    let radius = (HEIGHT / 2.0) as u8;
    painter.rect(
        rect,
        radius,
        fill,
        Stroke::new(if on { 1.5 } else { 1.0 }, edge),
        StrokeKind::Inside,
    );
    focus_ring(ui, &response, rect);
    let (middle, pad) = (rect.center().y, chip.pad);
    let mut x = rect.left() + pad;
    painter.circle_filled(egui::pos2(x + 5.0, middle), 4.5, dot(scope, kind));
    x += DOT;
    for (part, is_name) in chip.written() {
        let (at, width) = (egui::pos2(x, middle - part.size().y / 2.0), part.size().x);
        painter.galley(at, part, if is_name { ink } else { look.muted });
        x += width + pad * 0.6;
    }
    let args = [("n", u64::from(digit).into()), ("name", name.into())];
    let hint = scope.app.texts().with("capture-kind-hint", &args);
    if response.on_hover_text(hint).clicked() {
        ask(scope, WorkshopAsk::Kind(kind));
        scope.run(Command::CaptureLine);
    }
}

/// The colour of a kind.
fn dot(scope: &Scope<'_>, kind: Capture) -> Color32 {
    let colors = &scope.look.theme.color;
    color(match kind {
        Capture::Barrier => colors.barrier.strong,
        Capture::Driver => colors.driver.strong,
        Capture::Solution => colors.solution.strong,
        Capture::Touchpoint => colors.phases[0].strong,
        Capture::Action | Capture::Expectation => colors.phases[1].strong,
        Capture::Quote | Capture::Evidence => colors.muted,
        Capture::Idea => colors.moment.strong,
    })
}

/// Which touchpoint things are said of, between the arrows to its neighbours.
fn target_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let (journey, target) = (map.shown_journey(), map.target());
    let at = target.and_then(|id| journey.iter().position(|&known| known == id));
    let name = target.and_then(|id| map.document.element(id));
    let name = name.map(|touchpoint| touchpoint.content.text().trim().to_owned());
    let said = match name {
        Some(name) if name.is_empty() => scope.text("unnamed").to_owned(),
        Some(name) => name,
        None => scope.text("capture-nowhere").to_owned(),
    };
    step_ui(ui, scope, at.is_some_and(|at| at > 0), false);
    let wide = (ui.available_width() * 0.28).clamp(80.0, 260.0);
    let look = scope.look;
    ui.allocate_ui_with_layout(
        vec2(wide, LINE),
        Layout::left_to_right(Align::Center).with_main_justify(true),
        |ui| {
            let text = RichText::new(&said).font(font(Weight::SemiBold, 15.0 * look.scale));
            let ink = if target.is_some() { look.ink } else { look.muted };
            let shown = ui.add(Label::new(text.color(ink)).truncate());
            let label = scope.app.texts().with("capture-target", &[("name", (&said).into())]);
            shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, label.clone()));
        },
    );
    let on = match at {
        Some(at) => at + 1 < journey.len(),
        None => !journey.is_empty(),
    };
    step_ui(ui, scope, on, true);
}

fn step_ui(ui: &mut Ui, scope: &mut Scope<'_>, enabled: bool, on: bool) {
    let name = scope.text(if on { "capture-next" } else { "capture-previous" });
    let draw = |painter: &egui::Painter, at: egui::Pos2, ink: Color32| {
        let x = if on { 3.0 } else { -3.0 };
        let points = [at + vec2(-x, -6.0), at + vec2(x, 0.0), at + vec2(-x, 6.0)];
        painter.add(egui::Shape::line(points.to_vec(), Stroke::new(2.0, ink)));
    };
    ui.add_enabled_ui(enabled, |ui| {
        if icon_button(ui, name, false, draw).on_hover_text(name).clicked() {
            ask(scope, WorkshopAsk::Step(on));
            scope.run(Command::CaptureLine);
        }
    });
}

/// The line itself.
fn line_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let (look, id) = (scope.look, capture_id());
    several_ui(ui, scope);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let meant = scope.app.workshop.meant();
    let edge = if focused { Stroke::new(2.0, look.selection) } else { Stroke::new(1.0, look.line) };
    let hint =
        scope.app.texts().with("capture-hint", &[("name", scope.text(capture_key(meant)).into())]);
    let mut text = scope.app.workshop.line.clone();
    Frame::new()
        .fill(look.card)
        .stroke(edge)
        .corner_radius(10)
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_height(LINE - 12.0);
            ui.horizontal_centered(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                ui.painter().circle_filled(rect.center(), 5.0, dot(scope, meant));
                let field = TextEdit::singleline(&mut text)
                    .id(id)
                    .font(font(Weight::Regular, LETTERS * look.scale))
                    .hint_text(hint)
                    .desired_width(f32::INFINITY)
                    .frame(Frame::NONE)
                    .margin(Margin::ZERO)
                    // Escape leaves the line; it is no command here.
                    .event_filter(EventFilter {
                        tab: false,
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        escape: true,
                    })
                    .return_key(None);
                let response = ui.add(field);
                keys_ui(ui, scope, &response, text);
            });
        });
}

/// What was typed, and the keys of the line.
fn keys_ui(ui: &Ui, scope: &mut Scope<'_>, response: &Response, text: String) {
    let name = scope.text("capture-name");
    let said = text.clone();
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        ..WidgetInfo::text_edit(true, "", &said, "")
    });
    let empty = text.is_empty();
    if response.changed() {
        ask(scope, WorkshopAsk::Line(text));
    }
    keys::want(ui.ctx(), capture_id(), &wanted(empty));
    let Some((modifiers, key)) = keys::pressed(ui.ctx(), capture_id()) else { return };
    let kinds = Capture::ALL;
    let at = kinds.iter().position(|kind| *kind == scope.app.workshop.kind).unwrap_or(0);
    match key {
        Key::Enter => ask(scope, WorkshopAsk::Enter),
        Key::ArrowLeft => ask(scope, WorkshopAsk::Step(false)),
        Key::ArrowRight => ask(scope, WorkshopAsk::Step(true)),
        Key::ArrowUp => ask(scope, WorkshopAsk::Kind(kinds[(at + kinds.len() - 1) % kinds.len()])),
        Key::ArrowDown => ask(scope, WorkshopAsk::Kind(kinds[(at + 1) % kinds.len()])),
        Key::Escape => ui.memory_mut(|memory| memory.surrender_focus(capture_id())),
        Key::Z if modifiers.shift => scope.run(Command::Redo),
        Key::Z => scope.run(Command::Undo),
        Key::Y => scope.run(Command::Redo),
        digit => {
            let chosen = DIGITS[1..].iter().position(|&known| known == digit);
            if let Some(&kind) = chosen.and_then(|at| kinds.get(at)) {
                ask(scope, WorkshopAsk::Kind(kind));
            }
        }
    }
}

/// The keys the line wants: where it is empty, also those that undo what it wrote.
fn wanted(empty: bool) -> Vec<KeyStroke> {
    let mut wanted = vec![
        plain(Key::Enter),
        plain(Key::Escape),
        plain(Key::ArrowUp),
        plain(Key::ArrowDown),
        (Modifiers::ALT, Key::ArrowLeft),
        (Modifiers::ALT, Key::ArrowRight),
    ];
    wanted.extend(DIGITS[1..].iter().map(|&digit| (Modifiers::COMMAND, digit)));
    if empty {
        let shifted = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        wanted.extend([(Modifiers::COMMAND, Key::Z), (Modifiers::COMMAND, Key::Y)]);
        wanted.push((shifted, Key::Z));
    }
    wanted
}

/// Several lines that are pasted into the line become an item each.
fn several_ui(ui: &Ui, scope: &mut Scope<'_>) {
    if let Some(lines) = pasted_lines(ui, capture_id()) {
        ask(scope, WorkshopAsk::Lines(lines));
    }
}

/// Several lines that are pasted into a field of one line; one line goes on to the field.
pub fn pasted_lines(ui: &Ui, id: Id) -> Option<String> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    ui.input_mut(|input| {
        let several = |event: &Event| match event {
            Event::Paste(text) => text.lines().filter(|line| !line.trim().is_empty()).count() > 1,
            _ => false,
        };
        let at = input.events.iter().position(several)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}
