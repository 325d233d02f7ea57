//! The texts of an element, each under a name: what is typed in place, suggested, found and
//! replaced.

use crate::model::{Content, Document, Edit, Element, ElementId, ElementKind};
use std::sync::Arc;

/// One text of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the element is called or says.
    Main,
    /// A touchpoint's channel.
    Channel,
    /// What the client does at a touchpoint.
    Action,
    /// What the client wants at a touchpoint.
    Expectation,
    /// The department answerable for a touchpoint.
    Owner,
    /// What happens behind the line of visibility.
    Backstage,
    /// The client's words on an emotion.
    Quote,
    /// Where evidence was found.
    Source,
    /// Where evidence can be read.
    Link,
    /// What an indicator is counted in.
    Unit,
    /// Where an indicator's figure comes from.
    DataSource,
    /// Who said a quote.
    Speaker,
    /// What else belongs to a parked idea; what the speaker says to a frame of the story.
    Note,
    /// Who brought a parked idea.
    Author,
    /// Who a persona is.
    About,
    /// What moves a persona.
    Motivation,
    /// What a persona needs.
    Needs,
    /// What troubles a persona.
    Pains,
}

impl Field {
    /// The texts of a kind of element, in the order of [`Content::texts`].
    pub const fn all_of(kind: ElementKind) -> &'static [Self] {
        match kind {
            ElementKind::Persona => {
                &[Self::Main, Self::About, Self::Motivation, Self::Needs, Self::Pains]
            }
            ElementKind::Touchpoint => &[
                Self::Main,
                Self::Channel,
                Self::Action,
                Self::Expectation,
                Self::Owner,
                Self::Backstage,
            ],
            ElementKind::Emotion => &[Self::Main, Self::Quote],
            ElementKind::Evidence => &[Self::Main, Self::Source, Self::Link],
            ElementKind::Indicator => &[Self::Main, Self::Unit, Self::DataSource],
            ElementKind::Quote => &[Self::Main, Self::Speaker],
            ElementKind::Idea => &[Self::Main, Self::Note, Self::Author],
            ElementKind::Frame => &[Self::Main, Self::Note],
            ElementKind::Stage
            | ElementKind::Transition
            | ElementKind::Barrier
            | ElementKind::Driver
            | ElementKind::Moment
            | ElementKind::Solution
            | ElementKind::Picture => &[Self::Main],
        }
    }

    /// The text of `content` under this name; `None` where it has none.
    pub fn of(self, content: &Content) -> Option<&str> {
        let place = Self::all_of(content.kind()).iter().position(|&field| field == self)?;
        Some(content.texts()[place])
    }

    /// Replaces the text of `content` under this name; nothing where it has none.
    pub fn set(self, content: &mut Content, text: &str) {
        let place = Self::all_of(content.kind()).iter().position(|&field| field == self);
        let mut next = 0;
        content.each_text_mut(|old| {
            if place == Some(next) {
                text.clone_into(old);
            }
            next += 1;
        });
    }

    /// The edit that replaces this text of an element; `None` where the element has no such text
    /// or it reads so already.
    pub fn edit(self, document: &Document, id: ElementId, text: &str) -> Option<Edit> {
        let element = document.element(id)?;
        if self.of(&element.content)? == text {
            return None;
        }
        let mut element = Element::clone(element);
        self.set(&mut element.content, text);
        Some(Edit::Update { id, element: Arc::new(element) })
    }
}
