//! Lengths and type of a picture, in map units, multiplied by the theme's scale.

use super::text::TextStyle;
use super::view::{Setting, Surround};
use crate::scene::Weight;

/// Width of the lane names, and where the columns need the room.
const NAMES: f64 = 132.0;
const COMPACT_NAMES: f64 = 112.0;

/// The type a map is set in and the lengths that follow from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The theme's scale; every length below is already multiplied by it.
    pub scale: f64,
    /// The map's title.
    pub title: TextStyle,
    /// Persona and scenario below the title.
    pub subtitle: TextStyle,
    /// A phase's name.
    pub phase: TextStyle,
    /// A stage's, a lane's and a touchpoint's name.
    pub name: TextStyle,
    /// Notes in cells.
    pub note: TextStyle,
    /// Captions.
    pub caption: TextStyle,
    /// Captions that stand out.
    pub strong_caption: TextStyle,
    /// The value of a score.
    pub score: TextStyle,
    /// Axis figures.
    pub tiny: TextStyle,
    /// An emotion's word.
    pub feeling: TextStyle,
    /// Usual width of a column, gaps included.
    pub column: f64,
    /// Between a column's edge and its cards.
    pub gutter: f64,
    /// Between a lane's edge and its cards, and between cards of one cell.
    pub lane_gap: f64,
    /// Around the whole map.
    pub margin: f64,
    /// Width of the lane names, margin included.
    pub names: f64,
    /// Between a card's edge and its text, at the sides.
    pub pad: f64,
    /// Between a card's edge and its text, above and below.
    pub pad_y: f64,
}

impl Style {
    /// The style of a theme with this scale.
    pub fn scaled(scale: f32) -> Self {
        Self::set(scale, &Setting::default())
    }

    /// The style of a theme with this scale where a picture has to fit a page.
    pub fn set(scale: f32, setting: &Setting) -> Self {
        let text = |size: f32, weight, leading: f64| {
            let set = (size * scale).max(setting.least_type);
            TextStyle { size: set, weight, leading: leading * f64::from(set / size) }
        };
        let s = f64::from(scale);
        // A page has margins of its own.
        let whole = matches!(setting.surround, Surround::Whole | Surround::Told(_));
        let margin = if whole { 28.0 } else { 4.0 } * s;
        Self {
            scale: s,
            title: text(26.0, Weight::Bold, 32.0),
            subtitle: text(13.0, Weight::Regular, 19.0),
            phase: text(14.0, Weight::Bold, 18.0),
            name: text(13.0, Weight::SemiBold, 16.0),
            note: text(12.0, Weight::Regular, 16.0),
            caption: text(11.0, Weight::Regular, 14.0),
            strong_caption: text(11.0, Weight::SemiBold, 14.0),
            score: text(22.0, Weight::Bold, 26.0),
            tiny: text(10.0, Weight::Regular, 13.0),
            feeling: text(11.5, Weight::SemiBold, 14.0),
            column: setting.column.unwrap_or(166.0 * s),
            gutter: 8.0 * s,
            lane_gap: 10.0 * s,
            margin,
            names: margin + if setting.is_compact() { COMPACT_NAMES } else { NAMES } * s,
            pad: 12.0 * s,
            pad_y: 8.0 * s,
        }
    }
}
