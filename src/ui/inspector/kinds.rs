//! Every kind of element with every field it has.

use super::Inspect;
use crate::model::{
    Barrier, Content, Element, ElementId, ElementKind, Emotion, Evidence, Indicator, Link,
    LinkKind, Moment, Persona, Picture, Quote, Solution, Stage, Transition,
};
use crate::ui::icons;
use crate::ui::style::color;
use egui::{Hyperlink, Sense, Ui, vec2};

impl Inspect<'_, '_> {
    /// The fields of one element, by its kind.
    pub(super) fn content_ui(&mut self, ui: &mut Ui, id: ElementId, element: &Element) {
        match &element.content {
            Content::Touchpoint(touchpoint) => self.touchpoint_ui(ui, id, touchpoint),
            Content::Stage(stage) => self.stage_ui(ui, id, stage),
            Content::Transition(transition) => self.transition_ui(ui, id, transition),
            Content::Emotion(emotion) => self.emotion_ui(ui, id, emotion),
            Content::Barrier(barrier) => self.barrier_ui(ui, id, barrier),
            Content::Driver(driver) => {
                self.wanted_ui(ui, "field-text", &driver.text);
                let carried = self.document().targets(id, LinkKind::Carries);
                self.links_ui(ui, "field-where", &carried);
            }
            Content::Moment(moment) => self.moment_ui(ui, id, moment),
            Content::Solution(solution) => self.solution_ui(ui, id, solution),
            Content::Evidence(evidence) => self.one_evidence_ui(ui, id, evidence),
            Content::Indicator(indicator) => self.indicator_ui(ui, id, indicator),
            Content::Persona(persona) => self.persona_ui(ui, persona),
            Content::Quote(quote) => self.quote_ui(ui, id, quote),
            Content::Picture(picture) => self.picture_ui(ui, id, picture),
        }
    }

    fn stage_ui(&mut self, ui: &mut Ui, id: ElementId, stage: &Stage) {
        self.wanted_ui(ui, "field-name", &stage.name);
        self.field_ui(ui, "field-phase", self.scope.app.texts().word(stage.phase));
        let touchpoints = self.document().targets(id, LinkKind::Contains);
        self.links_ui(ui, "field-touchpoints", &touchpoints);
    }

    fn transition_ui(&mut self, ui: &mut Ui, id: ElementId, transition: &Transition) {
        let texts = self.scope.app.texts();
        self.field_ui(ui, "field-label", &transition.label);
        if let Some(share) = transition.share {
            self.field_ui(ui, "field-share", &texts.percent(share * 100.0, 0));
        }
        self.field_ui(ui, "field-presence", texts.word(transition.presence));
        let from = self.document().sources(id, LinkKind::Leaves);
        let to = self.document().targets(id, LinkKind::Arrives);
        self.links_ui(ui, "field-from", &from);
        self.links_ui(ui, "field-to", &to);
        self.hindered_ui(ui, id);
    }

    /// Barriers and drivers at a touchpoint or on a way.
    pub(super) fn hindered_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let barriers = self.document().sources(id, LinkKind::Hinders);
        let drivers = self.document().sources(id, LinkKind::Carries);
        self.links_ui(ui, "field-barriers", &barriers);
        self.links_ui(ui, "field-drivers", &drivers);
    }

    fn emotion_ui(&mut self, ui: &mut Ui, id: ElementId, emotion: &Emotion) {
        let texts = self.scope.app.texts();
        self.wanted_ui(ui, "field-feeling", &emotion.word);
        self.faces_ui(ui, emotion.valence);
        self.field_ui(ui, "field-quote", &emotion.quote);
        self.field_ui(ui, "field-journey", texts.word(emotion.journey));
        let persona = self.document().targets(id, LinkKind::Of);
        self.links_ui(ui, "field-persona", &persona);
        let touchpoints = self.document().sources(id, LinkKind::Feels);
        self.links_ui(ui, "field-where", &touchpoints);
    }

    fn barrier_ui(&mut self, ui: &mut Ui, id: ElementId, barrier: &Barrier) {
        self.wanted_ui(ui, "field-text", &barrier.text);
        crate::ui::widgets::label_ui(ui, self.scope.look, self.text("field-severity"));
        self.severity_ui(ui, barrier.severity);
        let hindered = self.document().targets(id, LinkKind::Hinders);
        self.links_ui(ui, "field-where", &hindered);
        let solutions = self.document().sources(id, LinkKind::Answers);
        self.links_ui(ui, "field-solutions", &solutions);
        if solutions.is_empty() {
            let look = self.scope.look;
            ui.add_space(6.0);
            ui.label(look.body(self.text("field-no-solution")).color(look.muted));
        }
    }

    /// How bad a barrier is as five squares.
    fn severity_ui(&self, ui: &mut Ui, severity: Option<u8>) {
        let look = self.scope.look;
        let strong = color(look.theme.color.barrier.strong);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(5.0 * 22.0, 14.0), Sense::hover());
            for i in 0..5_u8 {
                let left = rect.min + vec2(f32::from(i) * 22.0, 0.0);
                let square = egui::Rect::from_min_size(left, vec2(18.0, 12.0));
                let fill = if severity.is_some_and(|s| i < s) { strong } else { look.line };
                ui.painter().rect_filled(square, 3.0, fill);
            }
            let words = match severity {
                Some(severity) => self.severity_text(severity),
                None => self.text("field-not-judged").to_owned(),
            };
            ui.label(look.body(words));
        });
    }

    fn moment_ui(&mut self, ui: &mut Ui, id: ElementId, moment: &Moment) {
        self.wanted_ui(ui, "field-why", &moment.why);
        if let Some(kind) = moment.kind {
            self.field_ui(ui, "field-moment-kind", self.scope.app.texts().word(kind));
        }
        let touchpoints = self.document().targets(id, LinkKind::Marks);
        self.links_ui(ui, "field-where", &touchpoints);
    }

    fn solution_ui(&mut self, ui: &mut Ui, id: ElementId, solution: &Solution) {
        let texts = self.scope.app.texts();
        self.wanted_ui(ui, "field-text", &solution.text);
        let feasibility =
            format!("{} · {}", solution.feasibility.numeral(), texts.word(solution.feasibility));
        self.field_ui(ui, "field-feasibility", &feasibility);
        if let Some(effort) = solution.effort {
            self.field_ui(ui, "field-effort", texts.word(effort));
        }
        self.field_ui(ui, "field-status", texts.word(solution.status));
        let barriers = self.document().targets(id, LinkKind::Answers);
        self.links_ui(ui, "field-answers", &barriers);
    }

    fn one_evidence_ui(&mut self, ui: &mut Ui, id: ElementId, evidence: &Evidence) {
        let texts = self.scope.app.texts();
        self.wanted_ui(ui, "field-text", &evidence.text);
        self.field_ui(ui, "field-evidence-kind", texts.word(evidence.kind));
        self.field_ui(ui, "field-source", &evidence.source);
        if let Some(date) = evidence.date {
            self.field_ui(ui, "field-date", &texts.date(date));
        }
        self.web_link_ui(ui, &evidence.link);
        let supported = self.document().targets(id, LinkKind::Supports);
        self.links_ui(ui, "field-supports", &supported);
    }

    /// A link, which opens only what cannot do harm; others are shown as text.
    fn web_link_ui(&self, ui: &mut Ui, link: &str) {
        let harmless = ["https://", "http://", "mailto:"];
        if !harmless.iter().any(|start| link.starts_with(start)) {
            self.field_ui(ui, "field-link", link);
            return;
        }
        crate::ui::widgets::label_ui(ui, self.scope.look, self.text("field-link"));
        ui.add(Hyperlink::from_label_and_url(self.scope.look.body(link), link));
    }

    fn indicator_ui(&mut self, ui: &mut Ui, id: ElementId, indicator: &Indicator) {
        let texts = self.scope.app.texts();
        self.wanted_ui(ui, "field-name", &indicator.name);
        self.field_ui(ui, "field-layer", texts.word(indicator.layer));
        let written = |value: f64| {
            format!("{} {}", texts.number(value, decimals(value)), indicator.unit).trim().to_owned()
        };
        let value = indicator.value.map(written);
        self.wanted_ui(ui, "field-value", value.as_deref().unwrap_or_default());
        if let Some(target) = indicator.target {
            self.field_ui(ui, "field-target", &written(target));
        }
        self.field_ui(ui, "field-data-source", &indicator.data_source);
        let measured = self.document().targets(id, LinkKind::Measures);
        self.links_ui(ui, "field-where", &measured);
        let causes = self.document().sources(id, LinkKind::Influences);
        self.links_ui(ui, "field-causes", &causes);
        let effects = self.document().targets(id, LinkKind::Influences);
        self.links_ui(ui, "field-effects", &effects);
    }

    fn persona_ui(&self, ui: &mut Ui, persona: &Persona) {
        self.wanted_ui(ui, "field-name", &persona.name);
        self.field_ui(ui, "field-about", &persona.about);
        self.field_ui(ui, "field-motivation", &persona.motivation);
        self.field_ui(ui, "field-needs", &persona.needs);
        self.field_ui(ui, "field-pains", &persona.pains);
    }

    fn quote_ui(&mut self, ui: &mut Ui, id: ElementId, quote: &Quote) {
        self.wanted_ui(ui, "field-text", &quote.text);
        self.field_ui(ui, "field-speaker", &quote.speaker);
        let touchpoints = self.document().targets(id, LinkKind::Voices);
        self.links_ui(ui, "field-where", &touchpoints);
    }

    fn picture_ui(&mut self, ui: &mut Ui, id: ElementId, picture: &Picture) {
        self.wanted_ui(ui, "field-caption", &picture.caption);
        let size = format!("{} × {}", picture.image.width, picture.image.height);
        self.field_ui(ui, "field-size", &size);
        let touchpoints = self.document().targets(id, LinkKind::Depicts);
        self.links_ui(ui, "field-where", &touchpoints);
    }

    /// How bad a barrier is, in words.
    pub(super) fn severity_text(&self, severity: u8) -> String {
        let severity = severity.to_string();
        self.scope.app.texts().with("severity-of", &[("n", (&severity).into())])
    }

    /// What an element is called, on cards that lead to it.
    pub(super) fn title_of(&self, id: ElementId, element: &Element) -> String {
        let title = match &element.content {
            Content::Persona(it) => it.name.clone(),
            Content::Stage(it) => it.name.clone(),
            Content::Touchpoint(it) => it.name.clone(),
            Content::Transition(it) if it.label.is_empty() => self.way_text(id),
            Content::Transition(it) => it.label.clone(),
            Content::Emotion(it) => it.word.clone(),
            Content::Barrier(it) => it.text.clone(),
            Content::Driver(it) => it.text.clone(),
            Content::Moment(it) => it.why.clone(),
            Content::Solution(it) => it.text.clone(),
            Content::Evidence(it) => it.text.clone(),
            Content::Indicator(it) => it.name.clone(),
            Content::Quote(it) => it.text.clone(),
            Content::Picture(it) => it.caption.clone(),
        };
        if title.is_empty() { self.text("unnamed").to_owned() } else { title }
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
            Content::Persona(it) => parts.push(it.about.clone()),
            Content::Stage(it) => parts.push(texts.word(it.phase).to_owned()),
            Content::Driver(_)
            | Content::Emotion(_)
            | Content::Transition(_)
            | Content::Picture(_) => {}
        }
        if element.kind() != ElementKind::Touchpoint {
            let on_way = self.on_way(id, element.kind());
            parts.extend(on_way.map(|way| self.way_text(way)));
        }
        parts.retain(|part| !part.trim().is_empty());
        parts.join(" · ")
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

    /// The five faces, with the one that is felt marked.
    pub(super) fn faces_ui(&self, ui: &mut Ui, felt: crate::model::Valence) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for &valence in crate::model::Valence::ALL {
                let (rect, response) = ui.allocate_exact_size(vec2(38.0, 38.0), Sense::hover());
                let mark = look.theme.color.valence[valence as usize];
                if valence == felt {
                    let fill = look.mix_panel(mark, 0.12);
                    let edge = egui::Stroke::new(1.5, color(mark));
                    ui.painter().rect(rect, 8.0, fill, edge, egui::StrokeKind::Inside);
                }
                let ink = if valence == felt { color(mark) } else { color(mark.fade(0.75)) };
                icons::face(ui.painter(), rect.center(), 12.5, valence, ink);
                let name = texts.word(valence);
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::Label, true, valence == felt, name)
                });
                response.on_hover_text(name);
            }
        });
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
