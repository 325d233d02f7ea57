//! A small map with answers of two months and two regions, one old, one only reported.

use super::sketch::Sketch;
use cjm::insight::Slice;
use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use std::sync::Arc;

pub(crate) fn month(year: i16, month: u8) -> Month {
    Month { year, month }
}

/// The answers with these values in these columns.
pub(crate) fn slice(segments: &[(&str, &[&str])]) -> Slice {
    let values = |values: &[&str]| values.iter().map(|value| Arc::from(*value)).collect();
    let segments = segments.iter().map(|(column, of)| (Arc::from(*column), values(of)));
    Slice { months: None, segments: segments.collect() }
}

impl Sketch {
    /// Satisfaction in a month and a region: how many gave it 1, 2, … 5.
    pub(crate) fn answered(&mut self, at: &str, period: Month, region: &str, counts: [u64; 5]) {
        let question = Some(Question { text: "?".into(), metric: Metric::Csat });
        self.map.apply(&Edit::SetQuestion { id: "q".into(), question }).unwrap();
        let key = CellKey {
            touchpoint: self.id(at),
            question: "q".into(),
            period: Some(period),
            segments: vec![SegmentValue { column: "region".into(), value: region.into() }],
            import: "i".into(),
        };
        let answers = Some(Arc::new(Answers::One(Histogram::new(1, counts.to_vec()))));
        self.map.apply(&Edit::SetCell { key, answers }).unwrap();
    }
}

/// The call becomes clearly better from January to February, most of all in the north; the visit
/// stays as it is, although clients look happy and the score is low; few say anything of the bill;
/// the letter was asked about long ago; of the app somebody only reports a score.
pub(crate) fn clinic() -> Document {
    let mut sketch = Sketch::of(&["Call", "Visit", "Bill", "Letter", "App", "Way home"]);
    sketch.ways("Call>Visit Visit>Bill Bill>Letter Letter>App");
    let (january, february) = (month(2026, 1), month(2026, 2));
    sketch.answered("Call", january, "North", [30, 30, 20, 10, 10]);
    sketch.answered("Call", january, "South", [20, 20, 20, 20, 20]);
    sketch.answered("Call", february, "North", [2, 3, 5, 40, 50]);
    sketch.answered("Call", february, "South", [10, 10, 20, 30, 30]);
    sketch.answered("Visit", january, "North", [10, 20, 30, 20, 20]);
    sketch.answered("Visit", january, "South", [12, 18, 30, 22, 18]);
    sketch.answered("Visit", february, "North", [11, 19, 30, 21, 19]);
    sketch.answered("Visit", february, "South", [10, 20, 30, 20, 20]);
    sketch.answered("Bill", february, "North", [0, 0, 1, 3, 4]);
    sketch.answered("Letter", month(2024, 9), "South", [1, 2, 3, 40, 54]);
    sketch.emotion("glad", "Visit", 2, Journey::AsIs, None);
    sketch.emotion("upset", "Letter", -1, Journey::AsIs, None);
    sketch.emotion("calm", "Call", 0, Journey::AsIs, None);
    sketch.change("Call", |content| {
        if let Content::Touchpoint(call) = content {
            call.lead_metric = Some(Metric::Csat);
        }
    });
    sketch.change("App", |content| {
        if let Content::Touchpoint(app) = content {
            let reported = |value, day| Reported {
                metric: Metric::Csat,
                value,
                n: Some(200),
                source: "store reviews".into(),
                date: Some(Date { year: 2026, month: 2, day }),
            };
            app.reported = vec![reported(81.0, 20), reported(62.0, 3)];
        }
    });
    sketch.map
}
