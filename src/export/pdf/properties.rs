//! What a document says of itself: title, authors, words, language, and which standards it keeps.

use super::Leaf;
use super::tags::told;
use crate::export::ExportError;
use crate::i18n::Texts;
use crate::model::Date;
use crate::scene::Scene;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::metadata::{DateTime, Metadata};
use std::ops::Range;

/// What the properties of a document say beside title, description and language, which the picture
/// itself tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Who made the map.
    pub authors: Vec<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The day it is of; `None` = not known. Not the day of writing: the same map gives the same
    /// bytes.
    pub date: Option<Date>,
}

/// How documents are written: as archives keep them (PDF/A-2b, ISO 19005-2), and as readers need
/// them (PDF/UA-1, ISO 14289-1).
pub(super) fn settings() -> Result<SerializeSettings, ExportError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_B)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| ExportError::Pdf(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// The properties of a document of these pictures.
pub(super) fn metadata(leaves: &[Leaf<'_>], properties: &Properties) -> Metadata {
    let told_all = |texts: &[String]| texts.iter().map(|text| told(text)).collect();
    let mut metadata = Metadata::new()
        .authors(told_all(&properties.authors))
        .keywords(told_all(&properties.keywords))
        .creator("cjm".to_owned())
        .creation_date(date(properties.date));
    if let Some(Leaf { scene, .. }) = leaves.first() {
        metadata = metadata
            .title(title(scene))
            .description(told(&scene.description))
            .language(scene.language.key().to_owned());
    }
    metadata
}

/// What a picture is called: as its map, or that it has no name.
pub(super) fn title(scene: &Scene) -> String {
    match told(&scene.title) {
        title if title.trim().is_empty() => {
            Texts::of(scene.language).get("map-untitled").to_owned()
        }
        title => title,
    }
}

/// A day, at noon; an impossible one where none is known, which [`without_needless`] takes out.
fn date(day: Option<Date>) -> DateTime {
    match day {
        Some(Date { year, month, day }) => {
            DateTime::new(year.unsigned_abs()).month(month).day(day).hour(12)
        }
        None => DateTime::new(0),
    }
}

/// A date that is none, in every place where a document has it.
const NO_DATE: &[&[u8]] = &[
    b"/ModDate(D:00000101000000Z)",
    b"/CreationDate(D:00000101000000Z)",
    b"<xmp:ModifyDate>0000-01-01T00:00:00Z</xmp:ModifyDate>",
    b"<xmp:CreateDate>0000-01-01T00:00:00Z</xmp:CreateDate>",
    b"<stEvt:when>0000-01-01T00:00:00Z</stEvt:when>",
];

/// That nothing in a document's tags is suspect: it goes without saying, and Poppler takes it for
/// a mistake. The catalogue, which says so, is the last object of a document.
const NO_SUSPECTS: &[u8] = b"/Suspects false";

/// The document without dates that are none, which no standard wants but krilla does, and without
/// [`NO_SUSPECTS`]. Spaces take their place, so that everything else stays where it is. A text
/// cannot be taken for a date: it has its brackets escaped.
pub(super) fn without_needless(mut document: Vec<u8>) -> Vec<u8> {
    let dates = NO_DATE.iter().flat_map(|date| {
        let places = memchr::memmem::find_iter(&document, date);
        places.map(|at| at..at + date.len()).collect::<Vec<_>>()
    });
    let suspects = memchr::memmem::rfind(&document, NO_SUSPECTS);
    let suspects = suspects.map(|at| at..at + NO_SUSPECTS.len());
    let needless: Vec<Range<usize>> = dates.chain(suspects).collect();
    for part in needless {
        document[part].fill(b' ');
    }
    document
}
