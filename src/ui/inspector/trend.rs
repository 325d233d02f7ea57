//! How a score changed from month to month: each month with its interval, the target, and whether
//! the change is clear.

use super::Inspect;
use super::draft::{keep, kept};
use crate::insight::{Monthly, Story};
use crate::model::Month;
use crate::ui::keys::{self, plain};
use crate::ui::style::color;
use crate::ui::widgets::focus_ring;
use egui::{
    EventFilter, Id, Key, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the chart.
const HEIGHT: f32 = 84.0;
/// Room at its ends, for the points.
const END: f32 = 7.0;

/// Where a chart's months and values stand.
struct Chart {
    area: Rect,
    first: i32,
    last: i32,
    low: f64,
    high: f64,
}

impl Chart {
    fn of(area: Rect, months: &[Monthly], target: f64) -> Self {
        let places = months.iter().map(|at| place(at.month));
        let (first, last) = (places.clone().min().unwrap_or(0), places.max().unwrap_or(0));
        let (mut low, mut high) = (target, target);
        for at in months {
            let (from, to) = at.score.interval.unwrap_or((at.score.value, at.score.value));
            low = low.min(from).min(at.score.value);
            high = high.max(to).max(at.score.value);
        }
        let room = ((high - low) * 0.08).max(1e-6);
        Self { area, first, last, low: low - room, high: high + room }
    }

    fn x(&self, month: Month) -> f32 {
        let span = (self.last - self.first).max(1) as f32;
        let width = self.area.width() - 2.0 * END;
        self.area.left() + END + width * (place(month) - self.first) as f32 / span
    }

    fn y(&self, value: f64) -> f32 {
        let share = ((value - self.low) / (self.high - self.low)) as f32;
        self.area.bottom() - share * self.area.height()
    }
}

/// A month's place in time.
fn place(month: Month) -> i32 {
    i32::from(month.year) * 12 + i32::from(month.month)
}

impl Inspect<'_, '_> {
    /// The chart of a story's months, and below it the month that is looked at in words.
    pub(super) fn trend_ui(&self, ui: &mut Ui, id: Id, story: &Story) {
        let months = &story.months;
        let look = self.scope.look;
        let metric = story.score.metric;
        let id = id.with("trend");
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let response = ui.interact(rect, id, Sense::click());
        let target = self.document().props().target(metric);
        let chart = Chart::of(rect.shrink2(vec2(0.0, 5.0)), months, target);
        let last = months.len() - 1;
        let held = kept::<usize>(ui, id).unwrap_or(last).min(last);
        let near = |at: Pos2| {
            let far = |i: &usize| (chart.x(months[*i].month) - at.x).abs();
            (0..months.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(last)
        };
        let hovered = response.hover_pos().map(near);
        let asked = Self::stepped(ui, id, held, last).or(hovered.filter(|_| response.clicked()));
        if let Some(asked) = asked {
            keep(ui, id, asked);
        }
        let shown = asked.or(hovered).unwrap_or(held);
        self.chart_ui(ui, &chart, story, shown);
        focus_ring(ui, &response, rect.expand(1.0));
        let (figures, change) =
            self.month_text(&months[shown], shown.checked_sub(1).map(|i| months[i].month));
        let said = [figures.clone(), change.as_ref().map(|it| it.0.clone()).unwrap_or_default()];
        let name = self
            .scope
            .app
            .texts()
            .with("score-trend-of", &[("metric", self.scope.app.texts().word(metric).into())]);
        response.widget_info(|| WidgetInfo {
            label: Some(name.clone()),
            current_text_value: Some(said.join(" ").trim().to_owned()),
            ..WidgetInfo::new(Role::Slider)
        });
        ui.label(look.caption(figures));
        if let Some((change, better)) = change {
            let ink = better.map_or(look.muted, |better| self.better_ink(better));
            ui.add(egui::Label::new(look.caption(change).color(ink)).wrap());
        }
    }

    /// The month the arrows lead to, while the chart has the keyboard.
    fn stepped(ui: &Ui, id: Id, held: usize, last: usize) -> Option<usize> {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let wanted = [Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End].map(plain);
        keys::want(ui.ctx(), id, &wanted);
        match keys::pressed(ui.ctx(), id)?.1 {
            Key::ArrowLeft => Some(held.saturating_sub(1)),
            Key::ArrowRight => Some((held + 1).min(last)),
            Key::Home => Some(0),
            _ => Some(last),
        }
    }

    fn chart_ui(&self, ui: &Ui, chart: &Chart, story: &Story, shown: usize) {
        let look = self.scope.look;
        let (mark, _) = self.score_colors(&story.score);
        let ink = color(mark);
        let painter = ui.painter();
        let target = self.document().props().target(story.score.metric);
        let y = chart.y(target);
        let ends = [pos2(chart.area.left(), y), pos2(chart.area.right(), y)];
        let line = Stroke::new(1.0, look.muted);
        painter.extend(Shape::dashed_line(&ends, line, 4.0, 3.0));
        for pair in story.months.windows(2) {
            let edge = |at: &Monthly| {
                let (low, high) = at.score.interval.unwrap_or((at.score.value, at.score.value));
                let x = chart.x(at.month);
                (pos2(x, chart.y(high)), pos2(x, chart.y(low)))
            };
            let (from, to) = (edge(&pair[0]), edge(&pair[1]));
            let band = color(mark.fade(0.18));
            painter.add(Shape::convex_polygon(
                vec![from.0, to.0, to.1, from.1],
                band,
                Stroke::NONE,
            ));
        }
        let at = |it: &Monthly| pos2(chart.x(it.month), chart.y(it.score.value));
        let points: Vec<Pos2> = story.months.iter().map(at).collect();
        painter.add(Shape::line(points.clone(), Stroke::new(1.8, ink)));
        for (i, (point, it)) in points.iter().zip(&story.months).enumerate() {
            let radius = if i == shown { 4.5 } else { 3.0 };
            if it.score.is_thin() {
                painter.circle(*point, radius, look.card, Stroke::new(1.5, ink));
            } else {
                painter.circle_filled(*point, radius, ink);
            }
            if i == shown {
                painter.circle_stroke(*point, radius + 2.5, Stroke::new(1.0, look.muted));
            }
        }
    }

    /// A month in words, and how it differs from the one before, with whether it is better.
    fn month_text(
        &self,
        at: &Monthly,
        before: Option<Month>,
    ) -> (String, Option<(String, Option<bool>)>) {
        let texts = self.scope.app.texts();
        let figures = format!("{}: {}", texts.month(at.month), self.figures(&at.score));
        let change = at.change.zip(before).map(|(change, before)| {
            let month = texts.month_short(before);
            let args = [("month", (&month).into())];
            let better = change.is_better();
            let said = match better {
                Some(true) => texts.with("score-month-better", &args),
                Some(false) => texts.with("score-month-worse", &args),
                None => texts.with("score-month-same", &args),
            };
            (said, better)
        });
        (figures, change)
    }
}
