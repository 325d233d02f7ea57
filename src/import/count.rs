//! From a sheet and what it means to histograms, with every row that was left out.

use super::counted::{About, Cell, Counted};
use super::counter::Counter;
use super::groups::Group;
use super::mapping::{MOST_SEGMENTS, Mapping};
use super::plan::Plan;
use super::sheet::Sheet;
use crate::model::Meaning;
use crate::scores::Histogram;
use crate::watch::Watch;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Rows between two looks at the watch.
const STEP: usize = 1 << 12;
/// Rows that are worth a core of their own.
const ROWS_PER_CORE: usize = 1 << 15;
/// Each has a table of all groups, which have to be added up.
const MOST_CORES: usize = 2;

/// Counts the answers of a sheet. `None` when nobody wants it any more.
pub fn count(sheet: &Sheet, mapping: &Mapping, watch: &Watch) -> Option<Counted> {
    let plan = Plan::new(sheet, mapping);
    let rows = mapping.first_row()..sheet.rows();
    let cores = thread::available_parallelism().map_or(1, usize::from).min(MOST_CORES);
    let parts = (rows.len() / ROWS_PER_CORE).clamp(1, cores);
    let size = rows.len().div_ceil(parts).max(1);
    let done = AtomicUsize::new(rows.start);
    let part_from = |from: usize| {
        let part = from..rows.end.min(from + size);
        counted_rows(sheet, mapping, &plan, part, |rows| {
            let done = done.fetch_add(rows, Ordering::Relaxed);
            watch.reach(done as f64 / sheet.rows() as f64);
            !watch.stopped()
        })
    };
    let mut counter = thread::scope(|scope| {
        let below = rows.clone().step_by(size).skip(1);
        let below: Vec<_> = below.map(|from| scope.spawn(move || part_from(from))).collect();
        let mut counter = part_from(rows.start);
        for part in below {
            let part = part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            // Both or neither.
            counter = counter.zip(part).map(|(mut counter, part)| {
                counter.append(part);
                counter
            });
        }
        counter
    })?;
    let mut counted = std::mem::take(&mut counter.counted);
    counted.unwanted = counter.unwanted();
    counted.cells = cells(sheet, mapping, &plan, &counter);
    Some(counted)
}

/// Counts some of the rows of a sheet. `None` as soon as `wanted`, told of rows that are to be
/// counted next, says so.
fn counted_rows<'a>(
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &'a Plan<'a>,
    rows: Range<usize>,
    wanted: impl Fn(usize) -> bool,
) -> Option<Counter<'a>> {
    let mut counter = Counter::new(plan, rows.len());
    let places = mapping.places(|meaning| *meaning != Meaning::Ignored);
    let long = mapping.is_long();
    for first in rows.clone().step_by(STEP) {
        let rows = first..rows.end.min(first + STEP);
        if !wanted(rows.len()) {
            return None;
        }
        for row in rows {
            if places.iter().all(|&at| sheet.columns()[at].code(row) == 0) {
                continue;
            }
            counter.counted.rows += 1;
            if long {
                counter.long(row);
            } else {
                counter.wide(row);
            }
        }
    }
    counter.catch_up();
    Some(counter)
}

/// The histograms that were counted, in order.
fn cells(
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &Plan<'_>,
    counter: &Counter<'_>,
) -> Vec<(Cell, Histogram)> {
    let mut columns: Vec<(Arc<str>, usize)> = (plan.segments.iter().enumerate())
        .map(|(place, (at, ..))| (mapping.head(sheet, *at).into(), place))
        .collect();
    columns.sort();
    let values: Vec<Vec<Arc<str>>> = plan
        .segments
        .iter()
        .map(|(_, column, _)| column.values().map(|value| value.trim().into()).collect())
        .collect();
    // Groups are put in order by the places of their parts, not by the texts themselves.
    let valued: Vec<Vec<u32>> = values.iter().map(|values| ranks(values)).collect();
    let (names, months, metrics) =
        (ranks_of(&plan.names), ranks(&plan.months), ranks(&plan.metrics));
    let mut groups = counter.groups.all();
    groups.sort_by_cached_key(|(group, _)| {
        let mut split = [0; MOST_SEGMENTS];
        for (rank, (_, place)) in split.iter_mut().zip(&columns) {
            *rank = valued[*place][group.segments[*place] as usize];
        }
        let month = months[usize::from(group.month)];
        (names[group.name as usize], metrics[usize::from(group.metric)], month, split)
    });
    let cell = |(group, start): (Group, usize)| {
        let touchpoint = plan.names[group.name as usize].as_ref().ok()?;
        let metric = plan.metrics[usize::from(group.metric)];
        let (low, high) = metric.one_scale();
        let counts = &counter.counts[start..=start + usize::from(high - low)];
        let segment = |(column, place): &(Arc<str>, usize)| {
            let code = group.segments[*place] as usize;
            (column.clone(), values[*place][code].clone())
        };
        let cell = Cell {
            touchpoint: touchpoint.clone(),
            metric,
            period: plan.months[usize::from(group.month)],
            segments: columns.iter().map(segment).collect(),
        };
        let counts = counts.iter().map(|count| u64::from(*count)).collect();
        Some((cell, Histogram::new(low, counts)))
    };
    groups.into_iter().filter_map(cell).collect()
}

/// The place of each value of a list if the list were in order.
fn ranks<T: Ord>(list: &[T]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|&a, &b| list[a].cmp(&list[b]));
    let mut ranks = vec![0; list.len()];
    for (rank, at) in (0..).zip(order) {
        ranks[at] = rank;
    }
    ranks
}

/// [`ranks`] of touchpoints; those nobody wants have no answers.
fn ranks_of(names: &[Result<About, String>]) -> Vec<u32> {
    ranks(&names.iter().map(|name| name.as_ref().ok()).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Why, guess};

    /// A long survey of which every 40th answer is none.
    fn sheet(rows: usize) -> Sheet {
        let mut sheet = Sheet::default();
        let mut put = |row: [&str; 4]| {
            for (column, value) in row.iter().enumerate() {
                sheet.put(column, value.as_bytes()).unwrap();
            }
            sheet.end_row();
        };
        put(["touchpoint", "score", "date", "region"]);
        for row in 0..rows {
            let (name, date) = (format!("Desk {}", row % 97), format!("2026-0{}-11", row % 9 + 1));
            let score = if row % 40 == 0 { "x" } else { ["1", "3", "5"][row % 3] };
            put([&name, score, &date, ["North", "South"][row / 7 % 2]]);
        }
        sheet
    }

    #[test]
    fn rows_counted_on_two_cores_are_told_in_their_order() {
        let rows = 3 * ROWS_PER_CORE + 5;
        let sheet = sheet(rows);
        let mapping = guess(&sheet, &[]);
        let counted = count(&sheet, &mapping, &Watch::default()).unwrap();
        let plan = Plan::new(&sheet, &mapping);
        let alone = counted_rows(&sheet, &mapping, &plan, 1..rows + 1, |_| true).unwrap();
        assert_eq!(counted.cells, cells(&sheet, &mapping, &plan, &alone));
        assert_eq!(counted.skipped, alone.counted.skipped);
        assert_eq!(counted.skipped_in_all, alone.counted.skipped_in_all);
        assert_eq!(counted.skipped_in_all[&Why::NotANumber], rows.div_ceil(40) as u64);
        assert_eq!(counted.skipped.last().map(|last| last.row), Some(1 + 999 * 40));
        assert_eq!((counted.rows, counted.answers), (rows, alone.counted.answers));
        let in_cells: u64 = counted.cells.iter().flat_map(|(_, answers)| answers.counts()).sum();
        assert_eq!(in_cells + rows.div_ceil(40) as u64, rows as u64);
    }

    #[test]
    fn counting_is_stopped() {
        let sheet = sheet(2 * ROWS_PER_CORE);
        let watch = Watch::default();
        watch.stop();
        assert_eq!(count(&sheet, &guess(&sheet, &[]), &watch), None);
    }
}
