//! Metrics in version 1: a word, or the rule of a metric of the map's own.

use super::super::emit::Emitter;
use super::super::reason::Reason;
use super::values::{refuse, short};
use crate::scores::{self, CustomMetric, Figure};
use serde::Deserialize;
use serde::de::Deserializer;

/// A metric as files write it.
#[derive(Deserialize)]
enum Written {
    Csi,
    Csat,
    Ces,
    Nps,
    NpsFromOne,
    Cli,
    Custom {
        name: String,
        scale: (u8, u8),
        #[serde(default)]
        better_low: bool,
        figure: WrittenFigure,
    },
}

/// What a metric counts, as files write it.
#[derive(Deserialize)]
enum WrittenFigure {
    Mean,
    Top(u8),
    Net(u8, u8),
}

/// A metric.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::format) struct Metric(pub(in crate::format) scores::Metric);

impl<'de> Deserialize<'de> for Metric {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        Ok(Self(match Written::deserialize(de)? {
            Written::Csi => scores::Metric::Csi,
            Written::Csat => scores::Metric::Csat,
            Written::Ces => scores::Metric::Ces,
            Written::Nps => scores::Metric::Nps,
            Written::NpsFromOne => scores::Metric::NpsFromOne,
            Written::Cli => scores::Metric::Cli,
            Written::Custom { name, scale, better_low, figure } => {
                let figure = match figure {
                    WrittenFigure::Mean => Figure::Mean,
                    WrittenFigure::Top(best) => Figure::Top(best),
                    WrittenFigure::Net(best, worst) => Figure::Net(best, worst),
                };
                let own = CustomMetric::define(&name, scale, better_low, figure);
                let own = own.ok().filter(|own| own.name() == name);
                let bad = || refuse(&Reason::BadMetric { found: short(&name) });
                scores::Metric::Custom(own.ok_or_else(bad)?)
            }
        }))
    }
}

/// Writes a metric, on one line.
pub(in crate::format) fn emit(e: &mut Emitter, metric: scores::Metric) {
    let own = match metric {
        scores::Metric::Csi => return e.raw("Csi"),
        scores::Metric::Csat => return e.raw("Csat"),
        scores::Metric::Ces => return e.raw("Ces"),
        scores::Metric::Nps => return e.raw("Nps"),
        scores::Metric::NpsFromOne => return e.raw("NpsFromOne"),
        scores::Metric::Cli => return e.raw("Cli"),
        scores::Metric::Custom(own) => own,
    };
    let (low, high) = own.scale();
    e.raw("Custom(name: ");
    e.short_text(own.name());
    e.show(format_args!(", scale: ({low}, {high})"));
    if own.answers_better_low() {
        e.raw(", better_low: true");
    }
    match own.figure() {
        Figure::Mean => e.raw(", figure: Mean)"),
        Figure::Top(best) => e.show(format_args!(", figure: Top({best}))")),
        Figure::Net(best, worst) => e.show(format_args!(", figure: Net({best}, {worst}))")),
    }
}
