//! What of a map is shown, and how it looks: derived state, never saved in the map.

use crate::insight::{Against, Slice};
use crate::model::{ElementId, Language, MapProps, MapState, Month};
use crate::scene::Lane;
use crate::scores::Metric;
use crate::theme::ThemeName;

pub use crate::model::Tint;

impl Tint {
    /// Every meaning, in the order lists show them.
    pub const ALL: &'static [Self] = &[Self::Score, Self::Change, Self::Gap];

    /// Stable lower-case key, used on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Change => "change",
            Self::Gap => "gap",
        }
    }
}

/// What of a map is shown, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Today's journey, the target one, or the gap between them.
    pub state: MapState,
    /// The look.
    pub theme: ThemeName,
    /// The language of everything that is not the map's own text.
    pub language: Language,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// Whose curves are drawn; `None` = everybody's.
    pub personas: Option<Vec<ElementId>>,
    /// The metric shown in score cells; `None` = the lead metric of each touchpoint.
    pub metric: Option<Metric>,
    /// The answers whose scores are shown.
    pub slice: Slice,
    /// The answers they are compared with.
    pub against: Option<Against>,
    /// What the colours of scores mean.
    pub tint: Tint,
    /// The month it is: older scores are greyed; `None` = none is.
    pub today: Option<Month>,
    /// Whether a strip over the touchpoints shows the metric across the journey.
    pub heat: bool,
    /// The stages shown; `None` = all.
    pub stages: Option<Vec<ElementId>>,
    /// The touchpoints shown; `None` = all of the stages shown.
    pub touchpoints: Option<Vec<ElementId>>,
    /// What stands at the foot of the picture below legend and sources; empty = nothing.
    pub footer: String,
    /// How it is set for its page.
    pub setting: Setting,
}

/// How a picture is set where it has to fit a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Setting {
    /// Smaller type is set in this size, in map units; 0 = none is.
    pub least_type: f32,
    /// Usual width of a column in map units; `None` = the style's.
    pub column: Option<f64>,
    /// What stands around the columns.
    pub surround: Surround,
    /// Height of a step of valence in map units; `None` = what suits the other lanes.
    pub step: Option<f64>,
    /// Least height of the picture in map units: the user's own line stands at its foot; 0 = none.
    pub height: f64,
    /// Whether the touchpoints stand here to be recognised only, by their names: another part shows
    /// them with all they have.
    pub repeats: bool,
    /// Whether an overview's stages are numbers that are explained below, their names being too
    /// long for so narrow columns.
    pub keyed: bool,
}

/// What stands around the columns of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Surround {
    /// Title, headline figures, legend and sources.
    #[default]
    Whole,
    /// The same, around columns so narrow that only what is seen from afar stands in them: the
    /// curves, and the names of phases and stages where they have room.
    Overview,
    /// The same, with this sentence in place of the map's title: a frame of its story. Headline
    /// figures are those of the whole journey and stand where all of it is shown.
    Told(String),
    /// This heading alone: a part of a map that is shown as a whole elsewhere.
    Part(Heading),
    /// What stands around a frame of the story whose sentence stands on its page: what the whole
    /// journey is rated, where all of it is shown, legend and sources.
    Frame {
        /// Whether the columns are as narrow as in an [`Self::Overview`].
        overview: bool,
    },
}

/// What a part of a map is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// What is shown, and which of how many parts it is.
    pub text: String,
    /// What it is a part of; written beside it where there is room.
    pub of: String,
}

impl Setting {
    /// Whether only what is seen from afar stands in the columns.
    pub fn is_overview(&self) -> bool {
        matches!(self.surround, Surround::Overview | Surround::Frame { overview: true })
    }

    /// Whether the names of several curves stand at their ends.
    pub fn names_curves_beside(&self) -> bool {
        !self.is_part() && !self.is_overview()
    }

    /// Whether what stands in the columns leaves as much room as it can to the type, for it is on a
    /// page with others like it or below a sentence.
    pub const fn is_compact(&self) -> bool {
        matches!(self.surround, Surround::Part(_) | Surround::Frame { .. })
    }

    /// Whether it is a part of a map that is shown as a whole elsewhere.
    pub const fn is_part(&self) -> bool {
        matches!(self.surround, Surround::Part(_))
    }
}

impl View {
    /// The usual view of a map: its own state and language, light, the usual lanes.
    pub fn of(props: &MapProps) -> Self {
        Self {
            state: props.state,
            theme: ThemeName::Light,
            language: props.language,
            lanes: Lane::USUAL.to_vec(),
            personas: None,
            metric: None,
            slice: Slice::default(),
            against: None,
            tint: Tint::Score,
            today: None,
            heat: false,
            stages: None,
            touchpoints: None,
            footer: String::new(),
            setting: Setting::default(),
        }
    }
}
