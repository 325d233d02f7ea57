//! The cells of one column, lane by lane. Each file draws one kind of cell into a block of its
//! own coordinates; where the block goes is decided by `layout::assemble`.

mod card;
mod indicator;
mod notes;
pub mod score;
mod spark;
mod votes;

pub use card::{Card, card_block};
pub use notes::way_overhang;

use super::context::Context;
use super::feedback::Feedback;
use super::rows::RowKey;
use super::setter::Setter;
use crate::model::{ElementId, LinkKind};
use crate::scene::{Block, Lane};

/// A finished cell of a column.
#[derive(Debug, Clone)]
pub struct BuiltCell {
    /// The row it stands in.
    pub row: RowKey,
    /// Offset from the column's left edge, in map units.
    pub dx: f64,
    /// Height it needs, in map units.
    pub height: f64,
    /// What is drawn; nothing while measuring.
    pub block: Block,
}

/// Which elements a column shows; found once, read by every cell.
pub struct Content {
    /// The touchpoint.
    pub touchpoint: ElementId,
    /// Ways that leave it and take place in the state shown.
    pub ways: Vec<ElementId>,
    /// Barriers on the touchpoint.
    pub barriers: Vec<ElementId>,
    /// Drivers on the touchpoint.
    pub drivers: Vec<ElementId>,
    /// Barriers and drivers on its ways, each with the way: barriers first.
    pub on_ways: Vec<(ElementId, ElementId)>,
    /// Its moment of truth.
    pub moment: Option<ElementId>,
    /// Answers to its barriers and to those on its ways, each once.
    pub solutions: Vec<ElementId>,
    /// Evidence on it, its barriers, drivers and emotions, each once.
    pub evidence: Vec<ElementId>,
    /// What it feels like, for everybody and in both journeys.
    pub emotions: Vec<ElementId>,
    /// Other figures.
    pub indicators: Vec<ElementId>,
    /// Clients' words.
    pub quotes: Vec<ElementId>,
    /// Pictures.
    pub pictures: Vec<ElementId>,
}

impl Content {
    /// Gathers what hangs on `touchpoint`.
    pub fn of(context: &Context, touchpoint: ElementId) -> Self {
        let document = &context.document;
        let ways: Vec<ElementId> = document
            .targets(touchpoint, LinkKind::Leaves)
            .into_iter()
            .filter(|&way| {
                context
                    .element(way)
                    .and_then(|e| e.content.as_transition())
                    .is_some_and(|way| context.includes(way.presence))
            })
            .collect();
        let barriers = document.sources(touchpoint, LinkKind::Hinders);
        let drivers = document.sources(touchpoint, LinkKind::Carries);
        let mut on_ways = Vec::new();
        for kind in [LinkKind::Hinders, LinkKind::Carries] {
            for &way in &ways {
                on_ways.extend(document.sources(way, kind).into_iter().map(|note| (note, way)));
            }
        }
        let mut solutions = Vec::new();
        let on_way_barriers = on_ways.iter().map(|(note, _)| *note);
        for barrier in barriers.iter().copied().chain(on_way_barriers) {
            for solution in document.sources(barrier, LinkKind::Answers) {
                if !solutions.contains(&solution) {
                    solutions.push(solution);
                }
            }
        }
        let emotions = document.targets(touchpoint, LinkKind::Feels);
        let mut evidence = Vec::new();
        if context.shows(Lane::Evidence) {
            let supported = [touchpoint]
                .into_iter()
                .chain(barriers.iter().copied())
                .chain(drivers.iter().copied())
                .chain(emotions.iter().copied())
                .chain(on_ways.iter().map(|(note, _)| *note));
            for element in supported {
                for found in document.sources(element, LinkKind::Supports) {
                    if !evidence.contains(&found) {
                        evidence.push(found);
                    }
                }
            }
        }
        Self {
            touchpoint,
            ways,
            barriers,
            drivers,
            on_ways,
            moment: document.source(touchpoint, LinkKind::Marks),
            solutions,
            evidence,
            emotions,
            indicators: document.sources(touchpoint, LinkKind::Measures),
            quotes: document.sources(touchpoint, LinkKind::Voices),
            pictures: document.sources(touchpoint, LinkKind::Depicts),
        }
    }

    /// Every element the column's picture depends on besides the touchpoint.
    pub fn dependencies(&self) -> Vec<ElementId> {
        let mut all: Vec<ElementId> = [
            &self.ways,
            &self.barriers,
            &self.drivers,
            &self.solutions,
            &self.evidence,
            &self.emotions,
            &self.indicators,
            &self.quotes,
            &self.pictures,
        ]
        .into_iter()
        .flatten()
        .copied()
        .chain(self.on_ways.iter().map(|(note, _)| *note))
        .chain(self.moment)
        .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Width of the column that holds these texts, in map units: wider in steps for long words and
/// long notes, so that one long note does not make its row a tower.
pub fn column_width(context: &Context, content: &Content) -> f64 {
    if context.view.setting.is_overview() {
        return context.style.column;
    }
    let mut longest_text = 0;
    let mut longest_word = 0;
    let mut look = |text: &str| {
        longest_text = longest_text.max(text.len() / if text.is_ascii() { 1 } else { 2 });
        if text.len() > 18 {
            let word = text.split_whitespace().map(|word| word.chars().count()).max();
            longest_word = longest_word.max(word.unwrap_or(0));
        }
    };
    if let Some(touchpoint) =
        context.element(content.touchpoint).and_then(|e| e.content.as_touchpoint())
    {
        look(&touchpoint.name);
        look(&touchpoint.action);
        look(&touchpoint.expectation);
        if context.shows(Lane::Backstage) {
            look(&touchpoint.backstage);
        }
    }
    let notes = [&content.barriers, &content.drivers, &content.solutions];
    for id in notes.into_iter().flatten() {
        if let Some(element) = context.element(*id) {
            look(element.content.text());
        }
    }
    let by_text = match longest_text {
        0..=160 => 1.0,
        161..=320 => 1.25,
        321..=800 => 1.5,
        _ => 2.0,
    };
    let by_word = match longest_word {
        0..=17 => 1.0,
        18..=22 => 1.25,
        23..=28 => 1.5,
        _ => 2.0,
    };
    context.style.column * f64::max(by_text, by_word)
}

/// Measures or draws the cells of a lane in a column that says this of feedback: all but the card and the
/// emotions, which depend on their rows.
pub fn lane_cells(
    context: &Context,
    setter: &mut Setter<'_>,
    content: &Content,
    lane: Lane,
    feedback: &Feedback,
    width: f64,
) -> Vec<BuiltCell> {
    match lane {
        Lane::Touchpoints | Lane::Emotions => Vec::new(),
        Lane::Scores => vec![score::cell(context, setter, content.touchpoint, feedback, width)],
        _ => notes::lane(context, setter, content, lane, width),
    }
}
