//! Ways between touchpoints: a plain arrow to the next card; arcs above the cards for ways that
//! branch, skip or loop, each on a track of its own so that none runs through a card or another.

use super::context::Context;
use super::draw::{Align, Pen, dashed, solid};
use super::text::{Paragraph, Shaper};
use super::threads::{THREADS, spread};
use crate::model::{ElementId, ElementKind, IdHash, IdMap, Journey, LinkKind, MapState};
use crate::scene::{Block, Detail, Role};
use crate::theme::Color;
use kurbo::{BezPath, Point, Rect, Vec2};
use std::collections::HashSet;
use std::sync::Arc;

/// Height of a track without a label.
const TRACK: f64 = 16.0;
/// Between the lowest track and the cards.
const BELOW: f64 = 14.0;
/// Above the highest track.
const ABOVE: f64 = 8.0;
/// Radius of an arc's corners.
const CORNER: f64 = 9.0;
/// Most lines through a way that its label gives way to: where there are more, it finds no room.
const MOST_CROSSING: usize = 64;
/// Widest label of a way.
const LABEL: f64 = 150.0;

/// A way to be drawn, between two columns of the picture.
#[derive(Debug, Clone)]
pub struct Way {
    /// The transition.
    pub id: ElementId,
    /// Index of the column it leaves.
    pub from: usize,
    /// Index of the column it arrives at.
    pub to: usize,
    /// Whether it is a plain arrow to the next card.
    pub plain: bool,
    /// Share of the clients who take it, where not everybody does, written above a plain arrow.
    pub share: Option<Arc<Paragraph>>,
}

/// The ways that leave a column, given where every touchpoint stands.
pub fn ways_of(
    context: &Context,
    shaper: &mut Shaper,
    from: usize,
    ways: &[ElementId],
    column_of: &IdMap<usize>,
) -> Vec<Way> {
    ways.iter()
        .filter_map(|&id| {
            let arrives = context.document.target(id, LinkKind::Arrives)?;
            let to = *column_of.get(&arrives)?;
            let transition = context.element(id)?.content.as_transition()?;
            let plain = to == from + 1 && transition.label.trim().is_empty();
            let share = transition.share.filter(|&share| plain && share < 1.0).map(|share| {
                shaper.line(&context.texts.percent(share * 100.0, 0), context.style.tiny)
            });
            Some(Way { id, from, to, plain, share })
        })
        .collect()
}

impl Way {
    /// Whether it is drawn the same.
    fn is_as(&self, other: &Self) -> bool {
        let share = match (&self.share, &other.share) {
            (Some(share), Some(other)) => Arc::ptr_eq(share, other),
            (None, None) => true,
            _ => false,
        };
        let Self { id, from, to, plain, .. } = self;
        share && (id, from, to, plain) == (&other.id, &other.from, &other.to, &other.plain)
    }
}

/// Whether two lists hold the same ways.
pub fn same_ways(one: &[Way], other: &[Way]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_as(other))
}

/// Height above the cards that the share of a plain arrow needs, in map units.
pub fn share_height(context: &Context) -> f64 {
    context.style.tiny.leading + 3.0 * context.style.scale
}

/// Draws a plain arrow into the gap between two cards, and its share above the gap; the block's
/// origin is the left edge of the gap at the middle of the cards, `top` how far above that the
/// cards begin.
pub fn plain_arrow(
    context: &Context,
    way: ElementId,
    share: Option<&Paragraph>,
    (gap, top): (f64, f64),
) -> Arc<Block> {
    let s = context.style.scale;
    let mut pen = Pen::default();
    let bounds = Rect::new(0.0, -8.0 * s, gap, 8.0 * s);
    pen.group(Role::Transition, Some(way), described(context, way), Detail::Card, bounds);
    let (color, dash) = look(context, way);
    let stroke = stroke(color, 1.6 * s, dash, s);
    let (start, tip) = (Point::new(2.0 * s, 0.0), Point::new(gap - 2.5 * s, 0.0));
    pen.line(start, tip, stroke);
    pen.hit_along();
    pen.arrow_head(tip, Vec2::new(1.0, 0.0), 4.0 * s, solid(color, 1.6 * s));
    if let Some(share) = share {
        let y = -top - share_height(context);
        let muted = context.theme.color.muted;
        pen.text(share, gap / 2.0, y, Align::Middle, muted, Detail::Note);
    }
    pen.finish()
}

fn stroke(color: Color, width: f64, dash: bool, s: f64) -> crate::scene::Stroke {
    if dash { dashed(color, width, 4.0 * s, 4.0 * s) } else { solid(color, width) }
}

/// Colour of a way, and whether it is dashed: in the gap picture new ways are dashed and ways
/// that go away are pale.
fn look(context: &Context, way: ElementId) -> (Color, bool) {
    let colors = &context.theme.color;
    let presence = context
        .element(way)
        .and_then(|element| element.content.as_transition())
        .map(|transition| transition.presence);
    match presence {
        Some(presence) if context.view.state == MapState::Gap => {
            let leaves = !presence.includes(Journey::ToBe);
            let color = if leaves { colors.arrow.mix(colors.paper, 0.45) } else { colors.arrow };
            (color, !presence.includes(Journey::AsIs))
        }
        _ => (colors.arrow, false),
    }
}

/// An arc with its track.
struct Route {
    way: Way,
    label: Arc<Paragraph>,
    x0: f64,
    x1: f64,
    track: usize,
    /// How far to the right of its middle its label stands.
    slide: f64,
}

/// Arcs above the cards.
#[derive(Default)]
pub struct Arcs {
    routes: Vec<Route>,
    tracks: Vec<f64>,
    /// Height the arcs need above the cards, in map units; 0 without arcs.
    pub height: f64,
}

impl Arcs {
    /// Shapes labels and finds a track for each way that is not plain. `columns` gives each
    /// column's left edge and width, `known` the arcs drawn last with their labels.
    fn route(
        context: &Context,
        shaper: &mut Shaper,
        ways: Vec<Way>,
        columns: &[(f64, f64)],
        known: &IdMap<Drawn>,
    ) -> Self {
        let s = context.style.scale;
        let ports = ports(context, &ways, columns);
        let mut arcs: Vec<Route> = ways
            .into_iter()
            .zip(ports)
            .map(|(way, (x0, x1))| {
                let as_wide = known.get(&way.id).filter(|known| known.spans(x1 - x0));
                let label = if let Some(known) = as_wide {
                    known.label.clone()
                } else {
                    let room = (x1 - x0).abs().max(LABEL * s) - 12.0 * s;
                    let text = label(context, way.id);
                    shaper.paragraph(&text, context.style.caption, room.min(2.0 * LABEL * s))
                };
                Route { way, label, x0, x1, track: 0, slide: 0.0 }
            })
            .collect();
        // Short arcs lie low, so that long ones pass above them.
        arcs.sort_by(|a, b| {
            let span = |arc: &Route| (arc.x1 - arc.x0).abs();
            span(a).total_cmp(&span(b)).then(a.way.id.cmp(&b.way.id))
        });
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut tracks: Vec<f64> = Vec::new();
        for arc in &mut arcs {
            let (low, high) = arc.extent(6.0 * s);
            let free = |track: &Vec<(f64, f64)>| {
                let after = track.partition_point(|&(start, _)| start < high);
                after == 0 || track[..after].iter().rev().take(1).all(|&(_, end)| end <= low)
            };
            let track = taken.iter().position(free).unwrap_or_else(|| {
                taken.push(Vec::new());
                tracks.push(TRACK * s);
                taken.len() - 1
            });
            let place = taken[track].partition_point(|&(start, _)| start < low);
            taken[track].insert(place, (low, high));
            let rim = if arc.label_above(s) { 12.0 } else { 8.0 };
            tracks[track] = tracks[track].max(arc.label.height() + rim * s);
            arc.track = track;
        }
        let uprights = Uprights::of(&arcs);
        for arc in &mut arcs {
            arc.slide = uprights.slide(arc, s);
        }
        // Low ways are drawn last: their words stand over the lines of those above.
        arcs.sort_by_key(|arc| arc.track);
        let height =
            if arcs.is_empty() { 0.0 } else { tracks.iter().sum::<f64>() + (ABOVE + BELOW) * s };
        Self { routes: arcs, tracks, height }
    }

    /// The middle of each track, seen from the top of the cards; `between` is what lies between
    /// the cards and the arcs' row.
    fn middles(&self, context: &Context, between: f64) -> Vec<f64> {
        let s = context.style.scale;
        let mut bottom = BELOW * s + between;
        self.tracks
            .iter()
            .map(|height| {
                bottom += height;
                height / 2.0 - bottom
            })
            .collect()
    }
}

/// The upright ends of arcs, from left to right, each with its track.
struct Uprights(Vec<(f64, usize)>);

impl Uprights {
    fn of(arcs: &[Route]) -> Self {
        let mut ends: Vec<(f64, usize)> =
            arcs.iter().flat_map(|arc| [(arc.x0, arc.track), (arc.x1, arc.track)]).collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self(ends)
    }

    /// How far to the right an arc's label stands so that no arc above it runs through: as near to
    /// the middle as there is room, and in the middle where there is none.
    fn slide(&self, arc: &Route, s: f64) -> f64 {
        if arc.label.lines.is_empty() || arc.label_above(s) {
            return 0.0;
        }
        let middle = f64::midpoint(arc.x0, arc.x1);
        let half = arc.label.width / 2.0 + 9.0 * s;
        // Its own ends are round.
        let room = (arc.x1 - arc.x0).abs() / 2.0 - half - CORNER * s;
        let (low, high) = (middle - room.max(0.0) - half, middle + room.max(0.0) + half);
        let first = self.0.partition_point(|end| end.0 <= low);
        let last = self.0.partition_point(|end| end.0 < high);
        let crossing = self.0[first..last].iter().filter(|end| end.1 > arc.track);
        let crossing: Vec<f64> = crossing.map(|end| end.0 - middle).take(MOST_CROSSING).collect();
        let places = crossing.iter().flat_map(|x| [x - half, x + half]).chain([0.0]);
        let free = |at: &f64| {
            at.abs() <= room.max(0.0) && crossing.iter().all(|x| (x - at).abs() >= half - 1e-6)
        };
        places.filter(free).min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(0.0)
    }
}

/// The arcs of the last picture.
#[derive(Default)]
pub struct KeptArcs {
    ways: Arc<Vec<Way>>,
    places: Vec<(f64, f64)>,
    arcs: Arc<Arcs>,
    drawn: IdMap<Drawn>,
}

/// An arc's block with what it was drawn for.
struct Drawn {
    label: Arc<Paragraph>,
    dx: f64,
    slide: f64,
    middle: f64,
    block: Arc<Block>,
}

impl Drawn {
    /// Whether it is drawn as this arc is to be, with its line round `middle`.
    fn holds(&self, arc: &Route, middle: f64) -> bool {
        Arc::ptr_eq(&self.label, &arc.label)
            && self.spans(arc.x1 - arc.x0)
            && self.slide.to_bits() == arc.slide.to_bits()
            && self.middle.to_bits() == middle.to_bits()
    }

    /// Whether it is as wide, to the same side.
    fn spans(&self, dx: f64) -> bool {
        self.dx.to_bits() == dx.to_bits()
    }
}

impl KeptArcs {
    /// The same arcs, to be drawn in other colours.
    pub fn undrawn(self) -> Self {
        Self { drawn: IdMap::default(), ..self }
    }

    /// The arcs of the ways that are not plain: those of the last picture where ways and columns
    /// are the same. `dirty` are the elements changed since.
    pub fn route(
        &mut self,
        context: &Context,
        shaper: &mut Shaper,
        ways: &Arc<Vec<Way>>,
        places: Vec<(f64, f64)>,
        dirty: &[ElementId],
    ) -> Arc<Arcs> {
        for &id in dirty {
            // A way's words name its ends.
            self.drawn.remove(&id);
            let from = context.document.targets(id, LinkKind::Leaves);
            for way in from.into_iter().chain(context.document.sources(id, LinkKind::Arrives)) {
                self.drawn.remove(&way);
            }
        }
        if !Arc::ptr_eq(&self.ways, ways) || self.places != places {
            let arcs = ways.iter().filter(|way| !way.plain).cloned().collect();
            self.arcs = Arc::new(Arcs::route(context, shaper, arcs, &places, &self.drawn));
            self.ways = ways.clone();
            self.places = places;
        }
        self.arcs.clone()
    }

    /// Draws arcs, each with its `x`. A block's origin is that `x`, of the leftmost end, and the
    /// top of the cards; `between` is what lies between the cards and the arcs' row.
    pub fn blocks(
        &mut self,
        context: &Context,
        arcs: &Arcs,
        between: f64,
    ) -> Vec<(f64, Arc<Block>)> {
        let middles = arcs.middles(context, between);
        let holds = |arc: &Route| {
            let known = self.drawn.get(&arc.way.id);
            known.is_some_and(|known| known.holds(arc, middles[arc.track]))
        };
        // Threads are started for what is drawn anew only: after most edits that is nothing.
        let stale: Vec<&Route> = arcs.routes.iter().filter(|arc| !holds(arc)).collect();
        let fresh = spread(&mut [(); THREADS], &stale, |(), arc| {
            let middle = middles[arc.track];
            let block = arc.block(context, middle);
            let Route { label, x0, x1, slide, .. } = arc;
            (arc.way.id, Drawn { label: label.clone(), dx: x1 - x0, slide: *slide, middle, block })
        });
        self.drawn.extend(fresh);
        let known =
            |arc: &Route| Some((arc.x0.min(arc.x1), self.drawn.get(&arc.way.id)?.block.clone()));
        // Long ways first: the words of short ones stand over their lines.
        let blocks: Vec<_> = arcs.routes.iter().rev().filter_map(known).collect();
        if self.drawn.len() > arcs.routes.len() {
            let there: HashSet<ElementId, IdHash> =
                arcs.routes.iter().map(|arc| arc.way.id).collect();
            self.drawn.retain(|id, _| there.contains(id));
        }
        blocks
    }
}

impl Route {
    /// From where to where nothing else may lie on the arc's track.
    fn extent(&self, margin: f64) -> (f64, f64) {
        let middle = f64::midpoint(self.x0, self.x1);
        let half = ((self.x1 - self.x0).abs() / 2.0).max(self.label.width / 2.0 + margin);
        (middle - half - margin, middle + half + margin)
    }

    /// Whether the label is too wide to stand on the arc's own line.
    fn label_above(&self, s: f64) -> bool {
        !self.label.lines.is_empty() && self.label.width + 28.0 * s > (self.x1 - self.x0).abs()
    }

    /// Draws the way with its line round `middle_y`, the middle of its track.
    fn block(&self, context: &Context, middle_y: f64) -> Arc<Block> {
        let s = context.style.scale;
        let above = self.label_above(s);
        let y = if above { middle_y + self.label.height() / 2.0 } else { middle_y };
        let colors = &context.theme.color;
        let left = self.x0.min(self.x1);
        let (x0, x1) = (self.x0 - left, self.x1 - left);
        let (color, dash) = look(context, self.way.id);
        let tip = Point::new(x1, -2.0 * s);
        let side = (x1 - x0).signum();
        let corner = (CORNER * s).min((x1 - x0).abs() / 2.0).min(-y / 2.0);
        let mut path = BezPath::new();
        path.move_to((x0, 0.0));
        path.line_to((x0, y + corner));
        path.quad_to((x0, y), (x0 + side * corner, y));
        path.line_to((x1 - side * corner, y));
        path.quad_to((x1, y), (x1, y + corner));
        path.line_to(tip);
        let mut pen = Pen::default();
        let label_top =
            if above { y - self.label.height() - 3.0 * s } else { y - self.label.height() / 2.0 };
        let middle = f64::midpoint(x0, x1) + self.slide;
        let half = self.label.width / 2.0 + 5.0 * s;
        let back =
            Rect::new(middle - half, label_top, middle + half, label_top + self.label.height());
        let along = Rect::new(x0.min(x1), y - 4.0 * s, x0.max(x1), y + 4.0 * s);
        let hit = if self.label.lines.is_empty() { along } else { back.union(along) };
        let name = described(context, self.way.id);
        pen.group(Role::Transition, Some(self.way.id), name, Detail::Card, hit);
        pen.path(path, None, Some(stroke(color, 1.6 * s, dash, s)));
        pen.hit_along();
        pen.dot(Point::new(x0, 0.0), 2.6 * s, color);
        pen.arrow_head(tip, Vec2::new(0.0, 1.0), 5.0 * s, solid(color, 1.6 * s));
        if !self.label.lines.is_empty() && !above {
            pen.fill(back, 4.0 * s, colors.paper);
        }
        let at = Point::new(middle, label_top);
        let halo = Some(colors.paper);
        pen.text_with_halo(&self.label, at, Align::Middle, colors.text, halo, Detail::Note);
        pen.finish()
    }
}

/// Where each way leaves and arrives: departures on the right half of a card, arrivals on the
/// left half for ways forward, and the other way round for loops, spread so that no two meet.
fn ports(context: &Context, ways: &[Way], columns: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let gutter = context.style.gutter;
    // The left and the right half of every card, with the ways that end there.
    let mut ends: Vec<[Vec<(usize, bool)>; 2]> = vec![Default::default(); columns.len()];
    for (index, way) in ways.iter().enumerate() {
        let forward = way.to > way.from;
        ends[way.from][usize::from(forward)].push((index, true));
        ends[way.to][usize::from(!forward)].push((index, false));
    }
    let mut found = vec![(0.0, 0.0); ways.len()];
    let halves = ends.into_iter().zip(columns);
    let halves = halves.flat_map(|([left, right], place)| {
        [(left, false, place), (right, true, place)].into_iter().filter(|half| !half.0.is_empty())
    });
    for (mut list, right, &(x, width)) in halves {
        // The end of the longest way stands innermost: shorter ones nest inside it.
        list.sort_by_key(|&(index, _)| {
            let way = &ways[index];
            (std::cmp::Reverse(way.from.abs_diff(way.to)), way.id)
        });
        let center = x + width / 2.0;
        let half = width / 2.0 - gutter - 12.0 * context.style.scale;
        let step = half / (list.len() as f64 + 0.6);
        for (place, (index, leaves)) in list.into_iter().enumerate() {
            let offset = step * (place as f64 + 0.8);
            let port = if right { center + offset } else { center - offset };
            if leaves {
                found[index].0 = port;
            } else {
                found[index].1 = port;
            }
        }
    }
    found
}

/// A way's label and share, as shown on its arc.
pub fn label(context: &Context, way: ElementId) -> String {
    let Some(transition) = context.element(way).and_then(|e| e.content.as_transition()) else {
        return String::new();
    };
    let name = transition.label.trim();
    let share = transition.share.map(|share| context.texts.percent(share * 100.0, 0));
    match share {
        Some(share) if name.is_empty() => share,
        Some(share) => format!("{name} · {share}"),
        None => name.to_owned(),
    }
}

/// A way in words, for readers: its label, and from where to where it leads.
fn described(context: &Context, way: ElementId) -> String {
    let end = |id: Option<ElementId>| {
        id.and_then(|id| context.element(id)).map(|e| e.content.text()).unwrap_or_default()
    };
    let from = end(context.document.source(way, LinkKind::Leaves));
    let to = end(context.document.target(way, LinkKind::Arrives));
    let label = context.label(ElementKind::Transition, &label(context, way));
    format!("{label}, {from} → {to}")
}
