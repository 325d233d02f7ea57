//! What a new map can start from, embedded in the program: nothing but stages, templates, samples
//! to look at, and a library of usual touchpoints.

pub mod library;

use crate::format::{self, ReadError};
use crate::i18n::Texts;
use crate::model::{
    Document, Element, ElementId, Ext, Language, Link, MapProps, OrderKey, Phase, Rng, Stage,
};
use std::collections::HashMap;
use std::sync::Arc;

/// What a map can start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Template {
    /// A public service: a person and an authority.
    PublicService,
    /// A bank.
    Bank,
    /// A shop, online and on the street.
    Shop,
    /// Software.
    Software,
    /// A colleague served by another department.
    InternalClient,
}

/// The file of one template in each language, in the order of [`Language::ALL`].
macro_rules! files {
    ($name:literal) => {
        [
            include_bytes!(concat!("../../assets/templates/", $name, ".en.cjm")).as_slice(),
            include_bytes!(concat!("../../assets/templates/", $name, ".ru.cjm")).as_slice(),
            include_bytes!(concat!("../../assets/templates/", $name, ".uk.cjm")).as_slice(),
        ]
    };
}

impl Template {
    /// Every template, in the order they are offered.
    pub const ALL: &'static [Self] =
        &[Self::PublicService, Self::Bank, Self::Shop, Self::Software, Self::InternalClient];

    /// Stable lower-case key, used in file names, translation keys and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PublicService => "public-service",
            Self::Bank => "bank",
            Self::Shop => "shop",
            Self::Software => "software",
            Self::InternalClient => "internal-client",
        }
    }

    /// The template's file in `language`.
    pub const fn file(self, language: Language) -> &'static [u8] {
        let files = match self {
            Self::PublicService => files!("public-service"),
            Self::Bank => files!("bank"),
            Self::Shop => files!("shop"),
            Self::Software => files!("software"),
            Self::InternalClient => files!("internal-client"),
        };
        files[language as usize]
    }

    /// The map in the template's file, to be shown before it is chosen.
    ///
    /// # Errors
    /// Never for the files of this version; a test reads them all.
    pub fn preview(self, language: Language) -> Result<Document, ReadError> {
        format::read(self.file(language)).map(|opened| opened.document)
    }

    /// A new map from the template, with ids of its own: two maps made from one template share
    /// none, so that merging or comparing them never takes one's elements for the other's.
    ///
    /// # Errors
    /// As [`Self::preview`].
    pub fn map(self, language: Language, rng: &mut Rng) -> Result<Document, ReadError> {
        self.preview(language).map(|document| with_fresh_ids(&document, rng))
    }
}

/// A finished map to look at, in the language of the people who might have made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sample {
    /// A patient on the way to a doctor, in Russian.
    ClinicVisit,
    /// Running shoes bought online, in English.
    OnlineShop,
    /// A colleague with a broken laptop, in Ukrainian.
    ItHelpdesk,
}

impl Sample {
    /// Every sample, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::ClinicVisit, Self::OnlineShop, Self::ItHelpdesk];

    /// The sample's file.
    pub const fn file(self) -> &'static [u8] {
        match self {
            Self::ClinicVisit => include_bytes!("../../samples/clinic-visit.cjm"),
            Self::OnlineShop => include_bytes!("../../samples/online-shop.cjm"),
            Self::ItHelpdesk => include_bytes!("../../samples/it-helpdesk.cjm"),
        }
    }
}

/// What the program brings along to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Start {
    /// A new map with a stage in each phase.
    Empty,
    /// A new map from a template.
    Template(Template),
    /// A copy of a sample.
    Sample(Sample),
}

impl Start {
    /// Everything to begin with: the empty map, the templates, then the samples.
    pub fn all() -> Vec<Self> {
        let templates = Template::ALL.iter().copied().map(Self::Template);
        let samples = Sample::ALL.iter().copied().map(Self::Sample);
        std::iter::once(Self::Empty).chain(templates).chain(samples).collect()
    }

    /// The map to be shown before it is chosen; of a template in `language`.
    ///
    /// # Errors
    /// Never for the files of this version; a test reads them all.
    pub fn preview(self, language: Language) -> Result<Document, ReadError> {
        match self {
            Self::Empty => Ok(empty_map(language, &mut Rng::seeded(0))),
            Self::Template(template) => template.preview(language),
            Self::Sample(sample) => format::read(sample.file()).map(|opened| opened.document),
        }
    }

    /// The map to work on. A sample comes with its surveys, as it is.
    ///
    /// # Errors
    /// As [`Self::preview`].
    pub fn map(self, language: Language, rng: &mut Rng) -> Result<Document, ReadError> {
        match self {
            Self::Empty => Ok(empty_map(language, rng)),
            Self::Template(template) => template.map(language, rng),
            Self::Sample(_) => self.preview(language),
        }
    }
}

/// A map with nothing but a stage in each phase, so that the first word has its place.
fn empty_map(language: Language, rng: &mut Rng) -> Document {
    let orders = OrderKey::spread(Phase::ALL.len(), rng);
    let stages = Phase::ALL.iter().zip(orders).map(|(&phase, order)| {
        let name = first_stage(phase, language).to_owned();
        (ElementId::random(rng), Arc::new(Element::new(order, Stage { name, phase })))
    });
    let elements = stages.collect();
    let props = MapProps::new(String::new(), language);
    sound(props, elements, Vec::new(), Ext::new())
}

/// What the only stage of a phase is called on a new map.
fn first_stage(phase: Phase, language: Language) -> &'static str {
    Texts::of(language).get(&format!("first-stage-{}", phase.key()))
}

/// Whether a stage is called as a new map calls it, in whatever language: nobody has named it yet.
pub fn is_unnamed(phase: Phase, name: &str) -> bool {
    let name = name.trim();
    name.is_empty() || Language::ALL.iter().any(|&language| first_stage(phase, language) == name)
}

/// A copy of `document` in which every element has a new id. Surveys and what was set aside are
/// not copied: they belong to the map they were made for.
fn with_fresh_ids(document: &Document, rng: &mut Rng) -> Document {
    // Sorted, so that the same generator gives the same map.
    let mut old: Vec<(ElementId, &Arc<Element>)> = document.elements().collect();
    old.sort_by_key(|(id, _)| *id);
    let new: HashMap<ElementId, ElementId> =
        old.iter().map(|(id, _)| (*id, ElementId::random(rng))).collect();
    let elements =
        old.iter().filter_map(|(id, element)| Some((*new.get(id)?, Arc::clone(element)))).collect();
    let links = document
        .links()
        .into_iter()
        .filter_map(|link| Some(Link::new(link.kind, *new.get(&link.from)?, *new.get(&link.to)?)))
        .collect();
    sound(document.props().clone(), elements, links, document.ext().clone())
}

/// A map of parts that fit together.
fn sound(
    props: MapProps,
    elements: Vec<(ElementId, Arc<Element>)>,
    links: Vec<Link>,
    ext: Ext,
) -> Document {
    let none = (Vec::new(), Vec::new(), Vec::new());
    let (map, broken) = Document::from_parts(props, elements, links, none.0, none.1, none.2, ext);
    debug_assert_eq!(broken, [], "what the program makes is sound");
    map
}
