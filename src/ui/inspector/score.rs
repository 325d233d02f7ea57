//! Feedback scores of a touchpoint: value, n, 95 % interval and how many said what.

use super::Inspect;
use crate::insight::touchpoint_scores;
use crate::model::ElementId;
use crate::scene::Weight;
use crate::scores::{Answers, Histogram, Metric, Score, pool};
use crate::theme::Color;
use crate::ui::style::{color, font};
use crate::ui::widgets::label_ui;
use egui::{
    Align, Align2, CornerRadius, Frame, Layout, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

/// Height of the tallest bar.
const BARS: f32 = 52.0;

impl Inspect<'_, '_> {
    /// The scores of a touchpoint, each as a card.
    pub(super) fn scores_ui(&self, ui: &mut Ui, touchpoint: ElementId) {
        let scores = touchpoint_scores(self.document(), touchpoint, &self.map.view().slice);
        if scores.is_empty() {
            return;
        }
        label_ui(ui, self.scope.look, self.text("field-scores"));
        for (_, score) in scores {
            self.score_ui(ui, touchpoint, &score);
        }
    }

    fn score_ui(&self, ui: &mut Ui, touchpoint: ElementId, score: &Score) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let (_, ink) = self.score_colors(score);
        let frame = Frame::new()
            .fill(look.card)
            .stroke(Stroke::new(1.0, look.line))
            .corner_radius(CornerRadius::same(8))
            .inner_margin(Margin::symmetric(14, 10));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(look.name(texts.word(score.metric)).color(look.muted))
                    .on_hover_text(texts.hint(score.metric));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let n = texts.with("score-n", &[("n", (&texts.whole(score.n)).into())]);
                    ui.label(look.caption(n));
                });
            });
            ui.horizontal(|ui| {
                let value = texts.score(score.metric, score.value);
                ui.label(look.title(value, 24.0).color(color(ink)));
                let interval = match score.interval {
                    Some(interval) => texts.score_range(score.metric, interval),
                    None => self.text("score-no-interval").to_owned(),
                };
                ui.label(look.caption(interval)).on_hover_text(self.text("score-interval-hint"));
            });
            if score.is_thin() {
                ui.label(look.caption(self.text("score-few")));
            }
            if let Some(histogram) = self.histogram(touchpoint, score.metric) {
                self.bars_ui(ui, score.metric, &histogram);
            }
        });
    }

    /// Mark and text colour of a score: how far from its target, as on the map.
    pub(super) fn score_colors(&self, score: &Score) -> (Color, Color) {
        let colors = &self.scope.look.theme.color;
        let level = self.map.level(score);
        (colors.valence[level], colors.valence_text[level])
    }

    /// All answers of a metric at a touchpoint; of three separate questions their sum.
    fn histogram(&self, touchpoint: ElementId, metric: Metric) -> Option<Histogram> {
        let document = self.document();
        let cells = document.cells_of(touchpoint).filter_map(|(key, answers)| {
            let question = document.questions().get(&key.question)?;
            (question.metric == metric).then_some(answers.as_ref())
        });
        match pool(metric, cells).ok()?? {
            Answers::One(histogram) => Some(histogram),
            Answers::Three(parts) => {
                let mut sum = Histogram::empty(metric.scale());
                for part in parts.iter() {
                    sum.add(part).ok()?;
                }
                Some(sum)
            }
        }
    }

    /// How many said what, from unhappy to happy.
    fn bars_ui(&self, ui: &mut Ui, metric: Metric, histogram: &Histogram) {
        let look = self.scope.look;
        let most = histogram.counts().iter().copied().max().unwrap_or(0).max(1);
        let bars: Vec<(u8, u64)> = histogram.iter().collect();
        let height = BARS + 18.0 * look.scale;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let said: Vec<String> =
            bars.iter().map(|(answer, count)| format!("{answer}: {count}")).collect();
        let said = said.join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said.clone()));
        let step = rect.width() / bars.len().max(1) as f32;
        let width = (step * 0.76).min(34.0);
        let base = rect.top() + BARS;
        let hovered = response.hover_pos().map(|at| ((at.x - rect.left()) / step) as usize);
        for (i, (answer, count)) in bars.iter().enumerate() {
            let x = rect.left() + step * (i as f32 + 0.5);
            let tall = (*count as f32 / most as f32 * (BARS - 4.0)).max(2.0);
            let bar =
                Rect::from_min_max(pos2(x - width / 2.0, base - tall), pos2(x + width / 2.0, base));
            let tone = look.theme.color.valence[mood(metric, *answer)];
            let fill = if hovered == Some(i) { tone } else { tone.fade(0.85) };
            ui.painter().rect_filled(bar, 2.5, color(fill));
            ui.painter().text(
                pos2(x, base + 3.0),
                Align2::CENTER_TOP,
                answer.to_string(),
                font(Weight::Regular, 10.5 * look.scale),
                look.muted,
            );
        }
        if let Some((answer, count)) = hovered.and_then(|i| bars.get(i)) {
            let texts = self.scope.app.texts();
            let share = *count as f64 * 100.0 / histogram.n().max(1) as f64;
            let line = format!("{answer}: {} · {}", texts.whole(*count), texts.percent(share, 1));
            response.on_hover_text_at_pointer(line);
        }
    }
}

/// Which of the five valence colours an answer has: unhappy, in between, happy.
fn mood(metric: Metric, answer: u8) -> usize {
    let (low, high) = match metric {
        Metric::Cli => (3, 18),
        other => other.scale(),
    };
    let share = f32::from(answer.saturating_sub(low)) / f32::from((high - low).max(1));
    match share {
        s if s < 0.4 => 0,
        s if s < 0.62 => 1,
        s if s < 0.82 => 2,
        s if s < 0.95 => 3,
        _ => 4,
    }
}
