//! One column: everything that follows from its own touchpoint, built once and kept until an
//! edit touches it.

use super::cells::{BuiltCell, Card, Content, cells, column_width, score};
use super::context::Context;
use super::emotions::{Feelings, persona_color};
use super::plan::PlanColumn;
use super::rows::RowKey;
use super::setter::Setter;
use super::text::{Paragraph, Shaper};
use crate::insight::lead_score;
use crate::model::{self, Document, ElementId, LinkKind};
use crate::scene::{Glance, Lane};
use crate::scores::Score;
use crate::theme::Color;
use std::sync::Arc;

/// A column before rows are stacked: measured, not painted. Knows no colours.
pub struct Built {
    /// What it stands for.
    pub plan: PlanColumn,
    /// Elements whose change rebuilds the column, besides the touchpoint; sorted.
    pub dependencies: Arc<[ElementId]>,
    /// Width, gaps included, in map units.
    pub width: f64,
    /// The touchpoint's card.
    pub card: Option<Card>,
    /// Row and height of the cells that need nothing but their own column.
    pub heights: Vec<(RowKey, f64)>,
    /// The texts of those cells.
    shaped: Box<[Arc<Paragraph>]>,
    score: Option<Score>,
    /// Points of the emotion curves.
    pub feelings: Feelings,
    /// Ways that leave.
    pub ways: Vec<ElementId>,
    /// Whether ways that leave have barriers on them.
    pub barriers_on_ways: bool,
    /// Whether ways that leave have drivers on them.
    pub drivers_on_ways: bool,
    /// Whether it is a moment of truth.
    pub moment: bool,
}

impl Built {
    /// Builds a column.
    pub fn new(context: &Context, shaper: &mut Shaper, plan: PlanColumn) -> Self {
        let Some(touchpoint) = plan.touchpoint else {
            return Self::empty(context, plan);
        };
        let content = Content::of(context, touchpoint);
        let width = column_width(context, &content);
        let card = Card::new(context, shaper, &content, plan.phase, width);
        let feelings = if context.shows(Lane::Emotions) {
            Feelings::of(context, shaper, touchpoint, width)
        } else {
            Feelings { points: vec![None; context.curves.len()] }
        };
        let score = context
            .shows(Lane::Scores)
            .then(|| lead_score(&context.document, touchpoint, context.view.metric))
            .flatten();
        let noted = |kind| content.ways.iter().any(|&way| context.document.has_sources(way, kind));
        let mut setter = Setter::measure(shaper);
        let measured = cells(context, &mut setter, &content, score, width);
        Self {
            plan,
            dependencies: dependencies(context, &content).into(),
            width,
            heights: measured.iter().map(|cell| (cell.row, cell.height)).collect(),
            shaped: setter.shaped().into(),
            score,
            card,
            feelings,
            barriers_on_ways: noted(LinkKind::Hinders),
            drivers_on_ways: noted(LinkKind::Carries),
            moment: content.moment.is_some(),
            ways: content.ways,
        }
    }

    fn empty(context: &Context, plan: PlanColumn) -> Self {
        Self {
            plan,
            dependencies: Arc::default(),
            width: context.style.column,
            card: None,
            heights: Vec::new(),
            shaped: Box::default(),
            score: None,
            feelings: Feelings { points: vec![None; context.curves.len()] },
            ways: Vec::new(),
            barriers_on_ways: false,
            drivers_on_ways: false,
            moment: false,
        }
    }

    /// The column in a few numbers and colours.
    pub fn glance(&self, context: &Context) -> Glance {
        let colors = &context.theme.color;
        let points = self.feelings.points.iter().zip(&context.curves);
        let curve = points
            .filter(|(_, curve)| curve.main)
            .map(|(point, curve)| {
                let valence = point.as_ref()?.valence;
                let color = if curve.slot.1 > 1 {
                    persona_color(context, curve)
                } else {
                    colors.valence[(valence + 2) as usize]
                };
                Some((f32::from(valence), color))
            })
            .collect();
        let phase = self.plan.touchpoint.map(|_| colors.phases[self.plan.phase as usize].strong);
        Glance {
            curve,
            moment: self.moment.then_some(colors.moment.strong),
            score: self.score_color(context),
            card: phase,
        }
    }

    /// The colour of its score, if it has one.
    pub fn score_color(&self, context: &Context) -> Option<Color> {
        self.score.map(|found| context.theme.color.valence[score::level(context, &found)])
    }

    /// Draws the cells that need nothing but their own column.
    pub fn cells(&self, context: &Context) -> Vec<BuiltCell> {
        let Some(touchpoint) = self.plan.touchpoint else { return Vec::new() };
        let content = Content::of(context, touchpoint);
        cells(context, &mut Setter::paint(&self.shaped), &content, self.score, self.width)
    }

    /// Whether the column is as `plan` wants it and none of these (sorted) elements changes it.
    pub fn holds(&self, plan: PlanColumn, changed: &[ElementId]) -> bool {
        let changes = |id: &ElementId| changed.binary_search(id).is_ok();
        self.plan == plan
            && !self.plan.touchpoint.as_ref().is_some_and(changes)
            && !self.dependencies.iter().any(changes)
    }
}

/// The elements on the column, and the touchpoints its ways lead to: notes and arrows name them.
fn dependencies(context: &Context, content: &Content) -> Vec<ElementId> {
    let mut all = content.dependencies();
    let arrives = |&way: &ElementId| context.document.target(way, LinkKind::Arrives);
    all.extend(content.ways.iter().filter_map(arrives));
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether an element's change can move, add or remove columns; the links are the same as
/// `before`.
pub fn moves_columns(context: &Context, before: &Document, id: ElementId) -> bool {
    let (Some(old), Some(new)) = (before.element(id), context.document.element(id)) else {
        return true;
    };
    match (&old.content, &new.content) {
        (model::Content::Stage(old_stage), model::Content::Stage(stage)) => {
            old.order != new.order || old_stage.phase != stage.phase
        }
        (model::Content::Touchpoint(was), model::Content::Touchpoint(is)) => {
            old.order != new.order || was.presence != is.presence
        }
        _ => false,
    }
}
