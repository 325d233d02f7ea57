//! Lines of text that belong together, as one text box that can be edited.

use super::look::Palette;
use super::markup::Markup;
use super::place::Place;
use crate::model::Language;
use crate::scene::{Gap, Group, Role, TextItem, Weight};
use kurbo::Rect;

/// How far Inter's letters reach above the baseline and below it, in parts of the type size.
pub(super) const ASCENT: f64 = 0.968_75;
pub(super) const DESCENT: f64 = 0.241_2;
/// Shares of the width that a box is wider than its longest line, for faces that run wider.
const SPARE: f64 = 0.1;
/// Between a box and the edge of its card, in map units.
const EDGE: f64 = 3.0;
/// How much higher a box is than its lines, for faces that stand higher, in parts of the type size.
const HIGHER: f64 = 0.3;
/// How far edges of lines may be apart that are meant to stand below each other, in map units.
const NEAR: f64 = 0.3;

/// How lines stand below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Middle,
    Right,
}

/// Lines of one look, below each other.
#[derive(Debug, Clone)]
pub(super) struct Lines<'a> {
    items: Vec<&'a TextItem>,
    /// What stands between them.
    gaps: Vec<Gap>,
    /// What they stand on.
    card: Option<Rect>,
    pitch: Option<f64>,
    /// Whether left edges, middles and right edges are the same in all lines.
    same: [bool; 3],
    /// Whether they stand in the middle of a card.
    centred: bool,
}

impl<'a> Lines<'a> {
    /// One line of a group of this role; it stands on the last of the `cards` that it lies in, if
    /// on any.
    pub(super) fn new(line: &'a TextItem, cards: &[Rect], role: Role) -> Self {
        let (left, right) = edges(line);
        let holds = |card: &&Rect| {
            let inside = card.x0 <= left && right <= card.x1;
            inside && card.y0 <= line.origin.y && line.origin.y <= card.y1
        };
        let card = cards.iter().rev().find(holds).copied();
        let middle = |card: Rect| (card.center().x - f64::midpoint(left, right)).abs() < 1.0;
        // A note that fills its card is no less one that begins at the left.
        let notes = matches!(role, Role::Note | Role::Touchpoint);
        let centred = !notes && card.is_some_and(middle);
        Self { items: vec![line], gaps: Vec::new(), card, pitch: None, same: [true; 3], centred }
    }

    /// Takes another line of their group if it goes on where these end; whether it did.
    pub(super) fn take(&mut self, next: &'a TextItem, group: &Group) -> bool {
        let Some(last) = self.items.last() else { return false };
        let look =
            |item: &TextItem| (item.line.size.to_bits(), item.line.weight, item.color, item.halo);
        let size = f64::from(next.line.size);
        let pitch = next.origin.y - last.origin.y;
        let goes_on = match self.pitch {
            Some(usual) => (pitch - usual).abs() < 0.1,
            None => (0.9 * size..1.8 * size).contains(&pitch),
        };
        let [(left, right), (next_left, next_right)] = [edges(last), edges(next)];
        let apart =
            [next_left - left, (next_left + next_right - left - right) / 2.0, next_right - right];
        let same: [bool; 3] = std::array::from_fn(|i| self.same[i] && apart[i].abs() < NEAR);
        if look(last) != look(next) || !goes_on || !same.contains(&true) {
            return false;
        }
        (self.pitch, self.same) = (Some(pitch), same);
        self.gaps.push(group.gap(&last.line.text, &next.line.text));
        self.items.push(next);
        true
    }

    /// What is read: the lines that whoever wrote it made.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        let gaps = std::iter::once(Gap::Lines).chain(self.gaps.iter().copied());
        for (item, gap) in self.items.iter().zip(gaps) {
            let line = item.line.text.trim();
            match (gap, texts.last_mut()) {
                (Gap::None, Some(text)) => text.push_str(line),
                (Gap::Words, Some(text)) => {
                    text.push(' ');
                    text.push_str(line);
                }
                _ => texts.push(line.to_owned()),
            }
        }
        texts
    }

    /// Their type size in map units.
    pub(super) fn size(&self) -> f32 {
        self.items.first().map_or(0.0, |item| item.line.size)
    }

    /// Whether there is nothing to be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.items.iter().all(|item| item.line.text.trim().is_empty())
    }

    fn align(&self) -> Align {
        match self.same {
            [_, true, _] if self.centred => Align::Middle,
            [true, ..] => Align::Left,
            [_, true, _] => Align::Middle,
            _ => Align::Right,
        }
    }

    /// Around the letters, in block coordinates.
    pub(super) fn bounds(&self) -> Rect {
        let around = self.items.iter().map(|item| {
            let size = f64::from(item.line.size);
            let (left, right) = edges(item);
            Rect::new(left, item.origin.y - ASCENT * size, right, item.origin.y + DESCENT * size)
        });
        around.reduce(|all, line| all.union(line)).unwrap_or_default()
    }

    /// The box, in block coordinates: wide enough for other faces, where it has room to grow.
    pub(super) fn room(&self) -> Rect {
        let bounds = self.bounds();
        let wide = self.wide();
        if let Some(card) = self.tight_card() {
            return Rect { y0: card.y0 + 1.0, y1: card.y1 - 1.0, ..wide };
        }
        let y1 = bounds.y1 + HIGHER * f64::from(self.size());
        let y1 = self.card.map_or(y1, |card| y1.min(card.y1.max(bounds.y1)));
        Rect { y1, ..wide }
    }

    /// The lines with room beside them for wider faces.
    fn wide(&self) -> Rect {
        let bounds = self.bounds();
        let spare = bounds.width() * SPARE;
        let (left, right) = self.card.map_or((f64::NEG_INFINITY, f64::INFINITY), |card| {
            let edge = EDGE.min(bounds.x0 - card.x0).min(card.x1 - bounds.x1).max(0.0);
            (card.x0 + edge, card.x1 - edge)
        });
        match self.align() {
            // Lines that were broken have all of their card's width.
            Align::Left if self.items.len() > 1 && right.is_finite() => {
                Rect { x1: right, ..bounds }
            }
            Align::Left => Rect { x1: (bounds.x1 + spare).min(right), ..bounds },
            Align::Middle => {
                let half = (spare / 2.0).min(bounds.x0 - left).min(right - bounds.x1);
                bounds.inflate(half.max(0.0), 0.0)
            }
            Align::Right => Rect { x0: (bounds.x0 - spare).max(left), ..bounds },
        }
    }

    /// The card of a line that is all there is on it and that has no room beside it for a wider
    /// face: there it may become two lines.
    fn tight_card(&self) -> Option<Rect> {
        let (bounds, size) = (self.bounds(), f64::from(self.size()));
        let card = self.card.filter(|_| self.items.len() == 1)?;
        let alone = (card.center().y - bounds.center().y).abs() < 0.3 * size;
        let tight = self.wide().width() - bounds.width() < bounds.width() * SPARE - 1e-6;
        (alone && tight && card.height() < 3.2 * size).then_some(card)
    }

    /// Whether the text stays inside its box, wrapped and smaller if need be.
    fn stays_inside(&self) -> bool {
        self.items.len() > 1 || self.tight_card().is_some()
    }

    /// Bars in place of lines whose letters nobody could read.
    pub(super) fn bars(&self) -> impl Iterator<Item = (Rect, &'a TextItem)> + '_ {
        self.items.iter().map(|item| {
            let (left, right) = edges(item);
            let (size, y) = (f64::from(item.line.size), item.origin.y);
            (Rect::new(left, y - 0.5 * size, right, y - 0.1 * size), *item)
        })
    }

    /// Writes the body of a shape that says the lines; `size` is in hundredths of a point. A title
    /// stays inside its box.
    pub(super) fn push_body(
        &self,
        out: &mut Markup,
        (size, is_title): (i64, bool),
        (palette, place, language): (&Palette, &Place, Language),
    ) {
        let (wrap, fit) = if is_title || self.stays_inside() {
            ("square", "<a:normAutofit/>")
        } else {
            ("none", "<a:noAutofit/>")
        };
        out.raw("<p:txBody><a:bodyPr wrap=\"").raw(wrap);
        out.raw("\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"");
        out.raw(if self.tight_card().is_some() { "ctr" } else { "t" }).raw("\">");
        out.raw(fit).raw("</a:bodyPr><a:lstStyle/><a:p>");
        self.push_paragraph(out);
        let mut properties = Markup::default();
        self.push_look(&mut properties, size, (palette, place, language));
        let properties = properties.into_text();
        for (number, text) in self.texts().iter().enumerate() {
            if number > 0 {
                out.raw("<a:br><a:rPr").raw(&properties).raw("</a:rPr></a:br>");
            }
            out.raw("<a:r><a:rPr").raw(&properties).raw("</a:rPr><a:t>");
            out.said(text).raw("</a:t></a:r>");
        }
        out.raw("</a:p></p:txBody>");
    }

    fn push_paragraph(&self, out: &mut Markup) {
        out.raw("<a:pPr algn=\"").raw(match self.align() {
            Align::Left => "l",
            Align::Middle => "ctr",
            Align::Right => "r",
        });
        let first = self.items.first();
        if first.is_some_and(|item| starts_right_to_left(&item.line.text)) {
            out.raw("\" rtl=\"1");
        }
        match (self.pitch, first) {
            (Some(pitch), Some(first)) => {
                let natural = f64::from(first.line.size) * (ASCENT + DESCENT);
                let share = (pitch / natural * 100.0).round() as i64 * 1000;
                out.raw("\"><a:lnSpc><a:spcPct val=\"").int(share).raw("\"/></a:lnSpc></a:pPr>");
            }
            _ => _ = out.raw("\"/>"),
        }
    }

    /// The attributes and content of the properties of a run.
    fn push_look(
        &self,
        out: &mut Markup,
        size: i64,
        (palette, place, language): (&Palette, &Place, Language),
    ) {
        let Some(first) = self.items.first() else { return };
        out.raw(" lang=\"").raw(locale(language)).raw("\" sz=\"").int(size);
        if first.line.weight != Weight::Regular {
            out.raw("\" b=\"1");
        }
        out.raw("\">");
        palette.solid(out, first.color);
        if let Some(halo) = first.halo {
            out.raw("<a:effectLst><a:glow rad=\"").int(place.length(TextItem::HALO_WIDTH));
            out.raw("\">");
            palette.push(out, halo);
            out.raw("</a:glow></a:effectLst>");
        }
    }
}

/// The left and right end of a line.
fn edges(item: &TextItem) -> (f64, f64) {
    (item.origin.x, item.origin.x + f64::from(item.line.width))
}

/// A language as spelling checkers know it.
pub(super) const fn locale(language: Language) -> &'static str {
    match language {
        Language::English => "en-US",
        Language::Russian => "ru-RU",
        Language::Ukrainian => "uk-UA",
    }
}

/// Whether the first letter with a direction runs from right to left (rule P2 of the Unicode
/// bidirectional algorithm, by script blocks).
fn starts_right_to_left(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'))
}
