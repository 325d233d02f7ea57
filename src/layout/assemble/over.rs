//! What spans columns above the cells: ways that branch, skip or loop, the curves' names, the
//! lines of a service blueprint.

use super::{Assembly, CURVE_NAMES};
use crate::layout::draw::{Align, Pen, dashed};
use crate::layout::emotions::{self, Scale};
use crate::layout::text::Paragraph;
use crate::model::ElementKind;
use crate::scene::{Detail, Lane, Placed, Role};
use kurbo::{Point, Rect};

impl Assembly<'_> {
    /// Everything above the cells; `zero` is where the line of valence 0 lies.
    pub(super) fn over(&mut self, arcs: Vec<Placed>, scale: &Scale, zero: f64) -> Vec<Placed> {
        let mut over = arcs;
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
            let last = self.columns.iter().rev().find_map(|column| column.point(index));
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
            let style = &self.context.style;
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
}

fn joined(words: &Paragraph) -> String {
    words.lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join(" ")
}
