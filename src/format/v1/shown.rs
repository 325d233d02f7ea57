//! Which scores a frame of the story shows, in version 1. What is left out is as the program shows
//! scores by itself.

use super::super::emit::Emitter;
use super::{Code, Metric, Period, Tint, emit_metric, some};
use crate::model;
use serde::Deserialize;

/// Indentation of an element's fields.
const FIELD: &str = "      ";

/// Which scores are shown, and how.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::format) struct ScoresShown {
    #[serde(default, deserialize_with = "some")]
    metric: Option<Metric>,
    #[serde(default)]
    tint: Tint,
    #[serde(default)]
    heat: bool,
    #[serde(default, deserialize_with = "some")]
    months: Option<(Period, Period)>,
    #[serde(default)]
    segments: Vec<(Code, Vec<Code>)>,
    #[serde(default, deserialize_with = "some")]
    against: Option<Against>,
}

/// What they are compared with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
enum Against {
    Rest,
    Slice {
        #[serde(default, deserialize_with = "some")]
        months: Option<(Period, Period)>,
        #[serde(default)]
        segments: Vec<(Code, Vec<Code>)>,
    },
}

impl From<ScoresShown> for model::ScoresShown {
    fn from(shown: ScoresShown) -> Self {
        let ScoresShown { metric, tint, heat, months, segments, against } = shown;
        let against = against.map(|against| match against {
            Against::Rest => model::Against::Rest,
            Against::Slice { months, segments } => {
                model::Against::Slice(self::slice(months, segments))
            }
        });
        let metric = metric.map(|metric| metric.0);
        Self { metric, tint: tint.into(), heat, slice: self::slice(months, segments), against }
    }
}

fn slice(months: Option<(Period, Period)>, segments: Vec<(Code, Vec<Code>)>) -> model::Slice {
    let values = |values: Vec<Code>| values.into_iter().map(|value| value.0).collect();
    model::Slice {
        months: months.map(|(first, last)| (first.0, last.0)),
        segments: segments.into_iter().map(|(column, list)| (column.0, values(list))).collect(),
    }
}

/// Writes which scores are shown, on one line; nothing where the map tells.
pub(in crate::format) fn emit_shown(e: &mut Emitter, shown: Option<&model::ScoresShown>) {
    let Some(model::ScoresShown { metric, tint, heat, slice, against }) = shown else { return };
    e.name(FIELD, "scores");
    e.raw("(");
    let mut fields = Fields { e, begun: false };
    if let Some(metric) = *metric {
        fields.begin("metric");
        emit_metric(fields.e, metric);
    }
    if *tint != model::Tint::Score {
        fields.begin("tint");
        fields.e.raw(Tint::from(*tint).word());
    }
    if *heat {
        fields.begin("heat");
        fields.e.raw("true");
    }
    fields.slice(slice);
    match against {
        None => {}
        Some(model::Against::Rest) => {
            fields.begin("against");
            fields.e.raw("Rest");
        }
        Some(model::Against::Slice(other)) => {
            fields.begin("against");
            fields.e.raw("Slice(");
            Fields { e: fields.e, begun: false }.slice(other);
            fields.e.raw(")");
        }
    }
    e.raw("),\n");
}

/// The fields of a struct on one line.
struct Fields<'a> {
    e: &'a mut Emitter,
    begun: bool,
}

impl Fields<'_> {
    fn begin(&mut self, name: &str) {
        let between = if std::mem::replace(&mut self.begun, true) { ", " } else { "" };
        self.e.show(format_args!("{between}{name}: "));
    }

    fn slice(&mut self, model::Slice { months, segments }: &model::Slice) {
        if let Some((first, last)) = months {
            self.begin("months");
            self.e.show(format_args!("(\"{first}\", \"{last}\")"));
        }
        if segments.is_empty() {
            return;
        }
        self.begin("segments");
        self.e.raw("[");
        for (at, (column, values)) in segments.iter().enumerate() {
            self.e.raw(if at > 0 { ", (" } else { "(" });
            self.e.short_text(column);
            self.e.raw(", [");
            for (at, value) in values.iter().enumerate() {
                self.e.raw(if at > 0 { ", " } else { "" });
                self.e.short_text(value);
            }
            self.e.raw("])");
        }
        self.e.raw("]");
    }
}
