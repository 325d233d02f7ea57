//! A quick "surely not" for sets of ids.

use crate::model::ElementId;

/// Says of sets of ids whether they may have one in common: a Bloom filter with one bit an id, made
/// for a column's ten ids and the few of a selection or an edit (Bloom, "Space/time trade-offs in
/// hash coding with allowable errors", 1970).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IdFilter(u128);

impl IdFilter {
    /// The filter of these ids.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a ElementId>) -> Self {
        let bit = |id: &ElementId| 1 << (id.bits().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57);
        Self(ids.into_iter().fold(0, |bits, id| bits | bit(id)))
    }

    /// `false` = they surely have none in common.
    pub const fn may_share(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rng;

    #[test]
    fn what_is_shared_is_never_missed_and_little_else_is_taken_for_it() {
        let mut rng = Rng::seeded(3);
        let mut wrong = 0;
        for _ in 0..2_000 {
            let ids: Vec<ElementId> = (0..10).map(|_| ElementId::random(&mut rng)).collect();
            let column = IdFilter::of(&ids);
            assert!(ids.iter().all(|id| column.may_share(IdFilter::of([id]))));
            let other = ElementId::random(&mut rng);
            wrong += u32::from(column.may_share(IdFilter::of([&other])));
        }
        assert!((1..300).contains(&wrong), "{wrong} of 2,000 where 150 are to be expected");
        assert!(!IdFilter::default().may_share(IdFilter::of([&ElementId::random(&mut rng)])));
    }
}
