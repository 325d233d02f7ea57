//! The timer in the bar: how much time is left, large, and a gentle signal when it is over.

use crate::app::{Action, Command, MINUTES, MOST_MINUTES, Motion, TimeLeft, TimerAsk, WorkshopAsk};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::style::{HEIGHT, color, font};
use crate::ui::widgets::{Scope, icon_button, option_ui};
use egui::{
    Align, Button, Color32, DragValue, Label, Layout, Painter, Pos2, Rect, RichText, Role, Sense,
    Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::time::Duration;

/// Size of the digits.
const DIGITS: f32 = 26.0;
/// Radius of the ring that shows the share of the time left.
const RING: f32 = 11.0;

fn ask(scope: &mut Scope<'_>, ask: TimerAsk) {
    scope.actions.push(Action::Workshop(WorkshopAsk::Timer(ask)));
}

/// How strong the signal of the end is now, 0 … 1: steady where nothing is to move.
fn signal(scope: &Scope<'_>, now: Duration) -> f32 {
    let timer = &scope.app.workshop.timer;
    match timer.signal(now) {
        Some(_) if scope.app.motion == Motion::Reduced => 1.0,
        Some(strength) => strength,
        None => 0.0,
    }
}

/// The bar's colour: the panel's, with a breath of the signal's.
pub fn ground(scope: &Scope<'_>, now: Duration) -> Color32 {
    let look = scope.look;
    let signal = signal(scope, now);
    look.panel.lerp_to_gamma(color(look.theme.color.moment.strong), 0.38 * signal)
}

/// The timer.
pub fn timer_ui(ui: &mut Ui, scope: &mut Scope<'_>, now: Duration) {
    let timer = scope.app.workshop.timer.clone();
    let moves = scope.app.motion == Motion::Usual;
    if let Some(soon) = timer.changes_in(now, moves) {
        ui.ctx().request_repaint_after(soon);
    }
    digits_ui(ui, scope, now);
    let (command, running) = (Command::Timer, timer.is_running());
    let name = scope.text(if running { "timer-pause" } else { "timer-start" });
    let response =
        icon_button(ui, name, running, |painter, at, ink| play(painter, at, running, ink));
    if scope.with_hint(ui, response, command).clicked() {
        scope.run(command);
        scope.run(Command::CaptureLine);
    }
    ui.add_enabled_ui(!timer.is_fresh(), |ui| {
        let name = scope.text("cmd-timer-reset");
        if icon_button(ui, name, false, again).on_hover_text(name).clicked() {
            scope.run(Command::TimerReset);
            scope.run(Command::CaptureLine);
        }
    });
    minutes_ui(ui, scope, timer.minutes());
    if let Some(stage) = scope.app.timed_stage() {
        let said = scope.app.texts().with("timer-stage", &[("name", (&stage).into())]);
        let width = ui.available_width() * 0.3;
        ui.allocate_ui_with_layout(
            vec2(width.clamp(0.0, 240.0), HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| ui.add(Label::new(scope.look.body(said)).truncate()),
        );
    }
}

/// The ring and the digits.
fn digits_ui(ui: &mut Ui, scope: &Scope<'_>, now: Duration) {
    let (look, timer) = (scope.look, &scope.app.workshop.timer);
    let (said, key, over) = match timer.left(now) {
        TimeLeft::Left(left) => (written(left, true), "timer-left", false),
        TimeLeft::Over(over) => (format!("+{}", written(over, false)), "timer-over", true),
    };
    let ink = if over {
        color(look.theme.color.moment.strong)
    } else if timer.is_running() {
        look.ink
    } else {
        look.muted
    };
    let letters = font(Weight::Bold, DIGITS * look.scale);
    let galley = ui.painter().layout_no_wrap(said.clone(), letters.clone(), ink);
    // As wide as the widest time, so that nothing moves.
    let widest = ui.painter().layout_no_wrap("+00:00".to_owned(), letters, ink).size().x;
    let width = 2.0 * RING + 12.0 + widest.max(galley.size().x);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    let label = scope.app.texts().with(key, &[("time", (&said).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label.clone()));
    let centre = pos2(rect.left() + RING + 1.0, rect.center().y);
    ui.painter().circle_stroke(centre, RING, Stroke::new(3.0, look.line));
    arc(ui.painter(), centre, timer.share(now), Stroke::new(3.0, look.selection));
    let at = pos2(rect.left() + 2.0 * RING + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// Minutes and seconds; a second begun counts where time is left.
fn written(time: Duration, up: bool) -> String {
    let seconds = time.as_secs() + u64::from(up && time.subsec_nanos() > 0);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The part of a ring from its top on.
fn arc(painter: &Painter, centre: Pos2, share: f32, stroke: Stroke) {
    let steps = 48.0 * share;
    if steps < 1.0 {
        return;
    }
    let point = |step: f32| {
        let angle = std::f32::consts::TAU * (step / 48.0 - 0.25);
        centre + RING * egui::Vec2::angled(angle)
    };
    let mut points: Vec<Pos2> = (0..=steps as usize).map(|step| point(step as f32)).collect();
    points.push(point(steps));
    painter.add(Shape::line(points, stroke));
}

/// How long it runs: a button that offers lengths.
fn minutes_ui(ui: &mut Ui, scope: &mut Scope<'_>, minutes: u32) {
    let told = |scope: &Scope<'_>, minutes: u32| {
        scope.app.texts().count("timer-minutes", u64::from(minutes))
    };
    let name = told(scope, minutes);
    let text = RichText::new(format!("{name}     ")).font(scope.button_font());
    let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
    let (shown, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for &offered in MINUTES {
            if option_ui(ui, (offered == minutes, true), told(scope, offered)) {
                ask(scope, TimerAsk::Minutes(offered));
                scope.run(Command::CaptureLine);
            }
        }
        ui.separator();
        ui.horizontal(|ui| {
            let label = ui.label(scope.look.body(scope.text("timer-other")));
            let mut other = minutes;
            let field = DragValue::new(&mut other).range(1..=MOST_MINUTES);
            if ui.add(field).labelled_by(label.id).changed() {
                ask(scope, TimerAsk::Minutes(other));
            }
        });
    });
    let label = scope.app.texts().with("timer-length", &[("name", (&name).into())]);
    shown.widget_info(|| WidgetInfo::labeled(Role::Button, true, label.clone()));
    icons::down(ui.painter(), shown.rect.right_center() - vec2(15.0, 0.0), scope.look.muted);
}

/// A triangle, or two bars while it runs.
fn play(painter: &Painter, at: Pos2, running: bool, ink: Color32) {
    if running {
        for x in [-3.5, 3.5] {
            let bar = Rect::from_center_size(at + vec2(x, 0.0), vec2(3.0, 11.0));
            painter.rect_filled(bar, 1, ink);
        }
    } else {
        let points = vec![at + vec2(-4.0, -6.0), at + vec2(6.0, 0.0), at + vec2(-4.0, 6.0)];
        painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
    }
}

/// An arrow round to its beginning.
fn again(painter: &Painter, at: Pos2, ink: Color32) {
    let point = |step: u8| {
        let angle = std::f32::consts::TAU * (f32::from(step) / 24.0 - 0.2);
        at + 6.0 * egui::Vec2::angled(angle)
    };
    painter.add(Shape::line((0..=19).map(point).collect(), Stroke::new(1.8, ink)));
    let tip = point(0);
    let head = vec![tip + vec2(-5.0, -3.0), tip + vec2(1.5, -3.5), tip + vec2(0.0, 3.0)];
    painter.add(Shape::convex_polygon(head, ink, Stroke::NONE));
}
