//! Colours and sizes of a picture, read from `assets/themes/*.ron`.

mod color;

pub use color::Color;

use serde::Deserialize;
use std::sync::Arc;

/// A picture's look. All lengths in map units (1 unit = 1 px at 100 %).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Whether text is light on dark.
    pub dark: bool,
    /// Colours.
    pub color: Colors,
    /// Factor on all type sizes and, with them, on column widths: 1 on screen and paper.
    pub scale: f32,
}

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Titles and names.
    pub ink: Color,
    /// Running text.
    pub text: Color,
    /// Captions.
    pub muted: Color,
    /// Rules and outlines.
    pub line: Color,
    /// Behind the map.
    pub paper: Color,
    /// Behind the paper, in the window.
    pub desk: Color,
    /// Fill of plain cards in lanes.
    pub card: Color,
    /// Text on strong fills.
    pub on_strong: Color,
    /// Arrows between touchpoints.
    pub arrow: Color,
    /// The three phases in order.
    pub phases: [PhaseColors; 3],
    /// Valences −2 … +2: marks, curve and faces.
    pub valence: [Color; 5],
    /// Valences −2 … +2 as text.
    pub valence_text: [Color; 5],
    /// Barriers.
    pub barrier: Accent,
    /// Drivers.
    pub driver: Accent,
    /// Solutions.
    pub solution: Accent,
    /// Moments of truth; `fill` tints the column.
    pub moment: Accent,
    /// Badges of feasibility I, II, III.
    pub feasibility: [Color; 3],
    /// Selection and focus.
    pub selection: Color,
    /// The to-be curve.
    pub to_be: Color,
    /// One colour per persona where several curves are drawn; used in turn.
    pub personas: Vec<Color>,
}

/// Colours of a phase.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseColors {
    /// The phase's bar.
    pub strong: Color,
    /// The stages' bars.
    pub soft: Color,
    /// The stages' names.
    pub text: Color,
}

/// Colours of a card that stands out.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accent {
    /// Edge and marks.
    pub strong: Color,
    /// The card's fill.
    pub fill: Color,
    /// The card's outline.
    pub outline: Color,
    /// Text on the fill.
    pub text: Color,
}

/// The bundled themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ThemeName {
    /// Ink on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
    /// Larger type and stronger contrast for a projector.
    Projector,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Projector];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Projector => "projector",
        }
    }

    /// The theme's tokens.
    pub fn theme(self) -> Arc<Theme> {
        static LOADED: std::sync::OnceLock<[Arc<Theme>; 3]> = std::sync::OnceLock::new();
        let all = LOADED.get_or_init(|| {
            [
                include_str!("../../assets/themes/light.ron"),
                include_str!("../../assets/themes/dark.ron"),
                include_str!("../../assets/themes/projector.ron"),
            ]
            .map(|text| match ron::from_str(text) {
                Ok(theme) => Arc::new(theme),
                // The files are part of the binary and read by a test.
                Err(error) => unreachable!("bundled theme: {error}"),
            })
        });
        all[self as usize].clone()
    }
}
