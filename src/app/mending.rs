//! What can be done about a piece of advice with one click.

use super::{App, Tone};
use crate::edit::verbs::{self, Change};
use crate::edit::{Field, Selection};
use crate::insight::{Advice, AdviceKind};
use crate::model::{Document, ElementId, ElementKind, Journey, Presence, Rng};

/// A way to follow advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mend {
    /// Draw the way to the next touchpoint.
    LeadOn,
    /// Draw the way from the touchpoint before.
    LeadIn,
    /// Draw a way out of a loop.
    LeadOut,
    /// Add a touchpoint and type its name.
    AddTouchpoint,
    /// Remove the stage.
    RemoveStage,
    /// Add a driver where clients change the channel, and type it.
    AddDriver,
    /// Add a solution and type it.
    AddSolution,
    /// Add a barrier and type it.
    AddBarrier,
    /// Type who answers for it.
    NameOwner,
    /// Add a persona and type its name.
    AddPersona,
}

impl Mend {
    /// The ways to follow a piece of advice; none where it takes thought.
    pub const fn of(kind: AdviceKind) -> &'static [Self] {
        match kind {
            AdviceKind::NoWayOn => &[Self::LeadOn],
            AdviceKind::NoWayIn => &[Self::LeadIn],
            AdviceKind::EndlessLoop => &[Self::LeadOut],
            AdviceKind::EmptyStage => &[Self::AddTouchpoint, Self::RemoveStage],
            AdviceKind::ChannelChange => &[Self::AddDriver],
            AdviceKind::UnansweredBarrier | AdviceKind::DistantSolutions => &[Self::AddSolution],
            AdviceKind::UnexplainedLow => &[Self::AddBarrier],
            AdviceKind::Unowned => &[Self::NameOwner],
            AdviceKind::NoPersona => &[Self::AddPersona],
            AdviceKind::ToBeNotBetter
            | AdviceKind::LowMoment
            | AdviceKind::UnscoredMoment
            | AdviceKind::HappyButLow
            | AdviceKind::SadButGood
            | AdviceKind::OldScores
            | AdviceKind::MostlyAssumptions => &[],
        }
    }

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LeadOn => "mend-lead-on",
            Self::LeadIn => "mend-lead-in",
            Self::LeadOut => "mend-lead-out",
            Self::AddTouchpoint => "mend-add-touchpoint",
            Self::RemoveStage => "mend-remove-stage",
            Self::AddDriver => "mend-add-driver",
            Self::AddSolution => "mend-add-solution",
            Self::AddBarrier => "mend-add-barrier",
            Self::NameOwner => "mend-name-owner",
            Self::AddPersona => "mend-add-persona",
        }
    }

    /// What is to be changed; `None` where nothing can be.
    fn change(self, document: &Document, advice: &Advice, rng: &mut Rng) -> Option<Change> {
        let main = advice.elements.first().copied();
        let note = |kind, on, rng: &mut Rng| verbs::note(document, kind, on, "", rng);
        // What is wrong only in the target journey is mended only there.
        let presence = match advice.journey {
            Journey::AsIs => Presence::Both,
            Journey::ToBe => Presence::ToBeOnly,
        };
        let lead = |from, to, rng: &mut Rng| verbs::lead(document, from, to, presence, rng);
        let along = || journey(document, advice.journey);
        match self {
            Self::LeadOn => lead(main?, after(&along(), &[main?])?, rng),
            Self::LeadIn => {
                let before = along().into_iter().rev().skip_while(|&id| Some(id) != main).nth(1)?;
                lead(before, main?, rng)
            }
            Self::LeadOut => {
                let (along, circle) = (along(), &advice.elements);
                let last = along.iter().rev().find(|id| circle.contains(id))?;
                lead(*last, after(&along, circle)?, rng)
            }
            Self::AddTouchpoint => verbs::touchpoint_in(document, main?, "", rng),
            Self::RemoveStage => verbs::remove(document, &Selection::one(main?)),
            // On the way itself, where the advice knows it.
            Self::AddDriver => {
                note(ElementKind::Driver, advice.elements.get(2).copied().or(main)?, rng)
            }
            Self::AddSolution => note(ElementKind::Solution, main?, rng),
            Self::AddBarrier => note(ElementKind::Barrier, main?, rng),
            Self::AddPersona => Some(verbs::persona(document, "", rng)),
            // Nothing is changed before something is typed.
            Self::NameOwner => None,
        }
    }
}

/// The touchpoints of a journey, in order.
fn journey(document: &Document, journey: Journey) -> Vec<ElementId> {
    let in_it = |id: &ElementId| {
        let touchpoint = document.element(*id).and_then(|e| e.content.as_touchpoint());
        touchpoint.is_some_and(|touchpoint| touchpoint.presence.includes(journey))
    };
    document.journey().into_iter().filter(in_it).collect()
}

/// The first touchpoint behind the last of these.
fn after(along: &[ElementId], these: &[ElementId]) -> Option<ElementId> {
    let last = along.iter().rposition(|id| these.contains(id))?;
    along.get(last + 1).copied()
}

impl App {
    /// Follows a piece of advice, in one step.
    pub(super) fn mend(&mut self, advice: &Advice, mend: Mend) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        if mend == Mend::NameOwner {
            if let Some(&touchpoint) = advice.elements.first() {
                self.begin_typing(touchpoint, Field::Owner);
            }
            return;
        }
        let document = map.document.clone();
        if let Some(change) = mend.change(&document, advice, &mut self.rng) {
            self.change(change);
        } else {
            let text = self.texts().get("notice-mended-already").to_owned();
            self.notices.show(Tone::Warning, text, None);
        }
    }
}
