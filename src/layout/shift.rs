//! Where the columns of the last picture stand in the next one, and their ways with them.

use super::plan::Plan;
use super::ways::Way;

/// Where columns stood and where they stand.
pub struct Shift {
    /// Where each column of now stood; `None` where it is new.
    pub was: Vec<Option<usize>>,
    /// Where each column of then stands; `None` where it is gone.
    pub now: Vec<Option<usize>>,
}

impl Shift {
    /// From one plan to the next; a column is known by its touchpoint.
    pub fn between(last: &Plan, next: &Plan) -> Self {
        if std::ptr::eq(last, next) {
            let same: Vec<_> = (0..next.columns.len()).map(Some).collect();
            return Self { was: same.clone(), now: same };
        }
        let mut now = vec![None; last.columns.len()];
        let was = next.columns.iter().enumerate().map(|(index, column)| {
            let was = last.column_of.get(&column.touchpoint?).copied()?;
            now[was] = Some(index);
            Some(was)
        });
        let was = was.collect();
        Self { was, now }
    }

    /// Puts what belongs to the columns of then where they stand now.
    pub fn put<T: Default>(&self, mut known: Vec<T>) -> Vec<T> {
        let place = |was: &Option<usize>| was.map(|was| std::mem::take(&mut known[was]));
        self.was.iter().map(place).map(Option::unwrap_or_default).collect()
    }
}

/// Ways of the last picture in a picture whose columns may stand elsewhere.
pub struct Moved<'a> {
    ways: &'a [Way],
    /// Where the ways of each column of then begin in the list, and where the last one's end.
    starts: Vec<usize>,
    /// Where each column of then stands now; `None` where it is gone.
    now: &'a [Option<usize>],
}

impl<'a> Moved<'a> {
    /// The ways of columns that now stand at these indices, sorted by the column they leave.
    pub fn new(ways: &'a [Way], now: &'a [Option<usize>]) -> Self {
        let mut starts = vec![0; now.len() + 1];
        for way in ways {
            starts[way.from + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Self { ways, starts, now }
    }

    /// Adds the ways that leave a column to `all`, given that it and they are as they were; `false`
    /// where they have to be found anew, because another card stands next to it.
    pub fn leave(&self, column: usize, all: &mut Vec<Way>) -> bool {
        let known = all.len();
        for way in &self.ways[self.starts[column]..self.starts[column + 1]] {
            let (from, to) = (self.now[way.from], self.now[way.to]);
            let next = |from: usize, to: usize| to == from + 1;
            match (from, to) {
                (Some(from), Some(to)) if next(from, to) == next(way.from, way.to) => {
                    all.push(Way { from, to, ..way.clone() });
                }
                _ => {
                    all.truncate(known);
                    return false;
                }
            }
        }
        true
    }
}
