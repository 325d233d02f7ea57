//! What elements are called and look like on the cards that lead to them.

use super::Inspect;
use crate::model::{Content, Element, ElementId, ElementKind, Link, LinkKind};
use crate::theme::Accent;
use crate::ui::style::color;
use egui::Color32;

/// The colours of a card.
pub(super) struct CardColors {
    /// Edge at its left, fill, outline.
    pub frame: [Color32; 3],
    /// What it is called.
    pub title: Color32,
    /// What else is said of it.
    pub detail: Color32,
}

impl Inspect<'_, '_> {
    /// How bad a barrier is, in words.
    pub(super) fn severity_text(&self, severity: u8) -> String {
        let severity = severity.to_string();
        self.scope.app.texts().with("severity-of", &[("n", (&severity).into())])
    }

    /// What an element is called, on cards that lead to it.
    pub(super) fn title_of(&self, id: ElementId, element: &Element) -> String {
        let title = match &element.content {
            Content::Transition(it) if it.label.is_empty() => self.way_text(id),
            content => content.text().to_owned(),
        };
        match element.kind() {
            _ if !title.trim().is_empty() => title,
            kind @ (ElementKind::Emotion | ElementKind::Moment | ElementKind::Picture) => {
                self.scope.app.texts().word(kind).to_owned()
            }
            _ => self.text("unnamed").to_owned(),
        }
    }

    /// "From → to" of a way.
    fn way_text(&self, id: ElementId) -> String {
        let name = |end: Option<ElementId>| {
            end.and_then(|end| self.document().element(end))
                .and_then(|element| element.content.as_touchpoint())
                .map_or("…", |touchpoint| touchpoint.name.as_str())
        };
        let from = name(self.document().source(id, LinkKind::Leaves));
        let to = name(self.document().target(id, LinkKind::Arrives));
        format!("{from} → {to}")
    }

    /// The second line of such a card.
    pub(super) fn detail_of(&self, id: ElementId, element: &Element) -> String {
        let texts = self.scope.app.texts();
        let mut parts: Vec<String> = Vec::new();
        match &element.content {
            Content::Touchpoint(it) => parts.push(it.channel.clone()),
            Content::Barrier(it) => {
                parts.extend(self.votes_text(it.votes));
                parts.extend(it.severity.map(|severity| self.severity_text(severity)));
                let answers = self.document().sources(id, LinkKind::Answers);
                let best = answers
                    .iter()
                    .filter_map(|id| self.document().element(*id)?.content.as_solution())
                    .map(|solution| solution.feasibility)
                    .min();
                parts.push(match best {
                    Some(best) => {
                        let words = format!("{} {}", best.numeral(), texts.word(best));
                        texts.with("barrier-solved", &[("how", (&words).into())])
                    }
                    None => self.text("barrier-unsolved").to_owned(),
                });
            }
            Content::Solution(it) => {
                parts.push(format!("{} {}", it.feasibility.numeral(), texts.word(it.feasibility)));
                parts.push(texts.word(it.status).to_owned());
                parts.extend(self.votes_text(it.votes));
            }
            Content::Moment(it) => {
                parts.extend(it.kind.map(|kind| texts.word(kind).to_owned()));
            }
            Content::Evidence(it) => {
                parts.push(texts.word(it.kind).to_owned());
                parts.push(it.source.clone());
                parts.extend(it.date.map(|date| texts.date_digits(date)));
            }
            Content::Indicator(it) => {
                let value = it.value.map(|value| texts.number(value, decimals(value)));
                parts.extend(value.map(|value| format!("{value} {}", it.unit)));
            }
            Content::Quote(it) => parts.push(it.speaker.clone()),
            Content::Idea(it) => parts.push(it.author.clone()),
            Content::Persona(it) => parts.push(it.about.clone()),
            Content::Stage(it) => parts.push(texts.word(it.phase).to_owned()),
            Content::Driver(_)
            | Content::Emotion(_)
            | Content::Transition(_)
            | Content::Picture(_)
            | Content::Frame(_) => {}
        }
        if element.kind() != ElementKind::Touchpoint {
            let on_way = self.on_way(id, element.kind());
            parts.extend(on_way.map(|way| self.way_text(way)));
        }
        parts.retain(|part| !part.trim().is_empty());
        parts.join(" · ")
    }

    /// The dots given in a vote, if any.
    fn votes_text(&self, votes: u32) -> Option<String> {
        let texts = self.scope.app.texts();
        (votes > 0).then(|| texts.count("votes-given", u64::from(votes)))
    }

    /// The way a barrier or driver is on, if it is on one.
    fn on_way(&self, id: ElementId, kind: ElementKind) -> Option<ElementId> {
        let link = match kind {
            ElementKind::Barrier => LinkKind::Hinders,
            ElementKind::Driver => LinkKind::Carries,
            _ => return None,
        };
        let document = self.document();
        document.targets(id, link).into_iter().find(|target| {
            document.kind(*target) == Some(ElementKind::Transition)
                && document.has_link(Link::new(link, id, *target))
        })
    }

    /// The colours of an element's card.
    pub(super) fn card_colors(&self, kind: ElementKind) -> CardColors {
        let look = self.scope.look;
        let colors = &look.theme.color;
        let of = |accent: &Accent| {
            let text = color(accent.text);
            let frame = [color(accent.strong), color(accent.fill), color(accent.outline)];
            CardColors { frame, title: text, detail: text }
        };
        match kind {
            ElementKind::Barrier => of(&colors.barrier),
            ElementKind::Driver => of(&colors.driver),
            ElementKind::Solution => of(&colors.solution),
            ElementKind::Moment => of(&colors.moment),
            _ => {
                let frame = [look.line, look.card, look.line];
                CardColors { frame, title: look.ink, detail: look.muted }
            }
        }
    }
}

/// Whole numbers without decimals, others with up to two.
pub(super) fn decimals(value: f64) -> usize {
    if (value - value.round()).abs() < 5e-3 {
        0
    } else if (value * 10.0 - (value * 10.0).round()).abs() < 5e-2 {
        1
    } else {
        2
    }
}
