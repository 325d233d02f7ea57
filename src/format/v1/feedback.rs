//! Feedback kept with touchpoints, quotes and indicators in version 1.

use super::super::emit::Emitter;
use super::{Code, Day, Finite, FollowUpState, Metric, Period, emit_metric, some};
use crate::model::{self, Date};
use serde::Deserialize;

/// Indentation of an element's fields, and of the items of a list among them.
const FIELD: &str = "      ";
const INNER: &str = "        ";

/// A score that was only reported.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct Reported {
    metric: Metric,
    value: Finite,
    #[serde(default, deserialize_with = "some")]
    n: Option<u64>,
    #[serde(default)]
    source: String,
    #[serde(default, deserialize_with = "some")]
    date: Option<Day>,
}

/// What became of a low score.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct FollowUp {
    state: FollowUpState,
    since: Day,
    #[serde(default)]
    answer: String,
}

/// Where a quote was written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct SurveyComment {
    import: Code,
    #[serde(default, deserialize_with = "some")]
    answer: Option<(Metric, u8)>,
    #[serde(default, deserialize_with = "some")]
    period: Option<Period>,
}

/// A measurement: its day and value.
#[derive(Deserialize)]
pub(in crate::format) struct Measured(Day, Finite);

impl From<Reported> for model::Reported {
    fn from(reported: Reported) -> Self {
        let Reported { metric, value, n, source, date } = reported;
        Self { metric: metric.0, value: value.0, n, source, date: date.map(|day| day.0) }
    }
}

impl From<FollowUp> for model::FollowUp {
    fn from(FollowUp { state, since, answer }: FollowUp) -> Self {
        Self { state: state.into(), since: since.0, answer }
    }
}

impl From<SurveyComment> for model::SurveyComment {
    fn from(SurveyComment { import, answer, period }: SurveyComment) -> Self {
        Self {
            import: import.0,
            answer: answer.map(|(metric, answer)| (metric.0, answer)),
            period: period.map(|period| period.0),
        }
    }
}

impl From<Measured> for model::Measured {
    fn from(Measured(day, value): Measured) -> Self {
        Self { date: day.0, value: value.0 }
    }
}

/// Writes a day in quotes.
pub(super) fn day(e: &mut Emitter, date: Date) {
    let Date { year, month, day } = date;
    e.show(format_args!("\"{year:04}-{month:02}-{day:02}\""));
}

/// Begins a list of an element, one item a line.
fn list<T>(e: &mut Emitter, name: &str, items: &[T], item: impl Fn(&mut Emitter, &T)) {
    if items.is_empty() {
        return;
    }
    e.name(FIELD, name);
    e.raw("[\n");
    for one in items {
        e.raw(INNER);
        item(e, one);
        e.end();
    }
    e.raw(FIELD);
    e.raw("],\n");
}

/// Writes reported scores; nothing where there are none.
pub(in crate::format) fn emit_reported(e: &mut Emitter, reported: &[model::Reported]) {
    list(e, "reported", reported, |e, one| {
        let model::Reported { metric, value, n, source, date } = one;
        e.raw("(metric: ");
        emit_metric(e, *metric);
        e.raw(", value: ");
        e.number(*value);
        if let Some(n) = n {
            e.raw(", n: ");
            e.whole(*n);
        }
        if !source.is_empty() {
            e.raw(", source: ");
            e.short_text(source);
        }
        if let Some(date) = date {
            e.raw(", date: ");
            day(e, *date);
        }
        e.raw(")");
    });
}

/// Writes what became of a low score; nothing where nothing did.
pub(in crate::format) fn emit_follow_up(e: &mut Emitter, follow_up: Option<&model::FollowUp>) {
    let Some(model::FollowUp { state, since, answer }) = follow_up else { return };
    e.name(FIELD, "follow_up");
    e.raw("(\n");
    e.word_field(INNER, "state", FollowUpState::from(*state).word());
    e.name(INNER, "since");
    day(e, *since);
    e.end();
    e.text_field(INNER, "answer", answer);
    e.raw(FIELD);
    e.raw("),\n");
}

/// Writes the measurements of an indicator; nothing where there are none.
pub(in crate::format) fn emit_history(e: &mut Emitter, history: &[model::Measured]) {
    list(e, "history", history, |e, model::Measured { date, value }| {
        e.raw("(");
        day(e, *date);
        e.raw(", ");
        e.number(*value);
        e.raw(")");
    });
}

/// Writes where a quote was written; nothing where it was entered by hand.
pub(in crate::format) fn emit_comment(e: &mut Emitter, comment: Option<&model::SurveyComment>) {
    let Some(model::SurveyComment { import, answer, period }) = comment else { return };
    e.name(FIELD, "comment");
    e.raw("(import: ");
    e.short_text(import);
    if let Some((metric, answer)) = *answer {
        e.raw(", answer: (");
        emit_metric(e, metric);
        e.show(format_args!(", {answer})"));
    }
    if let Some(month) = period {
        e.show(format_args!(", period: \"{month}\""));
    }
    e.raw("),\n");
}
