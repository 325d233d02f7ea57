//! Edits: the only way a document changes.

use super::values::{bad_props, bad_question, bad_values};
use super::{
    Broken, CellAnswers, CellKey, Conflict, ConflictKey, Document, Element, ElementId, ElementKind,
    Link, LinkKind, MapProps, Question, QuestionId, allowed,
};
use petgraph::stable_graph::NodeIndex;
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
    /// Removes an element, its links, and what cannot exist without it; what that is stands with
    /// `model::remove`.
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
    /// Adds or replaces (`Some`), or removes (`None`) a conflict. Settling one is such an edit,
    /// with the edit of what it is about.
    SetConflict {
        /// What it is about.
        key: ConflictKey,
        /// The conflict.
        conflict: Option<Arc<Conflict>>,
    },
    /// Sets (`Some`) or removes (`None`) a field of the whole file that this version does not
    /// know.
    SetUnknown {
        /// Its name.
        name: String,
        /// Its value as it stands in the file.
        value: Option<Arc<str>>,
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
    /// The link exists already.
    #[error("the link {:?} from {} to {} exists already", .0.kind, .0.from, .0.to)]
    LinkExists(Link),
    /// There is no such link.
    #[error("there is no link {:?} from {} to {}", .0.kind, .0.from, .0.to)]
    LinkMissing(Link),
    /// An element may only come with its own links.
    #[error("the link {:?} from {} to {} does not belong to {id}", .link.kind, .link.from, .link.to)]
    ForeignLink {
        /// The element that was to be inserted.
        id: ElementId,
        /// The link between others.
        link: Link,
    },
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
    /// The edit needs an element of another kind.
    #[error("{id} is not a {}", .expected.key())]
    WrongKind {
        /// Which element.
        id: ElementId,
        /// What it would have to be.
        expected: ElementKind,
    },
    /// There is no such question.
    #[error("there is no question {0}")]
    QuestionMissing(QuestionId),
    /// There is no such cell.
    #[error("there is no cell of {} for the question {}", .0.touchpoint, .0.question)]
    CellMissing(Box<CellKey>),
    /// There is no such conflict.
    #[error("there is no such conflict")]
    ConflictMissing(Box<ConflictKey>),
    /// After the edit this invariant would not hold.
    #[error(transparent)]
    Breaks(Box<Broken>),
}

impl From<Broken> for EditError {
    fn from(broken: Broken) -> Self {
        Self::Breaks(Box::new(broken))
    }
}

impl Document {
    /// Applies `edit`; returns the ids it touched (changed, added, removed, or whose links
    /// changed), sorted, each once. An edit that changes nothing touches nothing.
    ///
    /// Inside a [`Edit::Batch`] the counts of links need hold only at its end, so a transition can
    /// be unlinked from one end and linked to another.
    ///
    /// # Errors
    /// When a precondition does not hold; the document is then unchanged.
    pub fn apply(&mut self, edit: &Edit) -> Result<Vec<ElementId>, EditError> {
        let before = self.clone();
        let mut touched = Vec::new();
        let done = self.run(edit, &mut touched).and_then(|()| {
            touched.sort_unstable();
            touched.dedup();
            self.broken_at(&touched).map_or(Ok(()), |broken| Err(broken.into()))
        });
        if let Err(error) = done {
            *self = before;
            return Err(error);
        }
        debug_assert_eq!(self.check(), [], "after {edit:?}");
        Ok(touched)
    }

    fn run(&mut self, edit: &Edit, touched: &mut Vec<ElementId>) -> Result<(), EditError> {
        match edit {
            Edit::Insert { id, element, links } => self.insert(*id, element, links, touched),
            Edit::Update { id, element } => self.update(*id, element, touched),
            Edit::Remove { id } => self.remove(*id, touched),
            Edit::Link(link) => self.link(*link, touched),
            Edit::Unlink(link) => self.unlink(*link, touched),
            Edit::Place { touchpoint, stage, order } => {
                self.place(*touchpoint, *stage, order, touched)
            }
            Edit::SetProps(props) => self.set_props(props),
            Edit::SetQuestion { id, question } => self.set_question(id, question.as_ref(), touched),
            Edit::SetCell { key, answers } => self.set_cell(key, answers.as_ref(), touched),
            Edit::SetConflict { key, conflict } => self.set_conflict(key, conflict.as_deref()),
            Edit::SetUnknown { name, value } => self.set_unknown(name, value.as_ref()),
            Edit::Batch(edits) => edits.iter().try_for_each(|edit| self.run(edit, touched)),
        }
    }

    fn insert(
        &mut self,
        id: ElementId,
        element: &Arc<Element>,
        links: &[Link],
        touched: &mut Vec<ElementId>,
    ) -> Result<(), EditError> {
        if self.contains(id) {
            return Err(EditError::Exists(id));
        }
        good_values(id, element)?;
        let node = Arc::make_mut(&mut self.topology).add(id, element.kind());
        self.store.set(node.index(), Some(element.clone()));
        touched.push(id);
        for &link in links {
            if link.from != id && link.to != id {
                return Err(EditError::ForeignLink { id, link });
            }
            self.link(link, touched)?;
        }
        Ok(())
    }

    fn update(
        &mut self,
        id: ElementId,
        element: &Arc<Element>,
        touched: &mut Vec<ElementId>,
    ) -> Result<(), EditError> {
        let node = self.topology.node(id).ok_or(EditError::Missing(id))?;
        let was = self.topology.graph[node].1;
        if was != element.kind() {
            return Err(EditError::KindChanged { id, was, becomes: element.kind() });
        }
        if self.at(node) != Some(element) {
            good_values(id, element)?;
            self.store.set(node.index(), Some(element.clone()));
            touched.push(id);
        }
        Ok(())
    }

    fn link(&mut self, link: Link, touched: &mut Vec<ElementId>) -> Result<(), EditError> {
        let from = self.topology.node(link.from).ok_or(EditError::Missing(link.from))?;
        let to = self.topology.node(link.to).ok_or(EditError::Missing(link.to))?;
        let kind_at = |node: NodeIndex| self.topology.graph[node].1;
        if from == to || !allowed(link.kind, kind_at(from), kind_at(to)) {
            return Err(EditError::NotAllowed(link));
        }
        if self.has_link(link) {
            return Err(EditError::LinkExists(link));
        }
        Arc::make_mut(&mut self.topology).graph.add_edge(from, to, link.kind);
        touched.extend([link.from, link.to]);
        Ok(())
    }

    fn unlink(&mut self, link: Link, touched: &mut Vec<ElementId>) -> Result<(), EditError> {
        for id in [link.from, link.to] {
            if !self.contains(id) {
                return Err(EditError::Missing(id));
            }
        }
        let edge = self.topology.edge(link).ok_or(EditError::LinkMissing(link))?;
        Arc::make_mut(&mut self.topology).graph.remove_edge(edge);
        touched.extend([link.from, link.to]);
        Ok(())
    }

    fn place(
        &mut self,
        touchpoint: ElementId,
        stage: ElementId,
        order: &super::OrderKey,
        touched: &mut Vec<ElementId>,
    ) -> Result<(), EditError> {
        for (id, expected) in [(touchpoint, ElementKind::Touchpoint), (stage, ElementKind::Stage)] {
            match self.kind(id) {
                None => return Err(EditError::Missing(id)),
                Some(kind) if kind != expected => {
                    return Err(EditError::WrongKind { id, expected });
                }
                Some(_) => {}
            }
        }
        let element = self.element(touchpoint).ok_or(EditError::Missing(touchpoint))?;
        if element.order != *order {
            let moved = Element { order: order.clone(), ..Element::clone(element) };
            self.update(touchpoint, &Arc::new(moved), touched)?;
        }
        let was = self.source(touchpoint, LinkKind::Contains);
        if was != Some(stage) {
            if let Some(was) = was {
                self.unlink(Link::new(LinkKind::Contains, was, touchpoint), touched)?;
            }
            self.link(Link::new(LinkKind::Contains, stage, touchpoint), touched)?;
        }
        Ok(())
    }

    fn set_props(&mut self, props: &Arc<MapProps>) -> Result<(), EditError> {
        if let Some(problem) = bad_props(props).next() {
            return Err(Broken::Props(problem).into());
        }
        if self.props != *props {
            self.props = props.clone();
        }
        Ok(())
    }

    fn set_unknown(&mut self, name: &str, value: Option<&Arc<str>>) -> Result<(), EditError> {
        if value.is_some_and(|value| value.contains('\0')) || name.contains('\0') {
            return Err(Broken::Props(super::BadValue::Nul).into());
        }
        if self.ext.get(name) != value {
            let ext = Arc::make_mut(&mut self.ext);
            match value {
                Some(value) => ext.insert(name.to_owned(), value.clone()),
                None => ext.remove(name),
            };
        }
        Ok(())
    }

    fn set_question(
        &mut self,
        id: &QuestionId,
        question: Option<&Question>,
        touched: &mut Vec<ElementId>,
    ) -> Result<(), EditError> {
        if question.is_none() && !self.questions.contains_key(id) {
            return Err(EditError::QuestionMissing(id.clone()));
        }
        if question == self.questions.get(id) {
            return Ok(());
        }
        if let Some(problem) = question.and_then(|question| bad_question(id, question)) {
            return Err(Broken::Question { id: id.clone(), problem }.into());
        }
        let asked: Vec<ElementId> = self
            .cells
            .iter()
            .filter(|(_, cells)| cells.keys().any(|key| key.question == *id))
            .map(|(touchpoint, _)| *touchpoint)
            .collect();
        let questions = Arc::make_mut(&mut self.questions);
        if let Some(question) = question {
            questions.insert(id.clone(), question.clone());
            self.answers_still_fit(id, &asked)?;
        } else {
            questions.remove(id);
            self.drop_answers(id, &asked);
            self.drop_conflicts();
        }
        touched.extend(asked);
        Ok(())
    }

    /// A question's metric may change only while its answers fit the new scale.
    fn answers_still_fit(&self, id: &QuestionId, asked: &[ElementId]) -> Result<(), EditError> {
        asked
            .iter()
            .flat_map(|&touchpoint| self.cells_of(touchpoint))
            .filter(|(key, _)| key.question == *id)
            .try_for_each(|(key, answers)| match self.bad_cell(key, answers) {
                Some(problem) => Err(Broken::Cell { key: key.clone(), problem }.into()),
                None => Ok(()),
            })
    }

    fn drop_answers(&mut self, id: &QuestionId, asked: &[ElementId]) {
        let all = Arc::make_mut(&mut self.cells);
        for touchpoint in asked {
            if let Some(cells) = all.get_mut(touchpoint) {
                let cells = Arc::make_mut(cells);
                cells.retain(|key, _| key.question != *id);
                if cells.is_empty() {
                    all.remove(touchpoint);
                }
            }
        }
    }

    fn set_cell(
        &mut self,
        key: &CellKey,
        answers: Option<&CellAnswers>,
        touched: &mut Vec<ElementId>,
    ) -> Result<(), EditError> {
        let was = self.cells().get(key);
        if answers.is_none() && was.is_none() {
            return Err(EditError::CellMissing(Box::new(key.clone())));
        }
        if answers == was {
            return Ok(());
        }
        if let Some(problem) = answers.and_then(|answers| self.bad_cell(key, answers)) {
            return Err(Broken::Cell { key: key.clone(), problem }.into());
        }
        let all = Arc::make_mut(&mut self.cells);
        let cells = Arc::make_mut(all.entry(key.touchpoint).or_default());
        match answers {
            Some(answers) => cells.insert(key.clone(), answers.clone()),
            None => cells.remove(key),
        };
        if cells.is_empty() {
            all.remove(&key.touchpoint);
        }
        touched.push(key.touchpoint);
        Ok(())
    }
}

fn good_values(id: ElementId, element: &Element) -> Result<(), EditError> {
    match bad_values(element).next() {
        Some(problem) => Err(Broken::Value { id, problem }.into()),
        None => Ok(()),
    }
}
