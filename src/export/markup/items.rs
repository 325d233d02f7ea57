//! Items as SVG elements.

use super::{Defs, Ink, number, tone};
use crate::model::{EncodedImage, ImageEncoding};
use crate::scene::{ImageItem, Item, Paint, PathItem, RectItem, Stroke, TextItem, Weight};
use crate::theme::Color;
use crate::xml;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kurbo::{PathEl, Point, Rect};

/// Appends SVG elements to a text.
pub struct Writer<'a> {
    defs: &'a Defs,
    ink: Ink,
    /// Whether each line carries its length.
    lengths: bool,
    /// What is written so far.
    pub text: String,
}

impl<'a> Writer<'a> {
    /// Nothing is written yet; `capacity` bytes are likely to be.
    pub fn new(defs: &'a Defs, ink: Ink, capacity: usize) -> Self {
        Self { defs, ink, lengths: true, text: String::with_capacity(capacity) }
    }

    /// Lines carry no lengths: their faces are there for certain.
    pub fn without_lengths(self) -> Self {
        Self { lengths: false, ..self }
    }

    /// Opens a group with a block's own coordinates; the caller closes it.
    pub fn open_at(&mut self, origin: Point) {
        if origin == Point::ORIGIN {
            self.text.push_str("<g>\n");
        } else {
            self.text.push_str("<g");
            self.translation(origin);
            self.text.push_str(">\n");
        }
    }

    /// The attribute that moves an element's coordinates to `origin`.
    pub fn translation(&mut self, origin: Point) {
        self.text.push_str(" transform=\"translate(");
        number::push(&mut self.text, origin.x);
        number::push_next(&mut self.text, origin.y);
        self.text.push_str(")\"");
    }

    /// An item as an element.
    pub fn item(&mut self, item: &Item) {
        match item {
            Item::Rect(item) => self.rect(item),
            Item::Path(item) => self.path(item),
            Item::Text(item) => self.line(item),
            Item::Image(item) => self.image(item),
        }
    }

    fn rect(&mut self, item: &RectItem) {
        self.text.push_str("<rect");
        push_rect(&mut self.text, item.rect, item.radius);
        self.look(item.fill.as_ref(), item.stroke.as_ref());
        self.text.push_str("/>\n");
    }

    fn path(&mut self, item: &PathItem) {
        self.text.push_str("<path d=\"");
        for element in item.path.elements() {
            let (letter, points): (char, &[&Point]) = match element {
                PathEl::MoveTo(p) => ('M', &[p]),
                PathEl::LineTo(p) => ('L', &[p]),
                PathEl::QuadTo(a, p) => ('Q', &[a, p]),
                PathEl::CurveTo(a, b, p) => ('C', &[a, b, p]),
                PathEl::ClosePath => ('Z', &[]),
            };
            self.text.push(letter);
            for (i, point) in points.iter().enumerate() {
                if i == 0 {
                    number::push(&mut self.text, point.x);
                } else {
                    number::push_next(&mut self.text, point.x);
                }
                number::push_next(&mut self.text, point.y);
            }
        }
        self.text.push('"');
        self.look(item.fill.as_ref(), item.stroke.as_ref());
        self.text.push_str("/>\n");
    }

    fn line(&mut self, item: &TextItem) {
        let line = &item.line;
        if line.text.is_empty() {
            return;
        }
        let out = &mut self.text;
        out.push_str("<text x=\"");
        number::push(out, item.origin.x);
        out.push_str("\" y=\"");
        number::push(out, item.origin.y);
        #[expect(clippy::float_cmp, reason = "12 is the inherited size, written exactly")]
        if line.size != 12.0 {
            out.push_str("\" font-size=\"");
            number::push(out, f64::from(line.size));
        }
        match line.weight {
            Weight::Regular => {}
            Weight::SemiBold => out.push_str("\" font-weight=\"600"),
            Weight::Bold => out.push_str("\" font-weight=\"700"),
        }
        if self.lengths && line.width > 0.0 {
            out.push_str("\" textLength=\"");
            number::push(out, f64::from(line.width));
            // By width and not by gaps: where gaps take it up, letters of another face stand apart
            // from each other, and browsers draw them one by one, each rim over the letter before.
            out.push_str("\" lengthAdjust=\"spacingAndGlyphs");
        }
        out.push('"');
        if starts_right_to_left(&line.text) {
            // The line's left end is where right-to-left text ends.
            out.push_str(" direction=\"rtl\" text-anchor=\"end\"");
        }
        push_color(out, self.ink, "fill", item.color);
        if let Some(halo) = item.halo {
            push_color(out, self.ink, "stroke", halo);
            out.push_str(" stroke-width=\"");
            number::push(out, 2.0 * TextItem::HALO_WIDTH);
            out.push_str("\" paint-order=\"stroke\"");
        }
        out.push('>');
        xml::push_escaped(out, &line.text);
        out.push_str("</text>\n");
    }

    fn image(&mut self, item: &ImageItem) {
        let shared = self.defs.image(&item.image);
        let frame = (item.radius > 0.0).then(|| self.defs.frame(item)).flatten();
        let out = &mut self.text;
        if let Some(number) = shared {
            // The frame's coordinates would be counted from the corner of what is used.
            out.push_str("<g");
            push_clip(out, frame);
            out.push_str("><use");
            push_rect(out, item.rect, 0.0);
            out.push_str(" xlink:href=\"#i");
            number::push_integer(out, number as u64);
            out.push_str("\"/></g>\n");
        } else {
            out.push_str("<image");
            push_rect(out, item.rect, 0.0);
            push_clip(out, frame);
            push_data(out, &item.image);
            out.push_str("/>\n");
        }
    }

    fn look(&mut self, fill: Option<&Paint>, stroke: Option<&Stroke>) {
        match fill {
            Some(fill) => self.paint("fill", fill),
            None => self.text.push_str(" fill=\"none\""),
        }
        if let Some(Stroke { paint, width, dash }) = stroke {
            self.paint("stroke", paint);
            #[expect(clippy::float_cmp, reason = "1 is the initial value, written exactly")]
            if *width != 1.0 {
                self.text.push_str(" stroke-width=\"");
                number::push(&mut self.text, *width);
                self.text.push('"');
            }
            if let Some((on, off)) = dash {
                self.text.push_str(" stroke-dasharray=\"");
                number::push(&mut self.text, *on);
                number::push_next(&mut self.text, *off);
                self.text.push('"');
            }
        }
    }

    fn paint(&mut self, property: &str, paint: &Paint) {
        match paint {
            Paint::Solid(color) => push_color(&mut self.text, self.ink, property, *color),
            Paint::Gradient(gradient) => {
                self.text.push(' ');
                self.text.push_str(property);
                match self.defs.gradient(gradient) {
                    Some(id) => {
                        self.text.push_str("=\"url(#g");
                        number::push_integer(&mut self.text, id as u64);
                        self.text.push_str(")\"");
                    }
                    None => self.text.push_str("=\"none\""),
                }
            }
        }
    }
}

/// Appends the attribute that cuts an image by its frame of this number.
fn push_clip(out: &mut String, frame: Option<usize>) {
    if let Some(frame) = frame {
        out.push_str(" clip-path=\"url(#c");
        number::push_integer(out, frame as u64);
        out.push_str(")\"");
    }
}

/// Appends the attributes that are an image's content, whatever its place makes of its proportions.
pub(super) fn push_data(out: &mut String, image: &EncodedImage) {
    out.push_str(" preserveAspectRatio=\"none\" xlink:href=\"data:image/");
    out.push_str(match image.encoding {
        ImageEncoding::Png => "png",
        ImageEncoding::Jpeg => "jpeg",
    });
    out.push_str(";base64,");
    STANDARD.encode_string(&image.bytes, out);
    out.push('"');
}

/// Whether the first letter with a direction runs from right to left (rule P2 of the Unicode
/// bidirectional algorithm, by script blocks).
fn starts_right_to_left(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'))
}

/// Appends a colour as the attribute `name`, and the opacity where it is not full.
pub fn push_color(out: &mut String, ink: Ink, name: &str, color: Color) {
    out.push(' ');
    out.push_str(name);
    if ink == Ink::Tones {
        out.push_str("=\"var(--t");
        number::push_integer(out, u64::from(tone::number(color)));
        out.push_str(")\"");
        return;
    }
    out.push_str("=\"");
    push_hex(out, color);
    if color.a != 255 {
        out.push_str("\" ");
        out.push_str(name.trim_end_matches("-color"));
        out.push_str("-opacity=\"");
        number::push_part(out, f64::from(color.a) / 255.0);
    }
    out.push('"');
}

/// Appends `#rrggbb`.
pub fn push_hex(out: &mut String, color: Color) {
    out.push('#');
    for channel in [color.r, color.g, color.b] {
        push_byte(out, channel);
    }
}

/// Appends two digits.
pub fn push_byte(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        out.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
    }
}

/// Appends the attributes of a rectangle.
pub fn push_rect(out: &mut String, rect: Rect, radius: f64) {
    for (name, value) in [
        (" x=\"", rect.x0),
        (" y=\"", rect.y0),
        (" width=\"", rect.width().max(0.0)),
        (" height=\"", rect.height().max(0.0)),
    ] {
        out.push_str(name);
        number::push(out, value);
        out.push('"');
    }
    if radius > 0.0 {
        out.push_str(" rx=\"");
        number::push(out, radius);
        out.push('"');
    }
}
