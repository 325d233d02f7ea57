//! Buttons that add something to what is selected, or where they are dragged to.

use super::carry::Carry;
use super::style::{HEIGHT, RADIUS, color, font};
use super::widgets::{Scope, focus_ring};
use super::{context, icons, menu};
use crate::app::Command;
use crate::model::{ElementKind, Valence};
use crate::scene::Weight;
use egui::{
    Button, Color32, CursorIcon, Painter, Popup, Pos2, Response, Role, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, vec2,
};

/// What is added, in order.
const KINDS: [ElementKind; 6] = [
    ElementKind::Touchpoint,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Emotion,
    ElementKind::Moment,
    ElementKind::Solution,
];
/// Between a button's edge and its words.
const PADDING: f32 = 10.0;
/// Between buttons.
const BETWEEN: f32 = 6.0;
/// Room for a sign before words.
const SIGN: f32 = 16.0;

/// How the buttons are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adding {
    /// In words.
    Words,
    /// As signs.
    Signs,
    /// As one button that offers them.
    Menu,
}

/// How wide the buttons are, given how wide words are.
pub fn width(scope: &Scope<'_>, adding: Adding, words: impl Fn(&str) -> f32) -> f32 {
    let word = |kind| words(scope.app.texts().word(kind)) + sign(kind) + 2.0 * PADDING;
    match adding {
        Adding::Words => KINDS.into_iter().map(|kind| word(kind) + BETWEEN).sum(),
        Adding::Signs => KINDS.len() as f32 * (HEIGHT + BETWEEN),
        Adding::Menu => HEIGHT + BETWEEN,
    }
}

/// Room for the sign before a kind's word.
fn sign(kind: ElementKind) -> f32 {
    if matches!(kind, ElementKind::Touchpoint | ElementKind::Moment) { SIGN } else { 0.0 }
}

/// What a button runs; an emotion needs to be said which.
fn command(kind: ElementKind) -> Command {
    match kind {
        ElementKind::Touchpoint => Command::AddTouchpoint,
        ElementKind::Moment => Command::Mark,
        ElementKind::Emotion => Command::Feel(Valence::Neutral),
        _ => Command::Note(kind),
    }
}

/// The buttons.
pub fn adding_ui(ui: &mut Ui, scope: &mut Scope<'_>, adding: Adding) {
    if adding == Adding::Menu {
        return menu_ui(ui, scope);
    }
    for kind in KINDS {
        let response = button_ui(ui, scope, kind, adding == Adding::Words);
        if kind == ElementKind::Emotion {
            Popup::menu(&response).show(|ui| context::faces_ui(ui, scope));
        } else if response.clicked() {
            scope.run(command(kind));
        }
    }
}

/// One button, which can also be dragged onto the map.
fn button_ui(ui: &mut Ui, scope: &Scope<'_>, kind: ElementKind, in_words: bool) -> Response {
    let look = scope.look;
    let word = scope.app.texts().word(kind);
    let first = kind == ElementKind::Touchpoint;
    let weight = if first { Weight::SemiBold } else { Weight::Regular };
    let letters = font(weight, 13.0 * look.scale);
    let galley = ui.painter().layout_no_wrap(word.to_owned(), letters, Color32::PLACEHOLDER);
    let wide = if in_words { galley.size().x + sign(kind) + 2.0 * PADDING } else { HEIGHT };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::click_and_drag());
    if response.drag_started() {
        response.dnd_set_drag_payload(Carry::New(kind));
    }
    let on = kind == ElementKind::Moment && scope.app.checked(Command::Mark) == Some(true);
    let name =
        if kind == ElementKind::Emotion { word.to_owned() } else { scope.name_of(command(kind)) };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    let visuals = *ui.style().interact(&response);
    let (fill, ink, edge) = if first {
        let blue = color(look.theme.color.phases[0].strong);
        let fill = if response.hovered() { blue.gamma_multiply(0.88) } else { blue };
        (fill, color(look.theme.color.on_strong), Stroke::NONE)
    } else if on {
        (look.selected, look.on_selected, Stroke::new(1.0, look.selection))
    } else {
        (visuals.weak_bg_fill, visuals.fg_stroke.color, visuals.bg_stroke)
    };
    let painter = ui.painter();
    painter.rect(rect, RADIUS, fill, edge, StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    if in_words {
        let at = rect.left_center() + vec2(PADDING + sign(kind), -galley.size().y / 2.0);
        painter.galley(at, galley, ink);
        if sign(kind) > 0.0 {
            let at = rect.left_center() + vec2(PADDING + SIGN / 2.0 - 3.0, 0.0);
            sign_ui(painter, scope, at, kind, ink);
        }
    } else {
        sign_ui(painter, scope, rect.center(), kind, ink);
    }
    let response = response.on_hover_cursor(CursorIcon::Grab);
    if kind == ElementKind::Emotion {
        response.on_hover_text(word)
    } else {
        scope.with_hint(ui, response, command(kind))
    }
}

/// The sign of what is added.
fn sign_ui(painter: &Painter, scope: &Scope<'_>, at: Pos2, kind: ElementKind, ink: Color32) {
    let colors = &scope.look.theme.color;
    let note = |accent: &crate::theme::Accent| {
        icons::note(painter, at, color(accent.strong), color(accent.fill));
    };
    match kind {
        ElementKind::Barrier => note(&colors.barrier),
        ElementKind::Driver => note(&colors.driver),
        ElementKind::Solution => note(&colors.solution),
        ElementKind::Emotion => icons::face(painter, at, 8.0, Valence::Good, ink),
        ElementKind::Moment => icons::star(painter, at, 7.5, scope.look.moment),
        _ => icons::plus(painter, at, 4.5, ink),
    }
}

/// One button that offers them all.
fn menu_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let button = Button::new("").min_size(vec2(HEIGHT, HEIGHT));
    let (shown, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        context::faces_ui(ui, scope);
        let kinds = KINDS.into_iter().filter(|kind| *kind != ElementKind::Emotion);
        menu::items_ui(ui, scope, kinds.map(command));
    });
    let name = scope.text("toolbar-add");
    shown.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    icons::plus(ui.painter(), shown.rect.center(), 5.0, scope.look.text);
    shown.on_hover_text(name);
}
