//! A question's page: usual touchpoints to tick, stage by stage, and a line to type another.

use super::keys::{Keys, Target};
use super::{Scope, colors_of, question_key};
use crate::app::{Action, Answer, Guide, Guided, GuidedPage, Question, Shown};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::style::{color, font};
use crate::ui::widgets::focus_ring;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Frame, Id, Label, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

/// Height of an answer.
const HEIGHT: f32 = 34.0;
/// Room between answers.
const GAP: f32 = 6.0;
/// From this width on two columns stand beside each other.
const TWO_FROM: f32 = 560.0;
/// Most room of a channel.
const CHANNEL: f32 = 128.0;

/// The page.
pub fn question_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    guided: &Guided,
    question: Question,
    keys: &mut Keys,
) {
    let look = scope.look;
    ui.add(Label::new(look.title(scope.text(question_key(question)), 21.0)).wrap());
    ui.add(Label::new(look.body(scope.text("guided-hint")).color(look.muted)).wrap());
    ui.add_space(10.0);
    let stages = guided.stages(question, scope.app.language());
    let two = ui.available_width() >= TWO_FROM;
    if two && stages.len() > 1 {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.columns(stages.len(), |columns| {
            for (nth, (ui, stage)) in columns.iter_mut().zip(&stages).enumerate() {
                ui.spacing_mut().item_spacing.x = 6.0;
                stage_ui(ui, scope, guided, (question, nth, stage, 1), keys);
            }
        });
    } else {
        for (nth, stage) in stages.iter().enumerate() {
            let across = if two { 2 } else { 1 };
            stage_ui(ui, scope, guided, (question, nth, stage, across), keys);
            ui.add_space(10.0);
        }
    }
}

/// A stage's answers in one or two columns, and its line below.
fn stage_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    guided: &Guided,
    (question, nth, stage, across): (Question, usize, &str, usize),
    keys: &mut Keys,
) {
    let look = scope.look;
    let [_, _, ink] = colors_of(look, GuidedPage::Question(question));
    ui.label(look.name(stage).color(ink));
    ui.spacing_mut().item_spacing.y = GAP;
    let answers = guided.answers(question, nth, scope.app.language());
    let own = answers.partition_point(|shown| matches!(shown.answer, Answer::Usual(..)));
    // What is typed comes below: nothing that stands there moves.
    for part in [&answers[..own], &answers[own..]] {
        answers_ui(ui, scope, (question, nth, part, across), keys);
    }
    line_ui(ui, scope, guided, (question, nth, stage), keys);
}

/// Touchpoints to tick, down the columns.
fn answers_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (question, nth, answers, across): (Question, usize, &[Shown], usize),
    keys: &mut Keys,
) {
    if answers.is_empty() {
        return;
    }
    let rows = answers.len().div_ceil(across);
    let high = HEIGHT * scope.look.scale;
    let width = (ui.available_width() - GAP * (across - 1) as f32) / across as f32;
    let step = high + GAP;
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), rows as f32 * step - GAP));
    for (i, shown) in answers.iter().enumerate() {
        let corner = vec2((i / rows) as f32 * (width + GAP), (i % rows) as f32 * step);
        let rect = Rect::from_min_size(area.min + corner, vec2(width, high));
        answer_ui(ui, scope, (question, nth, shown), rect, keys);
    }
}

/// A touchpoint to tick.
fn answer_ui(
    ui: &Ui,
    scope: &mut Scope<'_>,
    (question, nth, shown): (Question, usize, &Shown),
    rect: Rect,
    keys: &mut Keys,
) {
    let look = scope.look;
    let key = match shown.answer {
        Answer::Usual(stage, i) => (stage, i),
        Answer::Own(i) => (usize::MAX, i),
    };
    let response = ui.interact(rect, Id::unique(("guided-answer", key)), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, true, shown.ticked, shown.name.clone())
    });
    keys.add(&response, Target::Answer(nth, shown.answer));
    if response.clicked() {
        scope.actions.push(Action::Guide(Guide::Tick(shown.answer)));
        response.request_focus();
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let [strong, soft, ink] = colors_of(look, GuidedPage::Question(question));
    let (fill, edge, ink) = if shown.ticked {
        (soft, strong, ink)
    } else {
        (look.panel, if response.hovered() { strong } else { look.line }, look.text)
    };
    let painter = ui.painter();
    painter.rect(rect, 8, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, &response, rect);
    let tick = Rect::from_center_size(rect.left_center() + vec2(19.0, 0.0), vec2(16.0, 16.0));
    if shown.ticked {
        painter.rect_filled(tick, 4, strong);
        icons::check(painter, tick.center(), color(look.theme.color.on_strong));
    } else {
        painter.rect_stroke(tick, 4, Stroke::new(1.5, look.muted), StrokeKind::Inside);
    }
    let line = |text: &str, size: f32, weight, ink, room: f32| {
        let letters = font(weight, size * look.scale);
        let mut job = LayoutJob::simple_singleline(text.to_owned(), letters, ink);
        job.wrap = TextWrapping::truncate_at_width(room.max(1.0));
        painter.layout_job(job)
    };
    let most = (rect.width() * 0.34).min(CHANNEL * look.scale);
    let muted = if shown.ticked { ink } else { look.muted };
    let channel = line(&shown.channel, 11.5, Weight::Regular, muted, most);
    let left = tick.right() + 10.0;
    let right = rect.right() - 12.0 - channel.size().x;
    let weight = if shown.ticked { Weight::SemiBold } else { Weight::Regular };
    let name = line(&shown.name, 13.0, weight, ink, right - left - 10.0);
    let cut = name.elided;
    let y = |height: f32| rect.center().y - height / 2.0;
    painter.galley(pos2(right, y(channel.size().y)), channel, muted);
    painter.galley(pos2(left, y(name.size().y)), name, ink);
    if cut {
        response.on_hover_text(&shown.name);
    }
}

/// The line to type another touchpoint in, with its channel.
fn line_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    guided: &Guided,
    (question, nth, stage): (Question, usize, &str),
    keys: &mut Keys,
) {
    let look = scope.look;
    let line = guided.line(question, nth);
    let size = vec2(ui.available_width(), HEIGHT * look.scale);
    let (_, rect) = ui.allocate_space(size);
    ui.painter().rect(rect, 8, look.card, Stroke::new(1.0, look.line), StrokeKind::Inside);
    icons::plus_minus(ui.painter(), rect.left_center() + vec2(19.0, 0.0), true, look.muted);
    let most = (rect.width() * 0.3).min(CHANNEL * look.scale);
    let middle = rect.right() - most;
    ui.painter().vline(middle, rect.y_range().shrink(8.0), Stroke::new(1.0, look.line));
    let name = Rect::from_min_max(rect.min + vec2(33.0, 0.0), pos2(middle - 4.0, rect.bottom()));
    let channel = Rect::from_min_max(pos2(middle + 6.0, rect.top()), rect.max - vec2(6.0, 0.0));
    let mut next = line.clone();
    let label = |key: &str| scope.app.texts().with(key, &[("stage", stage.into())]);
    let fields = [
        (name, Target::Line(nth), &mut next.name, "guided-own", label("guided-own-label")),
        (
            channel,
            Target::Channel(nth),
            &mut next.channel,
            "field-channel",
            label("guided-channel-label"),
        ),
    ];
    for (place, target, text, hint, label) in fields {
        let hint = scope.text(hint);
        let response = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            let field = TextEdit::singleline(text)
                .id(Id::unique(("guided-line", hint, nth)))
                .frame(Frame::NONE)
                .hint_text(hint)
                .align(egui::Align2::LEFT_CENTER)
                .desired_width(place.width());
            ui.add_sized(place.size(), field)
        });
        let response = response.inner;
        let value = text.clone();
        response.widget_info(|| WidgetInfo {
            label: Some(label.clone()),
            ..WidgetInfo::text_edit(true, "", &value, hint)
        });
        keys.add(&response, target);
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect,
                8,
                Stroke::new(2.0, look.selection),
                StrokeKind::Outside,
            );
        }
    }
    if next.name.trim().is_empty() {
        // A space ticks; it begins no name.
        next.name.clear();
    }
    if next != line {
        scope.actions.push(Action::Guide(Guide::Line(nth, next)));
    }
}
