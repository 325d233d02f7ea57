//! Puts built columns together: stacks rows, joins curves, routes ways, frames the whole.

use super::cells::card_block;
use super::column::Built;
use super::context::Context;
use super::draw::{Align, Pen, dashed, solid};
use super::emotions::{self, Next, Scale};
use super::frame::{self, Span};
use super::plan::Plan;
use super::rows::{Part, RowKey, Rows};
use super::text::{Paragraph, Shaper};
use super::ways::{Arcs, Way, plain_arrow, share_height};
use crate::model::{ElementId, ElementKind, LinkKind};
use crate::scene::{Block, Cell, Column, Detail, Lane, Placed, Role, Scene};
use kurbo::{Point, Rect, Size};
use std::collections::HashMap;
use std::sync::Arc;

/// Part of the other lanes' height that the emotion lane takes.
const EMOTION_PART: f64 = 0.25;
/// Smallest and largest step of valence.
const STEPS: (f64, f64) = (33.0, 66.0);
/// Steps of valence change in jumps, so that most edits leave the curves alone.
const STEP_JUMP: f64 = 3.0;
/// Space for personas' names at the curves' ends.
const CURVE_NAMES: f64 = 120.0;

/// What is kept of a column's last assembly.
#[derive(Clone, Default)]
pub struct Kept {
    assembled: Option<Assembled>,
    /// Ink of the emotions above and below the line of valence 0, and the step it was found for.
    words: Option<(f64, f64, f64)>,
}

/// Cells of a column with what they were assembled for.
#[derive(Clone)]
struct Assembled {
    key: Key,
    cells: Arc<[Cell]>,
}

/// What a column's cells depend on beyond the column itself.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    card: f64,
    heat: f64,
    step: f64,
    zero: f64,
    next: Vec<Option<Next>>,
    arrow: Option<(ElementId, Option<Arc<Paragraph>>)>,
}

/// Everything needed for the scene, gathered step by step.
pub struct Assembly<'a, 'b> {
    context: &'a Context<'b>,
    shaper: &'a mut Shaper,
    plan: &'a Plan,
    columns: &'a [Arc<Built>],
    rows: Rows,
    lefts: Vec<f64>,
    right: f64,
}

impl<'a, 'b> Assembly<'a, 'b> {
    /// Begins with columns side by side.
    pub fn new(
        context: &'a Context<'b>,
        shaper: &'a mut Shaper,
        plan: &'a Plan,
        columns: &'a [Arc<Built>],
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

    /// The scene. `known` holds what was assembled last time, by column;
    /// it is brought up to date.
    pub fn scene(mut self, ways: &[Way], known: &mut [Kept]) -> Scene {
        let s = self.context.style.scale;
        let arcs = self.arcs(ways);
        let names = self.lane_names();
        let shares = ways.iter().any(|way| way.plain && way.share.is_some());
        let above_cards = arcs.height.max(if shares { share_height(self.context) } else { 0.0 });
        self.grow_rows(above_cards, &names);
        let (scale, extent) = self.grow_emotions(known);
        let several = self.context.curves.iter().any(|curve| curve.slot.1 > 1);
        let named = several && self.context.shows(Lane::Emotions);
        let tail = if named { CURVE_NAMES * s } else { 0.0 };
        let width = (self.right + tail + self.context.style.margin).max(frame::NARROWEST * s);
        let header = frame::header(self.context, self.shaper, width);
        let (top, stages_bottom) = self.spans(header.bottom);
        let body_top = stages_bottom + 12.0 * s;
        let body_bottom = self.rows.stack(body_top);
        let (footer, height) = frame::footer(self.context, self.shaper, width, body_bottom);
        let zero = self.zero(extent);
        let columns = self.columns(ways, &scale, zero.1, known);
        let under = self.under(&scale, zero.0, width, (body_top, body_bottom), ways);
        let over = self.over(&arcs, &scale, zero.0);
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
        }
    }

    fn description(&self) -> String {
        let document = self.context.document;
        let count = |kind| document.count(kind);
        let texts = self.context.texts;
        let touchpoints = self.plan.column_of.len();
        texts.with(
            "map-description",
            &[
                ("title", (&document.props().title).into()),
                ("state", texts.word(self.context.view.state).into()),
                ("stages", self.plan.stages.len().into()),
                ("touchpoints", touchpoints.into()),
                ("moments", count(ElementKind::Moment).into()),
                ("barriers", count(ElementKind::Barrier).into()),
            ],
        )
    }

    fn arcs(&mut self, ways: &[Way]) -> Arcs {
        let places: Vec<(f64, f64)> = self
            .lefts
            .iter()
            .zip(self.columns)
            .map(|(&left, column)| (left, column.width))
            .collect();
        let routed = ways.iter().filter(|way| !way.plain).cloned().collect();
        Arcs::route(self.context, self.shaper, routed, &places)
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

    fn grow_rows(&mut self, above_cards: f64, names: &[(Lane, Arc<Block>, f64)]) {
        let gap = self.context.style.lane_gap;
        let mut highest = [0.0_f64; RowKey::COUNT];
        let card = RowKey::main(Lane::Touchpoints).slot();
        for column in self.columns {
            if let Some(own) = &column.card {
                highest[card] = highest[card].max(own.height);
            }
            for cell in &column.cells {
                let height = &mut highest[cell.row.slot()];
                *height = height.max(cell.height);
            }
        }
        for key in self.rows.keys().to_vec() {
            let height = highest[key.slot()];
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
    fn grow_emotions(&mut self, known: &mut [Kept]) -> (Scale, (f64, f64)) {
        let s = self.context.style.scale;
        let lane = RowKey::main(Lane::Emotions);
        let others = self.rows.total() - self.rows.height(lane);
        let wanted = (others / s * EMOTION_PART - 62.0) / 4.0;
        let step = ((wanted / STEP_JUMP).floor() * STEP_JUMP).clamp(STEPS.0, STEPS.1) * s;
        let scale = Scale::new(self.context, step);
        if !self.context.shows(Lane::Emotions) {
            return (scale, (0.0, 0.0));
        }
        let extent = self.emotion_extent(step, known);
        self.rows.grow(lane, extent.0 + extent.1);
        (scale, extent)
    }

    fn emotion_extent(&self, step: f64, known: &mut [Kept]) -> (f64, f64) {
        let mut extent = (0.0_f64, 0.0_f64);
        for (column, kept) in self.columns.iter().zip(known) {
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

    fn spans(&mut self, top: f64) -> (Vec<Placed>, f64) {
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
        frame::spans(self.context, self.shaper, &phases, &stages, top)
    }

    fn columns(&self, ways: &[Way], scale: &Scale, zero: f64, known: &mut [Kept]) -> Vec<Column> {
        let gap = self.context.style.lane_gap;
        let card_height = self.rows.height(RowKey::main(Lane::Touchpoints)) - 2.0 * gap;
        let heat = self.rows.height(RowKey { lane: Lane::Touchpoints, part: Part::Heat });
        let mut arrows = vec![None; self.columns.len()];
        for way in ways.iter().filter(|way| way.plain) {
            arrows[way.from] = Some((way.id, way.share.clone()));
        }
        let mut next: Vec<Option<(usize, f64, i8)>> = vec![None; self.context.curves.len()];
        let mut found = Vec::with_capacity(self.columns.len());
        for (index, built) in self.columns.iter().enumerate().rev() {
            let x = self.lefts[index];
            let key = Key {
                card: card_height,
                heat,
                step: scale.step,
                zero,
                next: next
                    .iter()
                    .map(|next| {
                        next.map(|(column, place, valence)| Next {
                            dx: place - x,
                            valence,
                            adjacent: column == index + 1,
                        })
                    })
                    .collect(),
                arrow: arrows[index].take(),
            };
            let cells = match &known[index].assembled {
                Some(assembled) if assembled.key == key => assembled.cells.clone(),
                _ => self.cells(built, scale, &key),
            };
            known[index].assembled = Some(Assembled { key, cells: cells.clone() });
            for (curve, point) in built.feelings.points.iter().enumerate() {
                if let Some(point) = point {
                    let dx =
                        emotions::point_x(self.context, &self.context.curves[curve], built.width);
                    next[curve] = Some((index, x + dx, point.valence));
                }
            }
            found.push(Column {
                touchpoint: built.plan.touchpoint,
                x,
                width: built.width,
                cells,
                glance: built.glance.clone(),
            });
        }
        found.reverse();
        found
    }

    fn cells(&self, built: &Built, scale: &Scale, key: &Key) -> Arc<[Cell]> {
        let style = self.context.style;
        let gap = style.lane_gap;
        let mut cells = Vec::with_capacity(built.cells.len() + 3);
        if let (Some(card), Some(row)) =
            (&built.card, self.rows.index(RowKey::main(Lane::Touchpoints)))
        {
            let block = card_block(self.context, card, key.card);
            cells.push(Cell { row, dx: style.gutter, dy: gap, block });
            if let Some((way, share)) = &key.arrow {
                let middle = gap + key.card / 2.0;
                let space = (2.0 * style.gutter, key.card / 2.0 + key.heat);
                let block = plain_arrow(self.context, *way, share.as_deref(), space);
                cells.push(Cell { row, dx: built.width - style.gutter, dy: middle, block });
            }
        }
        for cell in &built.cells {
            if let Some(row) = self.rows.index(cell.row) {
                let dy = if cell.row.part == Part::OnWays { 0.0 } else { gap };
                cells.push(Cell { row, dx: cell.dx, dy, block: cell.block.clone() });
            }
        }
        if let Some(row) = self.rows.index(RowKey::main(Lane::Emotions))
            && built.feelings.points.iter().any(Option::is_some)
        {
            let block =
                emotions::block(self.context, &built.feelings, &key.next, scale, built.width);
            cells.push(Cell { row, dx: 0.0, dy: key.zero, block });
        }
        cells.into()
    }

    fn under(
        &self,
        scale: &Scale,
        zero: f64,
        width: f64,
        (top, bottom): (f64, f64),
        ways: &[Way],
    ) -> Vec<Placed> {
        let mut under = Vec::new();
        self.tints(top, bottom, &mut under);
        self.rules(width, &mut under);
        if self.context.shows(Lane::Emotions) {
            let start = self.context.style.names;
            let block = emotions::axis_lines(self.context, scale, start, self.right);
            under.push(Placed { origin: Point::new(0.0, zero), block });
            self.long_ways(scale, zero, &mut under);
        }
        if self.context.view.heat {
            self.heat(&mut under);
        }
        self.ties(ways, &mut under);
        under
    }

    /// The tinted columns of moments of truth; equally wide ones share a block.
    fn tints(&self, top: f64, bottom: f64, under: &mut Vec<Placed>) {
        let s = self.context.style.scale;
        let accent = &self.context.theme.color.moment;
        let mut shared: HashMap<u64, Arc<Block>> = HashMap::new();
        for (column, &x) in self.columns.iter().zip(&self.lefts) {
            if !column.moment {
                continue;
            }
            let block = shared.entry(column.width.to_bits()).or_insert_with(|| {
                let mut pen = Pen::default();
                let rect = Rect::new(2.0 * s, 0.0, column.width - 2.0 * s, bottom - top);
                pen.decoration(Detail::Always, rect);
                pen.fill(rect, 10.0 * s, accent.fill.fade(0.75));
                pen.finish()
            });
            under.push(Placed { origin: Point::new(x, top), block: block.clone() });
        }
    }

    /// A rule below each lane, and the lines of interaction and visibility round the backstage.
    fn rules(&self, width: f64, under: &mut Vec<Placed>) {
        let style = self.context.style;
        let s = style.scale;
        let color = self.context.theme.color.line;
        let mut pen = Pen::default();
        pen.decoration(Detail::Card, Rect::new(style.margin, 0.0, width - style.margin, 1.0));
        for &lane in &self.context.view.lanes {
            if let Some((_, bottom)) = self.rows.lane(lane) {
                let ends =
                    (Point::new(style.margin, bottom), Point::new(width - style.margin, bottom));
                pen.line(ends.0, ends.1, solid(color, s));
            }
        }
        under.push(Placed { origin: Point::ZERO, block: pen.finish() });
    }

    fn long_ways(&self, scale: &Scale, zero: f64, under: &mut Vec<Placed>) {
        for (index, curve) in self.context.curves.iter().enumerate() {
            let mut last: Option<(usize, f64, i8)> = None;
            for (column, (built, &x)) in self.columns.iter().zip(&self.lefts).enumerate() {
                let Some(point) = built.feelings.points.get(index).and_then(Option::as_ref) else {
                    continue;
                };
                let here = x + emotions::point_x(self.context, curve, built.width);
                if let Some((before, from, valence)) = last
                    && column > before + 1
                {
                    let ends = ((0.0, valence), (here - from, point.valence));
                    let block = emotions::long_way(self.context, curve, scale, ends.0, ends.1);
                    under.push(Placed { origin: Point::new(from, zero), block });
                }
                last = Some((column, here, point.valence));
            }
        }
    }

    /// The strip over the touchpoints: each column in the colour of its score.
    fn heat(&self, under: &mut Vec<Placed>) {
        let style = self.context.style;
        let s = style.scale;
        let row = RowKey { lane: Lane::Touchpoints, part: Part::Heat };
        let Some(top) = self.rows.top(row) else { return };
        let colors = &self.context.theme.color;
        let mut shared: HashMap<(u64, Option<crate::theme::Color>), Arc<Block>> = HashMap::new();
        for (column, &x) in self.columns.iter().zip(&self.lefts) {
            let key = (column.width.to_bits(), column.glance.score);
            let block = shared.entry(key).or_insert_with(|| {
                let mut pen = Pen::default();
                let rect = Rect::new(s, 0.0, column.width - s, 10.0 * s);
                pen.decoration(Detail::Always, rect);
                match column.glance.score {
                    Some(color) => pen.fill(rect, 3.0 * s, color),
                    None => pen.card(rect, 3.0 * s, None, dashed(colors.line, s, 4.0 * s, 4.0 * s)),
                }
                pen.finish()
            });
            under.push(Placed { origin: Point::new(x, top + 4.0 * s), block: block.clone() });
        }
    }

    /// Thin lines from an arrow down to the notes that stand on its way.
    fn ties(&self, ways: &[Way], under: &mut Vec<Placed>) {
        let Some((_, from)) = self.rows.lane(Lane::Touchpoints) else { return };
        let s = self.context.style.scale;
        let gap = self.context.style.lane_gap;
        let ends: Vec<(LinkKind, f64)> =
            [(Lane::Barriers, LinkKind::Hinders), (Lane::Drivers, LinkKind::Carries)]
                .into_iter()
                .filter_map(|(lane, kind)| {
                    Some((kind, self.rows.top(RowKey { lane, part: Part::OnWays })?))
                })
                .collect();
        let colors = &self.context.theme.color;
        for way in ways {
            let built = &self.columns[way.from];
            if built.noted_ways.binary_search(&way.id).is_err() {
                continue;
            }
            let x = self.lefts[way.from] + built.width;
            let card = self.rows.height(RowKey::main(Lane::Touchpoints)) - 2.0 * gap;
            let start = from - gap - card / 2.0 + 8.0 * s;
            for &(kind, end) in &ends {
                if self.context.document.sources(way.id, kind).is_empty() {
                    continue;
                }
                let accent =
                    if kind == LinkKind::Hinders { &colors.barrier } else { &colors.driver };
                let mut pen = Pen::default();
                pen.decoration(Detail::Note, Rect::new(-1.0, 0.0, 1.0, end - start));
                let stroke = dashed(accent.strong.fade(0.55), 1.2 * s, 1.5 * s, 4.0 * s);
                let down = if kind == LinkKind::Hinders { -1.5 * s } else { 1.5 * s };
                pen.line(Point::new(down, 0.0), Point::new(down, end - start), stroke);
                under.push(Placed { origin: Point::new(x, start), block: pen.finish() });
            }
        }
    }

    fn over(&mut self, arcs: &Arcs, scale: &Scale, zero: f64) -> Vec<Placed> {
        let gap = self.context.style.lane_gap;
        let mut over = Vec::new();
        if let Some(top) = self.rows.top(RowKey::main(Lane::Touchpoints)) {
            let heat = self.rows.height(RowKey { lane: Lane::Touchpoints, part: Part::Heat });
            for (x, block) in arcs.blocks(self.context, heat) {
                over.push(Placed { origin: Point::new(x, top + gap), block });
            }
        }
        if self.context.shows(Lane::Emotions) {
            self.curve_names(scale, zero, &mut over);
        }
        self.service_lines(&mut over);
        over
    }

    /// Each persona's name at the end of its curve, pushed apart where curves end together.
    fn curve_names(&mut self, scale: &Scale, zero: f64, over: &mut Vec<Placed>) {
        let s = self.context.style.scale;
        let mut names = Vec::new();
        for (index, curve) in self.context.curves.iter().enumerate() {
            if !curve.main || curve.slot.1 < 2 {
                continue;
            }
            let last = self
                .columns
                .iter()
                .rev()
                .find_map(|built| built.feelings.points.get(index).and_then(Option::as_ref));
            let Some(valence) = last.map(|point| point.valence) else { continue };
            let room = (CURVE_NAMES - 8.0) * s;
            if let Some(name) = emotions::curve_name(self.context, self.shaper, curve, room) {
                names.push((zero - f64::from(valence) * scale.step, name, curve));
            }
        }
        names.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = f64::NEG_INFINITY;
        for (y, name, curve) in names {
            let top = (y - name.height() / 2.0).max(free);
            free = top + name.height() + 2.0 * s;
            let mut pen = Pen::default();
            let bounds = Rect::new(0.0, 0.0, name.width, name.height());
            let label = self.context.label(ElementKind::Persona, &joined(&name));
            pen.group(Role::Summary, curve.persona, label, Detail::Card, bounds);
            let color = emotions::persona_color(self.context, curve);
            let halo = Some(self.context.theme.color.paper);
            pen.text_with_halo(&name, Point::ZERO, Align::Left, color, halo, Detail::Card);
            over.push(Placed {
                origin: Point::new(self.right + 6.0 * s, top),
                block: pen.finish(),
            });
        }
    }

    /// The lines of a service blueprint, once the backstage is shown.
    fn service_lines(&mut self, over: &mut Vec<Placed>) {
        if !self.context.shows(Lane::Backstage) {
            return;
        }
        let front =
            if self.context.shows(Lane::Actions) { Lane::Actions } else { Lane::Touchpoints };
        let lines = [
            (self.rows.lane(front).map(|(_, bottom)| bottom), "map-line-of-interaction"),
            (self.rows.lane(Lane::Backstage).map(|(top, _)| top), "map-line-of-visibility"),
        ];
        for (y, key) in lines {
            let Some(y) = y else { continue };
            let text = self.context.texts.get(key);
            let style = self.context.style;
            let s = style.scale;
            let colors = &self.context.theme.color;
            let words = self.shaper.line(text, style.strong_caption);
            let mut pen = Pen::default();
            let (x0, x1) = (style.names, self.right);
            pen.group(Role::LaneName, None, text, Detail::Card, Rect::new(x0, -1.0, x1, 1.0));
            let stroke = dashed(colors.muted, 1.4 * s, 7.0 * s, 5.0 * s);
            pen.line(Point::new(x0, 0.0), Point::new(x1, 0.0), stroke);
            let back = Rect::from_center_size(
                (x1 - words.width / 2.0 - 8.0 * s, 0.0),
                (words.width + 12.0 * s, words.height()),
            );
            pen.fill(back, 0.0, colors.paper);
            let top = -words.height() / 2.0;
            pen.text(&words, back.center().x, top, Align::Middle, colors.muted, Detail::Card);
            over.push(Placed { origin: Point::new(0.0, y), block: pen.finish() });
        }
    }

    fn left(
        &mut self,
        names: Vec<(Lane, Arc<Block>, f64)>,
        scale: &Scale,
        zero: f64,
    ) -> Vec<Placed> {
        let style = self.context.style;
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

fn joined(words: &Paragraph) -> String {
    words.lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join(" ")
}
