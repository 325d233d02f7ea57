//! The map as a tree: phases, their stages, their touchpoints, and what hangs on those.

use crate::edit::folded;
use crate::model::{Document, ElementId, ElementKind, LinkKind, Phase, Valence};
use std::collections::HashSet;

/// The map as a tree, written as a list in journey order.
#[derive(Debug, Default)]
pub struct Outline {
    /// The lines from top to bottom.
    pub lines: Vec<OutlineLine>,
    /// For each line, what a filter compares.
    letters: Vec<String>,
}

/// One line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub enum OutlineLine {
    /// A phase.
    Phase(Phase),
    /// A stage.
    Stage {
        /// Which.
        id: ElementId,
        /// Its name.
        name: String,
    },
    /// A touchpoint.
    Touchpoint {
        /// Which.
        id: ElementId,
        /// Its name.
        name: String,
        /// Whether it is a moment of truth.
        moment: bool,
    },
    /// Something that hangs on a touchpoint: an emotion, a barrier, a driver, a way with notes.
    Note {
        /// Which.
        id: ElementId,
        /// What it is.
        kind: ElementKind,
        /// What it says; of a way without a label, where it leads.
        name: String,
        /// How strong an emotion is.
        valence: Option<Valence>,
        /// How many lines it stands below: 3 below a touchpoint, 4 below one of those.
        depth: u8,
    },
}

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKey {
    /// A phase.
    Phase(Phase),
    /// An element.
    Element(ElementId),
}

impl LineKey {
    /// The element; `None` = a phase.
    pub const fn element(self) -> Option<ElementId> {
        match self {
            Self::Phase(_) => None,
            Self::Element(id) => Some(id),
        }
    }
}

impl OutlineLine {
    /// What it stands for.
    pub const fn key(&self) -> LineKey {
        match self {
            Self::Phase(phase) => LineKey::Phase(*phase),
            Self::Stage { id, .. } | Self::Touchpoint { id, .. } | Self::Note { id, .. } => {
                LineKey::Element(*id)
            }
        }
    }

    /// How many lines it stands below.
    pub const fn depth(&self) -> u8 {
        match self {
            Self::Phase(_) => 0,
            Self::Stage { .. } => 1,
            Self::Touchpoint { .. } => 2,
            Self::Note { depth, .. } => *depth,
        }
    }

    /// What it is called; a phase has its name from the language.
    pub fn name(&self) -> &str {
        match self {
            Self::Phase(_) => "",
            Self::Stage { name, .. } | Self::Touchpoint { name, .. } | Self::Note { name, .. } => {
                name
            }
        }
    }

    /// Whether what it holds is shown unless somebody folds it.
    const fn starts_open(&self) -> bool {
        !matches!(self, Self::Touchpoint { .. })
    }
}

/// Which lines were folded or unfolded by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folds(HashSet<LineKey>);

impl Folds {
    /// Whether what a line holds is shown.
    pub fn is_open(&self, line: &OutlineLine) -> bool {
        line.starts_open() != self.0.contains(&line.key())
    }

    /// Folds or unfolds a line.
    pub fn set(&mut self, line: &OutlineLine, open: bool) {
        if open == line.starts_open() {
            self.0.remove(&line.key());
        } else {
            self.0.insert(line.key());
        }
    }
}

impl Outline {
    /// The outline of a document.
    pub fn of(document: &Document) -> Self {
        let mut outline = Self::default();
        let stages = document.stages();
        if stages.is_empty() {
            return outline;
        }
        for &phase in Phase::ALL {
            outline.push(OutlineLine::Phase(phase));
            for &id in &stages {
                let stage = document.element(id).and_then(|e| e.content.as_stage());
                let Some(stage) = stage.filter(|stage| stage.phase == phase) else { continue };
                outline.push(OutlineLine::Stage { id, name: stage.name.clone() });
                for touchpoint in document.targets(id, LinkKind::Contains) {
                    outline.touchpoint(document, touchpoint);
                }
            }
        }
        outline
    }

    fn push(&mut self, line: OutlineLine) {
        self.letters.push(folded(line.name()).into_iter().collect());
        self.lines.push(line);
    }

    fn touchpoint(&mut self, document: &Document, id: ElementId) {
        let name = document.element(id).map(|element| element.content.text().to_owned());
        let moment = document.has_sources(id, LinkKind::Marks);
        self.push(OutlineLine::Touchpoint { id, name: name.unwrap_or_default(), moment });
        for emotion in document.targets(id, LinkKind::Feels) {
            self.note(document, emotion, 3);
        }
        self.hints(document, id, 3);
        for way in document.targets(id, LinkKind::Leaves) {
            let label = document.element(way).map_or("", |element| element.content.text());
            let hinted = document.has_sources(way, LinkKind::Hinders)
                || document.has_sources(way, LinkKind::Carries);
            if hinted || !label.trim().is_empty() {
                self.note(document, way, 3);
                self.hints(document, way, 4);
            }
        }
    }

    /// The barriers with their solutions, and the drivers on a touchpoint or way.
    fn hints(&mut self, document: &Document, on: ElementId, depth: u8) {
        for barrier in document.sources(on, LinkKind::Hinders) {
            self.note(document, barrier, depth);
            for solution in document.sources(barrier, LinkKind::Answers) {
                self.note(document, solution, depth + 1);
            }
        }
        for driver in document.sources(on, LinkKind::Carries) {
            self.note(document, driver, depth);
        }
    }

    fn note(&mut self, document: &Document, id: ElementId, depth: u8) {
        let Some(element) = document.element(id) else { return };
        let kind = element.kind();
        let mut name = element.content.text().trim();
        if kind == ElementKind::Transition && name.is_empty() {
            let to = document.target(id, LinkKind::Arrives).and_then(|to| document.element(to));
            name = to.map_or("", |to| to.content.text());
        }
        let valence = element.content.as_emotion().map(|emotion| emotion.valence);
        self.push(OutlineLine::Note { id, kind, name: name.to_owned(), valence, depth });
    }

    /// Whether a line holds others.
    pub fn holds(&self, at: usize) -> bool {
        let depth = |at: usize| self.lines.get(at).map(OutlineLine::depth);
        depth(at + 1).is_some_and(|below| Some(below) > depth(at))
    }

    /// The line this one stands under.
    pub fn parent(&self, at: usize) -> Option<usize> {
        let depth = self.lines.get(at)?.depth();
        (0..at).rev().find(|&above| self.lines[above].depth() < depth)
    }

    /// The lines that are shown, as places in [`Self::lines`]. Without a `needle`, what is not
    /// folded away; with one, the lines that contain it and what they stand under, and the
    /// touchpoints of stages that do.
    pub fn rows(&self, needle: &str, folds: &Folds) -> Vec<usize> {
        let needle: String = folded(needle.trim()).into_iter().collect();
        if needle.is_empty() { self.unfolded(folds) } else { self.found(&needle) }
    }

    fn unfolded(&self, folds: &Folds) -> Vec<usize> {
        let mut rows = Vec::with_capacity(self.lines.len());
        // The depth from which on lines are folded away.
        let mut hidden = u8::MAX;
        for (at, line) in self.lines.iter().enumerate() {
            if line.depth() >= hidden {
                continue;
            }
            rows.push(at);
            hidden = if folds.is_open(line) { u8::MAX } else { line.depth() + 1 };
        }
        rows
    }

    fn found(&self, needle: &str) -> Vec<usize> {
        let mut rows = Vec::new();
        // The lines above that were not taken yet, by depth.
        let mut above: Vec<usize> = Vec::new();
        let mut stage_found = false;
        for (at, line) in self.lines.iter().enumerate() {
            above.retain(|&above| self.lines[above].depth() < line.depth());
            let found = self.letters[at].contains(needle);
            let of_stage = matches!(line, OutlineLine::Touchpoint { .. }) && stage_found;
            if matches!(line, OutlineLine::Phase(_) | OutlineLine::Stage { .. }) {
                stage_found = found;
            }
            if found || of_stage {
                rows.append(&mut above);
                rows.push(at);
            } else {
                above.push(at);
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline() -> Outline {
        let id = ElementId::from_bits;
        let mut outline = Outline::default();
        let stage = |bits, name: &str| OutlineLine::Stage { id: id(bits), name: name.into() };
        let touch = |bits, name: &str| OutlineLine::Touchpoint {
            id: id(bits),
            name: name.into(),
            moment: false,
        };
        let note = |bits, name: &str, depth| OutlineLine::Note {
            id: id(bits),
            kind: ElementKind::Barrier,
            name: name.into(),
            valence: None,
            depth,
        };
        for line in [
            OutlineLine::Phase(Phase::PreService),
            stage(1, "Осознание"),
            touch(2, "Листовка"),
            OutlineLine::Phase(Phase::Service),
            stage(3, "Визит"),
            touch(4, "Регистратура"),
            note(6, "Ищут карту", 3),
            note(7, "Электронная карта", 4),
            touch(5, "Приём врача"),
        ] {
            outline.push(line);
        }
        outline
    }

    #[test]
    fn a_filter_keeps_what_its_lines_stand_under_and_ignores_capitals() {
        let (outline, folds) = (outline(), Folds::default());
        assert_eq!(outline.rows(" ПРИЕМ ", &folds), [3, 4, 8]);
        assert_eq!(outline.rows("электронная", &folds), [3, 4, 5, 6, 7]);
        assert_eq!(outline.rows("визит", &folds), [3, 4, 5, 8], "a stage with its touchpoints");
        assert!(outline.rows("nothing like it", &folds).is_empty());
    }

    #[test]
    fn notes_are_folded_away_at_first_and_stages_are_not() {
        let (outline, mut folds) = (outline(), Folds::default());
        assert_eq!(outline.rows("", &folds), [0, 1, 2, 3, 4, 5, 8]);
        folds.set(&outline.lines[5], true);
        assert_eq!(outline.rows("", &folds), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        folds.set(&outline.lines[4], false);
        folds.set(&outline.lines[0], false);
        assert_eq!(outline.rows("", &folds), [0, 3, 4]);
        folds.set(&outline.lines[4], true);
        assert_eq!(outline.rows("", &folds), [0, 3, 4, 5, 6, 7, 8], "as it was left");
    }

    #[test]
    fn lines_know_what_they_hold_and_stand_under() {
        let outline = outline();
        let holding: Vec<usize> = (0..9).filter(|&at| outline.holds(at)).collect();
        assert_eq!(holding, [0, 1, 3, 4, 5, 6]);
        assert_eq!(outline.parent(8), Some(4));
        assert_eq!(outline.parent(7), Some(6));
        assert_eq!(outline.parent(0), None);
    }
}
