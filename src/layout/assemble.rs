//! Puts built columns together: stacks rows, joins curves, routes ways, frames the whole.
//! What an edit left as it was is taken from the last picture ([`Kept`]).

mod over;
mod tallest;
mod under;

use super::cells::card_block;
use super::column::{Built, Slot};
use super::context::Context;
use super::emotions::{self, Next, Scale};
use super::frame::{self, KeptSpan, Span};
use super::plan::Plan;
use super::rows::{Part, RowKey, Rows};
use super::text::{Paragraph, Shaper};
use super::ways::{Arcs, KeptArcs, Way, plain_arrow, share_height};
use crate::model::ElementId;
use crate::scene::{Axis, Block, Cell, Cells, Column, ColumnContent, Glance, Lane, Placed, Scene};
use kurbo::{Point, Rect, Size};
use std::collections::BTreeSet;
use std::sync::Arc;
use tallest::Tallest;

/// Part of the other lanes' height that the emotion lane takes.
const EMOTION_PART: f64 = 0.25;
/// Smallest and largest step of valence.
const STEPS: (f64, f64) = (33.0, 66.0);
/// Steps of valence change in jumps, so that most edits leave the curves alone.
const STEP_JUMP: f64 = 3.0;
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
}

impl Kept {
    /// What still holds where only the colours are others.
    pub fn for_colours(self) -> Self {
        let words = |known: &KeptColumn| KeptColumn { words: known.words, ..KeptColumn::default() };
        let columns = self.columns.iter().map(words).collect();
        let arcs = self.arcs.undrawn();
        Self { columns, tallest: self.tallest, arcs, ..Self::default() }
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

/// What is kept of a column's last assembly.
#[derive(Default)]
pub struct KeptColumn {
    assembled: Option<Assembled>,
    /// What of it the scene holds.
    content: Option<Arc<ColumnContent>>,
    glance: Option<Arc<Glance>>,
    /// Ink of the emotions above and below the line of valence 0, and the step it was found for.
    words: Option<(f64, f64, f64)>,
}

/// Cells of a column with what they are painted for.
struct Assembled {
    heights: Heights,
    surroundings: Arc<Surroundings>,
    cells: Arc<Cells>,
}

/// Heights that every column's cells depend on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Heights {
    card: f64,
    heat: f64,
    step: f64,
    zero: f64,
}

/// What one column's cells depend on beyond the column itself.
struct Surroundings {
    /// Where each curve goes on.
    next: Vec<Option<Next>>,
    /// The arrow to the next card, with its share.
    arrow: Option<(ElementId, Option<Arc<Paragraph>>)>,
}

impl KeptColumn {
    /// Whether its cells are assembled for this.
    fn holds(&self, heights: Heights, next: &[Option<Next>], arrow: Option<&Way>) -> bool {
        self.assembled
            .as_ref()
            .is_some_and(|known| known.heights == heights && known.surroundings.are(next, arrow))
    }
}

impl Surroundings {
    fn new(next: Vec<Option<Next>>, arrow: Option<&Way>) -> Self {
        Self { next, arrow: arrow.map(|way| (way.id, way.share.clone())) }
    }

    fn are(&self, next: &[Option<Next>], arrow: Option<&Way>) -> bool {
        let same = match (&self.arrow, arrow) {
            (None, None) => true,
            (Some((id, share)), Some(way)) => *id == way.id && *share == way.share,
            _ => false,
        };
        same && self.next == next
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
        let arcs = self.arcs(ways, &mut kept.arcs, edited.dirty);
        let names = self.lane_names();
        let shares = ways.iter().any(|way| way.plain && way.share.is_some());
        let above_cards = arcs.height.max(if shares { share_height(self.context) } else { 0.0 });
        self.grow_rows(above_cards, &names, &mut kept.tallest);
        let (scale, extent) = self.grow_emotions(&mut kept.columns);
        let several = self.context.curves.iter().any(|curve| curve.slot.1 > 1);
        let named = several && self.context.shows(Lane::Emotions);
        let tail = if named { CURVE_NAMES * s } else { 0.0 };
        let width = (self.right + tail + self.context.style.margin).max(frame::NARROWEST * s);
        let header = frame::header(self.context, self.shaper, width);
        let (top, stages_bottom) = self.spans(header.bottom, &mut kept.stages);
        let body_top = stages_bottom + 12.0 * s;
        let body_bottom = self.rows.stack(body_top);
        let (footer, height) = frame::footer(self.context, self.shaper, width, body_bottom);
        let zero = self.zero(extent);
        let columns = self.columns(ways, &scale, zero.1, kept, edited);
        let under = self.under(&scale, zero.0, width, (body_top, body_bottom));
        let arcs = self.placed_arcs(&arcs, &mut kept.arcs);
        let over = self.over(arcs, &scale, zero.0);
        let left = self.left(names, &scale, zero.0);
        let mut frame = header.placed;
        frame.push(footer);
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

    fn description(&self) -> String {
        let document = &self.context.document;
        let facts = &self.context.facts;
        let texts = self.context.texts;
        let touchpoints = self.plan.column_of.len();
        texts.with(
            "map-description",
            &[
                ("title", (&document.props().title).into()),
                ("state", texts.word(self.context.view.state).into()),
                ("stages", self.plan.stages.len().into()),
                ("touchpoints", touchpoints.into()),
                ("moments", facts.moments.into()),
                ("barriers", facts.barriers.into()),
            ],
        )
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

    fn columns(
        &self,
        ways: &[Way],
        scale: &Scale,
        zero: f64,
        kept: &mut Kept,
        edited: Edited<'_>,
    ) -> Vec<Column> {
        let gap = self.context.style.lane_gap;
        let heights = Heights {
            card: self.rows.height(RowKey::main(Lane::Touchpoints)) - 2.0 * gap,
            heat: self.rows.height(RowKey { lane: Lane::Touchpoints, part: Part::Heat }),
            step: scale.step,
            zero,
        };
        let painter = Arc::new(Painter {
            context: self.context.clone(),
            rows: self.rows.clone(),
            scale: scale.clone(),
            heights,
        });
        let again = kept.heights.replace(heights) == Some(heights);
        let stale = match edited.columns_only.filter(|_| again) {
            Some(touched) => self.stale_near(touched, ways, heights, &kept.columns),
            None => self.stale(ways, heights, &kept.columns),
        };
        for (index, surroundings) in stale {
            let surroundings = Arc::new(surroundings);
            let (painter, built) = (painter.clone(), self.columns[index].built().clone());
            let around = surroundings.clone();
            let cells = Arc::new(Cells::later(move || painter.cells(&built, &around)));
            let kept = &mut kept.columns[index];
            kept.assembled = Some(Assembled { heights, surroundings, cells });
            kept.content = None;
        }
        let columns = self.columns.iter().zip(&self.lefts).zip(&mut kept.columns);
        columns
            .map(|((slot, &x), kept)| {
                let KeptColumn { assembled, content, glance, .. } = kept;
                let content = content.get_or_insert_with(|| {
                    let glance = glance.get_or_insert_with(|| Arc::new(slot.glance(self.context)));
                    Arc::new(ColumnContent {
                        touchpoint: slot.built().plan.touchpoint,
                        elements: slot.dependencies.clone(),
                        cells: assembled
                            .as_ref()
                            .map(|known| known.cells.clone())
                            .unwrap_or_default(),
                        glance: glance.clone(),
                    })
                });
                Column { x, width: slot.width, ids: slot.ids, content: content.clone() }
            })
            .collect()
    }

    /// The columns whose cells have to be assembled anew, where only the `touched` ones were built
    /// anew and all others stand in the same rows with the same ways: those whose curves lead to
    /// them, and themselves.
    fn stale_near(
        &self,
        touched: &[usize],
        ways: &[Way],
        heights: Heights,
        kept: &[KeptColumn],
    ) -> Vec<(usize, Surroundings)> {
        let curves = 0..self.context.curves.len();
        let mut near: BTreeSet<usize> = touched.iter().copied().collect();
        for &index in touched {
            let leads = |curve| (0..index).rev().find(|&left| self.columns[left].feels(curve));
            let first = curves.clone().map(|curve| leads(curve).unwrap_or(0)).min();
            near.extend(first.unwrap_or(index)..index);
        }
        let next = |index: usize, curve: usize| {
            let column =
                (index + 1..self.columns.len()).find(|&at| self.columns[at].feels(curve))?;
            let valence = self.columns[column].point(curve)?.valence;
            let of = &self.context.curves[curve];
            let dx = emotions::point_x(self.context, of, self.columns[column].width);
            let dx = self.lefts[column] + dx - self.lefts[index];
            Some(Next { dx, valence, adjacent: column == index + 1 })
        };
        let mut stale = Vec::new();
        for index in near {
            let first = ways.partition_point(|way| way.from < index);
            let leave = ways[first..].iter().take_while(|way| way.from == index);
            let arrow = leave.filter(|way| way.plain).last();
            let next: Vec<Option<Next>> = curves.clone().map(|curve| next(index, curve)).collect();
            if !kept[index].holds(heights, &next, arrow) {
                stale.push((index, Surroundings::new(next, arrow)));
            }
        }
        stale
    }

    /// The columns whose cells have to be assembled anew, with what they are assembled for.
    fn stale(
        &self,
        ways: &[Way],
        heights: Heights,
        kept: &[KeptColumn],
    ) -> Vec<(usize, Surroundings)> {
        let mut arrows: Vec<Option<&Way>> = vec![None; self.columns.len()];
        for way in ways.iter().filter(|way| way.plain) {
            arrows[way.from] = Some(way);
        }
        let curves = self.context.curves.len();
        let mut ahead: Vec<Option<(usize, f64, i8)>> = vec![None; curves];
        let mut next: Vec<Option<Next>> = vec![None; curves];
        let mut stale = Vec::new();
        for (index, built) in self.columns.iter().enumerate().rev() {
            let x = self.lefts[index];
            for (next, ahead) in next.iter_mut().zip(&ahead) {
                *next = ahead.map(|(column, place, valence)| Next {
                    dx: place - x,
                    valence,
                    adjacent: column == index + 1,
                });
            }
            let arrow = arrows[index];
            if !kept[index].holds(heights, &next, arrow) {
                stale.push((index, Surroundings::new(next.clone(), arrow)));
            }
            for (at, (ahead, curve)) in ahead.iter_mut().zip(&self.context.curves).enumerate() {
                if let Some(point) = built.point(at) {
                    let dx = emotions::point_x(self.context, curve, built.width);
                    *ahead = Some((index, x + dx, point.valence));
                }
            }
        }
        stale
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

/// Paints the cells of the columns of one picture, when somebody looks at them.
struct Painter {
    context: Arc<Context>,
    rows: Rows,
    scale: Scale,
    heights: Heights,
}

impl Painter {
    fn cells(&self, built: &Built, surroundings: &Surroundings) -> Vec<Cell> {
        let (context, heights) = (&*self.context, self.heights);
        let style = &context.style;
        let gap = style.lane_gap;
        let mut cells = Vec::with_capacity(built.heights().len() + 3);
        if let (Some(card), Some(row)) =
            (&built.card, self.rows.index(RowKey::main(Lane::Touchpoints)))
        {
            let block = card_block(context, card, heights.card);
            cells.push(Cell { row, dx: style.gutter, dy: gap, block });
            if let Some((way, share)) = &surroundings.arrow {
                let middle = gap + heights.card / 2.0;
                let space = (2.0 * style.gutter, heights.card / 2.0 + heights.heat);
                let block = plain_arrow(context, *way, share.as_deref(), space);
                cells.push(Cell { row, dx: built.width - style.gutter, dy: middle, block });
            }
        }
        for cell in built.cells(context) {
            if let Some(row) = self.rows.index(cell.row) {
                let dy = if cell.row.part == Part::OnWays { 0.0 } else { gap };
                cells.push(Cell { row, dx: cell.dx, dy, block: Arc::new(cell.block) });
            }
        }
        if let Some(row) = self.rows.index(RowKey::main(Lane::Emotions))
            && built.feelings.points.iter().any(Option::is_some)
        {
            let next = &surroundings.next;
            let block = emotions::block(context, &built.feelings, next, &self.scale, built.width);
            cells.push(Cell { row, dx: 0.0, dy: heights.zero, block });
        }
        cells
    }
}
