//! What comes in and what is left out.

use crate::app::{
    MOST_SEGMENTS, Misfit, Outcome, SurveyMapping, Surveying, Why, letters, too_many_new_text,
};
use crate::model::Meaning;
use crate::ui::style::color;
use crate::ui::widgets::Scope;
use egui::{Grid, Label, ScrollArea, Ui, vec2};

/// Height of a line of what is left out.
const LINE: f32 = 20.0;
/// Most such lines that are shown at once.
const LINES: usize = 7;
/// Most scores that are shown.
const SCORES: usize = 300;

/// What is to be known of the whole survey.
pub fn notes_ui(ui: &mut Ui, scope: &Scope<'_>, surveying: &Surveying, mapping: &SurveyMapping) {
    let (texts, look) = (scope.app.texts(), scope.look);
    let mut lines: Vec<String> = Vec::new();
    if !surveying.profile.is_empty() {
        let name = &surveying.profile;
        lines.push(texts.with("survey-by-profile", &[("name", name.into())]));
        let told = surveying.misfits.iter().filter(|it| !matches!(it, Misfit::Unknown(_)));
        lines.extend(told.map(|misfit| misfit.text(texts)));
        let unknown = surveying.misfits.iter().filter(|it| matches!(it, Misfit::Unknown(_)));
        lines.extend(unknown.take(5).map(|misfit| misfit.text(texts)));
    }
    let split = mapping.places(|meaning| *meaning == Meaning::Segment);
    if let Some(survey) = surveying.survey.as_ref().filter(|_| split.len() > MOST_SEGMENTS) {
        let over = split[MOST_SEGMENTS..].iter().map(|at| mapping.head(&survey.sheet, *at));
        let over = over.collect::<Vec<_>>().join(", ");
        lines.push(texts.with("import-segments", &[("names", (&over).into())]));
    }
    if let Some(outcome) = &surveying.outcome {
        lines.extend(counts(scope, outcome));
    }
    if let Some(new) = surveying.outcome.as_ref().and_then(|outcome| outcome.too_many_new) {
        let warning = look.body(too_many_new_text(new, texts));
        let warning = warning.color(color(look.theme.color.valence_text[0]));
        ui.add(Label::new(warning).wrap());
    }
    for line in lines {
        ui.add(Label::new(look.body(line)).wrap());
    }
}

/// What of the answers does not come in, and what becomes of the comments.
fn counts(scope: &Scope<'_>, outcome: &Outcome) -> Vec<String> {
    let texts = scope.app.texts();
    let (counted, comments) = (&outcome.counted, &outcome.comments);
    let unwanted = counted.unwanted.values().sum();
    let mut lines: Vec<String> = [
        ("survey-replaced", outcome.replaced as u64),
        ("survey-not-applicable", counted.not_applicable),
        ("survey-blank", counted.blank),
        ("survey-incomplete", counted.incomplete),
        ("import-unwanted", unwanted),
        ("survey-comments-masked", comments.masked),
        ("survey-comments-private", comments.private),
        ("survey-comments-unplaced", comments.unplaced),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| texts.count(key, count))
    .collect();
    if comments.found > 0 {
        let found = texts.whole(comments.found);
        let args = [("found", (&found).into()), ("count", comments.chosen.len().into())];
        lines.push(texts.with("survey-comments", &args));
    }
    lines
}

/// The scores that come in: touchpoint, metric, value, interval, answers.
pub fn scores_ui(ui: &mut Ui, scope: &Scope<'_>, surveying: &Surveying) {
    let Some(outcome) = surveying.outcome.as_ref().filter(|it| !it.scores.is_empty()) else {
        return;
    };
    super::section_ui(ui, scope, "import-scores");
    let (texts, look) = (scope.app.texts(), scope.look);
    let width = (ui.available_width() - 380.0).clamp(120.0, 420.0);
    Grid::new("import-score-grid").striped(true).spacing(vec2(14.0, 5.0)).show(ui, |ui| {
        for preview in outcome.scores.iter().take(SCORES) {
            let score = &preview.score;
            let name = if preview.new {
                texts.with("import-score-new", &[("name", (&preview.touchpoint).into())])
            } else {
                preview.touchpoint.clone()
            };
            ui.scope(|ui| {
                ui.set_width(width);
                ui.add(Label::new(look.body(name)).truncate());
            });
            ui.label(look.caption(texts.word(score.metric)));
            ui.label(look.name(texts.score(score.metric, score.value)));
            let interval = match score.interval {
                Some(interval) => texts.score_range(score.metric, interval),
                None => texts.get("score-no-interval").to_owned(),
            };
            ui.label(look.caption(interval));
            let n = texts.with("score-n", &[("n", (&texts.whole(score.n)).into())]);
            let few = if score.is_thin() { texts.get("score-few") } else { "" };
            ui.label(look.caption(n)).on_hover_text(few);
            ui.end_row();
        }
    });
    if outcome.scores.len() > SCORES {
        let more = (outcome.scores.len() - SCORES) as u64;
        ui.label(look.caption(texts.count("survey-more", more)));
    }
}

/// A line of what is left out.
#[derive(Clone, Copy)]
enum Line {
    /// A reason, and how often.
    Reason(Why, u64),
    /// One of the rows and cells.
    Row(usize),
    /// How many more there are of a reason.
    More(u64),
}

/// What is left out, by reason and row by row.
pub fn skipped_ui(ui: &mut Ui, scope: &Scope<'_>, surveying: &Surveying) {
    let Some(outcome) = &surveying.outcome else { return };
    if outcome.counted.skipped_in_all.is_empty() {
        return;
    }
    super::section_ui(ui, scope, "import-skipped");
    let lines = lines(outcome);
    let look = scope.look;
    let line = LINE * look.scale;
    let height = lines.len().min(LINES) as f32 * line + 4.0;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = line;
        let area = ScrollArea::vertical().id_salt("import-skipped").auto_shrink(false);
        area.max_height(height).show_rows(ui, line, lines.len(), |ui, seen| {
            for at in seen {
                line_ui(ui, scope, outcome, lines[at]);
            }
        });
    });
}

fn lines(outcome: &Outcome) -> Vec<Line> {
    let mut lines = Vec::new();
    for (&why, &count) in &outcome.counted.skipped_in_all {
        lines.push(Line::Reason(why, count));
        let own = outcome.counted.skipped.iter().enumerate();
        let own = own.filter(|(_, skipped)| skipped.why == why).map(|(at, _)| Line::Row(at));
        let before = lines.len();
        lines.extend(own);
        let more = count - (lines.len() - before) as u64;
        lines.extend((more > 0).then_some(Line::More(more)));
    }
    lines
}

fn line_ui(ui: &mut Ui, scope: &Scope<'_>, outcome: &Outcome, line: Line) {
    let (texts, look) = (scope.app.texts(), scope.look);
    ui.horizontal(|ui| {
        ui.set_height(LINE * look.scale);
        match line {
            Line::Reason(why, count) => {
                let text = format!("{}: {}", texts.get(reason(why)), texts.whole(count));
                let ink = color(look.theme.color.barrier.text);
                ui.add(Label::new(look.name(text).color(ink)).truncate());
            }
            Line::Row(at) => {
                let Some(skipped) = outcome.counted.skipped.get(at) else { return };
                let place = format!("{}{}", letters(skipped.column), skipped.row + 1);
                let args = [("place", (&place).into()), ("value", (&skipped.value).into())];
                ui.add_space(12.0);
                let text = texts.with(skipped.why.key(), &args);
                ui.add(Label::new(look.body(text)).truncate());
            }
            Line::More(count) => {
                ui.add_space(12.0);
                ui.label(look.caption(texts.count("survey-more", count)));
            }
        }
    });
}

/// Key of a reason's name.
fn reason(why: Why) -> &'static str {
    match why {
        Why::OutsideScale => "import-reason-scale",
        Why::Fraction => "import-reason-fraction",
        Why::NotANumber => "import-reason-text",
        Why::Formula => "import-reason-formula",
        Why::Error => "import-reason-error",
        Why::BadDate => "import-reason-date",
        Why::NoTouchpoint => "import-reason-touchpoint",
        Why::NoQuestion => "import-reason-question",
    }
}
