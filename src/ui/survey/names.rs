//! What becomes of the names and wordings in a survey: touchpoints, questions, codes.

use super::meaning::{asked_name, everything_asked};
use crate::app::{Action, SurveyAsk, SurveyMapping, Surveying};
use crate::model::{Asked, Document, Meaning, Target};
use crate::ui::pick::Pick;
use crate::ui::widgets::Scope;
use egui::{Align, Checkbox, Id, Label, Layout, Ui, vec2};

/// Most lines of a list.
const MOST: usize = 200;

/// The touchpoints of the survey, each with that of the map it stands for.
pub fn touchpoints_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (surveying, mapping): (&Surveying, &SurveyMapping),
    document: &Document,
) {
    if mapping.targets.is_empty() {
        return;
    }
    super::section_ui(ui, scope, "import-touchpoints");
    let texts = scope.app.texts();
    for (name, target) in mapping.targets.iter().take(MOST) {
        let tally = surveying.outcome.as_ref().map(|outcome| &outcome.tally.names);
        let count = tally.and_then(|names| names.get(name)).copied().unwrap_or(0);
        let shown = target_name(scope, document, *target);
        let said = texts.with("import-touchpoint-of", &[("name", name.into())]);
        let picked = line_ui(
            ui,
            scope,
            (name, &texts.count("survey-answers", count)),
            |ui, scope, width| {
                let pick = Pick {
                    id: Id::unique(("import-target", name)),
                    name: &said,
                    shown: &shown,
                    now: Some(*target),
                    quiet: *target == Target::Skipped,
                };
                pick.show(ui, scope, width, || {
                    let mut all = vec![Target::New, Target::Skipped];
                    all.extend(document.journey().into_iter().map(Target::Known));
                    all.into_iter().map(|it| (it, target_name(scope, document, it))).collect()
                })
            },
        );
        if let Some(picked) = picked.filter(|picked| picked != target) {
            scope.actions.push(Action::Survey(SurveyAsk::Target(name.clone(), picked)));
        }
    }
    more_ui(ui, scope, mapping.targets.len());
}

fn target_name(scope: &Scope<'_>, document: &Document, target: Target) -> String {
    match target {
        Target::Known(id) => {
            document.element(id).map(|it| it.content.text().to_owned()).unwrap_or_default()
        }
        Target::New => scope.text("import-target-new").to_owned(),
        Target::Skipped => scope.text("import-target-skipped").to_owned(),
    }
}

/// The wordings in the column of questions, each with what it asks.
pub fn questions_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (surveying, mapping): (&Surveying, &SurveyMapping),
    document: &Document,
) {
    let Some(outcome) = &surveying.outcome else { return };
    if !mapping.columns.contains(&Meaning::Question) || outcome.tally.wordings.is_empty() {
        return;
    }
    super::section_ui(ui, scope, "import-questions");
    let texts = scope.app.texts();
    for (wording, count) in outcome.tally.wordings.iter().take(MOST) {
        let asked = mapping.questions.get(wording).copied();
        let name = |asked: Option<Asked>| match asked {
            Some(asked) => asked_name(texts, asked),
            None => texts.get("import-target-skipped").to_owned(),
        };
        let shown = name(asked);
        let said = texts.with("import-question-of", &[("name", wording.into())]);
        let picked = line_ui(
            ui,
            scope,
            (wording, &texts.count("survey-rows", *count)),
            |ui, scope, width| {
                let pick = Pick {
                    id: Id::unique(("import-question", wording)),
                    name: &said,
                    shown: &shown,
                    now: Some(asked),
                    quiet: asked.is_none(),
                };
                pick.show(ui, scope, width, || {
                    let all = everything_asked(document).into_iter().map(Some);
                    std::iter::once(None).chain(all).map(|it| (it, name(it))).collect()
                })
            },
        );
        if let Some(picked) = picked.filter(|picked| *picked != asked) {
            scope.actions.push(Action::Survey(SurveyAsk::Question(wording.clone(), picked)));
        }
    }
    more_ui(ui, scope, outcome.tally.wordings.len());
}

/// The values that may mean that there is no answer.
pub fn codes_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    surveying: &Surveying,
    mapping: &SurveyMapping,
) {
    let Some(outcome) = surveying.outcome.as_ref().filter(|it| !it.tally.codes.is_empty()) else {
        return;
    };
    super::section_ui(ui, scope, "import-codes");
    let (texts, look) = (scope.app.texts(), scope.look);
    ui.horizontal_wrapped(|ui| {
        for (code, count) in &outcome.tally.codes {
            let mut on = mapping.not_applicable.contains(code);
            let number = texts.whole(*count);
            let args = [("code", code.into()), ("count", (&number).into())];
            let name = texts.with("import-code", &args);
            if ui.add(Checkbox::new(&mut on, look.body(name))).changed() {
                let ask = SurveyAsk::NotApplicable(code.clone(), on);
                scope.actions.push(Action::Survey(ask));
            }
        }
    });
}

/// A name with a caption at the left, what is chosen for it at the right.
fn line_ui<T>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (name, caption): (&str, &str),
    choice: impl FnOnce(&mut Ui, &Scope<'_>, f32) -> T,
) -> T {
    let look = scope.look;
    let width = ui.available_width();
    let half = (width * 0.46).clamp(180.0, 420.0);
    let size = vec2(width, crate::ui::pick::HEIGHT * look.scale);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let chosen = choice(ui, scope, half);
        ui.add_space(8.0);
        ui.label(look.caption(caption));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(look.body(name)).truncate());
        });
        chosen
    })
    .inner
}

/// Says how many lines of a list are not shown.
fn more_ui(ui: &mut Ui, scope: &Scope<'_>, all: usize) {
    if all > MOST {
        let text = scope.app.texts().count("survey-more", (all - MOST) as u64);
        ui.label(scope.look.caption(text));
    }
}
