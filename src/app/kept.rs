//! An answer that tasks keep up to date with its question, while both change.

use crate::model::Document;
use std::sync::Arc;

/// A map at one moment; the same one only while nothing was edited.
#[derive(Debug, Clone)]
pub struct Snapshot(pub Arc<Document>);

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Snapshot {}

/// The last answer with its question, and whether a task works on another.
#[derive(Debug)]
pub struct Kept<Q, A> {
    answered: Option<(Q, A)>,
    working: bool,
}

impl<Q, A> Default for Kept<Q, A> {
    fn default() -> Self {
        Self { answered: None, working: false }
    }
}

impl<Q: PartialEq, A> Kept<Q, A> {
    /// The question a task is to work on now; none while one works, or where the answer is there.
    /// Without a wanted question the old answer goes.
    pub fn ask(&mut self, wanted: Option<Q>) -> Option<Q> {
        let Some(wanted) = wanted else {
            self.answered = None;
            return None;
        };
        if self.working || self.question() == Some(&wanted) {
            return None;
        }
        self.working = true;
        Some(wanted)
    }

    /// Takes an answer in.
    pub fn take(&mut self, question: Q, answer: A) {
        self.working = false;
        self.answered = Some((question, answer));
    }

    /// Goes on without the answer a task was to give, which was lost by a defect of the program.
    pub fn lose(&mut self) {
        self.working = false;
    }

    /// Whether a task works on an answer.
    pub fn working(&self) -> bool {
        self.working
    }

    /// What was answered last.
    pub fn question(&self) -> Option<&Q> {
        self.answered.as_ref().map(|(question, _)| question)
    }

    /// The last answer.
    pub fn answer(&self) -> Option<&A> {
        self.answered.as_ref().map(|(_, answer)| answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_task_at_a_time_and_the_newest_question_wins() {
        let mut kept: Kept<u8, &str> = Kept::default();
        assert_eq!(kept.ask(Some(1)), Some(1));
        assert_eq!(kept.ask(Some(2)), None, "one works already");
        kept.take(1, "one");
        assert_eq!(kept.answer(), Some(&"one"), "better than none");
        assert_eq!(kept.ask(Some(2)), Some(2));
        kept.take(2, "two");
        assert_eq!(kept.ask(Some(2)), None, "answered already");
        assert_eq!(kept.ask(None), None);
        assert_eq!(kept.answer(), None);
    }
}
