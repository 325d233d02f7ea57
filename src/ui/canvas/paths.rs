//! Paths made flat once per zoom level, and remembered.

use super::fill::Filled;
use crate::scene::{Gradient, Paint};
use egui::{Pos2, pos2};
use kurbo::{BezPath, PathEl};
use std::collections::HashMap;
use std::sync::Arc;

/// How far a flat path may be from its curve, in screen points.
const TOLERANCE: f64 = 0.15;
/// Frames after which an unused path is forgotten.
const FORGET: u64 = 90;

/// A path as straight lines.
#[derive(Debug, Default)]
pub struct Flat {
    /// The parts, each from a "move to".
    pub parts: Vec<Part>,
}

/// One part of a path.
#[derive(Debug, Default)]
pub struct Part {
    /// Its corners.
    pub points: Vec<Pos2>,
    /// Whether it returns to its start.
    pub closed: bool,
}

impl Flat {
    /// Flattens `path` to within `tolerance` of its own units.
    pub fn new(path: &BezPath, tolerance: f64) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        kurbo::flatten(path, tolerance, |element| match element {
            PathEl::MoveTo(p) => {
                parts.push(Part { points: vec![pos2(p.x as f32, p.y as f32)], closed: false });
            }
            PathEl::LineTo(p) => {
                if let Some(part) = parts.last_mut() {
                    part.points.push(pos2(p.x as f32, p.y as f32));
                }
            }
            PathEl::ClosePath => {
                if let Some(part) = parts.last_mut() {
                    part.closed = true;
                    if part.points.len() > 1 && part.points.first() == part.points.last() {
                        part.points.pop();
                    }
                }
            }
            // Flattening leaves no curves.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        });
        Self { parts }
    }
}

/// What a remembered path was made from, kept so that its address stays its own.
struct Kept<T> {
    _path: Arc<BezPath>,
    _gradient: Option<Arc<Gradient>>,
    made: Arc<T>,
    seen: u64,
}

/// Flat and filled paths by address and zoom level.
#[derive(Default)]
pub struct PathCache {
    flat: HashMap<(usize, i32), Kept<Flat>>,
    filled: HashMap<(usize, usize, i32), Kept<Filled>>,
    frame: u64,
}

impl PathCache {
    /// Begins a frame: forgets what was not used for a while.
    pub fn begin(&mut self) {
        self.frame += 1;
        if self.frame.is_multiple_of(FORGET) {
            let oldest = self.frame.saturating_sub(FORGET);
            self.flat.retain(|_, kept| kept.seen > oldest);
            self.filled.retain(|_, kept| kept.seen > oldest);
        }
    }

    /// The level whose paths are fine enough at `zoom`.
    fn level(zoom: f64) -> i32 {
        zoom.max(1e-6).log2().ceil() as i32
    }

    /// `path` as straight lines, fine enough for `zoom`.
    pub fn flat(&mut self, path: &Arc<BezPath>, zoom: f64) -> Arc<Flat> {
        let level = Self::level(zoom);
        let kept = self.flat.entry((Arc::as_ptr(path) as usize, level)).or_insert_with(|| Kept {
            made: Arc::new(Flat::new(path, TOLERANCE / 2_f64.powi(level))),
            _path: path.clone(),
            _gradient: None,
            seen: 0,
        });
        kept.seen = self.frame;
        kept.made.clone()
    }

    /// `path` filled with `paint`, fine enough for `zoom`.
    pub fn filled(&mut self, path: &Arc<BezPath>, paint: &Paint, zoom: f64) -> Arc<Filled> {
        let level = Self::level(zoom);
        let gradient = match paint {
            Paint::Solid(_) => None,
            Paint::Gradient(gradient) => Some(gradient.clone()),
        };
        let look = gradient.as_ref().map_or(0, |gradient| Arc::as_ptr(gradient) as usize);
        let key = (Arc::as_ptr(path) as usize, look, level);
        if let Some(kept) = self.filled.get_mut(&key) {
            kept.seen = self.frame;
            return kept.made.clone();
        }
        let flat = self.flat(path, zoom);
        let outlines: Vec<Vec<Pos2>> = flat.parts.iter().map(|part| part.points.clone()).collect();
        let made = Arc::new(Filled::new(&outlines, paint));
        let kept =
            Kept { _path: path.clone(), _gradient: gradient, made: made.clone(), seen: self.frame };
        self.filled.insert(key, kept);
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{Circle, Shape};

    #[test]
    fn nearer_means_finer_and_the_same_zoom_means_the_same_path() {
        let mut cache = PathCache::default();
        cache.begin();
        let circle = Arc::new(Circle::new((0.0, 0.0), 50.0).to_path(0.01));
        let far = cache.flat(&circle, 0.5);
        let near = cache.flat(&circle, 4.0);
        assert!(near.parts[0].points.len() > far.parts[0].points.len());
        assert!(near.parts[0].closed);
        assert!(Arc::ptr_eq(&near, &cache.flat(&circle, 3.9)));
        for point in &near.parts[0].points {
            let off = (point.to_vec2().length() - 50.0).abs();
            assert!(off < 0.01, "off the circle by {off}");
        }
    }

    #[test]
    fn what_is_not_drawn_is_forgotten() {
        let mut cache = PathCache::default();
        let path = Arc::new(Circle::new((0.0, 0.0), 5.0).to_path(0.01));
        cache.begin();
        cache.filled(&path, &Paint::Solid(crate::theme::Color::rgb(0, 0, 0)), 1.0);
        for _ in 0..2 * FORGET {
            cache.begin();
        }
        assert!(cache.flat.is_empty() && cache.filled.is_empty());
    }
}
