//! Answers that belong together, found among a million others: one number for a group's parts.

use super::mapping::MOST_SEGMENTS;
use std::collections::HashMap;

/// Answers that belong together, as places in the lists of the counter.
#[derive(Clone, Copy)]
pub(super) struct Group {
    /// The touchpoint.
    pub(super) name: u32,
    /// The metric.
    pub(super) metric: u8,
    /// The month.
    pub(super) month: u16,
    /// The value in each column that answers are split by.
    pub(super) segments: [u32; MOST_SEGMENTS],
}

/// What a group is made of: segments, month, metric, name.
const PARTS: usize = MOST_SEGMENTS + 3;

impl Group {
    fn parts(self) -> [u32; PARTS] {
        let [a, b, c] = self.segments;
        [a, b, c, self.month.into(), self.metric.into(), self.name]
    }

    fn of([a, b, c, month, metric, name]: [u32; PARTS]) -> Self {
        Self { name, metric: metric as u8, month: month as u16, segments: [a, b, c] }
    }
}

/// No counts yet.
const NONE: u32 = u32::MAX;
/// Places of a table beyond those that are worth it for the rows alone.
const PLACES: usize = 1 << 12;

/// Groups by one number each, which is found much sooner than its parts, and where the counts of
/// each begin. Where there are hardly more groups that could be than rows, each has its place in a
/// table. A small number is found sooner than a large one, and nearly every survey has room in it.
pub(super) struct Groups {
    /// Bits of each part, from the lowest: segments, month, metric, name.
    bits: [u32; PARTS],
    /// How many there are of each part.
    lengths: [usize; PARTS],
    table: Vec<u32>,
    small: HashMap<u64, u32, foldhash::fast::FixedState>,
    large: HashMap<u128, u32, foldhash::fast::FixedState>,
}

impl Groups {
    /// Room for groups of so many rows, whose parts are places in lists of these lengths (months,
    /// metrics, names behind the segments), each shorter than 2²⁷: all of them together fit into
    /// 128 bits.
    pub(super) fn new(segments: [usize; MOST_SEGMENTS], others: [usize; 3], rows: usize) -> Self {
        let ([a, b, c], [months, metrics, names]) = (segments, others);
        let lengths = [a, b, c, months, metrics, names].map(|length| length.max(1));
        let bits = lengths.map(|length| usize::BITS - (length - 1).leading_zeros());
        let places = lengths.iter().try_fold(1, |all: usize, length| all.checked_mul(*length));
        let places = places.filter(|places| *places <= rows.saturating_mul(2) + PLACES);
        let table = vec![NONE; places.unwrap_or(0)];
        Self { bits, lengths, table, small: HashMap::default(), large: HashMap::default() }
    }

    /// The place of a group in the table.
    fn place(&self, group: Group) -> usize {
        let parts = group.parts().into_iter().zip(self.lengths).rev();
        parts.fold(0, |place, (part, length)| place * length + part as usize)
    }

    fn at(&self, mut place: usize) -> Group {
        Group::of(self.lengths.map(|length| {
            let part = place % length;
            place /= length;
            part as u32
        }))
    }

    fn pack(&self, group: Group) -> u128 {
        let parts = group.parts().into_iter().zip(self.bits).rev();
        parts.fold(0, |packed, (part, bits)| packed << bits | u128::from(part))
    }

    fn unpack(&self, mut packed: u128) -> Group {
        Group::of(self.bits.map(|bits| {
            let part = packed & ((1 << bits) - 1);
            packed >>= bits;
            part as u32
        }))
    }

    /// Where the counts of a group begin; at `end` if there are none yet.
    pub(super) fn start(&mut self, group: Group, end: usize) -> usize {
        let end = end as u32;
        let start = if !self.table.is_empty() {
            let place = self.place(group);
            let start = &mut self.table[place];
            if *start == NONE {
                *start = end;
            }
            *start
        } else if self.bits.iter().sum::<u32>() <= u64::BITS {
            *self.small.entry(self.pack(group) as u64).or_insert(end)
        } else {
            *self.large.entry(self.pack(group)).or_insert(end)
        };
        start as usize
    }

    /// Every group and where its counts begin.
    pub(super) fn all(&self) -> Vec<(Group, usize)> {
        let table = self.table.iter().enumerate().filter(|(_, start)| **start != NONE);
        let table = table.map(|(place, start)| (self.at(place), *start as usize));
        let small = self.small.iter().map(|(packed, start)| (u128::from(*packed), *start));
        let large = self.large.iter().map(|(packed, start)| (*packed, *start));
        let packed = small.chain(large);
        table.chain(packed.map(|(packed, start)| (self.unpack(packed), start as usize))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_packed_without_loss() {
        let most = crate::import::MOST_CELLS;
        let survey = [5, 4, 0, 25, 1, 200];
        let cases =
            [([1; 6], 0), (survey, 0), (survey, 50_000), ([most, most, most, 3_601, 255, most], 9)];
        for (lengths, rows) in cases {
            let [a, b, c, months, metrics, names] = lengths;
            let mut groups = Groups::new([a, b, c], [months, metrics, names], rows);
            assert_eq!(groups.table.is_empty(), rows == 9 || lengths == survey && rows == 0);
            assert!(groups.bits.iter().sum::<u32>() <= u128::BITS);
            let last = lengths.map(|length| length.saturating_sub(1) as u32);
            let mut wanted = Vec::new();
            for part in 0..=lengths.len() {
                // Each part at its end alone, and all of them.
                let at = |place| if part == place || part == 6 { last[place] } else { 0 };
                let group = Group {
                    name: at(5),
                    metric: at(4) as u8,
                    month: at(3) as u16,
                    segments: [at(0), at(1), at(2)],
                };
                let start = groups.start(group, part * 10);
                assert_eq!(groups.start(group, 999), start);
                wanted.push(start);
            }
            let (mut found, packed) = (groups.all(), |group: &Group| groups.pack(*group));
            found.sort_by_key(|(_, start)| *start);
            wanted.sort_unstable();
            wanted.dedup();
            assert_eq!(found.iter().map(|(_, start)| *start).collect::<Vec<_>>(), wanted);
            let mut numbers: Vec<u128> = found.iter().map(|(group, _)| packed(group)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), found.len(), "no two groups are one");
        }
    }
}
