//! The map as a list: phases, their stages, their touchpoints.

use crate::model::{Document, ElementId, LinkKind, Phase};

/// The map as a list, in journey order.
#[derive(Debug, Default)]
pub struct Outline {
    /// The lines from top to bottom.
    pub lines: Vec<OutlineLine>,
}

/// One line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub enum OutlineLine {
    /// A phase that has stages.
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
}

impl Outline {
    /// The outline of a document.
    pub fn of(document: &Document) -> Self {
        let mut lines = Vec::new();
        let mut phase = None;
        for id in document.stages() {
            let Some(stage) = document.element(id).and_then(|e| e.content.as_stage()) else {
                continue;
            };
            if phase != Some(stage.phase) {
                phase = Some(stage.phase);
                lines.push(OutlineLine::Phase(stage.phase));
            }
            lines.push(OutlineLine::Stage { id, name: stage.name.clone() });
            for touchpoint in document.targets(id, LinkKind::Contains) {
                let name = document
                    .element(touchpoint)
                    .and_then(|e| e.content.as_touchpoint())
                    .map_or_else(String::new, |t| t.name.clone());
                let moment = document.source(touchpoint, LinkKind::Marks).is_some();
                lines.push(OutlineLine::Touchpoint { id: touchpoint, name, moment });
            }
        }
        Self { lines }
    }

    /// The lines that contain `needle`, with the phases and stages they stand under. Every line
    /// where the needle is empty.
    pub fn found(&self, needle: &str) -> Vec<&OutlineLine> {
        let needle = needle.trim().to_lowercase();
        if needle.is_empty() {
            return self.lines.iter().collect();
        }
        let hit = |name: &str| name.to_lowercase().contains(&needle);
        let mut found = Vec::new();
        let (mut phase, mut stage, mut stage_hit) = (None, None, false);
        for line in &self.lines {
            match line {
                OutlineLine::Phase(_) => phase = Some(line),
                OutlineLine::Stage { name, .. } => {
                    stage_hit = hit(name);
                    stage = Some(line);
                    if stage_hit {
                        found.extend(phase.take());
                        found.extend(stage.take());
                    }
                }
                OutlineLine::Touchpoint { name, .. } => {
                    if stage_hit || hit(name) {
                        found.extend(phase.take());
                        found.extend(stage.take());
                        found.push(line);
                    }
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline() -> Outline {
        let id = ElementId::from_bits;
        let stage = |bits, name: &str| OutlineLine::Stage { id: id(bits), name: name.into() };
        let touch = |bits, name: &str| OutlineLine::Touchpoint {
            id: id(bits),
            name: name.into(),
            moment: false,
        };
        Outline {
            lines: vec![
                OutlineLine::Phase(Phase::PreService),
                stage(1, "Осознание"),
                touch(2, "Листовка"),
                OutlineLine::Phase(Phase::Service),
                stage(3, "Визит"),
                touch(4, "Регистратура"),
                touch(5, "Приём врача"),
            ],
        }
    }

    #[test]
    fn a_search_keeps_the_headings_of_what_it_finds_and_ignores_capitals() {
        let outline = outline();
        let found = outline.found(" ПРИЁМ ");
        assert_eq!(found, [&outline.lines[3], &outline.lines[4], &outline.lines[6]]);
    }

    #[test]
    fn a_stage_that_matches_shows_its_touchpoints() {
        let outline = outline();
        assert_eq!(outline.found("визит").len(), 4);
        assert_eq!(outline.found("").len(), outline.lines.len());
        assert!(outline.found("nothing like it").is_empty());
    }
}
