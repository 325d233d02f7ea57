//! What lies below the cells: tints, rules, the emotion lane's axis and long ways, the heat strip,
//! ties from arrows to the notes on them.

use super::Assembly;
use crate::layout::draw::{Pen, dashed, solid};
use crate::layout::emotions::{self, Scale};
use crate::layout::feedback::Swatch;
use crate::layout::rows::{Part, RowKey};
use crate::scene::{Block, Detail, Lane, Placed};
use kurbo::{Point, Rect};
use std::collections::HashMap;
use std::sync::Arc;

/// From this width of a column on, an overview stars moments of truth.
const STAR_FROM: f64 = 16.0;

impl Assembly<'_> {
    /// Everything below the cells; `zero` is where the line of valence 0 lies.
    pub(super) fn under(
        &self,
        scale: &Scale,
        zero: f64,
        width: f64,
        (top, bottom): (f64, f64),
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
        if self.context.view.heat && !self.context.view.setting.repeats {
            self.heat(&mut under);
        }
        self.ties(&mut under);
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
                if self.context.view.setting.is_overview() && column.width >= STAR_FROM * s {
                    pen.star(Point::new(column.width / 2.0, 10.0 * s), 6.0 * s, accent.strong);
                }
                pen.finish()
            });
            under.push(Placed { origin: Point::new(x, top), block: block.clone() });
        }
    }

    /// A rule below each lane, and the lines of interaction and visibility round the backstage.
    fn rules(&self, width: f64, under: &mut Vec<Placed>) {
        let style = &self.context.style;
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
            // Many ways are alike: as long, from and to the same valences.
            let mut shared: HashMap<(u64, i8, i8), Arc<Block>> = HashMap::new();
            let mut last: Option<usize> = None;
            let place = |column: usize| {
                let left = self.lefts[column];
                left + emotions::point_x(self.context, curve, self.columns[column].width)
            };
            let feels = |column: &usize| self.columns[*column].feels(index);
            for column in (0..self.columns.len()).filter(feels) {
                let before = last.replace(column);
                let Some(before) = before.filter(|before| column > before + 1) else { continue };
                let point = |column: usize| self.columns[column].point(index);
                let (Some(leaves), Some(arrives)) = (point(before), point(column)) else {
                    continue;
                };
                let (valence, to) = (leaves.valence, arrives.valence);
                let (from, dx) = (place(before), place(column) - place(before));
                let block = shared.entry((dx.to_bits(), valence, to)).or_insert_with(|| {
                    emotions::long_way(self.context, curve, scale, (0.0, valence), (dx, to))
                });
                under.push(Placed { origin: Point::new(from, zero), block: block.clone() });
            }
        }
    }

    /// The strip over the touchpoints: each column in the colour of its score.
    fn heat(&self, under: &mut Vec<Placed>) {
        let style = &self.context.style;
        let s = style.scale;
        let row = RowKey { lane: Lane::Touchpoints, part: Part::Heat };
        let Some(top) = self.rows.top(row) else { return };
        let colors = &self.context.theme.color;
        let mut shared: HashMap<(u64, Swatch), Arc<Block>> = HashMap::new();
        for (column, &x) in self.columns.iter().zip(&self.lefts) {
            let swatch = column.swatch(self.context);
            let key = (column.width.to_bits(), swatch);
            let block = shared.entry(key).or_insert_with(|| {
                let mut pen = Pen::default();
                let rect = Rect::new(s, 0.0, column.width - s, 10.0 * s);
                pen.decoration(Detail::Always, rect);
                let inner = rect.inset(-0.75 * s);
                match swatch {
                    Swatch::Full(color) => pen.fill(rect, 3.0 * s, color),
                    Swatch::Hollow(color) => {
                        pen.card(inner, 3.0 * s, Some(colors.paper), solid(color, 1.5 * s));
                    }
                    Swatch::Reported(color) => {
                        let stroke = dashed(color, 1.5 * s, 2.0 * s, 3.0 * s);
                        pen.card(inner, 3.0 * s, None, stroke);
                    }
                    Swatch::Nothing => {
                        pen.card(rect, 3.0 * s, None, dashed(colors.line, s, 4.0 * s, 4.0 * s));
                    }
                }
                pen.finish()
            });
            under.push(Placed { origin: Point::new(x, top + 4.0 * s), block: block.clone() });
        }
    }

    /// Thin lines from an arrow down to the notes that stand on its way.
    fn ties(&self, under: &mut Vec<Placed>) {
        let Some((_, from)) = self.rows.lane(Lane::Touchpoints) else { return };
        let gap = self.context.style.lane_gap;
        let card = self.rows.height(RowKey::main(Lane::Touchpoints)) - 2.0 * gap;
        let start = from - gap - card / 2.0 + 8.0 * self.context.style.scale;
        let tie = |lane| {
            let end = self.rows.top(RowKey { lane, part: Part::OnWays })?;
            Some(self.tie(lane, end - start))
        };
        let (to_barriers, to_drivers) = (tie(Lane::Barriers), tie(Lane::Drivers));
        for (built, &x) in self.columns.iter().zip(&self.lefts) {
            let ties =
                [(built.notes_on_ways.0, &to_barriers), (built.notes_on_ways.1, &to_drivers)];
            for block in
                ties.into_iter().filter(|(there, _)| *there).filter_map(|(_, tie)| tie.as_ref())
            {
                let origin = Point::new(x + built.width, start);
                under.push(Placed { origin, block: block.clone() });
            }
        }
    }

    /// A tie of this length to notes of a lane, which all its ties share.
    fn tie(&self, lane: Lane, length: f64) -> Arc<Block> {
        let s = self.context.style.scale;
        let colors = &self.context.theme.color;
        let (accent, x) = match lane {
            Lane::Barriers => (&colors.barrier, -1.5 * s),
            _ => (&colors.driver, 1.5 * s),
        };
        let mut pen = Pen::default();
        pen.decoration(Detail::Note, Rect::new(-1.0, 0.0, 1.0, length));
        let stroke = dashed(accent.strong.fade(0.55), 1.2 * s, 1.5 * s, 4.0 * s);
        pen.line(Point::new(x, 0.0), Point::new(x, length), stroke);
        pen.finish()
    }
}
