//! Groups and items of a scene as shapes of a slide.

use super::lines::Lines;
use super::look::Palette;
use super::markup::Markup;
use super::media::Media;
use super::outline::{self, Outline};
use super::place::{Frame, Place};
use super::slides;
use super::{bands, beside};
use crate::model::Language;
use crate::scene::{
    Block, Group, ImageItem, Item, Paint, PathItem, RectItem, Role, Stroke, TextItem,
};
use crate::theme::Color;
use kurbo::{Point, Rect, Vec2};
use std::borrow::Cow;

/// Longest name of a shape in the list of shapes, in characters.
const LONGEST_NAME: usize = 60;

/// Says of a shape that it means nothing, so that nobody hears of it.
const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";

/// What one shape shows.
enum Piece<'a> {
    Rect(&'a RectItem, Rect),
    Path(Cow<'a, PathItem>, Rect),
    Lines(Lines<'a>),
    Bar(Rect, Color),
    Image(&'a ImageItem),
}

/// What a reader is told of a shape.
struct Said<'a> {
    name: &'a str,
    description: &'a str,
    decorative: bool,
}

impl Said<'_> {
    const NOTHING: Self = Said { name: "", description: "", decorative: false };
}

/// Writes shapes of one slide, each with a number of its own.
pub(super) struct Shapes<'a> {
    /// What is written so far.
    pub(super) out: Markup,
    /// Where the scene stands.
    pub(super) place: Place,
    palette: &'a Palette,
    media: &'a mut Media,
    language: Language,
    last_id: i64,
    /// The part of its size that type has in the group being written.
    part: f64,
    /// The number of the scene's title, once it is written.
    title: Option<i64>,
    /// Pictures of this slide, as numbers of the deck's.
    pub(super) pictures: Vec<usize>,
}

impl<'a> Shapes<'a> {
    /// Goes on with `out`, in which number 1 is taken.
    pub(super) fn new(
        out: Markup,
        place: Place,
        (palette, media, language): (&'a Palette, &'a mut Media, Language),
    ) -> Self {
        Self {
            out,
            place,
            palette,
            media,
            language,
            last_id: 1,
            part: 1.0,
            title: None,
            pictures: Vec::new(),
        }
    }

    /// How many shapes there are, groups included.
    pub(super) fn count(&self) -> u64 {
        self.last_id.unsigned_abs() - 1
    }

    /// Writes a block's groups.
    pub(super) fn block(&mut self, origin: Point, block: &Block) {
        let origin = origin.to_vec2();
        let area = self.place.area - origin;
        if meet(area, block.bounds.inflate(1.0, 1.0)) {
            for group in &block.groups {
                self.part = beside::part(block, group);
                self.group((origin, area), block, group);
            }
        }
    }

    fn group(&mut self, (origin, area): (Vec2, Rect), block: &Block, group: &Group) {
        let mut pieces = self.pieces(area, group);
        let is_title = self.place.shows_title && self.title.is_none() && group.role == Role::Title;
        let letters = |piece: &Piece<'_>| is_title && matches!(piece, Piece::Lines(_));
        if let Some(at) = pieces.iter().position(letters)
            && let Piece::Lines(lines) = pieces.remove(at)
        {
            self.scene_title(origin, &lines, beside::end(block, lines.bounds()));
        }
        let frames = pieces.iter().filter_map(|piece| self.place.frame(bounds(piece) + origin));
        let Some(frame) = frames.reduce(Frame::union) else { return };
        let text = said(group);
        let label = if spaceless(&text) == spaceless(&group.label) { "" } else { &group.label };
        let name = if label.is_empty() { text.as_str() } else { label };
        let decorative = group.role == Role::Decoration && text.is_empty();
        let said = Said { name: shortened(name), description: label, decorative };
        if let [piece] = pieces.as_slice() {
            self.piece(origin, piece, &said);
            return;
        }
        self.out.raw("<p:grpSp><p:nvGrpSpPr>");
        self.about(&said);
        self.out.raw("<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
        push_frame(&mut self.out, frame);
        let Frame { left, top, .. } = frame;
        self.out.raw("<a:chOff x=\"").int(left).raw("\" y=\"").int(top);
        self.out.raw("\"/><a:chExt cx=\"").int(frame.width()).raw("\" cy=\"").int(frame.height());
        self.out.raw("\"/></a:xfrm></p:grpSpPr>");
        for piece in &pieces {
            self.piece(origin, piece, &Said::NOTHING);
        }
        self.out.raw("</p:grpSp>");
    }

    /// What the items of a group inside `area` become.
    fn pieces<'b>(&self, area: Rect, group: &'b Group) -> Vec<Piece<'b>> {
        let mut pieces: Vec<Piece<'b>> = Vec::with_capacity(group.items.len());
        let mut cards = Vec::new();
        for item in &group.items {
            match item {
                Item::Rect(item) => {
                    cards.push(item.rect);
                    let seen = inside(item.rect, area);
                    pieces.extend(seen.map(|rect| Piece::Rect(item, rect)));
                }
                Item::Path(item) => {
                    let bounds = outline::bounds(&item.path);
                    if bounds.is_some_and(|bounds| meet(area, bounds)) {
                        let parts = bands::parts(item).into_iter();
                        let parts = parts.filter_map(|part| {
                            let bounds = outline::bounds(&part.path)?;
                            Some(Piece::Path(part, bounds))
                        });
                        pieces.extend(parts);
                    }
                }
                Item::Image(item) if meet(area, item.rect) => pieces.push(Piece::Image(item)),
                Item::Text(item) if is_drawn(item, area) => {
                    let taken = match pieces.last_mut() {
                        Some(Piece::Lines(lines)) => lines.take(item, group),
                        _ => false,
                    };
                    if !taken {
                        pieces.push(Piece::Lines(Lines::new(item, &cards, group.role)));
                    }
                }
                Item::Image(_) | Item::Text(_) => {}
            }
        }
        pieces.into_iter().flat_map(|piece| self.legible(piece)).collect()
    }

    /// Lines too small for letters become bars of their colour.
    fn legible<'b>(&self, piece: Piece<'b>) -> Vec<Piece<'b>> {
        match &piece {
            Piece::Lines(lines) if lines.is_blank() => Vec::new(),
            Piece::Lines(lines) if self.place.type_size(lines.size()).is_none() => {
                lines.bars().map(|(bar, item)| Piece::Bar(bar, item.color.fade(0.5))).collect()
            }
            _ => vec![piece],
        }
    }

    fn piece(&mut self, origin: Vec2, piece: &Piece<'_>, said: &Said<'_>) {
        let Some(frame) = self.place.frame(bounds(piece) + origin) else { return };
        match piece {
            Piece::Rect(item, rect) => {
                self.open_shape(said, frame);
                self.push_rounded(*rect, item.radius);
                self.look(item.fill.as_ref(), item.stroke.as_ref(), *rect);
                self.out.raw("</p:spPr></p:sp>");
            }
            Piece::Bar(rect, color) => {
                self.open_shape(said, frame);
                self.push_rounded(*rect, 0.0);
                self.look(Some(&Paint::Solid(*color)), None, *rect);
                self.out.raw("</p:spPr></p:sp>");
            }
            Piece::Path(item, bounds) => self.path(origin, item, (*bounds, frame), said),
            Piece::Lines(lines) => self.lines(lines, frame, said),
            Piece::Image(item) => self.image(item, frame, said),
        }
    }

    fn path(
        &mut self,
        origin: Vec2,
        item: &PathItem,
        (bounds, frame): (Rect, Frame),
        said: &Said<'_>,
    ) {
        match Outline::of(&item.path, bounds) {
            Outline::Line(start, end) if item.stroke.is_some() => {
                let rises = (end.x - start.x) * (end.y - start.y) < 0.0;
                self.straight(item.stroke.as_ref(), rises, (bounds, frame), said);
                return;
            }
            Outline::Ellipse => {
                self.open_shape(said, frame);
                self.out.raw("<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>");
            }
            Outline::Line(..) | Outline::Freeform => {
                self.open_shape(said, frame);
                let filled = item.fill.is_some();
                let at = (&self.place, origin);
                outline::push_freeform(&mut self.out, &item.path, (frame, filled), at);
            }
        }
        self.look(item.fill.as_ref(), item.stroke.as_ref(), bounds);
        self.out.raw("</p:spPr></p:sp>");
    }

    fn straight(
        &mut self,
        stroke: Option<&Stroke>,
        rises: bool,
        (bounds, frame): (Rect, Frame),
        said: &Said<'_>,
    ) {
        self.out.raw("<p:cxnSp><p:nvCxnSpPr>");
        self.about(said);
        self.out.raw("<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>");
        self.out.raw(if rises { "<a:xfrm flipV=\"1\">" } else { "<a:xfrm>" });
        push_frame(&mut self.out, frame);
        self.out.raw("</a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>");
        self.palette.line(&mut self.out, stroke, bounds, &self.place);
        self.out.raw("</p:spPr></p:cxnSp>");
    }

    /// The size of lines in hundredths of a point; `None` where it is too small for letters.
    fn type_size(&self, lines: &Lines<'_>) -> Option<i64> {
        let size = self.place.type_size(lines.size())?;
        Some((size as f64 * self.part).round().max(100.0) as i64)
    }

    fn lines(&mut self, lines: &Lines<'_>, mut frame: Frame, said: &Said<'_>) {
        let Some(size) = self.type_size(lines) else { return };
        // Room for wider faces ends where the slide does.
        frame.left = frame.left.max(0);
        frame.right = frame.right.min(self.place.width).max(frame.left);
        self.out.raw("<p:sp><p:nvSpPr>");
        self.about(said);
        self.out.raw("<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
        push_frame(&mut self.out, frame);
        self.out
            .raw("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
        let look = (self.palette, &self.place, self.language);
        lines.push_body(&mut self.out, (size, false), look);
        self.out.raw("</p:sp>");
    }

    /// The scene's own title is the slide's, for outlines and readers: as wide as there is room, up
    /// to an `end`.
    fn scene_title(&mut self, origin: Vec2, lines: &Lines<'_>, end: Option<f64>) {
        let room = lines.room();
        let wide = Rect { x1: end.unwrap_or(room.x1).max(lines.bounds().x1), ..room };
        let size = self.type_size(lines);
        let Some(mut frame) = self.place.frame(wide + origin) else { return };
        if end.is_none() {
            frame.right = frame.right.max(self.place.right);
        }
        self.out.raw("<p:sp><p:nvSpPr>");
        let text = lines.texts().join(" ");
        self.title = Some(self.last_id + 1);
        self.about(&Said { name: shortened(&text), ..Said::NOTHING });
        self.out.raw("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>");
        push_frame(&mut self.out, frame);
        self.out.raw("</a:xfrm></p:spPr>");
        let look = (self.palette, &self.place, self.language);
        lines.push_body(&mut self.out, (size.unwrap_or(100), true), look);
        self.out.raw("</p:sp>");
    }

    fn image(&mut self, item: &ImageItem, frame: Frame, said: &Said<'_>) {
        let picture = self.media.number(&item.image);
        self.picture(picture, frame, (item.rect, item.radius), said);
    }

    /// A title that the scene does not show, above it.
    pub(super) fn plain_title(&mut self, title: &str) {
        self.last_id += 1;
        slides::push_title(&mut self.out, self.last_id, title, self.language);
    }

    /// A picture that is the whole scene.
    pub(super) fn whole(&mut self, png: &[u8], description: &str) {
        let area = self.place.area;
        let Some(frame) = self.place.frame(area) else { return };
        let picture = self.media.drawn(png);
        let said = Said { name: shortened(description), description, decorative: false };
        self.picture(picture, frame, (area, 0.0), &said);
    }

    fn picture(
        &mut self,
        picture: usize,
        frame: Frame,
        (rect, radius): (Rect, f64),
        said: &Said<'_>,
    ) {
        let known = self.pictures.iter().position(|&number| number == picture);
        let relation = known.unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        });
        self.out.raw("<p:pic><p:nvPicPr>");
        self.about(said);
        self.out.raw("<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rIdP");
        self.out.count(relation);
        self.out.raw("\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>");
        push_frame(&mut self.out, frame);
        self.out.raw("</a:xfrm>");
        self.push_rounded(rect, radius);
        self.out.raw("</p:spPr></p:pic>");
    }

    fn open_shape(&mut self, said: &Said<'_>, frame: Frame) {
        self.out.raw("<p:sp><p:nvSpPr>");
        self.about(said);
        self.out.raw("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>");
        push_frame(&mut self.out, frame);
        self.out.raw("</a:xfrm>");
    }

    /// Writes a shape's number, and what a reader is told of it.
    fn about(&mut self, said: &Said<'_>) {
        self.last_id += 1;
        self.out.raw("<p:cNvPr id=\"").int(self.last_id).raw("\" name=\"").said(said.name);
        if !said.description.is_empty() {
            self.out.raw("\" descr=\"").said(said.description);
        }
        if said.decorative {
            self.out.raw("\">").raw(DECORATIVE).raw("</p:cNvPr>");
        } else {
            self.out.raw("\"/>");
        }
    }

    fn push_rounded(&mut self, rect: Rect, radius: f64) {
        let side = rect.width().min(rect.height());
        if !(radius > 0.0 && side > 0.0) {
            self.out.raw("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
            return;
        }
        let part = (radius / side * 100_000.0).round().min(50_000.0) as i64;
        self.out.raw("<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val ");
        self.out.int(part).raw("\"/></a:avLst></a:prstGeom>");
    }

    fn look(&mut self, fill: Option<&Paint>, stroke: Option<&Stroke>, bounds: Rect) {
        self.palette.fill(&mut self.out, fill, bounds);
        self.palette.line(&mut self.out, stroke, bounds, &self.place);
    }
}

/// Writes where a shape stands.
pub(super) fn push_frame(out: &mut Markup, frame: Frame) {
    out.raw("<a:off x=\"").int(frame.left).raw("\" y=\"").int(frame.top);
    out.raw("\"/><a:ext cx=\"").int(frame.width()).raw("\" cy=\"").int(frame.height());
    out.raw("\"/>");
}

fn bounds(piece: &Piece<'_>) -> Rect {
    match piece {
        Piece::Rect(_, bounds) | Piece::Path(_, bounds) | Piece::Bar(bounds, _) => *bounds,
        Piece::Lines(lines) => lines.room(),
        Piece::Image(item) => item.rect,
    }
}

/// The part of a rectangle inside an area, if any; edges that stand out by a hair stay.
fn inside(rect: Rect, area: Rect) -> Option<Rect> {
    meet(area, rect).then(|| rect.intersect(area.inflate(1.0, 1.0)))
}

/// Whether a line is to be drawn: what begins outside belongs to another picture.
fn is_drawn(item: &TextItem, area: Rect) -> bool {
    let middle = item.origin.x + f64::from(item.line.width) / 2.0;
    !item.line.text.is_empty() && area.inflate(1.0, 1.0).contains((middle, item.origin.y))
}

/// Whether two rectangles touch; never where something is not finite.
fn meet(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// What a group's lines say.
fn said(group: &Group) -> String {
    let mut text = String::new();
    for item in &group.items {
        if let Item::Text(item) = item
            && !item.line.text.trim().is_empty()
        {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(item.line.text.trim());
        }
    }
    text
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The first characters of a name.
pub(super) fn shortened(name: &str) -> &str {
    name.char_indices().nth(LONGEST_NAME).map_or(name, |(end, _)| &name[..end])
}
