//! Feedback scores of a touchpoint, a card for each metric: value, n, 95 % interval, how many said
//! what, how it changed, for whom it differs, and what was written beside the answers.

use super::Inspect;
use super::told::Feedback;
use crate::insight::Story;
use crate::model::ElementId;
use crate::scene::Weight;
use crate::scores::{Answers, Histogram, Metric, Score};
use crate::theme::Color;
use crate::ui::style::{color, font};
use crate::ui::widgets::label_ui;
use egui::{Align, Align2, Id, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of the tallest bar.
const BARS: f32 = 52.0;

impl Inspect<'_, '_> {
    /// The scores of a touchpoint in the slice of answers that is looked at, each as a card.
    pub(super) fn scores_ui(&mut self, ui: &mut Ui, touchpoint: ElementId) {
        let map = self.map;
        let told = self.told.feedback(&map.document, touchpoint, &map.view().slice);
        if told.stories.is_empty() {
            return;
        }
        label_ui(ui, self.scope.look, self.text("field-scores"));
        for (at, story) in told.stories.iter().enumerate() {
            let id = Id::unique(("score", touchpoint, story.score.metric, at));
            self.card_frame().show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.score_ui(ui, &story.score);
                if let Some(histogram) = histogram(story) {
                    self.bars_ui(ui, story.score.metric, &histogram);
                }
                self.story_ui(ui, id, &told, at);
            });
        }
    }

    /// The parts of a card that fold.
    fn story_ui(&mut self, ui: &mut Ui, id: Id, told: &Feedback, at: usize) {
        let story = &told.stories[at];
        let metric = story.score.metric;
        if story.months.len() > 1 && self.fold_ui(ui, "score-trend", id, true) {
            self.trend_ui(ui, id, story);
        }
        if !story.columns.is_empty() && self.fold_ui(ui, "score-split", id, false) {
            self.split_ui(ui, id, story);
        }
        // CLI's two forms have the same comments: they stand with the first.
        let first = told.stories.iter().position(|it| it.score.metric == metric);
        let comments: Vec<_> = told.comments.iter().filter(|it| it.metric == metric).collect();
        if first == Some(at)
            && !comments.is_empty()
            && self.fold_ui(ui, "score-comments", id, false)
        {
            self.comments_ui(ui, id, &comments);
        }
    }

    /// Value, interval and n of a score in words.
    pub(super) fn figures(&self, score: &Score) -> String {
        let texts = self.scope.app.texts();
        let value = texts.score(score.metric, score.value);
        let interval = match score.interval {
            Some(interval) => texts.score_range(score.metric, interval),
            None => self.text("score-no-interval").to_owned(),
        };
        let n = texts.with("score-n", &[("n", (&texts.whole(score.n)).into())]);
        format!("{value} · {interval} · {n}")
    }

    fn score_ui(&self, ui: &mut Ui, score: &Score) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let (_, ink) = self.score_colors(score);
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
    }

    /// Mark and text colour of a score: how far from its target, as on the map.
    pub(super) fn score_colors(&self, score: &Score) -> (Color, Color) {
        let colors = &self.scope.look.theme.color;
        let level = self.map.level(score);
        (colors.valence[level], colors.valence_text[level])
    }

    /// How many said what, from unhappy to happy.
    fn bars_ui(&self, ui: &mut Ui, metric: Metric, histogram: &Histogram) {
        let look = self.scope.look;
        let most = histogram.counts().iter().copied().max().unwrap_or(0).max(1);
        let bars: Vec<(u8, u64)> = histogram.iter().collect();
        let scale = (histogram.lowest(), histogram.lowest() + (bars.len() as u8).max(1) - 1);
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
            let tone = look.theme.color.valence[mood(metric, scale, *answer)];
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

/// All answers of a story; of three separate questions their sum.
fn histogram(story: &Story) -> Option<Histogram> {
    match &story.answers {
        Answers::One(histogram) => Some(histogram.clone()),
        Answers::Three(parts) => {
            let mut sum = Histogram::empty(story.score.metric.scale());
            for part in parts.iter() {
                sum.add(part).ok()?;
            }
            Some(sum)
        }
    }
}

/// Which of the five valence colours an answer on a scale has: unhappy, in between, happy.
pub(super) fn mood(metric: Metric, (low, high): (u8, u8), answer: u8) -> usize {
    let share = f32::from(answer.saturating_sub(low)) / f32::from((high - low).max(1));
    let turned = matches!(metric, Metric::Custom(own) if own.answers_better_low());
    let share = if turned { 1.0 - share } else { share };
    match share {
        s if s < 0.4 => 0,
        s if s < 0.62 => 1,
        s if s < 0.82 => 2,
        s if s < 0.95 => 3,
        _ => 4,
    }
}
