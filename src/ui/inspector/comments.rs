//! What clients wrote beside their answers, each with the answer.

use super::Inspect;
use super::choice::Opt;
use super::score::mood;
use crate::app::Action;
use crate::insight::Slice;
use crate::model::{Document, ElementId, LinkKind, Month, SurveyComment};
use crate::scene::Weight;
use crate::scores::Metric;
use crate::ui::style::{color, font};
use crate::ui::widgets::focus_ring;
use egui::{
    Align2, CornerRadius, CursorIcon, Frame, Id, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo,
    vec2,
};

/// Comments shown at first.
const FEW: usize = 6;

/// A comment beside an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// The quote.
    pub id: ElementId,
    /// Its answer's metric.
    pub metric: Metric,
    /// The answer, on the metric's scale.
    pub answer: u8,
    /// Its month; `None` = undated.
    pub month: Option<Month>,
}

impl Comment {
    /// Whether an unhappy client wrote it.
    fn is_low(&self) -> bool {
        let (low, high) = self.metric.unhappy();
        // CLI's answer is the sum of three.
        let times = if self.metric == Metric::Cli { 3 } else { 1 };
        (low * times..=high * times).contains(&self.answer)
    }
}

/// The comments at a touchpoint with an answer, of the months of a slice, the newest first.
pub(super) fn comments(document: &Document, touchpoint: ElementId, slice: &Slice) -> Vec<Comment> {
    let voices = document.sources(touchpoint, LinkKind::Voices).into_iter();
    let mut found: Vec<Comment> = voices
        .filter_map(|id| {
            let comment = document.element(id)?.content.as_quote()?.comment.as_ref()?;
            let (metric, answer) = comment.answer?;
            let month = comment.period;
            slice.holds_period(month).then_some(Comment { id, metric, answer, month })
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.month));
    found
}

impl Inspect<'_, '_> {
    /// The comments beside answers to a metric.
    pub(super) fn comments_ui(&mut self, ui: &mut Ui, id: Id, comments: &[&Comment]) {
        let options = [
            Opt::new(false, self.text("score-comments-all")),
            Opt::new(true, self.text("score-comments-low")),
        ];
        let which = id.with("which");
        let low = self.held_choice_ui(ui, which, "score-comments-which", false, &options);
        let chosen: Vec<&Comment> =
            comments.iter().copied().filter(|it| !low || it.is_low()).collect();
        if chosen.is_empty() {
            self.remark_ui(ui, self.text("score-comments-none"));
        }
        let list = id.with("comments");
        let shown = Self::shown_of(ui, list, FEW, chosen.len());
        for comment in &chosen[..shown] {
            self.comment_ui(ui, comment);
        }
        self.more_ui(ui, list, shown, chosen.len());
    }

    fn comment_ui(&mut self, ui: &mut Ui, comment: &Comment) {
        let document = self.document();
        let text = document.element(comment.id).map(|it| it.content.text().to_owned());
        let text = text.unwrap_or_default();
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let month = match comment.month {
            Some(month) => texts.month(month),
            None => self.text("score-undated").to_owned(),
        };
        let frame = Frame::new()
            .fill(look.panel)
            .stroke(Stroke::new(1.0, look.line))
            .corner_radius(CornerRadius::same(6))
            .inner_margin(Margin::symmetric(8, 6));
        let drawn = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                self.chip_ui(ui, comment);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add(egui::Label::new(look.body(&text)).wrap());
                    ui.label(look.caption(&month));
                });
            });
        });
        let rect = drawn.response.rect;
        let response = ui
            .interact(rect, Id::unique(("comment", comment.id)), Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        let said = format!("{}: {text}. {month}", comment.answer);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
        focus_ring(ui, &response, rect);
        if response.clicked() {
            self.scope.actions.push(Action::GoTo(comment.id));
        }
    }

    /// Where a quote comes from that was written in a survey.
    pub(super) fn comment_text(&self, comment: &SurveyComment) -> String {
        let texts = self.scope.app.texts();
        let month = match comment.period {
            Some(month) => texts.month(month),
            None => self.text("score-undated").to_owned(),
        };
        let month = ("month", (&month).into());
        match comment.answer {
            Some((metric, answer)) => {
                let answer = answer.to_string();
                let args =
                    [month, ("answer", (&answer).into()), ("metric", texts.word(metric).into())];
                texts.with("comment-beside", &args)
            }
            None => texts.with("comment-bare", &[month]),
        }
    }

    /// The answer, in the colour of its mood.
    fn chip_ui(&self, ui: &mut Ui, comment: &Comment) {
        let look = self.scope.look;
        let colors = &look.theme.color;
        let side = 22.0 * look.scale;
        let (rect, _) = ui.allocate_exact_size(vec2(side + 4.0, side), Sense::hover());
        let level = mood(comment.metric, comment.metric.one_scale(), comment.answer);
        let fill = look.mix_panel(colors.valence[level], 0.22);
        ui.painter().rect_filled(Rect::from_center_size(rect.center(), rect.size()), 6, fill);
        let letters = font(Weight::SemiBold, 12.5 * look.scale);
        let ink = color(colors.valence_text[level]);
        let answer = comment.answer.to_string();
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, answer, letters, ink);
    }
}
