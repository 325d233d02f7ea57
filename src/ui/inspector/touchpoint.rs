//! A touchpoint with all that hangs on it.

use super::Inspect;
use crate::model::{ElementId, Emotion, LinkKind, Touchpoint};
use crate::ui::icons;
use crate::ui::style::color;
use crate::ui::widgets::label_ui;
use egui::{Align, Layout, Sense, Ui, vec2};

impl Inspect<'_, '_> {
    /// A touchpoint's own fields, and what is linked to it.
    pub(super) fn touchpoint_ui(&mut self, ui: &mut Ui, id: ElementId, it: &Touchpoint) {
        let texts = self.scope.app.texts();
        self.wanted_ui(ui, "field-name", &it.name);
        self.wanted_ui(ui, "field-channel", &it.channel);
        self.wanted_ui(ui, "field-action", &it.action);
        self.wanted_ui(ui, "field-expectation", &it.expectation);
        self.emotions_ui(ui, id);
        self.moment_of_ui(ui, id);
        self.hindered_ui(ui, id);
        self.scores_ui(ui, id);
        self.field_ui(ui, "field-owner", &it.owner);
        if let Some(clients) = it.clients_per_month {
            self.field_ui(ui, "field-clients", &texts.whole(clients));
        }
        if it.presence != crate::model::Presence::Both {
            self.field_ui(ui, "field-presence", texts.word(it.presence));
        }
        self.field_ui(ui, "field-backstage", &it.backstage);
        let indicators = self.document().sources(id, LinkKind::Measures);
        self.links_ui(ui, "field-indicators", &indicators);
        let quotes = self.document().sources(id, LinkKind::Voices);
        self.links_ui(ui, "field-quotes", &quotes);
        let pictures = self.document().sources(id, LinkKind::Depicts);
        self.links_ui(ui, "field-pictures", &pictures);
        self.ways_ui(ui, id);
    }

    /// What clients feel here: each emotion with its faces.
    fn emotions_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let list: Vec<(ElementId, Emotion)> = self
            .document()
            .targets(id, LinkKind::Feels)
            .into_iter()
            .filter_map(|id| Some((id, self.document().element(id)?.content.as_emotion()?.clone())))
            .collect();
        let Some((_, first)) = list.first() else { return };
        label_ui(ui, self.scope.look, self.text("field-emotion"));
        if list.len() == 1 {
            self.faces_ui(ui, first.valence);
        }
        for (emotion_id, emotion) in &list {
            self.feeling_ui(ui, *emotion_id, emotion, list.len() > 1);
        }
    }

    /// One feeling in a line: face, word, whose and in which journey.
    fn feeling_ui(&self, ui: &mut Ui, id: ElementId, emotion: &Emotion, several: bool) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let mark = color(look.theme.color.valence_text[emotion.valence as usize]);
        ui.horizontal(|ui| {
            if several {
                let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
                icons::face(ui.painter(), rect.center(), 10.0, emotion.valence, mark);
            }
            let word = if emotion.word.is_empty() {
                texts.word(emotion.valence).to_owned()
            } else {
                emotion.word.clone()
            };
            ui.label(look.name(word).color(mark));
            let persona = self
                .document()
                .target(id, LinkKind::Of)
                .and_then(|persona| self.document().element(persona))
                .and_then(|element| element.content.as_persona())
                .map(|persona| persona.name.clone());
            let mut parts = Vec::new();
            parts.extend(persona);
            if several {
                parts.push(texts.word(emotion.journey).to_owned());
            }
            ui.label(look.caption(parts.join(" · ")));
        });
        if !emotion.quote.is_empty() {
            let quoted = texts.with("quoted", &[("text", (&emotion.quote).into())]);
            ui.add(egui::Label::new(look.caption(quoted)).wrap());
        }
    }

    /// Whether it is a moment of truth, and why.
    fn moment_of_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let Some(moment) = self.document().source(id, LinkKind::Marks) else { return };
        let Some(element) = self.document().element(moment).cloned() else { return };
        let look = self.scope.look;
        let ink = color(look.theme.color.moment.text);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            icons::star(ui.painter(), rect.center(), 8.0, look.moment);
            ui.label(look.name(self.scope.app.texts().word(element.kind())).color(ink));
            let kind = element.content.as_moment().and_then(|moment| moment.kind);
            if let Some(kind) = kind {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(look.caption(self.scope.app.texts().word(kind)));
                });
            }
        });
        if let Some(moment) = element.content.as_moment()
            && !moment.why.is_empty()
        {
            ui.add(egui::Label::new(look.body(&moment.why)).wrap());
        }
    }

    /// The ways in and on.
    fn ways_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let document = self.document();
        let ways = |list: Vec<ElementId>, link: LinkKind, forward: bool| -> Vec<ElementId> {
            list.into_iter()
                .filter_map(|way| {
                    if forward { document.target(way, link) } else { document.source(way, link) }
                })
                .collect()
        };
        let before = ways(document.sources(id, LinkKind::Arrives), LinkKind::Leaves, false);
        let after = ways(document.targets(id, LinkKind::Leaves), LinkKind::Arrives, true);
        self.links_ui(ui, "field-before", &before);
        self.links_ui(ui, "field-after", &after);
    }
}
