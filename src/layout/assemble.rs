//! Puts built columns together: stacks rows, joins curves, routes ways, frames the whole.
//! What an edit left as it was is taken from the last picture ([`Kept`]).

mod columns;
mod over;
mod tallest;
mod under;

use super::cells::way_overhang;
use super::column::{Doubts, Slot};
use super::context::Context;
use super::emotions::{self, Scale};
use super::frame::{self, KeptSpan, Span};
use super::plan::Plan;
use super::rows::{Part, RowKey, Rows};
use super::text::Shaper;
use super::ways::{Arcs, KeptArcs, Way, share_height};
use crate::model::{ElementId, LinkKind};
use crate::scene::{Axis, Block, Lane, Placed, Scene};
use columns::Heights;
use kurbo::{Point, Rect, Size};
use std::collections::BTreeSet;
use std::sync::Arc;
use tallest::Tallest;

pub use columns::KeptColumn;

/// Part of the other lanes' height that the emotion lane takes.
const EMOTION_PART: f64 = 0.25;
/// Smallest and largest step of valence.
const STEPS: (f64, f64) = (33.0, 66.0);
/// Steps of valence change in jumps, so that most edits leave the curves alone.
const STEP_JUMP: f64 = 3.0;
/// What an overview needs for the stars of moments of truth.
const STARS: f64 = 14.0;
/// Space for personas' names at the curves' ends.
const CURVE_NAMES: f64 = 120.0;

/// What is kept of the last picture, to be used again where its surroundings stayed the same.
#[derive(Default)]
pub struct Kept {
    /// One for each column.
    pub columns: Vec<KeptColumn>,
    /// How high the highest cells are.
    pub tallest: Tallest,
    /// What every column's cells were assembled for last.
    heights: Option<Heights>,
    stages: Vec<KeptSpan>,
    arcs: KeptArcs,
}

impl Kept {
    /// Nothing is kept yet of this many columns.
    pub fn new(columns: usize) -> Self {
        let columns = std::iter::repeat_with(KeptColumn::default).take(columns).collect();
        Self { columns, ..Self::default() }
    }

    /// What still holds where only the colours are others.
    pub fn for_colours(self) -> Self {
        let words = |known: &KeptColumn| KeptColumn { words: known.words, ..KeptColumn::default() };
        let columns = self.columns.iter().map(words).collect();
        let arcs = self.arcs.undrawn();
        Self { columns, tallest: self.tallest, arcs, ..Self::default() }
    }

    /// What still holds where only the scores are others, and the rest, to be freed.
    pub fn for_scores(self) -> (Self, Vec<KeptColumn>) {
        let words = |known: &KeptColumn| KeptColumn { words: known.words, ..KeptColumn::default() };
        let columns = self.columns.iter().map(words).collect();
        let (stages, arcs) = (self.stages, self.arcs);
        (Self { columns, stages, arcs, ..Self::default() }, self.columns)
    }

    /// What still holds where only other lanes are shown, and the rest, to be freed. `same` says
    /// of a column whether it is as wide as it was.
    pub fn for_lanes(
        self,
        context: &Context,
        before: &Context,
        same: impl Fn(usize) -> bool,
    ) -> (Self, Vec<KeptColumn>) {
        let again = |lane| context.shows(lane) == before.shows(lane);
        let glances = again(Lane::Emotions) && again(Lane::Scores);
        let next = self.columns.iter().enumerate().map(|(index, known)| KeptColumn {
            assembled: None,
            content: None,
            glance: known.glance.clone().filter(|_| glances),
            words: known.words.filter(|_| again(Lane::Emotions) && same(index)),
        });
        let (columns, stages, arcs) = (next.collect(), self.stages, self.arcs);
        (Self { columns, stages, arcs, ..Self::default() }, self.columns)
    }
}

/// What an edit did to the last picture.
#[derive(Clone, Copy)]
pub struct Edited<'a> {
    /// The elements changed since, sorted.
    pub dirty: &'a [ElementId],
    /// The columns built anew, sorted, where columns and ways are the same otherwise; `None` =
    /// anything may be another.
    pub columns_only: Option<&'a [usize]>,
}

/// The ways that are plain arrows to the next card, without shares.
fn plain(ways: &[Way]) -> Arc<Vec<Way>> {
    let plain = ways.iter().filter(|way| way.plain);
    Arc::new(plain.map(|way| Way { share: None, ..way.clone() }).collect())
}

impl Edited<'_> {
    /// Anything may be another.
    pub const ALL: Self = Self { dirty: &[], columns_only: None };
}

/// Everything needed for the scene, gathered step by step.
pub struct Assembly<'a> {
    context: &'a Arc<Context>,
    shaper: &'a mut Shaper,
    plan: &'a Plan,
    columns: &'a [Slot],
    rows: Rows,
    lefts: Vec<f64>,
    right: f64,
}

impl<'a> Assembly<'a> {
    /// Begins with columns side by side.
    pub fn new(
        context: &'a Arc<Context>,
        shaper: &'a mut Shaper,
        plan: &'a Plan,
        columns: &'a [Slot],
    ) -> Self {
        let mut x = context.style.names;
        let lefts = columns
            .iter()
            .map(|column| {
                let left = x;
                x += column.width;
                left
            })
            .collect();
        Self { rows: Rows::of(context), context, shaper, plan, columns, lefts, right: x }
    }

    /// The scene. `kept` holds what was assembled last time, and is brought up to date.
    pub fn scene(mut self, ways: &Arc<Vec<Way>>, kept: &mut Kept, edited: Edited<'_>) -> Scene {
        let s = self.context.style.scale;
        let setting = &self.context.clone().view.setting;
        // Where touchpoints are only named again, other ways are drawn where they were shown first.
        let ways = &if setting.repeats { plain(ways) } else { ways.clone() };
        let arcs = self.arcs(ways, &mut kept.arcs, edited.dirty);
        let names = self.lane_names();
        let shares = ways.iter().any(|way| way.plain && way.share.is_some());
        let above_cards = arcs.height.max(if shares { share_height(self.context) } else { 0.0 });
        self.grow_rows(above_cards, &names, &mut kept.tallest);
        let (scale, extent) = self.grow_emotions(&mut kept.columns);
        let several = self.context.curves.iter().any(|curve| curve.slot.1 > 1);
        let beside = setting.names_curves_beside() && self.context.shows(Lane::Emotions);
        let named = several && beside;
        let tail = if named { CURVE_NAMES * s } else { 0.0 };
        let tail = f64::max(tail, self.overhang());
        let narrowest = frame::narrowest(self.context);
        let width = (self.right + tail + self.context.style.margin).max(narrowest);
        let header = frame::header(self.context, self.shaper, width);
        let (top, stages_bottom) = self.spans(header.bottom, &mut kept.stages);
        let body_top = stages_bottom + 12.0 * s;
        let body_bottom = self.rows.stack(body_top);
        let doubts = self.doubts();
        let stages: Vec<ElementId> = self.plan.stages.iter().map(|(stage, ..)| *stage).collect();
        let doubts = (doubts, stages.as_slice());
        let mut footer = frame::footer(self.context, self.shaper, doubts, width, body_bottom);
        let mut height = footer.as_ref().map_or(body_bottom + self.context.style.margin, |it| it.1);
        if let Some((block, bottom)) =
            footer.as_mut().filter(|(_, bottom)| *bottom < setting.height)
        {
            block.origin.y += setting.height - *bottom;
            height = setting.height;
        }
        let zero = self.zero(extent);
        let columns = self.columns(ways, &scale, zero.1, kept, edited);
        let under = self.under(&scale, zero.0, width, (body_top, body_bottom));
        let arcs = self.placed_arcs(&arcs, &mut kept.arcs);
        let over = self.over(arcs, &scale, zero.0);
        let left = self.left(names, &scale, zero.0);
        let mut frame = header.placed;
        frame.extend(footer.map(|(block, _)| block));
        let props = self.context.document.props();
        Scene {
            size: Size::new(width, height),
            title: props.title.as_str().into(),
            description: self.description().into(),
            language: self.context.view.language,
            state: self.context.view.state,
            paper: self.context.theme.color.paper,
            dark: self.context.theme.dark,
            under,
            rows: self.rows.finish(self.context),
            columns,
            over,
            left,
            top,
            frame,
            body: Rect::new(self.context.style.names, body_top, self.right, body_bottom),
            header: Rect::new(0.0, header.bottom, width, stages_bottom),
            feelings: self
                .context
                .shows(Lane::Emotions)
                .then_some(Axis { zero: zero.0, step: scale.step }),
        }
    }

    /// How far notes on ways that leave the last column reach beyond it.
    fn overhang(&self) -> f64 {
        let (barriers, drivers) = self.columns.last().map_or((false, false), |it| it.notes_on_ways);
        let shown = (barriers && self.context.shows(Lane::Barriers))
            || (drivers && self.context.shows(Lane::Drivers));
        if shown { way_overhang(self.context) } else { 0.0 }
    }

    fn description(&self) -> String {
        let document = &self.context.document;
        let (moments, barriers) = self.counted();
        let texts = self.context.texts;
        let touchpoints = self.plan.column_of.len();
        texts.with(
            "map-description",
            &[
                ("title", (&document.props().title).into()),
                ("state", texts.word(self.context.view.state).into()),
                ("stages", self.plan.stages.len().into()),
                ("touchpoints", touchpoints.into()),
                ("moments", moments.into()),
                ("barriers", barriers.into()),
            ],
        )
    }

    /// How many moments of truth and barriers there are: of a part of a map, those that are shown.
    fn counted(&self) -> (usize, usize) {
        let Context { view, facts, document, .. } = &**self.context;
        if view.stages.is_none() && view.touchpoints.is_none() {
            return (facts.moments, facts.barriers);
        }
        let shown = self.plan.columns.iter().filter_map(|column| column.touchpoint);
        let marked = shown.clone().filter(|&id| document.has_sources(id, LinkKind::Marks)).count();
        if !self.context.shows(Lane::Barriers) {
            return (marked, 0);
        }
        let places =
            shown.flat_map(|id| std::iter::once(id).chain(document.targets(id, LinkKind::Leaves)));
        let barriers: BTreeSet<ElementId> =
            places.flat_map(|place| document.sources(place, LinkKind::Hinders)).collect();
        (marked, barriers.len())
    }

    /// What of all columns' feedback the legend explains.
    fn doubts(&self) -> Doubts {
        self.columns.iter().fold(Doubts::default(), |all, column| Doubts {
            stale: all.stale || column.doubts.stale,
            reported: all.reported || column.doubts.reported,
            contradicted: all.contradicted || column.doubts.contradicted,
        })
    }

    fn arcs(
        &mut self,
        ways: &Arc<Vec<Way>>,
        kept: &mut KeptArcs,
        dirty: &[ElementId],
    ) -> Arc<Arcs> {
        let places: Vec<(f64, f64)> = self
            .lefts
            .iter()
            .zip(self.columns)
            .map(|(&left, column)| (left, column.width))
            .collect();
        kept.route(self.context, self.shaper, ways, places, dirty)
    }

    fn placed_arcs(&self, arcs: &Arcs, kept: &mut KeptArcs) -> Vec<Placed> {
        let gap = self.context.style.lane_gap;
        let Some(top) = self.rows.top(RowKey::main(Lane::Touchpoints)) else { return Vec::new() };
        let heat = self.rows.height(RowKey { lane: Lane::Touchpoints, part: Part::Heat });
        let blocks = kept.blocks(self.context, arcs, heat);
        let placed = |(x, block)| Placed { origin: Point::new(x, top + gap), block };
        blocks.into_iter().map(placed).collect()
    }

    fn lane_names(&mut self) -> Vec<(Lane, Arc<Block>, f64)> {
        let lanes = &self.context.view.lanes;
        lanes
            .iter()
            .map(|&lane| {
                let (block, height) = frame::lane_name(self.context, self.shaper, lane);
                (lane, block, height)
            })
            .collect()
    }

    fn grow_rows(
        &mut self,
        above_cards: f64,
        names: &[(Lane, Arc<Block>, f64)],
        tallest: &mut Tallest,
    ) {
        let gap = self.context.style.lane_gap;
        for key in self.rows.keys().to_vec() {
            let height = tallest.of(key, self.columns);
            if height > 0.0 {
                let padding = if key.part == Part::OnWays { gap } else { 2.0 * gap };
                self.rows.grow(key, height + padding);
            }
        }
        let s = self.context.style.scale;
        let ways = RowKey { lane: Lane::Touchpoints, part: Part::Ways };
        self.rows.grow(ways, above_cards);
        let heat = RowKey { lane: Lane::Touchpoints, part: Part::Heat };
        self.rows.grow(heat, 16.0 * s);
        for &(lane, _, height) in names {
            let on_ways = self.rows.height(RowKey { lane, part: Part::OnWays });
            let main = RowKey::main(lane);
            let above: f64 = [Part::Ways, Part::Heat]
                .into_iter()
                .map(|part| self.rows.height(RowKey { lane, part }))
                .sum();
            self.rows.grow(main, height - on_ways - above);
            self.rows.grow(main, 34.0 * s);
        }
    }

    /// Finds the step of valence and grows the emotion lane to its words.
    fn grow_emotions(&mut self, kept: &mut [KeptColumn]) -> (Scale, (f64, f64)) {
        let s = self.context.style.scale;
        let lane = RowKey::main(Lane::Emotions);
        let others = self.rows.total() - self.rows.height(lane);
        let wanted = (others / s * EMOTION_PART - 62.0) / 4.0;
        let step = ((wanted / STEP_JUMP).floor() * STEP_JUMP).clamp(STEPS.0, STEPS.1) * s;
        let step = self.context.view.setting.step.unwrap_or(step);
        let scale = Scale::new(self.context, step);
        if !self.context.shows(Lane::Emotions) {
            return (scale, (0.0, 0.0));
        }
        let extent = self.emotion_extent(step, kept);
        self.rows.grow(lane, extent.0 + extent.1);
        (scale, extent)
    }

    fn emotion_extent(&self, step: f64, kept: &mut [KeptColumn]) -> (f64, f64) {
        let mut extent = (0.0_f64, 0.0_f64);
        for (column, kept) in self.columns.iter().zip(kept) {
            let (above, below) = match kept.words {
                Some((for_step, above, below)) if (for_step - step).abs() < 1e-9 => (above, below),
                _ => {
                    let words =
                        emotions::place_words(self.context, &column.feelings, step, column.width);
                    kept.words = Some((step, words.above, words.below));
                    (words.above, words.below)
                }
            };
            extent = (extent.0.max(above), extent.1.max(below));
        }
        if self.context.view.setting.is_overview() {
            // Names stand above and below the outermost faces, and stars above all.
            let names = emotions::room_for_name(self.context);
            let stars = if self.columns.iter().any(|column| column.moment) { STARS } else { 0.0 };
            extent = (extent.0 + names + stars * self.context.style.scale, extent.1 + names);
        }
        emotions::lane_extent(self.context, step, extent.0, extent.1)
    }

    /// The line of valence 0: on the map, and below its row's top.
    fn zero(&self, (above, below): (f64, f64)) -> (f64, f64) {
        let Some(top) = self.rows.top(RowKey::main(Lane::Emotions)) else { return (0.0, 0.0) };
        let spare = self.rows.height(RowKey::main(Lane::Emotions)) - above - below;
        let down = above + spare.max(0.0) / 2.0;
        (top + down, down)
    }

    fn spans(&mut self, top: f64, kept: &mut Vec<KeptSpan>) -> (Vec<Placed>, f64) {
        let edge = |index: usize| self.lefts.get(index).copied().unwrap_or(self.right);
        let phases: Vec<Span> = self
            .plan
            .phases
            .iter()
            .map(|(phase, range)| Span {
                x0: edge(range.start),
                x1: edge(range.end),
                phase: *phase,
                stage: None,
            })
            .collect();
        let stages: Vec<Span> = self
            .plan
            .stages
            .iter()
            .map(|(stage, phase, range)| Span {
                x0: edge(range.start),
                x1: edge(range.end),
                phase: *phase,
                stage: Some(*stage),
            })
            .collect();
        frame::spans(self.context, self.shaper, &phases, &stages, top, kept)
    }

    fn left(
        &mut self,
        names: Vec<(Lane, Arc<Block>, f64)>,
        scale: &Scale,
        zero: f64,
    ) -> Vec<Placed> {
        let style = &self.context.style;
        let mut left = Vec::with_capacity(names.len() + 1);
        for (lane, block, _) in names {
            if let Some((top, _)) = self.rows.lane(lane) {
                left.push(Placed { origin: Point::new(style.margin, top), block });
            }
        }
        if self.context.shows(Lane::Emotions) {
            let x = style.names - 8.0 * style.scale;
            let block = emotions::axis_figures(self.context, self.shaper, scale, x);
            left.push(Placed { origin: Point::new(0.0, zero), block });
        }
        left
    }
}
