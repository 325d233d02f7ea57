//! What stands in a sheet, counted for whoever is asked what it means.

use super::mapping::Mapping;
use super::sheet::{Column, Sheet};
use super::values::{Answer, answer, fold, order_of};
use crate::model::Meaning;
use crate::watch::Watch;
use std::collections::BTreeMap;

/// Most codes that are offered.
const MOST_CODES: usize = 12;
/// Rows between two looks at the watch.
const STEP: usize = 1 << 16;

/// What stands in a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many answers there are about each name of a touchpoint.
    pub names: BTreeMap<String, u64>,
    /// The wordings in the column of questions, with how many rows ask each.
    pub wordings: Vec<(String, u64)>,
    /// Values among the answers that are codes for "not applicable" or may be, folded, with how
    /// often each stands there; the most frequent first.
    pub codes: Vec<(String, u64)>,
    /// Whether dates could be read in both orders, and nothing says which is meant.
    pub dates_open: bool,
}

/// Counts what stands in a sheet. `None` when nobody wants it any more.
pub fn tally(sheet: &Sheet, mapping: &Mapping, watch: &Watch) -> Option<Tally> {
    let mut tally = Tally::default();
    let mut codes: BTreeMap<String, u64> = BTreeMap::new();
    let touchpoints = mapping.places(|meaning| *meaning == Meaning::Touchpoint).first().copied();
    for (at, meaning) in mapping.columns.iter().enumerate() {
        let column = &sheet.columns()[at];
        if watch.stopped() {
            return None;
        }
        match meaning {
            Meaning::Answers(name, asked) => {
                let counts = counts(column, mapping);
                let number = answers(column, &counts, mapping);
                *tally.names.entry(name.clone()).or_default() += number;
                let scale = asked.part.map_or(asked.metric.one_scale(), |_| asked.metric.scale());
                odd(column, &counts, (mapping, scale), &mut codes);
            }
            Meaning::Score(asked) => {
                let scale = asked.map_or((0, 10), |it| it.metric.one_scale());
                odd(column, &counts(column, mapping), (mapping, scale), &mut codes);
                if let Some(names) = touchpoints {
                    by_name(sheet, mapping, (names, at), &mut tally.names, watch)?;
                }
            }
            Meaning::Question => {
                let counts = counts(column, mapping);
                let all = column.values().zip(counts).skip(1).filter(|(_, count)| *count > 0);
                tally.wordings = all.map(|(text, count)| (text.to_owned(), count)).collect();
            }
            Meaning::Date => tally.dates_open |= !order_of(column.values()).1,
            _ => {}
        }
    }
    for name in mapping.targets.keys() {
        tally.names.entry(name.clone()).or_default();
    }
    let mut codes: Vec<(String, u64)> = codes.into_iter().collect();
    codes.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    codes.truncate(MOST_CODES);
    tally.codes = codes;
    Some(tally)
}

/// How often each value of a column stands below the heading.
fn counts(column: &Column, mapping: &Mapping) -> Vec<u64> {
    let mut counts = vec![0; column.distinct()];
    for &code in column.codes_from(mapping.first_row()) {
        counts[code as usize] += 1;
    }
    counts
}

fn answers(column: &Column, counts: &[u64], mapping: &Mapping) -> u64 {
    let whole = |text: &str| matches!(answer(text, &mapping.not_applicable), Answer::Whole(_));
    column.values().zip(counts).filter(|(text, _)| whole(text)).map(|(_, count)| count).sum()
}

/// Values that are codes for "not applicable", and whole numbers beside the scale and words that
/// may be.
fn odd(
    column: &Column,
    counts: &[u64],
    (mapping, scale): (&Mapping, (u8, u8)),
    codes: &mut BTreeMap<String, u64>,
) {
    for (text, &count) in column.values().zip(counts).skip(1).filter(|(_, count)| **count > 0) {
        let may = match answer(text, &[]) {
            Answer::Whole(number) => !(i64::from(scale.0)..=i64::from(scale.1)).contains(&number),
            Answer::NotANumber => true,
            _ => false,
        };
        let folded = fold(text);
        if may || mapping.not_applicable.contains(&folded) {
            *codes.entry(folded).or_default() += count;
        }
    }
}

/// Adds how many answers of a column there are beside each name of a touchpoint.
fn by_name(
    sheet: &Sheet,
    mapping: &Mapping,
    (names, scores): (usize, usize),
    found: &mut BTreeMap<String, u64>,
    watch: &Watch,
) -> Option<()> {
    let (names, scores) = (&sheet.columns()[names], &sheet.columns()[scores]);
    let whole: Vec<bool> = scores
        .values()
        .map(|text| matches!(answer(text, &mapping.not_applicable), Answer::Whole(_)))
        .collect();
    let mut counts = vec![0_u64; names.distinct()];
    for row in mapping.first_row()..sheet.rows() {
        if row % STEP == 0 && watch.stopped() {
            return None;
        }
        counts[names.code(row) as usize] += u64::from(whole[scores.code(row) as usize]);
    }
    for (name, count) in names.values().zip(counts).skip(1).filter(|(_, count)| *count > 0) {
        *found.entry(name.trim().to_owned()).or_default() += count;
    }
    Some(())
}
