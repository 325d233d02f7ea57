//! Chosen comments as quotes of the map.

use super::comments::Comment;
use super::counted::About;
use crate::model::{
    Content, Document, Edit, Element, ElementId, Link, LinkKind, OrderKey, Quote, Rng,
    SurveyComment, answers_of,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What happens to quotes.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// The edits.
    pub edits: Vec<Edit>,
    /// How many quotes come in.
    pub added: usize,
    /// How many quotes of an earlier import of the same answers go.
    pub removed: usize,
    /// How many of those stay, because somebody changed them.
    pub kept: usize,
}

/// Puts comments into the map, in place of those an earlier import of the same answers brought.
/// Quotes whose words somebody changed stay as they are, and do not come a second time.
pub(super) fn quotes(
    document: &Document,
    comments: &[Comment],
    import: &str,
    touchpoint: &dyn Fn(&About) -> Option<ElementId>,
) -> Quotes {
    let mut result = Quotes::default();
    let wanted: Vec<(ElementId, ElementId, &Comment)> = comments
        .iter()
        .filter_map(|comment| {
            let on = touchpoint(&comment.touchpoint)?;
            Some((id_of(import, on, &comment.text), on, comment))
        })
        .collect();
    let ids: BTreeSet<ElementId> = wanted.iter().map(|(id, ..)| *id).collect();
    let mut again = BTreeSet::new();
    for (id, element) in document.elements() {
        let Content::Quote(quote) = &element.content else { continue };
        let of_import = |it: &SurveyComment| answers_of(&it.import) == answers_of(import);
        if !quote.comment.as_deref().is_some_and(of_import) {
            continue;
        }
        let on = document.target(id, LinkKind::Voices);
        if on.is_none_or(|on| id_of(import, on, &quote.text) != id) {
            result.kept += 1;
        } else if ids.contains(&id) {
            again.insert(id);
        } else {
            result.removed += 1;
            result.edits.push(Edit::Remove { id });
        }
    }
    let mut orders: BTreeMap<ElementId, Option<OrderKey>> = BTreeMap::new();
    for (id, on, comment) in wanted {
        let quote = quote(comment, import);
        if again.contains(&id) {
            let Some(old) = document.element(id) else { continue };
            let element = Element { content: quote.into(), ..Element::clone(old) };
            result.edits.push(Edit::Update { id, element: Arc::new(element) });
        } else if !document.contains(id) {
            let last = orders.entry(on).or_insert_with(|| last(document, on));
            let order = OrderKey::between(last.as_ref(), None, &mut Rng::seeded(id.bits()));
            *last = Some(order.clone());
            let element = Arc::new(Element::new(order, quote));
            let links = vec![Link::new(LinkKind::Voices, id, on)];
            result.edits.push(Edit::Insert { id, element, links });
            result.added += 1;
        }
    }
    result
}

fn quote(comment: &Comment, import: &str) -> Quote {
    let Comment { answer, period, .. } = *comment;
    let from = SurveyComment { import: import.into(), answer, period };
    Quote { comment: Some(Box::new(from)), ..Quote::new(comment.text.clone(), "") }
}

/// The place of a touchpoint's last quote.
fn last(document: &Document, touchpoint: ElementId) -> Option<OrderKey> {
    let quotes = document.sources(touchpoint, LinkKind::Voices);
    let orders = quotes.into_iter().filter_map(|id| Some(document.element(id)?.order.clone()));
    orders.max()
}

/// The id of a quote: the same answers give the same quotes the same ids on every computer, and an
/// id tells whether its quote still says what it said.
fn id_of(import: &str, touchpoint: ElementId, text: &str) -> ElementId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(answers_of(import).as_bytes());
    hasher.update(&touchpoint.bits().to_le_bytes());
    hasher.update(text.as_bytes());
    let mut seed = [0; 8];
    seed.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    ElementId::random(&mut Rng::seeded(u64::from_le_bytes(seed)))
}
