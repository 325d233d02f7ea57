//! Choices about the whole survey: file, sheet, profile, heading; dates and months; comments.

use crate::app::{Action, HEADED, Period, SurveyAsk, SurveyMapping, Surveying, today};
use crate::model::{DateOrder, Document, KeptComments, Meaning, Month, Privacy};
use crate::ui::pick::Pick;
use crate::ui::widgets::Scope;
use egui::{Id, Label, Ui};
use std::ops::Range;

/// Months back from this one that can be chosen.
const MONTHS: i16 = 60;
/// How many comments of a touchpoint can be kept.
const MOST: [u16; 8] = [0, 1, 3, 5, 10, 20, 50, KeptComments::MOST];

/// A choice under its label; what was chosen, if something else was.
fn labelled<T: PartialEq + Clone>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (key, width): (&'static str, f32),
    (now, shown): (T, &str),
    options: impl FnOnce() -> Vec<(T, String)>,
) -> Option<T> {
    let name = scope.text(key);
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.add(Label::new(scope.look.caption(name)).truncate());
        let pick = Pick { id: Id::unique(key), name, shown, now: Some(now.clone()), quiet: false };
        pick.show(ui, scope, width, options).filter(|picked| *picked != now)
    })
    .inner
}

/// How wide each of so many choices beside each other is.
fn width_of(ui: &Ui, count: usize) -> f32 {
    let gaps = 8.0 * count.saturating_sub(1) as f32;
    ((ui.available_width() - gaps) / count as f32).clamp(120.0, 300.0)
}

/// Sheet, profile and heading.
pub fn source_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (surveying, mapping): (&Surveying, &SurveyMapping),
    document: &Document,
) {
    let Some(survey) = &surveying.survey else { return };
    let profiles = &document.props().profiles;
    let (sheets, any) = (survey.sheets.len() > 1, !profiles.is_empty());
    let width = width_of(ui, 1 + usize::from(sheets) + usize::from(any));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if sheets {
            let now = (survey.sheet.name.clone(), survey.sheet.name.as_str());
            let all = || survey.sheets.iter().map(|name| (name.clone(), name.clone())).collect();
            if let Some(sheet) = labelled(ui, scope, ("import-sheet", width), now, all) {
                scope.actions.push(Action::Survey(SurveyAsk::Sheet(sheet)));
            }
        }
        if any {
            let none = scope.text("import-profile-none");
            let profile = Some(surveying.profile.clone()).filter(|name| !name.is_empty());
            let shown = profile.clone().unwrap_or_else(|| none.to_owned());
            let all = || {
                let names = profiles.keys().map(|name| (Some(name.clone()), name.clone()));
                std::iter::once((None, none.to_owned())).chain(names).collect()
            };
            let label = ("import-profile", width);
            if let Some(name) = labelled(ui, scope, label, (profile, &shown), all) {
                scope.actions.push(Action::Survey(SurveyAsk::Profile(name)));
            }
        }
        let header = mapping.header.clone();
        let shown = rows_name(scope, &header);
        let all = || headers(survey.sheet.rows(), &header, scope);
        let label = ("import-header", width);
        if let Some(rows) = labelled(ui, scope, label, (header.clone(), &shown), all) {
            scope.actions.push(Action::Survey(SurveyAsk::Header(rows)));
        }
    });
}

/// The rows that can head the columns: none, each of the first, and two where they do now.
fn headers(rows: usize, now: &Range<usize>, scope: &Scope<'_>) -> Vec<(Range<usize>, String)> {
    let single = (0..rows.min(HEADED)).map(|row| row..row + 1);
    let mut all: Vec<Range<usize>> = std::iter::once(0..0).chain(single).collect();
    let two = if now.len() > 1 { now.clone() } else { now.start..now.start + 2 };
    if two.end <= rows.min(HEADED) {
        let at = two.start + 2;
        all.insert(at.min(all.len()), two);
    }
    all.into_iter().map(|rows| (rows.clone(), rows_name(scope, &rows))).collect()
}

fn rows_name(scope: &Scope<'_>, rows: &Range<usize>) -> String {
    let texts = scope.app.texts();
    match rows.len() {
        0 => texts.get("import-header-none").to_owned(),
        1 => texts.with("import-header-row", &[("row", (&texts.whole(rows.end as u64)).into())]),
        _ => {
            let (first, last) = (texts.whole(rows.start as u64 + 1), texts.whole(rows.end as u64));
            let args = [("first", (&first).into()), ("last", (&last).into())];
            texts.with("import-header-rows", &args)
        }
    }
}

/// Which month the answers belong to, and how dates are written.
pub fn dates_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    surveying: &Surveying,
    mapping: &SurveyMapping,
) {
    super::section_ui(ui, scope, "import-dates");
    let (texts, look) = (scope.app.texts(), scope.look);
    let dated = mapping.columns.contains(&Meaning::Date) && mapping.period == Period::Dates;
    let open = surveying.outcome.as_ref().is_some_and(|outcome| outcome.tally.dates_open);
    if dated && open {
        ui.add(Label::new(look.name(texts.get("import-dates-open"))).wrap());
    }
    let width = width_of(ui, 1 + usize::from(dated));
    let name = |period: Period| match period {
        Period::Dates => texts.get("import-period-dates").to_owned(),
        Period::None => texts.get("import-period-none").to_owned(),
        Period::Month(month) => texts.month(month),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let shown = name(mapping.period);
        let now = (mapping.period, shown.as_str());
        let all = || periods(mapping.period).into_iter().map(|it| (it, name(it))).collect();
        if let Some(period) = labelled(ui, scope, ("import-period", width), now, all) {
            scope.actions.push(Action::Survey(SurveyAsk::Period(period)));
        }
        if dated {
            let name = |order: DateOrder| match order {
                DateOrder::DayFirst => texts.get("import-day-first"),
                DateOrder::MonthFirst => texts.get("import-month-first"),
            };
            let all = [DateOrder::DayFirst, DateOrder::MonthFirst];
            let all = || all.map(|it| (it, name(it).to_owned())).to_vec();
            let now = (mapping.dates, name(mapping.dates));
            if let Some(order) = labelled(ui, scope, ("import-order", width), now, all) {
                scope.actions.push(Action::Survey(SurveyAsk::Dates(order)));
            }
        }
    });
}

/// The months that can be chosen: this one and those before, and the chosen one.
fn periods(now: Period) -> Vec<Period> {
    let today = today();
    let this = today.year * 12 + i16::from(today.month) - 1;
    let months = (0..MONTHS).map(|back| {
        let at = this - back;
        Period::Month(Month { year: at / 12, month: (at % 12 + 1) as u8 })
    });
    let mut all = vec![Period::Dates, Period::None];
    all.extend(months);
    if !all.contains(&now) {
        all.push(now);
    }
    all
}

/// Which comments are kept.
pub fn comments_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    surveying: &Surveying,
    mapping: &SurveyMapping,
) {
    if !mapping.columns.iter().any(|it| matches!(it, Meaning::Comment(_))) {
        return;
    }
    super::section_ui(ui, scope, "import-comments");
    let (texts, look) = (scope.app.texts(), scope.look);
    let width = width_of(ui, 2);
    let KeptComments { most, privacy } = mapping.comments;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let name = |most: u16| texts.count("import-most", u64::from(most));
        let shown = name(most);
        let all = || {
            let mut all = MOST.to_vec();
            if let Err(at) = all.binary_search(&most) {
                all.insert(at, most);
            }
            all.into_iter().map(|it| (it, name(it))).collect()
        };
        let label = ("import-comments-most", width);
        if let Some(most) = labelled(ui, scope, label, (most, &shown), all) {
            scope.actions.push(Action::Survey(SurveyAsk::Most(most)));
        }
        let name = |privacy: Privacy| match privacy {
            Privacy::Mask => texts.get("import-privacy-mask"),
            Privacy::LeaveOut => texts.get("import-privacy-leave-out"),
            Privacy::Keep => texts.get("import-privacy-keep"),
        };
        let all = || Privacy::ALL.iter().map(|it| (*it, name(*it).to_owned())).collect();
        let now = (privacy, name(privacy));
        if let Some(privacy) = labelled(ui, scope, ("import-privacy", width), now, all) {
            scope.actions.push(Action::Survey(SurveyAsk::Privacy(privacy)));
        }
    });
    if let Some(outcome) = &surveying.outcome {
        let chosen = outcome.comments.chosen.iter().take(3);
        for comment in chosen {
            let text: String = comment.text.chars().take(200).collect();
            let quoted = texts.with("import-comment", &[("text", (&text).into())]);
            ui.add(Label::new(look.caption(quoted)).truncate());
        }
    }
}
