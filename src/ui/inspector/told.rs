//! What scores say, worked out once for a map, a touchpoint and a slice, and not in every frame.

use super::comments::{Comment, comments};
use crate::insight::{Slice, Story, answers_by_question, headline, scores_of, stories};
use crate::model::{Document, ElementId, LinkKind, QuestionId};
use crate::scores::Score;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// How many answers each question of a map has.
pub(super) type Counts = Rc<BTreeMap<QuestionId, u64>>;

/// Scores that were pooled once.
type Scores = Arc<Vec<Score>>;

/// What is known of what was asked for last.
#[derive(Default)]
pub(super) struct Told {
    touchpoint: Option<OfTouchpoint>,
    questions: Option<(Arc<Document>, Counts)>,
    headline: Option<(Arc<Document>, Slice, Scores)>,
    stage: Option<(Arc<Document>, Slice, ElementId, Scores)>,
}

struct OfTouchpoint {
    document: Arc<Document>,
    id: ElementId,
    slice: Slice,
    told: Rc<Feedback>,
}

/// What clients say at a touchpoint.
pub(super) struct Feedback {
    /// By metric.
    pub stories: Vec<Story>,
    /// Comments beside answers.
    pub comments: Vec<Comment>,
}

impl Told {
    /// What clients say at a touchpoint, in a slice of their answers.
    pub fn feedback(
        &mut self,
        document: &Arc<Document>,
        id: ElementId,
        slice: &Slice,
    ) -> Rc<Feedback> {
        let same = |known: &&OfTouchpoint| {
            Arc::ptr_eq(&known.document, document) && known.id == id && known.slice == *slice
        };
        if let Some(known) = self.touchpoint.as_ref().filter(same) {
            return known.told.clone();
        }
        let told = Rc::new(Feedback {
            stories: stories(document, id, slice),
            comments: comments(document, id, slice),
        });
        let (document, slice) = (document.clone(), slice.clone());
        self.touchpoint = Some(OfTouchpoint { document, id, slice, told: told.clone() });
        told
    }

    /// The scores of the whole journey in a slice of its answers.
    pub fn headline(&mut self, document: &Arc<Document>, slice: &Slice) -> Scores {
        match &self.headline {
            Some((known, of, scores)) if Arc::ptr_eq(known, document) && of == slice => {
                scores.clone()
            }
            _ => {
                let scores = Arc::new(headline(document, slice));
                self.headline = Some((document.clone(), slice.clone(), scores.clone()));
                scores
            }
        }
    }

    /// The scores of a stage: those of its touchpoints together, in a slice of the answers.
    pub fn stage(&mut self, document: &Arc<Document>, stage: ElementId, slice: &Slice) -> Scores {
        match &self.stage {
            Some((known, of, id, scores))
                if Arc::ptr_eq(known, document) && of == slice && *id == stage =>
            {
                scores.clone()
            }
            _ => {
                let touchpoints = document.targets(stage, LinkKind::Contains);
                let scores = Arc::new(scores_of(document, touchpoints, slice));
                self.stage = Some((document.clone(), slice.clone(), stage, scores.clone()));
                scores
            }
        }
    }

    /// How many answers each question of a map has.
    pub fn answers(&mut self, document: &Arc<Document>) -> Counts {
        match &self.questions {
            Some((known, counts)) if Arc::ptr_eq(known, document) => counts.clone(),
            _ => {
                let counts = Rc::new(answers_by_question(document));
                self.questions = Some((document.clone(), counts.clone()));
                counts
            }
        }
    }
}
