//! The drawings in a page: scenes as SVG, taken apart so far that a viewer can close lanes, walk
//! from touchpoint to touchpoint and light some of them.

use super::bands::{self, Bands, Place, around, extent};
use super::lit::Numbers;
use crate::export::markup::{self, Defs, FAMILIES, Ink, Writer, number};
use crate::export::{Background, ExportError};
use crate::scene::{Block, Column, Group, Item, Placed, Role, Scene};
use crate::xml;
use kurbo::{Point, Rect};
use std::sync::Arc;

/// What all drawings of a page have in common.
pub(super) struct Common<'a> {
    pub(super) numbers: &'a Numbers,
    pub(super) defs: &'a Defs,
    /// Whether the scenes' colours are the numbers of tones.
    pub(super) ink: Ink,
    pub(super) background: Background,
    /// What a reader calls the list of touchpoints.
    pub(super) label: &'a str,
    /// Whether there are several, and so definitions in a drawing of their own.
    pub(super) several: bool,
}

impl Common<'_> {
    /// Appends the drawing that defines what the others refer to, where there are several.
    pub(super) fn push_defs(&self, out: &mut String) {
        if self.several && !self.defs.is_empty() {
            out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
            push_linking(out, self.defs);
            out.push_str(" class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n");
            self.defs.push(out, self.ink);
            out.push_str("</svg>\n");
        }
    }
}

/// Appends the drawing of `scene` to a page.
pub(super) struct Drawing<'a> {
    scene: &'a Scene,
    bands: &'a Bands,
    common: &'a Common<'a>,
    /// Whether it is the page's own picture: the one that is shown unless a step shows another.
    is_own: bool,
    out: Writer<'a>,
}

impl<'a> Drawing<'a> {
    /// Nothing is written yet.
    pub(super) fn new(
        scene: &'a Scene,
        bands: &'a Bands,
        common: &'a Common<'a>,
        is_own: bool,
    ) -> Self {
        let capacity = 16 * 1024 + 8192 * scene.columns.len();
        let out = Writer::new(common.defs, common.ink, capacity).without_lengths();
        Self { scene, bands, common, is_own, out }
    }

    /// The whole drawing; `watch` hears which column comes next.
    pub(super) fn write(
        mut self,
        watch: impl Fn(usize) -> Result<(), ExportError>,
    ) -> Result<String, ExportError> {
        self.head();
        self.out.text.push_str("<g class=\"under\" aria-hidden=\"true\">\n");
        for placed in &self.scene.under {
            self.apart(placed);
        }
        self.out.text.push_str("</g>\n<g class=\"columns\" role=\"list\" aria-label=\"");
        xml::push_escaped(&mut self.out.text, self.common.label);
        self.out.text.push_str("\">\n");
        for (at, column) in self.scene.columns.iter().enumerate() {
            watch(at)?;
            self.column(at, column);
        }
        self.out.text.push_str("</g>\n");
        let Scene { size, body, header, .. } = *self.scene;
        let names = Rect::new(0.0, body.y0, body.x0, body.y1);
        // Nothing peeps out above the bars, nor between them and what goes below them.
        let bars = Rect::new(0.0, header.y0 - 12.0, size.width, header.y1 + 4.0);
        self.layer("over", &self.scene.over, None);
        self.layer("left", &self.scene.left, Some(names));
        self.layer("top", &self.scene.top, Some(bars));
        self.layer("frame", &self.scene.frame, None);
        self.out.text.push_str("</svg>\n");
        Ok(self.out.text)
    }

    fn head(&mut self) {
        let Common { defs, ink, background, several, .. } = *self.common;
        let out = &mut self.out.text;
        let size = self.scene.size;
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        push_linking(out, defs);
        out.push_str(" class=\"map\"");
        out.push_str(if self.is_own { " id=\"map\"" } else { " hidden=\"hidden\"" });
        push_size(out, size);
        out.push_str(" viewBox=\"0 0");
        number::push_next(out, size.width.max(1.0));
        number::push_next(out, size.height.max(1.0));
        out.push_str(
            "\" role=\"group\" aria-labelledby=\"title\" xml:space=\"preserve\" font-family=\"",
        );
        out.push_str(FAMILIES);
        out.push_str("\" font-size=\"12\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        if !several {
            defs.push(out, ink);
        }
        if background == Background::Paper {
            out.push_str("<rect class=\"paper\"");
            push_size(out, size);
            markup::push_color(out, ink, "fill", self.scene.paper);
            out.push_str("/>\n");
        }
    }

    /// Blocks that a reader need not hear twice: the page tells them as text. `back` is the paper
    /// behind those that stay in sight while the map moves below them.
    fn layer(&mut self, name: &str, list: &[Placed], back: Option<Rect>) {
        self.out.text.push_str("<g class=\"");
        self.out.text.push_str(name);
        self.out.text.push_str("\" aria-hidden=\"true\">\n");
        if let Some(back) = back {
            self.out.text.push_str("<rect class=\"back\"");
            markup::push_rect(&mut self.out.text, back, 0.0);
            let ink = self.common.ink;
            markup::push_color(&mut self.out.text, ink, "fill", self.scene.paper);
            self.out.text.push_str(" visibility=\"hidden\"/>\n");
        }
        for Placed { origin, block } in list {
            let Some(around) = around(block) else { continue };
            let around = around + origin.to_vec2();
            let place = self.bands.place(around.y0, around.y1);
            self.open(place, (around.y0, around.y1), true);
            self.block(*origin, block, false);
            self.out.text.push_str("</g>\n");
        }
        self.out.text.push_str("</g>\n");
    }

    /// A block item by item: what lies under the cells crosses lanes.
    fn apart(&mut self, Placed { origin, block }: &Placed) {
        for group in &block.groups {
            for item in &group.items {
                let around = extent(item) + origin.to_vec2();
                let place = self.bands.place(around.y0, around.y1);
                self.open(place, (around.y0, around.y1), matches!(item, Item::Rect(_)));
                self.out.open_at(*origin);
                self.out.item(item);
                self.out.text.push_str("</g></g>\n");
            }
        }
    }

    /// Opens the group that moves, shrinks or vanishes with the lanes; what is no `area` goes
    /// with the lane that it leads to.
    fn open(&mut self, place: Place, (y0, y1): (f64, f64), area: bool) {
        let out = &mut self.out.text;
        match place {
            Place::Above => out.push_str("<g>"),
            Place::Below => out.push_str("<g class=\"below\">"),
            Place::In(lane) => {
                out.push_str("<g class=\"b");
                number::push_integer(out, bands::number(lane));
                out.push_str("\">");
            }
            Place::Across(from, to) => {
                out.push_str(if area { "<g class=\"across\"" } else { "<g class=\"across tie\"" });
                for (name, value) in [(" data-from=\"", from), (" data-to=\"", to)] {
                    out.push_str(name);
                    number::push_integer(out, bands::number(value));
                    out.push('"');
                }
                for (name, value) in [(" data-y0=\"", y0), (" data-y1=\"", y1)] {
                    out.push_str(name);
                    number::push(out, value);
                    out.push('"');
                }
                out.push('>');
            }
        }
    }

    fn column(&mut self, at: usize, column: &Column) {
        let out = &mut self.out.text;
        out.push_str("<g class=\"column\"");
        if self.is_own {
            out.push_str(" id=\"column-");
            number::push_integer(out, at as u64);
            out.push('"');
        }
        if let Some(number) = column.touchpoint.and_then(|id| self.common.numbers.get(id)) {
            push_number(out, number);
        }
        out.push_str(" role=\"listitem\">\n");
        for cell in column.cells.iter() {
            let row = self.scene.rows.get(cell.row);
            let place = row.map_or(Place::Above, |row| Place::In(row.lane));
            let y = row.map_or(0.0, |row| row.y);
            let origin = Point::new(column.x + cell.dx, y + cell.dy);
            self.open(place, (0.0, 0.0), true);
            self.block(origin, &cell.block, true);
            self.out.text.push_str("</g>\n");
        }
        self.out.text.push_str("</g>\n");
    }

    fn block(&mut self, origin: Point, block: &Arc<Block>, told: bool) {
        self.out.open_at(origin);
        for group in &block.groups {
            self.group(group, told);
        }
        self.out.text.push_str("</g>\n");
    }

    /// A group's items. Where it is `told`, a reader comes to it by the keyboard; where it can be
    /// found, a frame around it can be seen.
    fn group(&mut self, group: &Group, told: bool) {
        if group.items.is_empty() {
            return;
        }
        let named = !group.label.is_empty() && group.role != Role::Decoration;
        let out = &mut self.out.text;
        out.push_str("<g class=\"part");
        let item = (group.role != Role::Decoration).then_some("item");
        for name in item.into_iter().chain(class(group.role)) {
            out.push(' ');
            out.push_str(name);
        }
        out.push('"');
        if let Some(number) = group.element.and_then(|id| self.common.numbers.get(id)) {
            push_number(out, number);
        }
        match (named, told) {
            (false, _) => out.push_str(" aria-hidden=\"true\">"),
            (true, told) => {
                out.push_str(if told {
                    " tabindex=\"-1\" role=\"img\" aria-label=\""
                } else {
                    " data-label=\""
                });
                xml::push_escaped(out, &group.label);
                out.push_str("\">");
            }
        }
        for item in &group.items {
            self.out.item(item);
        }
        if named {
            // Words without a card have some room in their frame.
            let room = if told { 0.0 } else { 3.0 };
            self.frame(group.bounds.inflate(room, room));
        }
        self.out.text.push_str("</g>\n");
    }

    /// What the pointer meets and what is outlined around a group that is found or has the focus.
    fn frame(&mut self, bounds: Rect) {
        self.out.text.push_str("<rect class=\"edge\" fill=\"none\"");
        markup::push_rect(&mut self.out.text, bounds, 8.0);
        self.out.text.push_str("/>");
    }
}

/// What a style sheet and the viewer call groups of a role, besides parts and items.
fn class(role: Role) -> Option<&'static str> {
    match role {
        Role::Phase => Some("phase"),
        Role::Stage => Some("stage"),
        Role::Touchpoint => Some("touchpoint"),
        Role::Score => Some("score"),
        Role::Decoration
        | Role::Title
        | Role::Summary
        | Role::LaneName
        | Role::Legend
        | Role::Note
        | Role::Emotion
        | Role::Transition
        | Role::Picture => None,
    }
}

/// Appends the names of links to images, where there are any.
fn push_linking(out: &mut String, defs: &Defs) {
    if defs.has_pictures {
        out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
}

fn push_number(out: &mut String, value: usize) {
    out.push_str(" data-n=\"");
    number::push_integer(out, value as u64);
    out.push('"');
}

fn push_size(out: &mut String, size: kurbo::Size) {
    for (before, value) in [(" width=\"", size.width), (" height=\"", size.height)] {
        out.push_str(before);
        number::push(out, value.max(1.0));
        out.push('"');
    }
}
