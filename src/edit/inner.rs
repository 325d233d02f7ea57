//! What is typed inside an element's lists and records: reported scores, the follow-up of a low
//! score, the measurements of an indicator.

use super::Misread;
use super::slot::{date, number, whole};
use crate::model::{Content, Document, ElementId, FollowUp, Indicator, Measured, Reported};
use crate::scores::Metric;

/// A text, figure or date inside one of an element's lists or records; a place in a list is
/// counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Inner {
    /// What is done about a touchpoint's low score.
    Answer,
    /// The day its follow-up came so far.
    Since,
    /// The value of a reported score.
    ReportedValue(usize),
    /// How many answers a reported score is said to rest on.
    ReportedCount(usize),
    /// Who reports it.
    ReportedSource(usize),
    /// The day it was reported for.
    ReportedDate(usize),
    /// The day of a measurement.
    MeasuredDate(usize),
    /// The value of a measurement.
    MeasuredValue(usize),
}

impl Inner {
    /// What typing here is called as a step about one element, and about several.
    pub(super) const fn step(self) -> (&'static str, &'static str) {
        match self {
            Self::Answer | Self::Since => ("step-follow-up", "step-follow-up-several"),
            Self::ReportedValue(_)
            | Self::ReportedCount(_)
            | Self::ReportedSource(_)
            | Self::ReportedDate(_) => ("step-report", "step-report"),
            Self::MeasuredDate(_) | Self::MeasuredValue(_) => ("step-measure", "step-measure"),
        }
    }

    /// Whether what is typed decides the place in its list: each letter is then read as if it were
    /// the first change.
    pub const fn moves(self) -> bool {
        matches!(self, Self::MeasuredDate(_))
    }

    /// Whether `content` has this.
    pub(super) fn is_in(self, content: &Content) -> bool {
        match self {
            Self::Answer | Self::Since => follow_up(content).is_some(),
            Self::ReportedValue(at)
            | Self::ReportedCount(at)
            | Self::ReportedSource(at)
            | Self::ReportedDate(at) => reported(content, at).is_some(),
            Self::MeasuredDate(at) | Self::MeasuredValue(at) => measured(content, at).is_some(),
        }
    }

    /// Reads `text` into `content`; nothing where it has no such thing.
    pub(super) fn set(self, content: &mut Content, text: &str) -> Result<(), Misread> {
        match (self, content) {
            (Self::Answer | Self::Since, Content::Touchpoint(it)) => match &mut it.follow_up {
                Some(follow_up) => self.set_follow_up(follow_up, text),
                None => Ok(()),
            },
            (
                Self::ReportedValue(at)
                | Self::ReportedCount(at)
                | Self::ReportedSource(at)
                | Self::ReportedDate(at),
                Content::Touchpoint(it),
            ) => match it.reported.get_mut(at) {
                Some(reported) => self.set_reported(reported, text),
                None => Ok(()),
            },
            (Self::MeasuredDate(at) | Self::MeasuredValue(at), Content::Indicator(it))
                if at < it.history.len() =>
            {
                self.set_measured(it, at, text)
            }
            _ => Ok(()),
        }
    }

    fn set_follow_up(self, follow_up: &mut FollowUp, text: &str) -> Result<(), Misread> {
        if self == Self::Since {
            follow_up.since = date(text)?.ok_or(Misread::Date)?;
        } else {
            text.clone_into(&mut follow_up.answer);
        }
        Ok(())
    }

    fn set_reported(self, reported: &mut Reported, text: &str) -> Result<(), Misread> {
        match self {
            Self::ReportedValue(_) => reported.value = reported_value(reported.metric, text)?,
            Self::ReportedCount(_) => reported.n = whole(text)?,
            Self::ReportedDate(_) => reported.date = date(text)?,
            _ => text.clone_into(&mut reported.source),
        }
        Ok(())
    }

    fn set_measured(self, indicator: &mut Indicator, at: usize, text: &str) -> Result<(), Misread> {
        let mut measured = indicator.history[at];
        if self == Self::MeasuredValue(at) {
            measured.value = measured_value(&indicator.unit, text)?;
        } else {
            measured.date = date(text)?.ok_or(Misread::Date)?;
            let mut others = indicator.history.iter().enumerate();
            if others.any(|(other, known)| other != at && known.date == measured.date) {
                return Err(Misread::Taken);
            }
        }
        if measured != indicator.history[at] {
            indicator.history.remove(at);
            Measured::enter(&mut indicator.history, measured);
            take_latest(indicator);
        }
        Ok(())
    }
}

/// The value of a metric that somebody reports.
///
/// # Errors
/// Where nothing is written, it is no number, or the metric cannot have this value.
pub fn reported_value(metric: Metric, text: &str) -> Result<f64, Misread> {
    let value = number(text.trim().trim_end_matches('%'))?.ok_or(Misread::Blank)?;
    let (low, high) = metric.range();
    (low..=high).contains(&value).then_some(value).ok_or(Misread::Range(metric))
}

/// The value of a measurement, which may be followed by its unit.
///
/// # Errors
/// Where nothing is written, or it is no number.
pub fn measured_value(unit: &str, text: &str) -> Result<f64, Misread> {
    let text = text.trim();
    number(text.strip_suffix(unit.trim()).unwrap_or(text))?.ok_or(Misread::Blank)
}

/// Makes the latest measurement the indicator's value; without measurements that stays.
pub(super) fn take_latest(indicator: &mut Indicator) {
    if let Some(latest) = indicator.history.last() {
        indicator.value = Some(latest.value);
    }
}

/// The follow-up of a touchpoint's low score.
pub fn follow_up(content: &Content) -> Option<&FollowUp> {
    content.as_touchpoint()?.follow_up.as_deref()
}

/// A reported score of a touchpoint.
pub fn reported(content: &Content, at: usize) -> Option<&Reported> {
    content.as_touchpoint()?.reported.get(at)
}

/// A measurement of an indicator.
pub fn measured(content: &Content, at: usize) -> Option<Measured> {
    content.as_indicator()?.history.get(at).copied()
}

/// The measurements of an indicator in the order of a list in which the date of the one at `at`
/// is being changed to what `text` says: it stays where it was until that is done.
pub fn held_history(document: &Document, id: ElementId, at: usize, text: &str) -> Vec<Measured> {
    let indicator = document.element(id).and_then(|element| element.content.as_indicator());
    let mut list = indicator.map(|indicator| indicator.history.clone()).unwrap_or_default();
    let now = date(text).ok().flatten();
    if let Some(from) = list.iter().position(|known| Some(known.date) == now)
        && at < list.len()
    {
        let moved = list.remove(from);
        list.insert(at, moved);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Layer, Touchpoint};

    fn day(month: u8) -> Date {
        Date { year: 2026, month, day: 1 }
    }

    fn indicator() -> Content {
        let history =
            (1..=3).map(|month| Measured { date: day(month), value: f64::from(month) }).collect();
        Content::Indicator(Indicator {
            name: "Wait".into(),
            layer: Layer::Ox,
            value: Some(3.0),
            unit: "min".into(),
            target: None,
            data_source: String::new(),
            history,
        })
    }

    fn values(content: &Content) -> (Vec<f64>, Option<f64>) {
        let it = content.as_indicator().unwrap();
        (it.history.iter().map(|at| at.value).collect(), it.value)
    }

    #[test]
    fn a_measurement_goes_where_its_day_belongs_and_the_latest_is_the_value() {
        let mut content = indicator();
        Inner::MeasuredDate(0).set(&mut content, "01.09.2026").unwrap();
        assert_eq!(values(&content), (vec![2.0, 3.0, 1.0], Some(1.0)));
        Inner::MeasuredValue(2).set(&mut content, "4,5 min").unwrap();
        assert_eq!(values(&content), (vec![2.0, 3.0, 4.5], Some(4.5)));
        let taken = Inner::MeasuredDate(0).set(&mut content, "2026-09-01");
        assert_eq!(taken, Err(Misread::Taken));
        assert_eq!(Inner::MeasuredValue(1).set(&mut content, " "), Err(Misread::Blank));
        assert_eq!(Inner::MeasuredDate(1).set(&mut content, ""), Err(Misread::Date));
        assert_eq!(values(&content), (vec![2.0, 3.0, 4.5], Some(4.5)), "nothing was lost");
    }

    #[test]
    fn a_reported_value_is_within_the_metrics_range() {
        assert_eq!(reported_value(Metric::Csat, "82,5 %"), Ok(82.5));
        assert_eq!(reported_value(Metric::Csi, "11"), Err(Misread::Range(Metric::Csi)));
        assert_eq!(reported_value(Metric::Nps, "−12"), Ok(-12.0));
        assert_eq!(reported_value(Metric::Nps, ""), Err(Misread::Blank));
        let reported = Reported {
            metric: Metric::Csat,
            value: 80.0,
            n: None,
            source: String::new(),
            date: None,
        };
        let mut content = Content::Touchpoint(Touchpoint {
            reported: vec![reported],
            ..Touchpoint::named("Pay")
        });
        Inner::ReportedCount(0).set(&mut content, "1 200").unwrap();
        Inner::ReportedDate(0).set(&mut content, "31.01.2026").unwrap();
        Inner::ReportedSource(0).set(&mut content, "Annual report").unwrap();
        assert!(Inner::ReportedValue(0).set(&mut content, "101").is_err());
        let now = reported_of(&content);
        assert_eq!((now.value, now.n, now.source.as_str()), (80.0, Some(1200), "Annual report"));
        assert_eq!(now.date, Some(Date { year: 2026, month: 1, day: 31 }));
        assert!(!Inner::ReportedValue(1).is_in(&content) && !Inner::Answer.is_in(&content));
    }

    fn reported_of(content: &Content) -> Reported {
        reported(content, 0).unwrap().clone()
    }
}
