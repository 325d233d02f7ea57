//! Blocks, groups and the four kinds of painted items.

use crate::model::{ElementId, EncodedImage};
use crate::theme::Color;
use kurbo::{BezPath, Point, Rect};
use std::ops::Range;
use std::sync::Arc;

/// A few groups that belong together, in coordinates of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// What is drawn, in painting order, which is also reading order inside the block.
    pub groups: Vec<Group>,
    /// Around everything drawn, in block coordinates.
    pub bounds: Rect,
}

/// Items that mean one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it is, to a reader.
    pub role: Role,
    /// The element it stands for.
    pub element: Option<ElementId>,
    /// What a reader says instead of the picture; empty for decoration.
    pub label: Arc<str>,
    /// From how near it is drawn.
    pub detail: Detail,
    /// Where a click hits it, in block coordinates.
    pub bounds: Rect,
    /// The line of a way, in block coordinates: a click hits it there, too.
    pub line: Option<Arc<BezPath>>,
    /// What is drawn, in painting order.
    pub items: Vec<Item>,
}

/// What a group is, to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nothing to read.
    Decoration,
    /// The map's title.
    Title,
    /// A line or figure of the header.
    Summary,
    /// A phase.
    Phase,
    /// A stage.
    Stage,
    /// A lane's name.
    LaneName,
    /// A touchpoint's card.
    Touchpoint,
    /// A cell's text: action, expectation, barrier, driver, solution …
    Note,
    /// A point of the emotion curve.
    Emotion,
    /// A feedback score.
    Score,
    /// A way between touchpoints.
    Transition,
    /// A picture.
    Picture,
    /// Legend and sources.
    Legend,
}

/// From how near something is drawn on a screen. Exports draw everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// At every zoom: phases, stages, the curve, stars.
    Always,
    /// From about 20 %: cards and names.
    Card,
    /// From about 45 %: notes; between 20 and 45 % each text line becomes a bar of its colour.
    Note,
}

/// Something painted.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A rectangle, maybe rounded.
    Rect(RectItem),
    /// A path of lines and curves.
    Path(PathItem),
    /// One line of shaped text.
    Text(TextItem),
    /// A picture.
    Image(ImageItem),
}

/// A rectangle, maybe rounded.
#[derive(Debug, Clone, PartialEq)]
pub struct RectItem {
    /// Where.
    pub rect: Rect,
    /// Corner radius.
    pub radius: f64,
    /// Inside.
    pub fill: Option<Paint>,
    /// Outline, centred on the edge.
    pub stroke: Option<Stroke>,
}

/// A path of lines and curves.
#[derive(Debug, Clone, PartialEq)]
pub struct PathItem {
    /// The path.
    pub path: Arc<BezPath>,
    /// Inside, by the non-zero rule.
    pub fill: Option<Paint>,
    /// Along the path.
    pub stroke: Option<Stroke>,
}

/// One line of shaped text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// Where the line starts, on its baseline.
    pub origin: Point,
    /// The line.
    pub line: Arc<Line>,
    /// Its colour.
    pub color: Color,
    /// A rim of this colour, [`Self::HALO_WIDTH`] wide, painted first; keeps words readable over
    /// curves.
    pub halo: Option<Color>,
    /// From how near the letters are drawn.
    pub detail: Detail,
}

impl TextItem {
    /// Width of the rim around the letters, in map units.
    pub const HALO_WIDTH: f64 = 3.0;
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageItem {
    /// Where; keeps the picture's proportions.
    pub rect: Rect,
    /// Corner radius.
    pub radius: f64,
    /// The encoded picture.
    pub image: EncodedImage,
}

/// A colour or a gradient.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// One colour.
    Solid(Color),
    /// A linear gradient.
    Gradient(Arc<Gradient>),
}

impl From<Color> for Paint {
    fn from(color: Color) -> Self {
        Self::Solid(color)
    }
}

/// A linear gradient in block coordinates, padded at both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// Where offset 0 lies.
    pub start: Point,
    /// Where offset 1 lies.
    pub end: Point,
    /// Offsets 0 … 1, rising, with their colours.
    pub stops: Vec<(f32, Color)>,
}

/// How a line is drawn. Ends and joins are round.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Its width.
    pub width: f64,
    /// Lengths of dash and gap; `None` = solid.
    pub dash: Option<(f64, f64)>,
}

/// A line of text, shaped once for every zoom and every exporter.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The characters, without the line break.
    pub text: Box<str>,
    /// Type size in map units.
    pub size: f32,
    /// The weight asked for.
    pub weight: Weight,
    /// Advance width in map units.
    pub width: f32,
    /// The glyphs from left to right, by face.
    pub runs: Vec<Run>,
}

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

/// A bundled face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Inter Regular.
    Regular,
    /// Inter SemiBold.
    SemiBold,
    /// Inter Bold.
    Bold,
    /// Noto Emoji, one colour: what Inter lacks.
    Emoji,
}

impl Face {
    /// Every bundled face.
    pub const ALL: &'static [Self] = &[Self::Regular, Self::SemiBold, Self::Bold, Self::Emoji];

    /// The face's font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
            Self::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
            Self::Bold => include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
            Self::Emoji => include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf"),
        }
    }
}

/// Glyphs of one face, in visual order.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Index in the face; 0 = the face has nothing for it.
    pub id: u16,
    /// Of the glyph's origin from the line's start, in map units.
    pub x: f32,
    /// Of the glyph's origin above the baseline (down is positive), in map units.
    pub y: f32,
    /// Advance width in map units.
    pub advance: f32,
    /// The bytes of the line's text it stands for.
    pub range: Range<u32>,
}
