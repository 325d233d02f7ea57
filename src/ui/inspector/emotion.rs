//! What clients feel: faces, a word, whose it is and in which journey.

use super::choice::Opt;
use super::entry::{Lines, Written};
use super::list::small_button;
use super::{Inspect, content};
use crate::app::{Action, Ask, Choice, Field, Slot, may_feel};
use crate::model::{ElementId, Emotion, Journey, LinkKind, Valence};
use crate::ui::icons;
use crate::ui::widgets::option_ui;
use egui::{Align, Id, Layout, Popup, Ui};

/// Whose emotion, in which journey.
type Voice = (Option<ElementId>, Journey);

impl Inspect<'_, '_> {
    /// The emotions of a touchpoint: the one of the journey and persona shown first.
    pub(super) fn emotions_ui(&mut self, ui: &mut Ui, touchpoint: ElementId) {
        let felt = self.felt(touchpoint);
        let voice: Voice = (self.map.voice(), self.map.journey());
        let missing = self.missing(&felt);
        let label = self.head_ui(ui, "field-emotion", |inspect, ui| {
            inspect.more_voices_ui(ui, touchpoint, &missing);
        });
        let first = felt.iter().find(|(_, _, of)| *of == voice);
        let several = felt.len() > 1 || (first.is_none() && !felt.is_empty());
        if first.is_none() {
            self.unfelt_ui(ui, touchpoint, voice, (several, label));
        }
        let others = felt.iter().filter(|(_, _, of)| *of != voice);
        for (id, emotion, of) in first.into_iter().chain(others) {
            self.feeling_ui(ui, *id, emotion, *of, several);
        }
    }

    /// The emotions of a touchpoint, each with whose it is.
    fn felt(&self, touchpoint: ElementId) -> Vec<(ElementId, Emotion, Voice)> {
        let document = self.document();
        let emotions = document.targets(touchpoint, LinkKind::Feels).into_iter();
        emotions
            .filter_map(|id| {
                let emotion = content(document, id)?.as_emotion()?.clone();
                let voice = (document.target(id, LinkKind::Of), emotion.journey);
                Some((id, emotion, voice))
            })
            .collect()
    }

    /// Personas and journeys nothing is said of yet.
    fn missing(&self, felt: &[(ElementId, Emotion, Voice)]) -> Vec<Voice> {
        let personas = self.map.personas().iter().map(|&id| Some(id));
        let voices = personas.chain([None]);
        let all = voices.flat_map(|of| Journey::ALL.iter().map(move |&journey| (of, journey)));
        all.filter(|voice| felt.iter().all(|(_, _, of)| of != voice)).collect()
    }

    /// "Anna · As is".
    fn voice_text(&self, (persona, journey): Voice) -> String {
        let texts = self.scope.app.texts();
        format!("{} · {}", self.persona_text(persona), texts.word(journey))
    }

    fn persona_text(&self, persona: Option<ElementId>) -> String {
        let Some(id) = persona else { return self.text("everybody").to_owned() };
        let element = self.document().element(id);
        element.map_or_else(String::new, |element| self.title_of(id, element))
    }

    /// Faces for somebody nothing is said of yet; whose they are is said where there are others.
    fn unfelt_ui(
        &mut self,
        ui: &mut Ui,
        touchpoint: ElementId,
        voice: Voice,
        (several, mut label): (bool, Id),
    ) {
        if several {
            label = ui.label(self.scope.look.caption(self.voice_text(voice))).id;
        }
        let id = Id::unique(("faces", touchpoint));
        if let Some(valence) = self.faces_ui(ui, (id, label), None) {
            self.ask(Ask::Feel(vec![touchpoint], voice.0, voice.1, valence));
        }
    }

    /// One emotion: whose, faces, its word.
    fn feeling_ui(
        &mut self,
        ui: &mut Ui,
        id: ElementId,
        emotion: &Emotion,
        voice: Voice,
        several: bool,
    ) {
        let look = self.scope.look;
        let label = ui.horizontal(|ui| {
            let label = ui.label(look.caption(self.voice_text(voice))).id;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let name = self.text("emotion-remove");
                let away = Id::unique(("emotion-remove", id));
                if small_button(ui, Some(away), name, icons::cross).clicked() {
                    self.ask(Ask::Remove(id));
                }
                let open = Id::unique(("emotion-open", id));
                if small_button(ui, Some(open), self.text("emotion-open"), icons::on).clicked() {
                    self.scope.actions.push(Action::GoTo(id));
                }
            });
            label
        });
        let faces = Id::unique(("faces", id));
        if let Some(valence) = self.faces_ui(ui, (faces, label.inner), Some(emotion.valence)) {
            self.ask(Ask::Set(vec![id], Choice::Valence(valence)));
        }
        self.word_ui(ui, id);
        if !emotion.quote.is_empty() {
            let texts = self.scope.app.texts();
            let quoted = texts.with("quoted", &[("text", (&emotion.quote).into())]);
            self.remark_ui(ui, &quoted);
        }
        if several {
            ui.add_space(6.0);
        }
    }

    /// The word of an emotion, under its faces.
    fn word_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let hint = self.text("field-feeling");
        let written = Written { slot: Slot::text(id, Field::Main), lines: Lines::One, hint };
        self.entry_ui(ui, &written).accessible_name(hint);
    }

    /// The menu of personas and journeys nothing is said of yet.
    fn more_voices_ui(&mut self, ui: &mut Ui, touchpoint: ElementId, missing: &[Voice]) {
        if missing.is_empty() {
            return;
        }
        let id = Id::unique(("emotion-add", touchpoint));
        let plus = |p: &egui::Painter, at, ink| icons::plus_minus(p, at, true, ink);
        let button = small_button(ui, Some(id), self.text("add-emotion"), plus);
        let mut asked = None;
        Popup::menu(&button).show(|ui| {
            for &(persona, journey) in missing {
                let text = self.scope.look.body(self.voice_text((persona, journey)));
                if option_ui(ui, (false, true), text) {
                    let on = vec![touchpoint];
                    asked = Some(Ask::Feel(on, persona, journey, Valence::Neutral));
                }
            }
        });
        if let Some(ask) = asked {
            self.ask(ask);
        }
    }

    /// The faces for several touchpoints at once, of the persona and journey shown.
    pub(super) fn faces_of_all_ui(&mut self, ui: &mut Ui) {
        let voice = (self.map.voice(), self.map.journey());
        let of = |&id: &ElementId| {
            let felt = self.felt(id).into_iter().find(|(_, _, of)| *of == voice);
            felt.map(|(_, emotion, _)| emotion.valence)
        };
        let mut all = self.on.iter().map(of);
        let first = all.next().flatten();
        let now = first.filter(|_| all.all(|other| other == first));
        let label = self.label_ui(ui, "field-emotion").id;
        self.remark_ui(ui, &self.voice_text(voice));
        let id = Id::unique(("faces", &self.on));
        if let Some(valence) = self.faces_ui(ui, (id, label), now) {
            self.ask(Ask::Feel(self.on.clone(), voice.0, voice.1, valence));
        }
    }

    /// An emotion, or several at once.
    pub(super) fn emotion_fields_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| Some(content.as_emotion()?.valence));
        let label = self.label_ui(ui, "field-emotion").id;
        let id = Id::unique(("faces", &self.on));
        if let Some(valence) = self.faces_ui(ui, (id, label), now) {
            self.set(Some(Choice::Valence(valence)));
        }
        self.text_ui(ui, "field-feeling", Field::Main, Lines::One);
        self.text_ui(ui, "field-quote", Field::Quote, Lines::Many);
        self.journey_ui(ui);
        self.persona_of_ui(ui);
    }

    fn journey_ui(&mut self, ui: &mut Ui) {
        let document = self.document();
        let now = self.same(|content| Some(content.as_emotion()?.journey));
        let may = |journey| {
            self.on
                .iter()
                .all(|&id| may_feel(document, id, document.target(id, LinkKind::Of), journey))
        };
        let option = |&journey: &Journey| Opt {
            value: journey,
            text: self.scope.app.texts().word(journey).to_owned(),
            may: may(journey),
        };
        let options: Vec<Opt<Journey>> = Journey::ALL.iter().map(option).collect();
        let chosen = self.choose_ui(ui, "field-journey", now, &options);
        self.set(chosen.map(Choice::Journey));
    }

    /// Whose emotion it is.
    fn persona_of_ui(&mut self, ui: &mut Ui) {
        let document = self.document();
        let mut all = self.on.iter().map(|&id| document.target(id, LinkKind::Of));
        let first = all.next();
        let now = first.filter(|first| all.all(|other| other == *first));
        let journey =
            |id| content(document, id).and_then(|it| it.as_emotion()).map(|it| it.journey);
        let may = |persona| {
            self.on.iter().all(|&id| {
                journey(id).is_some_and(|journey| may_feel(document, id, persona, journey))
            })
        };
        let personas = self.map.personas().iter().map(|&id| Some(id));
        let option =
            |persona| Opt { value: persona, text: self.persona_text(persona), may: may(persona) };
        let options: Vec<Opt<Option<ElementId>>> =
            std::iter::once(None).chain(personas).map(option).collect();
        if let Some(persona) = self.choose_ui(ui, "field-persona", now, &options) {
            self.ask(Ask::Assign(self.on.clone(), persona));
        }
    }
}
