//! One column: everything that follows from its own touchpoint, built once and kept until an
//! edit touches it.

use super::cells::{BuiltCell, Card, Content, column_width, lane_cells};
use super::context::Context;
use super::emotions::{Feeling, Feelings, persona_color};
use super::feedback::{Feedback, Swatch};
use super::frame;
use super::plan::PlanColumn;
use super::rows::RowKey;
use super::setter::Setter;
use super::text::{Paragraph, Shaper};
use crate::model::{self, Document, ElementId, LinkKind};
use crate::scene::{Glance, IdFilter, Lane};
use std::ops::Deref;
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
    /// What hangs on the touchpoint; `None` in a column without one.
    content: Option<Arc<Content>>,
    measured: Measured,
    feedback: Feedback,
    /// Points of the emotion curves.
    pub feelings: Feelings,
    /// Whether ways that leave have barriers on them.
    barriers_on_ways: bool,
    /// Whether ways that leave have drivers on them.
    drivers_on_ways: bool,
    /// Whether it is a moment of truth.
    moment: bool,
}

/// A built column, with what every pass asks of every column beside it: reaching for each of ten
/// thousand columns takes longer than all the rest of an edit.
#[derive(Clone)]
pub struct Slot {
    built: Arc<Built>,
    /// Its width.
    pub width: f64,
    /// What it stands for.
    plan: PlanColumn,
    /// The elements whose change rebuilds it.
    pub ids: IdFilter,
    /// Which curves have a point in it.
    felt: u64,
    /// Whether it is a moment of truth.
    pub moment: bool,
    /// Whether ways that leave have barriers, and drivers, on them.
    pub notes_on_ways: (bool, bool),
    /// What of its feedback a legend explains.
    pub doubts: Doubts,
}

/// What of a column's feedback a legend explains.
#[derive(Debug, Clone, Copy, Default)]
pub struct Doubts {
    /// An old score is greyed.
    pub stale: bool,
    /// A score is only reported.
    pub reported: bool,
    /// A feeling contradicts the score.
    pub contradicted: bool,
}

impl Deref for Slot {
    type Target = Built;

    fn deref(&self) -> &Built {
        &self.built
    }
}

impl Slot {
    /// A column, to be kept.
    pub fn new(built: Built) -> Self {
        let ids = built.plan.touchpoint.iter().chain(&*built.dependencies);
        let points = built.feelings.points.iter().enumerate();
        Self {
            width: built.width,
            plan: built.plan,
            ids: IdFilter::of(ids),
            felt: points.filter(|(_, p)| p.is_some()).fold(0, |felt, (i, _)| felt | bit(i)),
            moment: built.moment,
            notes_on_ways: (built.barriers_on_ways, built.drivers_on_ways),
            doubts: Doubts {
                stale: built.feedback.stale.is_some(),
                reported: built.feedback.reported.is_some(),
                contradicted: built.feelings.contradict(),
            },
            built: Arc::new(built),
        }
    }

    /// The column itself.
    pub fn built(&self) -> &Arc<Built> {
        &self.built
    }

    /// Its point on a curve, if it has one.
    pub fn point(&self, curve: usize) -> Option<&Feeling> {
        let felt = self.felt & bit(curve) != 0;
        felt.then(|| self.built.feelings.points.get(curve)?.as_ref()).flatten()
    }

    /// Whether it has a point on a curve.
    pub fn feels(&self, curve: usize) -> bool {
        self.felt & bit(curve) != 0 && (curve < 63 || self.point(curve).is_some())
    }

    /// Whether the column is as `plan` wants it and none of these (sorted) elements changes it.
    pub fn holds(&self, plan: PlanColumn, changed: &[ElementId], filter: IdFilter) -> bool {
        let changes = |id: &ElementId| changed.binary_search(id).is_ok();
        let touched = || {
            self.plan.touchpoint.as_ref().is_some_and(changes)
                || self.built.dependencies.iter().any(changes)
        };
        self.plan == plan && !(self.ids.may_share(filter) && touched())
    }
}

/// The bit of a curve: from the 64th on they share one.
fn bit(curve: usize) -> u64 {
    1 << curve.min(63)
}

/// The cells of a column that need nothing but their own column.
#[derive(Default)]
struct Measured {
    /// Row and height of each.
    heights: Box<[(RowKey, f64)]>,
    /// Their texts, lane by lane.
    shaped: Box<[Arc<Paragraph>]>,
    /// The lanes, and where in the list each one's texts end.
    lanes: Box<[(Lane, u32)]>,
}

impl Measured {
    /// Measures the cells, and takes those of lanes that are `known` as they are, but for `anew`.
    fn new(
        context: &Context,
        shaper: &mut Shaper,
        (content, feedback, width): (&Content, &Feedback, f64),
        (known, anew): (Option<&Self>, Option<Lane>),
    ) -> Self {
        let lanes = &context.view.lanes;
        let (mut heights, mut ends) = (Vec::with_capacity(lanes.len()), Vec::new());
        let mut setter = Setter::measure(shaper);
        for &lane in lanes {
            let known = known.filter(|_| anew != Some(lane));
            let measured = known.and_then(|known| Some((known, known.texts(lane)?)));
            if let Some((known, shaped)) = measured {
                heights.extend(known.heights(lane));
                setter.add(shaped);
            } else {
                let cells = lane_cells(context, &mut setter, content, lane, feedback, width);
                heights.extend(cells.iter().map(|cell| (cell.row, cell.height)));
            }
            ends.push((lane, setter.len() as u32));
        }
        Self { heights: heights.into(), shaped: setter.shaped().into(), lanes: ends.into() }
    }

    /// The texts of a lane's cells; `None` where it was not measured.
    fn texts(&self, lane: Lane) -> Option<&[Arc<Paragraph>]> {
        let at = self.lanes.iter().position(|(of, _)| *of == lane)?;
        let end = |at: usize| self.lanes[at].1 as usize;
        let start = at.checked_sub(1).map_or(0, end);
        Some(&self.shaped[start..end(at)])
    }

    /// Rows and heights of a lane's cells.
    fn heights(&self, lane: Lane) -> impl Iterator<Item = (RowKey, f64)> {
        self.heights.iter().filter(move |(row, _)| row.lane == lane).copied()
    }
}

impl Built {
    /// Builds a column; `content` is what hangs on its touchpoint, where that is known.
    pub fn new(
        context: &Context,
        shaper: &mut Shaper,
        plan: PlanColumn,
        content: Option<Arc<Content>>,
    ) -> Self {
        let Some(touchpoint) = plan.touchpoint else {
            return Self::empty(context, shaper, plan);
        };
        let content = content.unwrap_or_else(|| Arc::new(Content::of(context, touchpoint)));
        let width = named_width(context, shaper, plan, column_width(context, &content));
        let card = Card::new(context, shaper, &content, plan.phase, width);
        let mut feelings = Feelings::of(context, shaper, touchpoint, width);
        let feedback = Feedback::of(context, touchpoint);
        feelings.doubt(context, &feedback);
        // Where room is short they stand in their column.
        let straddles = !context.view.setting.is_compact();
        let noted = |kind| content.ways.iter().any(|&way| context.document.has_sources(way, kind));
        Self {
            plan,
            dependencies: dependencies(context, &content).into(),
            width,
            measured: Measured::new(context, shaper, (&content, &feedback, width), (None, None)),
            feedback,
            card,
            feelings,
            barriers_on_ways: straddles && noted(LinkKind::Hinders),
            drivers_on_ways: straddles && noted(LinkKind::Carries),
            moment: content.moment.is_some(),
            content: Some(content),
        }
    }

    fn empty(context: &Context, shaper: &mut Shaper, plan: PlanColumn) -> Self {
        Self {
            plan,
            dependencies: Arc::default(),
            width: named_width(context, shaper, plan, context.style.column),
            card: None,
            content: None,
            measured: Measured::default(),
            feedback: Feedback::default(),
            feelings: Feelings::none(context),
            barriers_on_ways: false,
            drivers_on_ways: false,
            moment: false,
        }
    }

    /// The column with the lanes of another view of the same map, everything else the same: only
    /// what was not there before is measured. `before` is the view it was built for.
    pub fn with_lanes(&self, context: &Context, shaper: &mut Shaper, before: &Context) -> Self {
        let (Some(touchpoint), Some(content)) = (self.plan.touchpoint, &self.content) else {
            return Self::empty(context, shaper, self.plan);
        };
        let same = |lane| context.shows(lane) == before.shows(lane);
        let width = self.width;
        // Another width breaks every text anew. Of the lanes, it asks for the backstage only.
        let as_wide = || column_width(context, content).to_bits() == width.to_bits();
        if !same(Lane::Evidence) || !(same(Lane::Backstage) || as_wide()) {
            let content = self.content(context, before);
            return Self::new(context, shaper, self.plan, content);
        }
        let mut feelings = if same(Lane::Emotions) {
            self.feelings.clone()
        } else {
            Feelings::of(context, shaper, touchpoint, width)
        };
        let feedback = if same(Lane::Scores) {
            self.feedback.clone()
        } else {
            Feedback::of(context, touchpoint)
        };
        feelings.doubt(context, &feedback);
        self.again(context, shaper, content, (feedback, feelings), None)
    }

    /// The column with this feedback and these feelings; of its lanes only those that were not
    /// there before are measured, and this one.
    fn again(
        &self,
        context: &Context,
        shaper: &mut Shaper,
        content: &Arc<Content>,
        (feedback, feelings): (Feedback, Feelings),
        anew: Option<Lane>,
    ) -> Self {
        let said = (&**content, &feedback, self.width);
        Self {
            plan: self.plan,
            dependencies: self.dependencies.clone(),
            width: self.width,
            card: self.card.clone(),
            measured: Measured::new(context, shaper, said, (Some(&self.measured), anew)),
            content: Some(content.clone()),
            feedback,
            feelings,
            barriers_on_ways: self.barriers_on_ways,
            drivers_on_ways: self.drivers_on_ways,
            moment: self.moment,
        }
    }

    /// The column with other scores, everything else the same: only they are measured.
    pub fn with_scores(&self, context: &Context, shaper: &mut Shaper) -> Self {
        let (Some(touchpoint), Some(content)) = (self.plan.touchpoint, &self.content) else {
            return Self::empty(context, shaper, self.plan);
        };
        let feedback = Feedback::of(context, touchpoint);
        let mut feelings = self.feelings.clone();
        feelings.doubt(context, &feedback);
        self.again(context, shaper, content, (feedback, feelings), Some(Lane::Scores))
    }

    /// What hangs on its touchpoint, to be used again in another view of the same map in the same
    /// state; `None` where that has to be gathered anew.
    pub fn content(&self, context: &Context, before: &Context) -> Option<Arc<Content>> {
        let same = context.shows(Lane::Evidence) == before.shows(Lane::Evidence);
        self.content.clone().filter(|_| same)
    }

    /// Ways that leave.
    pub fn ways(&self) -> &[ElementId] {
        self.content.as_ref().map_or(&[], |content| &content.ways)
    }

    /// Row and height of the cells that need nothing but their own column.
    pub fn heights(&self) -> &[(RowKey, f64)] {
        &self.measured.heights
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
            score: match self.swatch(context) {
                Swatch::Full(color) | Swatch::Hollow(color) => Some(color),
                Swatch::Reported(_) | Swatch::Nothing => None,
            },
            card: phase,
        }
    }

    /// How a place is coloured that stands for its score.
    pub fn swatch(&self, context: &Context) -> Swatch {
        self.feedback.swatch(context)
    }

    /// Draws the cells that need nothing but their own column.
    pub fn cells(&self, context: &Context) -> Vec<BuiltCell> {
        let Some(content) = &self.content else { return Vec::new() };
        let mut setter = Setter::paint(&self.measured.shaped);
        let (feedback, width) = (&self.feedback, self.width);
        let lane = |&lane| lane_cells(context, &mut setter, content, lane, feedback, width);
        context.view.lanes.iter().flat_map(lane).collect()
    }
}

/// In an overview, whose columns are narrow, as wide as the names above them need it.
fn named_width(context: &Context, shaper: &mut Shaper, plan: PlanColumn, width: f64) -> f64 {
    match plan.stage {
        Some(stage) if context.view.setting.is_overview() => {
            frame::column_for_names(context, shaper, (stage, plan.phase), width)
        }
        _ => width,
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
