//! Edits: the only way a document changes.

use super::{
    CellAnswers, CellKey, Document, Element, ElementId, ElementKind, Link, MapProps, Question,
    QuestionId,
};
use std::sync::Arc;

/// One change of a document. Plain data: it can be stored, sent and replayed.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Adds an element under a new id.
    Insert {
        /// The id, not yet in use.
        id: ElementId,
        /// The element.
        element: Arc<Element>,
        /// Links it comes with; each must start or end at `id`.
        links: Vec<Link>,
    },
    /// Replaces an element's fields; the kind stays.
    Update {
        /// Which element.
        id: ElementId,
        /// Its new fields.
        element: Arc<Element>,
    },
    /// Removes an element, its links, and what cannot exist without it.
    Remove {
        /// Which element.
        id: ElementId,
    },
    /// Adds a link.
    Link(Link),
    /// Removes a link.
    Unlink(Link),
    /// Moves a touchpoint into a stage and to a place in it, in one step.
    Place {
        /// The touchpoint.
        touchpoint: ElementId,
        /// The stage it goes to.
        stage: ElementId,
        /// Its place there.
        order: super::OrderKey,
    },
    /// Replaces the map's properties.
    SetProps(Arc<MapProps>),
    /// Adds or replaces (`Some`), or removes (`None`) a question and, with it, its cells.
    SetQuestion {
        /// The question's key.
        id: QuestionId,
        /// The question.
        question: Option<Question>,
    },
    /// Adds or replaces (`Some`) or removes (`None`) the answers of a cell.
    SetCell {
        /// Which cell.
        key: CellKey,
        /// Its answers, on the question's scale.
        answers: Option<CellAnswers>,
    },
    /// Several edits in order, all or none.
    Batch(Vec<Edit>),
}

/// Why an edit cannot be applied. The document is then unchanged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The element is not there (any more).
    #[error("there is no element {0}")]
    Missing(ElementId),
    /// The id is taken.
    #[error("an element {0} exists already")]
    Exists(ElementId),
    /// The table of links forbids it.
    #[error("a link {:?} from {} to {} is not allowed", .0.kind, .0.from, .0.to)]
    NotAllowed(Link),
    /// An update may not change what an element is.
    #[error("{id} is a {} and cannot become a {}", .was.key(), .becomes.key())]
    KindChanged {
        /// Which element.
        id: ElementId,
        /// What it is.
        was: ElementKind,
        /// What the edit wanted.
        becomes: ElementKind,
    },
    /// The edit would break an invariant.
    #[error("{0}")]
    Breaks(String),
}

impl Document {
    /// Applies `edit`; returns the ids it touched (changed, added, removed, or whose links
    /// changed), sorted, each once.
    ///
    /// # Errors
    /// When a precondition does not hold; the document is then unchanged.
    pub fn apply(&mut self, edit: &Edit) -> Result<Vec<ElementId>, EditError> {
        let _ = edit;
        Err(EditError::Breaks("not written yet".into()))
    }
}
