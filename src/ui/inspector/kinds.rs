//! Every kind of element with every field it has. A touchpoint, ways, emotions and pictures have
//! files of their own.

use super::Inspect;
use super::choice::{Opt, words, words_or_none};
use super::entry::Lines;
use super::list::List;
use super::touchpoint::STATEMENTS;
use crate::app::{Choice, Field, Figure};
use crate::model::{Content, Element, ElementId, ElementKind, Feasibility, LinkKind};
use egui::Ui;

/// What barriers and drivers are on.
const PLACES: &[ElementKind] = &[ElementKind::Touchpoint, ElementKind::Transition];

impl Inspect<'_, '_> {
    /// The fields of one element, by its kind.
    pub(super) fn content_ui(&mut self, ui: &mut Ui, id: ElementId, element: &Element) {
        match &element.content {
            Content::Touchpoint(_) => return self.touchpoint_ui(ui, id),
            Content::Transition(_) => return self.transition_ui(ui, id),
            Content::Stage(_) => self.stage_ui(ui, id),
            Content::Emotion(_) => {
                self.emotion_fields_ui(ui);
                let felt = List::on(id, LinkKind::Feels, "field-where");
                self.list_ui(ui, &List { ordered: false, ..felt });
            }
            Content::Barrier(_) => self.barrier_ui(ui, id),
            Content::Driver(_) => {
                self.text_ui(ui, "field-text", Field::Main, Lines::Many);
                let carried = List::from(id, LinkKind::Carries, "field-where");
                self.list_ui(ui, &carried.tying(PLACES, "tie-place"));
            }
            Content::Moment(_) => {
                self.moment_fields_ui(ui);
                self.list_ui(ui, &List::from(id, LinkKind::Marks, "field-where"));
            }
            Content::Solution(_) => self.solution_ui(ui, id),
            Content::Evidence(_) => return self.one_evidence_ui(ui, id),
            Content::Indicator(_) => self.indicator_ui(ui, id),
            Content::Persona(_) => self.persona_ui(ui),
            Content::Quote(quote) => {
                self.text_ui(ui, "field-text", Field::Main, Lines::Many);
                if let Some(comment) = &quote.comment {
                    self.remark_ui(ui, &self.comment_text(comment));
                }
                self.text_ui(ui, "field-speaker", Field::Speaker, Lines::One);
                let voiced = List::from(id, LinkKind::Voices, "field-where");
                self.list_ui(ui, &voiced.tying(&[ElementKind::Touchpoint], "tie-place"));
            }
            Content::Idea(_) => return self.idea_ui(ui),
            Content::Frame(_) => return self.frame_ui(ui, id),
            Content::Picture(picture) => {
                self.picture_ui(ui, id, picture);
                let shown = List::from(id, LinkKind::Depicts, "field-where");
                self.list_ui(ui, &shown.tying(&[ElementKind::Touchpoint], "tie-place"));
            }
        }
        self.evidence_ui(ui, id);
    }

    fn stage_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-name", Field::Main, Lines::One);
        self.phase_ui(ui);
        let map = self.map;
        let scores = self.told.stage(&map.document, id, &map.view().slice);
        self.pooled_ui(ui, "field-stage-scores", &scores);
        let touchpoints = List {
            ordered: true,
            ..List::from(id, LinkKind::Contains, "field-touchpoints")
                .adding(ElementKind::Touchpoint, "add-touchpoint")
        };
        self.list_ui(ui, &touchpoints);
    }

    /// The phase of a stage, or of several.
    pub(super) fn phase_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| Some(content.as_stage()?.phase));
        let options = words(self.scope.app.texts());
        let chosen = self.choose_ui(ui, "field-phase", now, &options);
        self.set(chosen.map(Choice::Phase));
    }

    fn barrier_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-text", Field::Main, Lines::Many);
        self.severity_ui(ui);
        self.figure_ui(ui, "field-votes", Figure::Votes);
        let solutions = List::on(id, LinkKind::Answers, "field-solutions")
            .adding(ElementKind::Solution, "add-solution")
            .tying(&[ElementKind::Solution], "tie-solution");
        self.list_ui(ui, &solutions);
        if self.document().sources(id, LinkKind::Answers).is_empty() {
            self.remark_ui(ui, self.text("field-no-solution"));
        }
        let hindered = List::from(id, LinkKind::Hinders, "field-where");
        self.list_ui(ui, &hindered.tying(PLACES, "tie-place"));
    }

    fn solution_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-text", Field::Main, Lines::Many);
        self.solution_choices_ui(ui);
        self.figure_ui(ui, "field-votes", Figure::Votes);
        let barriers = List::from(id, LinkKind::Answers, "field-answers");
        self.list_ui(ui, &barriers.tying(&[ElementKind::Barrier], "tie-barrier"));
    }

    /// Whether a solution can be done, how much work it is, how far it has come.
    pub(super) fn solution_choices_ui(&mut self, ui: &mut Ui) {
        let texts = self.scope.app.texts();
        let now = self.same(|content| Some(content.as_solution()?.feasibility));
        let numerals = |&value: &Feasibility| Opt::new(value, value.numeral());
        let options: Vec<Opt<Feasibility>> = Feasibility::ALL.iter().map(numerals).collect();
        let chosen = self.choose_ui(ui, "field-feasibility", now, &options);
        if let Some(now) = now {
            self.remark_ui(ui, texts.word(now));
        }
        self.set(chosen.map(Choice::Feasibility));
        let now = self.same(|content| Some(content.as_solution()?.effort));
        let options = words_or_none(texts, self.text("field-not-estimated"));
        let chosen = self.choose_ui(ui, "field-effort", now, &options);
        self.set(chosen.map(Choice::Effort));
        let now = self.same(|content| Some(content.as_solution()?.status));
        let chosen = self.choose_ui(ui, "field-status", now, &words(texts));
        self.set(chosen.map(Choice::Status));
    }

    fn one_evidence_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-text", Field::Main, Lines::Many);
        self.evidence_fields_ui(ui);
        let supported = List::from(id, LinkKind::Supports, "field-supports");
        self.list_ui(ui, &supported.tying(STATEMENTS, "tie-statement"));
    }

    /// Where evidence comes from, when, and where to read it.
    pub(super) fn evidence_fields_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| Some(content.as_evidence()?.kind));
        let options = words(self.scope.app.texts());
        let chosen = self.choose_ui(ui, "field-evidence-kind", now, &options);
        self.set(chosen.map(Choice::Source));
        self.text_ui(ui, "field-source", Field::Source, Lines::One);
        self.figure_ui(ui, "field-date", Figure::Date);
        self.web_link_ui(ui);
    }

    fn indicator_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-name", Field::Main, Lines::One);
        self.layer_ui(ui);
        self.figure_ui(ui, "field-value", Figure::Value);
        self.text_ui(ui, "field-unit", Field::Unit, Lines::One);
        self.figure_ui(ui, "field-target", Figure::Target);
        self.history_ui(ui, id);
        self.text_ui(ui, "field-data-source", Field::DataSource, Lines::One);
        let measured = List::from(id, LinkKind::Measures, "field-where");
        self.list_ui(ui, &measured.tying(&[ElementKind::Touchpoint], "tie-place"));
        let causes = List::on(id, LinkKind::Influences, "field-causes");
        let causes = causes.tying(&[ElementKind::Indicator], "tie-cause");
        self.list_ui(ui, &List { ordered: false, ..causes });
        let effects = List::from(id, LinkKind::Influences, "field-effects");
        self.list_ui(ui, &effects.tying(&[ElementKind::Indicator], "tie-effect"));
    }

    /// Which side of the organisation an indicator looks at.
    pub(super) fn layer_ui(&mut self, ui: &mut Ui) {
        let now = self.same(|content| Some(content.as_indicator()?.layer));
        let options = words(self.scope.app.texts());
        let chosen = self.choose_ui(ui, "field-layer", now, &options);
        self.set(chosen.map(Choice::Layer));
    }

    /// A parked idea: nothing hangs on it.
    fn idea_ui(&mut self, ui: &mut Ui) {
        self.text_ui(ui, "field-text", Field::Main, Lines::Many);
        self.text_ui(ui, "field-note", Field::Note, Lines::Many);
        self.text_ui(ui, "field-author", Field::Author, Lines::One);
        self.remark_ui(ui, self.text("lot-help"));
    }

    fn persona_ui(&mut self, ui: &mut Ui) {
        self.text_ui(ui, "field-name", Field::Main, Lines::One);
        self.text_ui(ui, "field-about", Field::About, Lines::Many);
        self.text_ui(ui, "field-motivation", Field::Motivation, Lines::Many);
        self.text_ui(ui, "field-needs", Field::Needs, Lines::Many);
        self.text_ui(ui, "field-pains", Field::Pains, Lines::Many);
    }
}
