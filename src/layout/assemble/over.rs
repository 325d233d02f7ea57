//! What spans columns above the cells: ways that branch, skip or loop, the curves' names, the
//! lines of a service blueprint.

use super::{Assembly, CURVE_NAMES};
use crate::layout::draw::{Align, Pen, dashed};
use crate::layout::emotions::{self, NAME_LINES, Scale};
use crate::layout::frame;
use crate::layout::text::Paragraph;
use crate::model::{ElementId, ElementKind};
use crate::scene::{Detail, Lane, Placed, Role};
use kurbo::{Point, Rect};

/// Most touchpoints an overview names.
const MOST_NAMED: usize = 8;
/// Their names are at most so many columns wide, or as wide as this.
const NAME_COLUMNS: f64 = 1.5;
const NAME_ROOM: f64 = 110.0;

impl Assembly<'_> {
    /// Everything above the cells; `zero` is where the line of valence 0 lies.
    pub(super) fn over(&mut self, arcs: Vec<Placed>, scale: &Scale, zero: f64) -> Vec<Placed> {
        let mut over = arcs;
        if self.context.shows(Lane::Emotions) {
            let setting = &self.context.view.setting;
            let (beside, seen) = (setting.names_curves_beside(), setting.is_overview());
            if beside {
                self.curve_names(scale, zero, &mut over);
            }
            if seen {
                self.turning_points(scale, zero, &mut over);
            }
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

    /// The names of the touchpoints that matter most, beside their faces: moments of truth, then the
    /// worst. What has no room is left out.
    fn turning_points(&mut self, scale: &Scale, zero: f64, over: &mut Vec<Placed>) {
        let style = &self.context.style;
        let (s, gap) = (style.scale, 4.0 * style.scale);
        let mut taken: Vec<Rect> = Vec::new();
        let mut wanted = Vec::new();
        for (column, &left) in self.columns.iter().zip(&self.lefts) {
            for (index, curve) in self.context.curves.iter().enumerate() {
                let Some(point) = column.point(index).filter(|_| curve.main) else { continue };
                let place = (point.valence, scale.step);
                let (at, radius) = emotions::face_at(self.context, curve, place, column.width);
                let at = at + (left, zero);
                taken.push(Rect::from_center_size(at, (2.0 * radius, 2.0 * radius)));
                wanted.push((!column.moment, point.valence, at, radius, column));
            }
        }
        wanted.retain(|(usual, valence, ..)| !usual || *valence == -2);
        wanted.sort_by_key(|(usual, valence, ..)| (*usual, *valence));
        let mut named: Vec<ElementId> = Vec::new();
        for (_, valence, at, radius, column) in wanted.into_iter().take(MOST_NAMED) {
            let Some(id) = column.plan.touchpoint.filter(|id| !named.contains(id)) else {
                continue;
            };
            let name = self.context.element(id).map(|it| it.content.text()).unwrap_or_default();
            let room = (NAME_COLUMNS * column.width).max(NAME_ROOM * s);
            let word = frame::longest_word(self.shaper, name, style.feeling);
            let words = self.shaper.paragraph(name, style.feeling, room);
            if word > room || words.lines.is_empty() || words.lines.len() > NAME_LINES {
                continue;
            }
            let half = words.width / 2.0;
            let x = at.x.clamp(style.names + half, (self.right - half).max(style.names + half));
            let away = radius + gap;
            let top = if valence < 0 { at.y + away } else { at.y - away - words.height() };
            let place = Rect::new(x - half, top, x + half, top + words.height());
            let free = |other: &Rect| other.inflate(gap, 0.0).intersect(place).is_zero_area();
            if !taken.iter().all(free) {
                continue;
            }
            taken.push(place);
            named.push(id);
            let colors = &self.context.theme.color;
            let mut pen = Pen::default();
            let bounds = Rect::from_origin_size((-half, 0.0), (words.width, words.height()));
            let label = self.context.label(ElementKind::Touchpoint, name);
            pen.group(Role::Touchpoint, Some(id), label, Detail::Card, bounds);
            let halo = Some(colors.paper);
            pen.text_with_halo(&words, Point::ZERO, Align::Middle, colors.ink, halo, Detail::Card);
            over.push(Placed { origin: Point::new(x, top), block: pen.finish() });
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
