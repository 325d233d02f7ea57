//! Tells what the model mended when a map was built, each with its place in the file.

use super::list::List;
use super::name::Name;
use super::problem::What;
use super::read::Reading;
use crate::model::{BadQuestion, BadValue, Broken, Document, ElementId};

/// How a text may hold the character NUL: as it is, or as RON escapes it.
const NULS: [&str; 4] = ["\0", "\\0", "\\x00", "\\u{0"];

impl Reading<'_> {
    /// Tells what is left of `broken` once everything was taken out that had to be.
    pub(super) fn tell_mended(
        &mut self,
        broken: Vec<Broken>,
        elements: &[(ElementId, usize)],
        document: &Document,
    ) {
        for broken in broken {
            let (at, what) = match &broken {
                Broken::Value { id, problem: BadValue::Nul } => {
                    let at = self.place_of(*id, elements);
                    let name = name_of(*id, document);
                    (at.map(|(at, text)| at + first_nul(text)), What::NulTaken { name })
                }
                Broken::NoStage { touchpoint, .. } => {
                    let name = name_of(*touchpoint, document);
                    let at = self.place_of(*touchpoint, elements);
                    (at.map(|(at, _)| at), What::NoStage { name })
                }
                Broken::Props(BadValue::Nul) => {
                    let map = self.sections.map.first();
                    let at = map.map(|map| map.start + first_nul(map.of(self.text)));
                    (at, What::NulTaken { name: Name::default() })
                }
                Broken::Question { id, problem: BadQuestion::Nul } => {
                    let name = Name { label: String::new(), key: id.to_string() };
                    let list = List::Questions;
                    let mut questions = self.sources[list as usize].iter();
                    let question = questions.find(|q| Name::of(list, &q.text) == name);
                    let at = question.map(|q| q.at + first_nul(&q.text));
                    (at, What::NulTaken { name })
                }
                _ => (None, What::Broken(broken)),
            };
            self.aside.note(at, what);
        }
    }

    /// Where an element of the map stands, and its text.
    fn place_of(&self, id: ElementId, elements: &[(ElementId, usize)]) -> Option<(usize, &str)> {
        let &(_, index) = elements.iter().find(|&&(other, _)| other == id)?;
        let source = &self.sources[List::Elements as usize][index];
        Some((source.at, &source.text))
    }
}

fn name_of(id: ElementId, document: &Document) -> Name {
    document.element(id).map_or_else(Name::default, |element| Name::of_element(id, element))
}

/// Where the first NUL of a piece stands.
fn first_nul(text: &str) -> usize {
    NULS.iter().filter_map(|nul| text.find(nul)).min().unwrap_or(0)
}
