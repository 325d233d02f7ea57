//! A stage while its nodes find their places: touchpoints in a row, everything else on the one
//! before it.

use super::super::Doubt;
use super::super::draft::DraftTouchpoint;
use super::node::{Node, Role, valence_of};
use super::value::Noticed;
use crate::model::{Barrier, Driver, Emotion, Idea, Journey, Moment, Quote, Touchpoint, Valence};

/// A stage that is being filled.
pub(super) struct Filling<'a> {
    /// What the stage is called.
    pub(super) name: &'a str,
    /// Who feels what is felt; `None` = everybody.
    pub(super) persona: Option<usize>,
    /// Its touchpoints so far.
    pub(super) touchpoints: Vec<DraftTouchpoint>,
    /// Ideas so far.
    pub(super) ideas: Vec<Idea>,
    /// What was noticed so far.
    pub(super) noticed: &'a mut Noticed,
}

impl Filling<'_> {
    /// Places the nodes of the stage, in their order.
    pub(super) fn fill(&mut self, nodes: Vec<Node>) {
        let mut waiting = Vec::new();
        for node in nodes {
            match node.role {
                Role::Touchpoint | Role::Hindered | Role::Carried => self.touchpoint(node),
                Role::Idea => self.idea(node),
                _ if self.touchpoints.is_empty() => waiting.push(node),
                _ => self.hang(self.touchpoints.len() - 1, &node),
            }
        }
        if waiting.is_empty() {
            return;
        }
        if self.touchpoints.is_empty() {
            let name = self.name.to_owned();
            let path = waiting.first().map(|node| node.path.clone()).unwrap_or_default();
            self.noticed.warn(path, Doubt::MadeTouchpoint { name: name.clone() });
            self.touchpoints.push(DraftTouchpoint::new(Touchpoint::named(name)));
        }
        for node in &waiting {
            self.hang(0, node);
        }
    }

    fn idea(&mut self, node: Node) {
        if node.is_moment {
            self.noticed.left_out("nodes.isMomentOfTruth");
        }
        if node.valence.is_some_and(|valence| valence != Valence::Neutral) {
            self.noticed.left_out("nodes.score");
        }
        let Node { title, description, .. } = node;
        self.ideas.push(Idea { text: title, note: description, author: String::new() });
    }

    fn touchpoint(&mut self, node: Node) {
        let mut touchpoint = Touchpoint::named(node.title.clone());
        if node.role == Role::Touchpoint {
            touchpoint.action.clone_from(&node.description);
        }
        touchpoint.backstage.clone_from(&node.blueprint);
        let mut draft = DraftTouchpoint::new(touchpoint);
        let text = if node.description.is_empty() { &node.title } else { &node.description };
        match node.role {
            Role::Hindered => draft.barriers.push(barrier(text.clone(), node.severity)),
            Role::Carried => draft.drivers.push(Driver { text: text.clone() }),
            _ => {}
        }
        if node.is_moment {
            draft.moment = Some(Moment { why: String::new(), kind: None });
        }
        if let Some(valence) = node.valence {
            let (word, quote) = (node.sentiment, String::new());
            let emotion = Emotion { valence, word, quote, journey: Journey::AsIs };
            draft.feelings.push((self.persona, emotion));
        }
        self.touchpoints.push(draft);
    }

    /// Hangs a node on a touchpoint of the stage.
    fn hang(&mut self, at: usize, node: &Node) {
        if node.role == Role::Feeling {
            self.feeling(at, node);
        } else if let Some(valence) = node.valence {
            let word = node.sentiment.clone();
            self.feel(
                at,
                &node.path,
                Emotion { valence, word, quote: String::new(), journey: Journey::AsIs },
            );
        }
        let draft = &mut self.touchpoints[at];
        if node.is_moment {
            let why = node.title.clone();
            draft.moment.get_or_insert(Moment { why, kind: None });
        }
        add_line(&mut draft.touchpoint.backstage, &node.blueprint);
        let statement = node.statement();
        match node.role {
            Role::Barrier => draft.barriers.push(barrier(statement, node.severity)),
            Role::Driver => draft.drivers.push(Driver { text: statement }),
            Role::Quote => draft.quotes.push(Quote::new(statement, "")),
            Role::Expectation => add_line(&mut draft.touchpoint.expectation, &statement),
            Role::Backstage => add_line(&mut draft.touchpoint.backstage, &statement),
            _ => {}
        }
    }

    /// What a node of a lane of feelings says: its title is the word.
    fn feeling(&mut self, at: usize, node: &Node) {
        let known = node.valence.or_else(|| valence_of(&node.title));
        if known.is_none() {
            let word = node.title.clone();
            self.noticed.warn(node.path.clone(), Doubt::Guessed { word });
        }
        let (word, quote) = (node.title.clone(), node.description.clone());
        let valence = known.unwrap_or(Valence::Neutral);
        let emotion = Emotion { valence, word, quote, journey: Journey::AsIs };
        let felt = &mut self.touchpoints[at].feelings;
        // What a card says with a number only is said here in words.
        let only_a_number = felt.first().is_some_and(|(_, felt)| {
            felt.word.is_empty() || felt.word.eq_ignore_ascii_case(&node.sentiment)
        });
        if only_a_number {
            felt.clear();
        }
        self.feel(at, &node.path, emotion);
    }

    /// Adds a feeling where there is none yet.
    fn feel(&mut self, at: usize, path: &str, emotion: Emotion) {
        let felt = &mut self.touchpoints[at].feelings;
        match felt.first() {
            None => felt.push((self.persona, emotion)),
            Some((_, first)) if first.valence == emotion.valence && emotion.word.is_empty() => {}
            Some(_) => {
                let word = emotion.word;
                self.noticed.warn(path, Doubt::SecondFeeling { word });
            }
        }
    }
}

fn barrier(text: String, severity: Option<u8>) -> Barrier {
    Barrier { text, severity, votes: 0 }
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() && !line.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
