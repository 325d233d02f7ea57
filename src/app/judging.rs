//! Commands that say one thing of several about everything they are meant for, as one step.

use super::{App, Command};
use crate::edit::verbs::{self, Change, Choice};
use crate::model::{ElementId, ElementKind};
use std::collections::BTreeSet;

impl App {
    /// What a command that says one thing of several makes of everything it is meant for.
    pub(super) fn judge(&mut self, command: Command) -> Option<Change> {
        let map = self.map.as_ref()?;
        let (document, rng) = (&map.document, &mut self.rng);
        let of = |kind| map.selected_of(kind);
        let change = match command {
            Command::Feel(valence) => {
                let places: BTreeSet<_> =
                    map.selection.iter().filter_map(|id| map.feels(id)).collect();
                let changes = places.into_iter().filter_map(|(touchpoint, persona, journey)| {
                    verbs::feel(document, touchpoint, persona, journey, valence, rng)
                });
                verbs::together(changes.collect(), "step-emotion-several")
            }
            Command::Mark => verbs::mark_all(document, &map.selected_touchpoints(), rng),
            Command::Severity(severity) => {
                let severity = Choice::Severity(Some(severity));
                verbs::set(document, &of(ElementKind::Barrier), severity, rng)
            }
            Command::Feasibility(feasibility) => {
                let feasibility = Choice::Feasibility(feasibility);
                verbs::set(document, &of(ElementKind::Solution), feasibility, rng)
            }
            Command::Status(status) => {
                verbs::set(document, &of(ElementKind::Solution), Choice::Status(status), rng)
            }
            Command::Presence(presence) => {
                let ways = map
                    .selection
                    .iter()
                    .filter(|&id| document.kind(id) == Some(ElementKind::Transition));
                let mut chosen: Vec<ElementId> = ways.collect();
                if chosen.is_empty() {
                    chosen = map.selected_touchpoints();
                }
                verbs::set(document, &chosen, Choice::Presence(presence), rng)
            }
            _ => None,
        };
        // What was selected is judged on.
        change.map(|change| Change { select: map.selection.clone(), ..change })
    }
}
