//! The history of a map: snapshots, each sharing with its neighbours everything that stayed the
//! same. No edit needs an inverse.

use super::Selection;
use crate::model::{Document, Edit, EditError, ElementId};
use std::collections::VecDeque;
use std::sync::Arc;

/// What a step is called: a translation key and the argument its text takes, such as the name of
/// the touchpoint that was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepName {
    /// Key of a text.
    pub key: &'static str,
    /// What the text's variable stands for; empty where it has none.
    pub argument: String,
    /// How many elements the step is about; chooses the plural form.
    pub count: u64,
}

impl StepName {
    /// The name of a step about one element or the whole map.
    pub fn new(key: &'static str, argument: impl Into<String>) -> Self {
        Self { key, argument: argument.into(), count: 1 }
    }

    /// The name of a step about so many elements.
    pub fn several(key: &'static str, count: usize) -> Self {
        Self { key, argument: String::new(), count: count as u64 }
    }
}

/// One step that can be undone and redone.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is called.
    pub name: StepName,
    /// What was selected before it; undoing selects it again.
    pub selection: Selection,
    /// The elements it touched, sorted; redoing may show them.
    pub touched: Vec<ElementId>,
    after: Arc<Document>,
    bytes: usize,
}

/// How much a history keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most steps.
    pub steps: usize,
    /// Most bytes, estimated.
    pub bytes: usize,
    /// Steps kept whatever they weigh.
    pub least: usize,
}

impl Default for Limits {
    /// 1,000 steps or 256 MB, at least 20 steps.
    fn default() -> Self {
        Self { steps: 1_000, bytes: 256 * 1024 * 1024, least: 20 }
    }
}

/// Changes under way that will become one step: a drag, or typing in one field.
struct Gesture {
    name: StepName,
    selection: Selection,
    before: Arc<Document>,
}

/// A step worked out beforehand: on a large map, many changes at once take longer than a frame.
#[derive(Clone)]
pub struct Prepared {
    before: Arc<Document>,
    after: Arc<Document>,
    difference: Option<Difference>,
}

impl Prepared {
    /// Works an edit of `before` out.
    ///
    /// # Errors
    /// When the model refuses the edit.
    pub fn new(before: Arc<Document>, edit: &Edit) -> Result<Self, EditError> {
        let mut after = Document::clone(&before);
        after.apply(edit)?;
        Ok(Self::whole(before, Arc::new(after)))
    }

    /// Makes `before` another document as a whole: an earlier version of it, or a merged one.
    pub fn whole(before: Arc<Document>, after: Arc<Document>) -> Self {
        let difference = Difference::between(&before, &after);
        Self { before, after, difference }
    }

    /// The document it makes.
    pub fn after(&self) -> &Document {
        &self.after
    }

    /// Whether it changes anything.
    pub fn changes(&self) -> bool {
        self.difference.is_some()
    }

    /// Whether it was worked out for this document.
    pub fn is_of(&self, document: &Arc<Document>) -> bool {
        Arc::ptr_eq(&self.before, document)
    }
}

/// What a step makes of a document.
#[derive(Clone)]
struct Difference {
    touched: Vec<ElementId>,
    bytes: usize,
}

impl Difference {
    /// `None` where the two say the same.
    fn between(before: &Document, after: &Document) -> Option<Self> {
        let changes = after.changes_since(before);
        if changes.is_empty() {
            return None;
        }
        let mut touched: Vec<ElementId> =
            [changes.elements, changes.removed, changes.surveys].concat();
        touched.sort_unstable();
        touched.dedup();
        Some(Self { touched, bytes: after.bytes_beyond(before) })
    }
}

/// A document with its past and its undone future.
pub struct History {
    now: Arc<Document>,
    /// The document before the oldest step.
    first: Arc<Document>,
    steps: VecDeque<Step>,
    /// How many of the steps are done; the rest are undone.
    done: usize,
    gesture: Option<Gesture>,
    saved: Option<Arc<Document>>,
    limits: Limits,
}

impl History {
    /// A history that starts at a document as it stands in its file.
    pub fn opened(document: Arc<Document>) -> Self {
        Self { saved: Some(document.clone()), ..Self::unsaved(document) }
    }

    /// A history that starts at a document no file holds.
    pub fn unsaved(document: Arc<Document>) -> Self {
        Self {
            first: document.clone(),
            now: document,
            steps: VecDeque::new(),
            done: 0,
            gesture: None,
            saved: None,
            limits: Limits::default(),
        }
    }

    /// The same history with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self.forget();
        self
    }

    /// The document as it is now.
    pub fn now(&self) -> &Arc<Document> {
        &self.now
    }

    /// Whether a file holds the document as it is now.
    pub fn is_saved(&self) -> bool {
        self.saved.as_ref().is_some_and(|saved| Arc::ptr_eq(saved, &self.now))
    }

    /// The document a file holds, as far as this session knows.
    pub fn saved(&self) -> Option<&Arc<Document>> {
        self.saved.as_ref()
    }

    /// Remembers that a file holds `document`: the snapshot that was written, which need not be
    /// the latest any more.
    pub fn mark_saved(&mut self, document: &Arc<Document>) {
        self.saved = Some(document.clone());
    }

    /// Applies an edit as a step of its own; `selection` is what was selected before. A gesture
    /// under way is committed first. An edit that changes nothing leaves no step and keeps what
    /// can be redone. Returns the ids it touched.
    ///
    /// # Errors
    /// When the model refuses the edit; nothing is changed then.
    pub fn apply(
        &mut self,
        name: StepName,
        selection: &Selection,
        edit: &Edit,
    ) -> Result<Vec<ElementId>, EditError> {
        self.commit();
        self.begin(name, selection);
        let result = self.apply_in_gesture(edit);
        self.commit();
        result
    }

    /// Begins a gesture; one under way is committed first.
    pub fn begin(&mut self, name: StepName, selection: &Selection) {
        self.commit();
        let (selection, before) = (selection.clone(), self.now.clone());
        self.gesture = Some(Gesture { name, selection, before });
    }

    /// Says anew what the gesture under way is about: a new element has its name only at its end.
    pub fn rename_gesture(&mut self, argument: &str) {
        if let Some(gesture) = &mut self.gesture {
            argument.clone_into(&mut gesture.name.argument);
        }
    }

    /// Whether a gesture is under way.
    pub fn in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// Applies an edit as a part of the gesture under way. Returns the ids it touched.
    ///
    /// Without a gesture there would be no step to undo it by: one without a name is made.
    ///
    /// # Errors
    /// When the model refuses the edit; nothing is changed then, and the gesture goes on.
    pub fn apply_in_gesture(&mut self, edit: &Edit) -> Result<Vec<ElementId>, EditError> {
        if self.gesture.is_none() {
            return self.apply(StepName::new("step-edit", ""), &Selection::none(), edit);
        }
        let mut next = Document::clone(&self.now);
        let touched = next.apply(edit)?;
        self.now = Arc::new(next);
        Ok(touched)
    }

    /// Ends the gesture: what it changed becomes one step. Returns whether it changed anything.
    pub fn commit(&mut self) -> bool {
        let Some(gesture) = self.gesture.take() else { return false };
        let difference = Difference::between(&gesture.before, &self.now);
        if difference.is_none() {
            self.now = gesture.before.clone();
        }
        self.push(gesture.name, gesture.selection, difference)
    }

    /// Makes an edit that was worked out beforehand a step; `selection` is what is selected. A
    /// gesture under way is committed first. Returns whether it was: not where the document was
    /// edited meanwhile, or where the edit changes nothing.
    pub fn accept(&mut self, name: StepName, selection: &Selection, prepared: Prepared) -> bool {
        self.commit();
        if !Arc::ptr_eq(&self.now, &prepared.before) {
            return false;
        }
        if prepared.difference.is_some() {
            self.now = prepared.after;
        }
        self.push(name, selection.clone(), prepared.difference)
    }

    /// Makes what is different now a step, if anything is.
    fn push(
        &mut self,
        name: StepName,
        selection: Selection,
        difference: Option<Difference>,
    ) -> bool {
        let Some(Difference { touched, bytes }) = difference else { return false };
        self.steps.truncate(self.done);
        let after = self.now.clone();
        self.steps.push_back(Step { name, selection, touched, after, bytes });
        self.done += 1;
        self.forget();
        true
    }

    /// Takes back what the gesture under way changed so far; it goes on.
    pub fn restart(&mut self) {
        if let Some(gesture) = &self.gesture {
            self.now = gesture.before.clone();
        }
    }

    /// Ends the gesture as if it had never begun; returns what was selected before it.
    pub fn roll_back(&mut self) -> Option<Selection> {
        let gesture = self.gesture.take()?;
        self.now = gesture.before;
        Some(gesture.selection)
    }

    /// Undoes the last step and returns it; a gesture under way is committed first, so it is what
    /// is undone.
    pub fn undo(&mut self) -> Option<&Step> {
        self.commit();
        self.done = self.done.checked_sub(1)?;
        self.now = self.document_after(self.done);
        self.steps.get(self.done)
    }

    /// Redoes the next undone step and returns it. A gesture under way is committed first; where
    /// it changed something there is nothing to redo any more.
    pub fn redo(&mut self) -> Option<&Step> {
        self.commit();
        let step = self.steps.get(self.done)?;
        self.now = step.after.clone();
        self.done += 1;
        Some(step)
    }

    /// Goes to where `done` steps are done, or as near as there are steps. Returns what was
    /// selected there, if the next step knows.
    pub fn jump(&mut self, done: usize) -> Option<&Selection> {
        self.commit();
        self.done = done.min(self.steps.len());
        self.now = self.document_after(self.done);
        self.steps.get(self.done).map(|step| &step.selection)
    }

    /// The step [`Self::undo`] would undo, the gesture under way apart.
    pub fn next_undo(&self) -> Option<&Step> {
        self.steps.get(self.done.checked_sub(1)?)
    }

    /// The step [`Self::redo`] would redo.
    pub fn next_redo(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// Every step, done and undone, oldest first.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &Step> {
        self.steps.iter()
    }

    /// How many of the steps are done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// About how many bytes the steps hold.
    pub fn bytes(&self) -> usize {
        self.steps.iter().map(|step| step.bytes).sum()
    }

    fn document_after(&self, done: usize) -> Arc<Document> {
        match done.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some(step) => step.after.clone(),
            None => self.first.clone(),
        }
    }

    /// Forgets the oldest done steps beyond the limits.
    fn forget(&mut self) {
        let mut bytes = self.bytes();
        while self.done > 0
            && self.steps.len() > self.limits.least
            && (self.steps.len() > self.limits.steps || bytes > self.limits.bytes)
        {
            let Some(step) = self.steps.pop_front() else { return };
            bytes -= step.bytes;
            self.first = step.after;
            self.done -= 1;
        }
    }
}
