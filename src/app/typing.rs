//! The text that is being typed on the map.

use super::OpenMap;
use crate::edit::Field;
use crate::i18n::Texts;
use crate::model::{Content, ElementId, ElementKind, LinkKind};
use crate::scene::Lane;
use kurbo::Rect;

/// A text that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// Whose text.
    pub element: ElementId,
    /// Which of its texts.
    pub field: Field,
    /// What it reads now.
    pub text: String,
    /// Whether the element came into being with it.
    pub new: bool,
}

/// The touchpoint's text that a lane shows.
pub const fn field_of(lane: Lane) -> Option<Field> {
    match lane {
        Lane::Touchpoints => Some(Field::Main),
        Lane::Actions => Some(Field::Action),
        Lane::Expectations => Some(Field::Expectation),
        Lane::Owners => Some(Field::Owner),
        Lane::Channels => Some(Field::Channel),
        Lane::Backstage => Some(Field::Backstage),
        _ => None,
    }
}

/// What is typed at first: a text as it reads, a share in percent.
pub(super) fn text_of(content: &Content, field: Field, texts: &Texts) -> Option<String> {
    if field != Field::Share {
        return field.of(content).map(str::to_owned);
    }
    let share = content.as_transition()?.share;
    Some(
        share
            .map(|share| texts.percent(share * 100.0, decimals(share * 100.0)))
            .unwrap_or_default(),
    )
}

/// As many decimals as a percentage needs, but at most two.
fn decimals(percent: f64) -> usize {
    let exact = |factor: f64| (percent * factor - (percent * factor).round()).abs() < 1e-6;
    [1.0, 10.0].into_iter().position(exact).unwrap_or(2)
}

/// What kind of note a lane shows.
pub const fn note_of(lane: Lane) -> Option<ElementKind> {
    match lane {
        Lane::Barriers => Some(ElementKind::Barrier),
        Lane::Drivers => Some(ElementKind::Driver),
        Lane::Solutions => Some(ElementKind::Solution),
        Lane::Evidence => Some(ElementKind::Evidence),
        Lane::Quotes => Some(ElementKind::Quote),
        Lane::Indicators => Some(ElementKind::Indicator),
        _ => None,
    }
}

/// Whether something can be added to a touchpoint's cell of a lane by typing or a click: scores
/// come from surveys and pictures from files, and the touchpoint itself is there.
pub const fn can_be_added_to(lane: Lane) -> bool {
    !matches!(lane, Lane::Touchpoints | Lane::Scores | Lane::Pictures)
}

impl OpenMap {
    /// Whether something can be added to this touchpoint's cell of a lane: a solution needs a
    /// barrier.
    pub fn may_add(&self, touchpoint: ElementId, lane: Lane) -> bool {
        let barriers = || self.document.has_sources(touchpoint, LinkKind::Hinders);
        can_be_added_to(lane) && (lane != Lane::Solutions || barriers())
    }

    /// Where the text being typed stands on the map; `None` where it is not shown.
    pub fn typing_place(&self) -> Option<Rect> {
        let typing = self.typing.as_ref()?;
        let scene = self.scene();
        if self.document.kind(typing.element) == Some(ElementKind::Touchpoint) {
            let lane = Lane::ALL.iter().find(|lane| field_of(**lane) == Some(typing.field))?;
            return scene.cell(typing.element, *lane);
        }
        scene.place_of(typing.element)
    }
}
