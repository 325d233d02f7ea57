//! What a document of a map says of itself.

use crate::export::pdf::Properties;
use crate::i18n::Texts;
use crate::model::{Content, Date, Document, ElementKind};

/// Whose a map is, what it is found by, and the newest day it tells of.
pub fn properties(document: &Document) -> Properties {
    let props = document.props();
    let what = Texts::of(props.language).get("app-name").to_owned();
    let personas = document.of_kind(ElementKind::Persona).into_iter().filter_map(|id| {
        let persona = document.element(id)?.content.as_persona()?;
        (!persona.name.trim().is_empty()).then(|| persona.name.clone())
    });
    Properties {
        authors: props.authors.clone(),
        keywords: std::iter::once(what).chain(personas).collect(),
        date: newest_day(document),
    }
}

/// The newest day that scores were brought in, something was found out, or was done about it.
fn newest_day(document: &Document) -> Option<Date> {
    let imported = document.props().imports.values().map(|record| record.date);
    let said = document.elements().filter_map(|(_, element)| match &element.content {
        Content::Evidence(evidence) => evidence.date,
        Content::Touchpoint(touchpoint) => {
            let reported = touchpoint.reported.iter().filter_map(|it| it.date);
            reported.chain(touchpoint.follow_up.iter().map(|it| it.since)).max()
        }
        _ => None,
    });
    imported.chain(said).max()
}
