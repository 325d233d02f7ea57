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

/// Groups by one number each, which is found much sooner than its parts, and where the counts of
/// each begin. A small number is found sooner still, and nearly every survey has room in it.
pub(super) struct Groups {
    /// Bits of each part, from the lowest: segments, month, metric, name.
    bits: [u32; MOST_SEGMENTS + 3],
    small: HashMap<u64, u32, foldhash::fast::FixedState>,
    large: HashMap<u128, u32, foldhash::fast::FixedState>,
}

impl Groups {
    /// Room for groups whose parts are places in lists of these lengths, each shorter than 2²⁷:
    /// all of them together fit into 128 bits.
    pub(super) fn new(
        segments: [usize; MOST_SEGMENTS],
        months: usize,
        metrics: usize,
        names: usize,
    ) -> Self {
        let mut bits = [0; MOST_SEGMENTS + 3];
        let lengths = segments.into_iter().chain([months, metrics, names]);
        for (bits, length) in bits.iter_mut().zip(lengths) {
            *bits = usize::BITS - length.saturating_sub(1).leading_zeros();
        }
        Self { bits, small: HashMap::default(), large: HashMap::default() }
    }

    fn pack(&self, group: Group) -> u128 {
        let [a, b, c] = group.segments;
        let parts = [a, b, c, group.month.into(), group.metric.into(), group.name];
        let parts = parts.into_iter().zip(self.bits).rev();
        parts.fold(0, |packed, (part, bits)| packed << bits | u128::from(part))
    }

    fn unpack(&self, mut packed: u128) -> Group {
        let [a, b, c, month, metric, name] = self.bits.map(|bits| {
            let part = packed & ((1 << bits) - 1);
            packed >>= bits;
            part as u32
        });
        Group { name, metric: metric as u8, month: month as u16, segments: [a, b, c] }
    }

    /// Where the counts of a group begin; at `end` if there are none yet.
    pub(super) fn start(&mut self, group: Group, end: usize) -> usize {
        let (packed, end) = (self.pack(group), end as u32);
        let start = if self.bits.iter().sum::<u32>() <= u64::BITS {
            *self.small.entry(packed as u64).or_insert(end)
        } else {
            *self.large.entry(packed).or_insert(end)
        };
        start as usize
    }

    /// Every group and where its counts begin.
    pub(super) fn all(&self) -> Vec<(Group, usize)> {
        let small = self.small.iter().map(|(packed, start)| (u128::from(*packed), *start));
        let large = self.large.iter().map(|(packed, start)| (*packed, *start));
        let all = small.chain(large);
        all.map(|(packed, start)| (self.unpack(packed), start as usize)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_packed_without_loss() {
        let most = crate::import::MOST_CELLS;
        for lengths in [[1; 6], [5, 4, 0, 25, 1, 200], [most, most, most, 3_601, 255, most]] {
            let [a, b, c, months, metrics, names] = lengths;
            let mut groups = Groups::new([a, b, c], months, metrics, names);
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
