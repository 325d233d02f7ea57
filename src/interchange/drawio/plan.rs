//! What stands where on a page of draw.io: columns of touchpoints, lanes of notes.

use crate::i18n::{Arg, Texts};
use crate::insight::{Slice, lead_score, score_text};
use crate::model::{Content, Document, ElementId, Journey, LinkKind, Phase, Touchpoint, Valence};
use std::collections::BTreeSet;

/// Width of a card and of what stands under it.
pub(super) const WIDTH: u64 = 200;
/// Room between two columns: a way's label stands there.
pub(super) const GAP: u64 = 80;
/// Room between two notes.
pub(super) const SPACE: u64 = 10;
/// About how many characters of a label stand in a line of a card.
const PER_LINE: usize = 26;
/// About how high a line of a label is.
const LINE: u64 = 18;

/// The lanes of notes, from top to bottom, with what they are called.
pub(super) const LANES: [(Lane, &str); 10] = [
    (Lane::Action, "lane-actions"),
    (Lane::Expectation, "lane-expectations"),
    (Lane::Feeling, "lane-emotions"),
    (Lane::Barrier, "lane-barriers"),
    (Lane::Driver, "lane-drivers"),
    (Lane::Moment, "kind-moment"),
    (Lane::Solution, "lane-solutions"),
    (Lane::Quote, "lane-quotes"),
    (Lane::Owner, "lane-owners"),
    (Lane::Backstage, "lane-backstage"),
];

/// A lane of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// What the client does.
    Action,
    /// What the client wants.
    Expectation,
    /// What the client feels, as a curve.
    Feeling,
    /// What hinders.
    Barrier,
    /// What carries on.
    Driver,
    /// Why the touchpoint decides.
    Moment,
    /// What answers the barriers.
    Solution,
    /// What clients say.
    Quote,
    /// Who is answerable.
    Owner,
    /// What the client does not see.
    Backstage,
}

/// A note under a touchpoint.
#[derive(Debug)]
pub(super) struct Note {
    /// The lane it stands in.
    pub(super) lane: Lane,
    /// Its id on the page.
    pub(super) id: String,
    /// What it says.
    pub(super) label: String,
}

/// What somebody feels at a touchpoint.
#[derive(Debug)]
pub(super) struct Felt {
    /// Its id on the page.
    pub(super) id: String,
    /// Who; `None` = everybody.
    pub(super) persona: Option<ElementId>,
    /// How much.
    pub(super) valence: Valence,
    /// In a word.
    pub(super) label: String,
}

/// A column of the page.
#[derive(Debug)]
pub(super) struct Column {
    /// The touchpoint.
    pub(super) touchpoint: ElementId,
    /// What its card says.
    pub(super) label: String,
    /// Whether it decides the journey.
    pub(super) is_moment: bool,
    /// The notes under it, lane by lane.
    pub(super) notes: Vec<Note>,
    /// What is felt there.
    pub(super) felt: Vec<Felt>,
}

/// Stages beside each other, with their columns. A stage without any takes the room of one.
#[derive(Debug)]
pub(super) struct Step {
    /// The stage.
    pub(super) stage: ElementId,
    /// Its phase.
    pub(super) phase: Phase,
    /// What it is called.
    pub(super) name: String,
    /// Its touchpoints.
    pub(super) columns: Vec<Column>,
}

/// What a page shows.
pub(super) struct Plan {
    /// Its stages.
    pub(super) steps: Vec<Step>,
    /// The elements on it.
    pub(super) shown: BTreeSet<ElementId>,
    /// Ways: the transition, from card to card, with what is written on it.
    pub(super) ways: Vec<(ElementId, [ElementId; 2], String)>,
    /// How many touchpoints stand in the other journey only.
    pub(super) elsewhere: usize,
}

impl Plan {
    /// What a page shows of a journey.
    pub(super) fn of(document: &Document, journey: Journey) -> Self {
        let texts = Texts::of(document.props().language);
        let mut planner = Planner { document, journey, texts, shown: BTreeSet::new() };
        let (mut steps, mut elsewhere) = (Vec::new(), 0);
        for id in document.stages() {
            let element = document.element(id);
            let Some(stage) = element.and_then(|it| it.content.as_stage()) else { continue };
            let mut columns = Vec::new();
            for touchpoint in document.targets(id, LinkKind::Contains) {
                match planner.column(touchpoint) {
                    Some(column) => columns.push(column),
                    None => elsewhere += 1,
                }
            }
            let (name, phase) = (stage.name.clone(), stage.phase);
            steps.push(Step { stage: id, phase, name, columns });
        }
        let ways = planner.ways(&steps);
        Self { steps, shown: planner.shown, ways, elsewhere }
    }
}

struct Planner<'a> {
    document: &'a Document,
    journey: Journey,
    texts: &'static Texts,
    shown: BTreeSet<ElementId>,
}

impl Planner<'_> {
    fn name(&self, id: ElementId) -> &str {
        self.document.element(id).map(|element| element.content.text()).unwrap_or_default()
    }

    /// The column of a touchpoint; `None` where it stands in the other journey only.
    fn column(&mut self, id: ElementId) -> Option<Column> {
        let touchpoint = self.document.element(id)?.content.as_touchpoint()?;
        if !touchpoint.presence.includes(self.journey) {
            return None;
        }
        let mut lines = vec![touchpoint.name.clone(), touchpoint.channel.clone()];
        let score = lead_score(self.document, id, None, Slice::ALL);
        lines.extend(score.map(|score| score_text(self.texts, &score)));
        lines.retain(|line| !line.trim().is_empty());
        let (notes, is_moment) = self.notes(id, touchpoint);
        let felt = self.felt(id);
        Some(Column { touchpoint: id, label: lines.join("\n"), is_moment, notes, felt })
    }

    /// The notes under a touchpoint, and whether one says that it decides the journey.
    fn notes(&mut self, id: ElementId, touchpoint: &Touchpoint) -> (Vec<Note>, bool) {
        let mut notes = Vec::new();
        let Touchpoint { action, expectation, owner, backstage, .. } = touchpoint;
        let fields = [
            (Lane::Action, "a", action),
            (Lane::Expectation, "x", expectation),
            (Lane::Owner, "o", owner),
            (Lane::Backstage, "b", backstage),
        ];
        for (lane, of, text) in fields {
            if !text.trim().is_empty() {
                notes.push(Note { lane, id: format!("{of}{id}"), label: text.clone() });
            }
        }
        self.hanging(id, "", &mut notes);
        for way in self.document.targets(id, LinkKind::Leaves) {
            let to = self.document.target(way, LinkKind::Arrives);
            let to = to.map(|to| self.name(to)).unwrap_or_default();
            let where_to = format!("→ {to}: ");
            self.hanging(way, &where_to, &mut notes);
        }
        for quote in self.document.sources(id, LinkKind::Voices) {
            let text = self.name(quote).to_owned();
            let label = self.texts.with("map-quoted", &[("text", Arg::Text(&text))]);
            self.note(Lane::Quote, quote, label, &mut notes);
        }
        let moment = self.document.source(id, LinkKind::Marks);
        if let Some(moment) = moment {
            let why = self.name(moment).to_owned();
            self.note(Lane::Moment, moment, format!("★ {why}"), &mut notes);
        }
        (notes, moment.is_some())
    }

    /// What hinders and carries on at a touchpoint or a way, and what answers it.
    fn hanging(&mut self, on: ElementId, where_to: &str, notes: &mut Vec<Note>) {
        for id in self.document.sources(on, LinkKind::Hinders) {
            let label = format!("{where_to}{}", self.name(id));
            self.note(Lane::Barrier, id, label, notes);
            for answer in self.document.sources(id, LinkKind::Answers) {
                let element = self.document.element(answer);
                let solution = element.and_then(|it| it.content.as_solution());
                let numeral = solution.map(|it| it.feasibility.numeral()).unwrap_or_default();
                let label = format!("{numeral} · {}", self.name(answer));
                self.note(Lane::Solution, answer, label, notes);
            }
        }
        for id in self.document.sources(on, LinkKind::Carries) {
            let label = format!("{where_to}{}", self.name(id));
            self.note(Lane::Driver, id, label, notes);
        }
    }

    /// Adds a note, once: what hangs at several places stands at the first.
    fn note(&mut self, lane: Lane, id: ElementId, label: String, notes: &mut Vec<Note>) {
        if self.shown.insert(id) {
            notes.push(Note { lane, id: format!("e{id}"), label });
        }
    }

    fn felt(&mut self, touchpoint: ElementId) -> Vec<Felt> {
        let mut felt = Vec::new();
        for id in self.document.targets(touchpoint, LinkKind::Feels) {
            let element = self.document.element(id);
            let Some(Content::Emotion(emotion)) = element.map(|element| &element.content) else {
                continue;
            };
            if emotion.journey != self.journey {
                continue;
            }
            self.shown.insert(id);
            let persona = self.document.target(id, LinkKind::Of);
            let label = match persona.map(|persona| self.name(persona)) {
                Some(name) if !emotion.word.is_empty() => format!("{name}: {}", emotion.word),
                Some(name) => name.to_owned(),
                None => emotion.word.clone(),
            };
            felt.push(Felt { id: format!("e{id}"), persona, valence: emotion.valence, label });
        }
        felt
    }

    /// The ways between cards that are on the page.
    fn ways(&mut self, steps: &[Step]) -> Vec<(ElementId, [ElementId; 2], String)> {
        let columns = steps.iter().flat_map(|step| &step.columns);
        let cards: BTreeSet<ElementId> = columns.map(|column| column.touchpoint).collect();
        let mut ways = Vec::new();
        for &from in &cards {
            for id in self.document.targets(from, LinkKind::Leaves) {
                let element = self.document.element(id);
                let way = element.and_then(|it| it.content.as_transition());
                let to = self.document.target(id, LinkKind::Arrives);
                let (Some(way), Some(to)) = (way, to.filter(|to| cards.contains(to))) else {
                    continue;
                };
                if !way.presence.includes(self.journey) {
                    continue;
                }
                let share = way.share.map(|share| self.texts.percent(share * 100.0, 0));
                let label = [Some(way.label.clone()), share];
                let label: Vec<String> =
                    label.into_iter().flatten().filter(|text| !text.is_empty()).collect();
                self.shown.insert(id);
                ways.push((id, [from, to], label.join(" · ")));
            }
        }
        ways
    }
}

/// About how high a box with this label has to be.
pub(super) fn height(label: &str) -> u64 {
    let lines = label.split('\n').map(|line| line.chars().count().div_ceil(PER_LINE).max(1));
    16 + lines.map(|lines| lines as u64 * LINE).sum::<u64>()
}
