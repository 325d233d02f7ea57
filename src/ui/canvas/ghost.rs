//! What is shown while a hand holds something: what it holds, faintly, where it may let go, and
//! what that would do.

use super::Canvas;
use super::brush::Brush;
use super::drag::{Drag, Mark};
use super::hands::Carried;
use super::map::{Eye, overlaps};
use super::{feeling, header, idea, lit, sticky};
use crate::app::OpenMap;
use crate::model::{ElementId, ElementKind};
use crate::scene::{Group, Lane};
use crate::ui::style::{color, font};
use crate::ui::widgets::Scope;
use egui::text::LayoutJob;
use egui::{
    Align2, Color32, CornerRadius, Id, LayerId, Order, Painter, Pos2, Rect, Shape, Stroke,
    StrokeKind, Ui, Vec2, pos2, vec2,
};
use kurbo::Point;

/// How much of the map shows through what is held.
const FAINT: f32 = 0.88;
/// Widest text of something in the hand.
const WIDEST: f32 = 240.0;
/// How much of itself what was taken leaves in its place.
const LEFT: f32 = 0.62;

impl Canvas {
    /// Shows what a hand holds.
    pub(super) fn ghost_ui(
        &mut self,
        ui: &Ui,
        scope: &Scope<'_>,
        map: &OpenMap,
        eye: &Eye,
        carried: &Carried,
    ) {
        let painter = ui.painter_at(eye.canvas);
        let mark = carried.offer.as_ref().map(|offer| &offer.mark);
        let free = painter.with_clip_rect(sticky::free(map.scene(), eye));
        let targets = lit::targets(map, eye, &carried.drag, mark);
        lit::lit_ui(&free, scope, eye, &targets, mark);
        for (origin, group) in targets.iter().filter(|(_, group)| lit::is_worded(group)) {
            self.group_ui(&free, eye, &lit::words(group), eye.place(*origin));
        }
        let moved = by(eye, carried);
        match &carried.drag {
            Drag::Pan => {}
            Drag::Band { .. } => band_ui(&painter, scope, eye, carried, mark),
            Drag::Cards(cards) => {
                veil_ui(&free, map, eye, |id| cards.contains(&id));
                gap_ui(&painter, scope, map, eye, mark);
                let held = grabbed(map, carried, cards);
                self.element_ui(&painter, scope, map, eye, (held, cards.len()), moved);
            }
            Drag::Notes(_, notes) => {
                veil_ui(&free, map, eye, |id| notes.iter().any(|(note, _)| *note == id));
                let notes: Vec<ElementId> = notes.iter().map(|(note, _)| *note).collect();
                let held = grabbed(map, carried, &notes);
                self.element_ui(&painter, scope, map, eye, (held, notes.len()), moved);
            }
            Drag::Stages(stages) => {
                header::stages_ui(&painter, scope, map, eye, (stages, mark), moved);
            }
            Drag::Border { left, right } => {
                header::border_ui(&painter, scope, map, eye, (*left, *right), mark);
            }
            Drag::Lane(lane) => lane_ui(&painter, scope, map, eye, (*lane, mark), moved.y),
            &Drag::Feeling { touchpoint, persona, journey } => {
                feeling::drag_ui(
                    &painter,
                    scope,
                    map,
                    eye,
                    (touchpoint, persona, journey),
                    carried.hand.at.y,
                );
            }
            Drag::Way { at, leaves } => {
                gap_ui(&painter, scope, map, eye, mark);
                way_ui(&painter, scope, map, eye, (*at, *leaves), carried);
            }
            Drag::New(kind) => {
                gap_ui(&painter, scope, map, eye, mark);
                let word = scope.app.texts().word(*kind);
                new_ui(ui, scope, (dot_of(scope, *kind), word, None), carried);
            }
            Drag::Idea(idea) => {
                gap_ui(&painter, scope, map, eye, mark);
                if eye.canvas.contains(carried.at) {
                    idea::cells_ui(&painter, scope, map, eye, (*idea, carried.hand), mark);
                }
                let said = map.document.element(*idea).map_or("", |idea| idea.content.text());
                let becomes = idea::word(scope, carried.offer.as_ref());
                new_ui(ui, scope, (scope.look.selection, said, becomes), carried);
            }
        }
        lit::chosen_way_ui(&free, scope, eye, &targets, mark);
    }

    /// A group as the map draws it, its coordinates beginning at `at` on the screen.
    pub(super) fn group_ui(&mut self, painter: &Painter, eye: &Eye, group: &Group, at: Pos2) {
        let mut brush = Brush::new(painter.ctx(), &mut self.caches, eye.camera.zoom, eye.canvas);
        brush.group(group, at);
        painter.extend(brush.finish());
    }

    /// An element as the map draws it, in the hand; how many there are where there are several.
    fn element_ui(
        &mut self,
        painter: &Painter,
        scope: &Scope<'_>,
        map: &OpenMap,
        eye: &Eye,
        (element, count): (Option<ElementId>, usize),
        moved: Vec2,
    ) {
        let Some((origin, group)) = element.and_then(|id| map.scene().group_of(id)) else { return };
        let look = scope.look;
        let place = eye.place_rect(group.bounds + origin.to_vec2()).translate(moved);
        let radius = ((10.0 * eye.camera.zoom) as f32).clamp(2.0, 14.0).round() as u8;
        let mut painter = painter.clone();
        painter.multiply_opacity(FAINT);
        painter.add(look.shadow(22).as_shape(place, CornerRadius::same(radius)));
        for behind in (1..count.min(3)).rev() {
            let off = vec2(5.0, 5.0) * behind as f32;
            let edge = Stroke::new(1.0, look.line);
            painter.rect(place.translate(off), radius, look.panel, edge, StrokeKind::Inside);
        }
        self.group_ui(&painter, eye, group, eye.place(origin) + moved);
        painter.add(sticky::outline(place.shrink(3.0), look.selection, f32::from(radius)));
        if count > 1 {
            badge(&painter, scope, place.right_top(), &scope.app.texts().whole(count as u64));
        }
    }
}

/// Which of the moved elements a hand grabbed: the others gather behind it.
fn grabbed(map: &OpenMap, carried: &Carried, moved: &[ElementId]) -> Option<ElementId> {
    let hit = map.scene().hit(carried.hand.from, 0.0).map(|hit| hit.element);
    hit.filter(|id| moved.contains(id)).or(moved.first().copied())
}

/// How far a hand went, on the screen.
fn by(eye: &Eye, carried: &Carried) -> Vec2 {
    let by = (carried.hand.at - carried.hand.from) * eye.camera.zoom;
    vec2(by.x as f32, by.y as f32)
}

/// A number on a round ground.
fn badge(painter: &Painter, scope: &Scope<'_>, at: Pos2, text: &str) {
    let look = scope.look;
    let letters = font(crate::scene::Weight::SemiBold, 12.0 * look.scale);
    let galley = painter.layout_no_wrap(text.to_owned(), letters, look.panel);
    let size = galley.size() + vec2(14.0, 6.0);
    let rect = Rect::from_center_size(at, size.max(Vec2::splat(size.y)));
    painter.rect_filled(rect, (size.y / 2.0) as u8, look.selection);
    painter.galley(rect.center() - galley.size() / 2.0, galley, look.panel);
}

/// Pales what is taken away, in its old place.
fn veil_ui(painter: &Painter, map: &OpenMap, eye: &Eye, taken: impl Fn(ElementId) -> bool) {
    let paper = color(map.scene().paper).gamma_multiply(LEFT);
    let radius = ((10.0 * eye.camera.zoom) as f32).clamp(0.0, 14.0).round() as u8;
    for (origin, group) in lit::in_sight(map, eye, |id, _| taken(id)) {
        let place = group.bounds + origin.to_vec2();
        painter.rect_filled(eye.place_rect(place).expand(1.0), radius, paper);
    }
}

/// The gap into which something falls: a line through the lanes, and the stage that gets it.
fn gap_ui(painter: &Painter, scope: &Scope<'_>, map: &OpenMap, eye: &Eye, mark: Option<&Mark>) {
    let (scene, ink) = (map.scene(), scope.look.selection);
    let bar = match mark {
        Some(Mark::Gap { bar, .. } | Mark::Column { bar, .. }) => *bar,
        _ => return,
    };
    header::lit_ui(painter, scope, map, eye, bar);
    let painter = painter.with_clip_rect(sticky::free(scene, eye));
    match mark {
        Some(Mark::Gap { x, .. }) => {
            let x = eye.place(Point::new(*x, 0.0)).x;
            let y = |y: f64| eye.place(Point::new(0.0, y)).y;
            let (top, bottom) = (y(scene.body.y0), y(scene.body.y1));
            let faint = Stroke::new(1.5, ink.gamma_multiply(0.35));
            painter.line_segment([pos2(x, top), pos2(x, bottom)], faint);
            if let Some(row) = scene.cards_place() {
                insertion(&painter, [pos2(x, y(row.y0)), pos2(x, y(row.y1))], ink);
            }
        }
        Some(Mark::Column { place, .. }) => {
            let rect = eye.place_rect(place.inset(-8.0));
            painter.rect_filled(rect, 8, ink.gamma_multiply(0.12));
            painter.rect_stroke(rect, 8, Stroke::new(2.0, ink), StrokeKind::Inside);
        }
        _ => {}
    }
}

/// A strong line with round ends.
pub fn insertion(painter: &Painter, ends: [Pos2; 2], ink: Color32) {
    painter.line_segment(ends, Stroke::new(3.0, ink));
    for end in ends {
        painter.circle_filled(end, 4.0, ink);
    }
}

fn band_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    eye: &Eye,
    carried: &Carried,
    mark: Option<&Mark>,
) {
    let ink = scope.look.selection;
    if let Some(Mark::Places(places)) = mark {
        let (sees, radius) = (eye.sees(), ((8.0 * eye.camera.zoom) as f32).clamp(2.0, 14.0));
        for place in places.iter().filter(|place| overlaps(**place, sees)) {
            let rect = eye.place_rect(*place);
            painter.add(sticky::outline(rect, ink.gamma_multiply(0.6), radius));
        }
    }
    let frame = kurbo::Rect::from_points(carried.hand.from, carried.hand.at);
    let rect = eye.place_rect(frame);
    painter.rect(rect, 3, ink.gamma_multiply(0.1), Stroke::new(1.2, ink), StrokeKind::Inside);
}

/// A lane in the hand, and the gap between lanes that it would fall into.
fn lane_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (lane, mark): (Lane, Option<&Mark>),
    moved: f32,
) {
    let (scene, look) = (map.scene(), scope.look);
    let Some(place) = scene.lane_place(lane) else { return };
    let names = sticky::names_area(scene, eye);
    let shown = eye.place_rect(place);
    let right = shown.right().min(eye.canvas.right());
    let whole = Rect::from_min_max(pos2(names.left(), shown.top()), pos2(right, shown.bottom()));
    painter.rect_filled(whole, 0, color(scene.paper).gamma_multiply(LEFT));
    if let Some(Mark::Lanes { y }) = mark {
        let y = eye.place(Point::new(0.0, *y)).y;
        insertion(painter, [pos2(names.left() + 4.0, y), pos2(right - 4.0, y)], look.selection);
    }
    let mut painter = painter.clone();
    painter.multiply_opacity(FAINT);
    let card = Rect::from_min_size(
        pos2(names.left() + 4.0, shown.top() + moved),
        vec2((names.width() - 8.0).max(60.0), shown.height().min(52.0)),
    );
    painter.add(look.shadow(18).as_shape(card, CornerRadius::same(8)));
    let edge = Stroke::new(1.5, look.selection);
    painter.rect(card, 8, look.panel, edge, StrokeKind::Inside);
    let letters = font(crate::scene::Weight::SemiBold, 13.0 * look.scale);
    let at = card.left_center() + vec2(14.0, 0.0);
    let inside = painter.with_clip_rect(card);
    inside.text(at, Align2::LEFT_CENTER, scope.app.texts().word(lane), letters, look.ink);
}

/// A way in the hand: an arrow from the card's handle to the pointer.
fn way_ui(
    painter: &Painter,
    scope: &Scope<'_>,
    map: &OpenMap,
    eye: &Eye,
    (at, leaves): (ElementId, bool),
    carried: &Carried,
) {
    let scene = map.scene();
    let handles = scene.column_of(at).and_then(|column| super::spot::handles(scene, eye, column));
    let Some(handles) = handles else { return };
    let fixed = handles[usize::from(leaves)];
    let (from, to) = if leaves { (fixed, carried.at) } else { (carried.at, fixed) };
    let look = scope.look;
    let ink = if carried.offer.is_some() { look.selection } else { look.muted };
    let stroke = Stroke::new(2.4, ink);
    let reach = ((to.x - from.x).abs() * 0.5).clamp(24.0, 160.0);
    let points = [from, from + vec2(reach, 0.0), to - vec2(reach, 0.0), to];
    let curve = egui::epaint::CubicBezierShape::from_points_stroke(
        points,
        false,
        Color32::TRANSPARENT,
        stroke,
    );
    painter.add(curve);
    let head = [to + vec2(-9.0, -5.5), to, to + vec2(-9.0, 5.5)];
    painter.add(Shape::line(head.to_vec(), stroke));
    super::hover::handle(painter, scope, fixed, false);
}

/// Something new in the hand: what it is, beside the pointer, also on its way to the map.
fn new_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    (dot, said, becomes): (Color32, &str, Option<&str>),
    carried: &Carried,
) {
    let look = scope.look;
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("carried")));
    let letters = font(crate::scene::Weight::SemiBold, 13.0 * look.scale);
    let mut job = LayoutJob::simple(said.to_owned(), letters, look.ink, WIDEST);
    job.wrap.max_rows = 3;
    let galley = painter.layout_job(job);
    let small = font(crate::scene::Weight::Regular, 11.5 * look.scale);
    let below = becomes.map(|word| painter.layout_no_wrap(format!("→ {word}"), small, look.muted));
    let more = below.as_ref().map_or(Vec2::ZERO, |below| below.size());
    let size = vec2(galley.size().x.max(more.x) + 36.0, galley.size().y + more.y + 14.0);
    let card = Rect::from_min_size(carried.at + vec2(14.0, 10.0), size);
    painter.add(look.shadow(16).as_shape(card, CornerRadius::same(8)));
    let edge = if carried.offer.is_some() { look.selection } else { look.line };
    painter.rect(card, 8, look.panel, Stroke::new(1.5, edge), StrokeKind::Inside);
    let line = galley.rows.first().map_or(0.0, |row| row.height());
    painter.circle_filled(card.min + vec2(14.0, 7.0 + line / 2.0), 5.0, dot);
    let at = card.min + vec2(26.0, 7.0);
    let under = at + vec2(0.0, galley.size().y);
    painter.galley(at, galley, look.ink);
    if let Some(below) = below {
        painter.galley(under, below, look.muted);
    }
}

/// The colour of something new.
fn dot_of(scope: &Scope<'_>, kind: ElementKind) -> Color32 {
    let colors = &scope.look.theme.color;
    color(match kind {
        ElementKind::Barrier => colors.barrier.strong,
        ElementKind::Driver => colors.driver.strong,
        ElementKind::Solution => colors.solution.strong,
        ElementKind::Moment => colors.moment.strong,
        ElementKind::Emotion => colors.valence[3],
        _ => colors.phases[0].strong,
    })
}
