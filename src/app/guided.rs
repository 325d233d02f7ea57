//! The guided start: plain questions and usual touchpoints to tick, from which a map grows. What
//! was answered is only sown at the end, as one step.

use super::{Action, App, Beginning, Command, Tone};
use crate::edit::verbs::{self, SeedStage, SeedTouchpoint, Seeds};
use crate::layout::{Layout, View};
use crate::model::{Document, ElementKind, Language, MapProps, Rng};
use crate::scene::{Lane, Scene};
use crate::templates::is_unnamed;
use crate::templates::library::{Question, ServiceKind, Usual};
use crate::theme::ThemeName;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A page of the guided start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuidedPage {
    /// What the map is about, and whose journey it shows.
    Basis,
    /// One of the questions.
    Question(Question),
}

impl GuidedPage {
    /// The pages in order.
    pub const ALL: &'static [Self] = &[
        Self::Basis,
        Self::Question(Question::Need),
        Self::Question(Question::Choice),
        Self::Question(Question::Service),
        Self::Question(Question::After),
    ];

    /// The page `by` pages on, or back; `None` beyond the ends.
    pub fn beside(self, by: isize) -> Option<Self> {
        let at = Self::ALL.iter().position(|&page| page == self)?;
        Self::ALL.get(at.checked_add_signed(by)?).copied()
    }
}

/// Which answer to a question, among the ones shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// A usual touchpoint of the kind: its stage's place, and its own there.
    Usual(usize, usize),
    /// One that was typed, by its place among those.
    Own(usize),
}

/// A touchpoint that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    question: Question,
    /// The how-manieth stage of the question.
    nth: usize,
    line: Line,
    ticked: bool,
}

/// A line being typed: a touchpoint to be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// What it happens through.
    pub channel: String,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.name.trim().is_empty()
    }
}

/// An answer as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub answer: Answer,
    /// What the touchpoint is called.
    pub name: String,
    /// What it happens through; empty = not stated.
    pub channel: String,
    /// Whether it is wanted.
    pub ticked: bool,
}

/// What a person does in the guided start.
#[derive(Debug, Clone, PartialEq)]
pub enum Guide {
    /// Begin: a new map, or more for the open one.
    Begin {
        /// Whether it is for the open map.
        adds: bool,
    },
    /// Say what the map is called.
    Title(String),
    /// Say whose journey it is.
    Persona(String),
    /// Say what kind of service it is.
    Kind(ServiceKind),
    /// Want a touchpoint, or not any more.
    Tick(Answer),
    /// Type in the line of the question's how-manieth stage.
    Line(usize, Line),
    /// Enter in that line: add what it says; go on where it says nothing.
    Enter(usize),
    /// Take a typed touchpoint away.
    Drop(usize),
    /// Turn to a page.
    Turn(GuidedPage),
    /// Go on to the next page; make the map after the last.
    Next,
    /// Go back to the page before.
    Back,
    /// Make the map of what was answered.
    Finish,
    /// Close; what was answered is kept for the next time.
    Leave,
}

/// The guided start under way.
#[derive(Default)]
pub struct Guided {
    /// Whether it adds to the open map instead of making a new one.
    pub adds: bool,
    /// The page shown; the first one where it was never turned.
    page: Option<GuidedPage>,
    kind: Option<ServiceKind>,
    /// What the map is to be called; empty = by the kind of service.
    pub title: String,
    /// Whose journey it is; empty = not said.
    pub persona: String,
    ticked: BTreeSet<(ServiceKind, usize, usize)>,
    own: Vec<Own>,
    lines: BTreeMap<(Question, usize), Line>,
    /// The picture of what grows.
    pub sketch: Sketch,
}

/// The picture of the map that grows.
#[derive(Default)]
pub struct Sketch {
    /// With a task while that draws.
    layout: Option<Layout>,
    /// Whether a task draws.
    drawing: bool,
    /// What the picture shows.
    shown: Option<(Seeds, ThemeName, Language)>,
    /// The picture; `None` = nothing has grown yet.
    pub scene: Option<Arc<Scene>>,
}

/// Something to be drawn for the guided start.
pub struct Sketching {
    layout: Layout,
    seeds: Seeds,
    theme: ThemeName,
    language: Language,
    scene: Option<Arc<Scene>>,
}

impl Sketching {
    /// Sows a map of its own and lays it out.
    #[must_use]
    pub fn draw(mut self) -> Self {
        let mut rng = Rng::seeded(0);
        let mut map = Document::new(MapProps::new("", self.language));
        let sown = verbs::sow(&map, &self.seeds, &|_, _| true, &mut rng);
        let grown = sown.is_some_and(|change| map.apply(&change.edit).is_ok());
        let lanes = vec![Lane::Touchpoints];
        let view = View { theme: self.theme, lanes, ..View::of(map.props()) };
        let any = grown && map.count(ElementKind::Touchpoint) > 0;
        self.scene = any.then(|| self.layout.scene(&map, &view));
        self
    }
}

impl Guided {
    /// The page shown.
    pub fn page(&self) -> GuidedPage {
        self.page.unwrap_or(GuidedPage::Basis)
    }

    /// The kind of service.
    pub fn kind(&self) -> ServiceKind {
        self.kind.unwrap_or(ServiceKind::ALL[0])
    }

    /// The stages of a question by their names, in order.
    pub fn stages(&self, question: Question, language: Language) -> Vec<&'static str> {
        let stages = Usual::of(self.kind()).stages_of(question);
        stages.map(|(_, stage)| stage.name.in_language(language)).collect()
    }

    /// What can be answered in a question's how-manieth stage, in order.
    pub fn answers(&self, question: Question, nth: usize, language: Language) -> Vec<Shown> {
        let mut stages = Usual::of(self.kind()).stages_of(question);
        let Some((stage, usual)) = stages.nth(nth) else { return Vec::new() };
        let last = stages.next().is_none();
        let usual = usual.touchpoints.iter().enumerate().map(|(i, touchpoint)| Shown {
            answer: Answer::Usual(stage, i),
            name: touchpoint.name.in_language(language).to_owned(),
            channel: touchpoint.channel.in_language(language).to_owned(),
            ticked: self.ticked.contains(&(self.kind(), stage, i)),
        });
        // Kinds differ in how many stages they have: what was typed never gets lost.
        let here =
            |own: &Own| own.question == question && (own.nth == nth || last && own.nth > nth);
        let own = self.own.iter().enumerate().filter(|(_, own)| here(own)).map(|(i, own)| Shown {
            answer: Answer::Own(i),
            name: own.line.name.clone(),
            channel: own.line.channel.clone(),
            ticked: own.ticked,
        });
        usual.chain(own).collect()
    }

    /// The line being typed in a question's how-manieth stage.
    pub fn line(&self, question: Question, nth: usize) -> Line {
        self.lines.get(&(question, nth)).cloned().unwrap_or_default()
    }

    /// What the map is sown with: everything wanted, and what is being typed.
    pub fn seeds(&self, language: Language) -> Seeds {
        let stages = Question::ALL.iter().flat_map(|&question| {
            let names = self.stages(question, language).into_iter().enumerate();
            names.map(move |(nth, name)| SeedStage {
                phase: question.phase(),
                name: name.to_owned(),
                touchpoints: self.seeds_of(question, nth, language),
            })
        });
        let (title, persona) = (self.title.trim().to_owned(), self.persona.trim().to_owned());
        Seeds { title, persona, stages: stages.collect() }
    }

    fn seeds_of(&self, question: Question, nth: usize, language: Language) -> Vec<SeedTouchpoint> {
        let wanted = self.answers(question, nth, language).into_iter().filter(|it| it.ticked);
        let mut seeds: Vec<SeedTouchpoint> = wanted
            .map(|shown| SeedTouchpoint { name: shown.name, channel: shown.channel })
            .collect();
        let line = self.line(question, nth);
        if !line.is_blank() {
            let (name, channel) = (line.name.trim().to_owned(), line.channel.trim().to_owned());
            seeds.push(SeedTouchpoint { name, channel });
        }
        seeds
    }

    /// How many touchpoints are wanted up to the end of the page shown, and in all.
    pub fn counts(&self, language: Language) -> (usize, usize) {
        let count = |question: Question| -> usize {
            let stages = self.stages(question, language).len();
            (0..stages).map(|nth| self.seeds_of(question, nth, language).len()).sum()
        };
        let upto = Question::ALL
            .iter()
            .filter(|&&question| GuidedPage::Question(question) <= self.page())
            .map(|&question| count(question))
            .sum();
        (upto, Question::ALL.iter().map(|&question| count(question)).sum())
    }

    /// Whether anything was answered.
    fn is_answered(&self) -> bool {
        let typed = self.lines.values().any(|line| !line.is_blank());
        let named = !self.title.trim().is_empty() || !self.persona.trim().is_empty();
        typed || named || !self.ticked.is_empty() || !self.own.is_empty()
    }

    fn tick(&mut self, answer: Answer) {
        match answer {
            Answer::Usual(stage, i) => {
                let key = (self.kind(), stage, i);
                if !self.ticked.remove(&key) {
                    self.ticked.insert(key);
                }
            }
            Answer::Own(i) => {
                if let Some(own) = self.own.get_mut(i) {
                    own.ticked = !own.ticked;
                }
            }
        }
    }

    /// Adds what a line says; ticks the answer that says so already. Whether it said anything.
    fn add(&mut self, nth: usize, language: Language) -> bool {
        let GuidedPage::Question(question) = self.page() else { return false };
        let line = self.line(question, nth);
        if line.is_blank() {
            return false;
        }
        self.lines.remove(&(question, nth));
        let name = line.name.trim().to_lowercase();
        let known = self.answers(question, nth, language);
        match known.iter().find(|shown| shown.name.to_lowercase() == name) {
            Some(shown) if shown.ticked => {}
            Some(shown) => self.tick(shown.answer),
            None => {
                let (name, channel) = (line.name.trim().into(), line.channel.trim().into());
                self.own.push(Own { question, nth, line: Line { name, channel }, ticked: true });
            }
        }
        true
    }

    /// What is to be drawn, where the picture shows something else and nobody draws yet.
    fn sketching(&mut self, theme: ThemeName, language: Language) -> Option<Sketching> {
        let wanted = (self.seeds(language), theme, language);
        if self.sketch.drawing || self.sketch.shown.as_ref() == Some(&wanted) {
            return None;
        }
        self.sketch.drawing = true;
        let layout = self.sketch.layout.take().unwrap_or_default();
        let (seeds, theme, language) = wanted;
        Some(Sketching { layout, seeds, theme, language, scene: None })
    }

    /// Takes a picture in.
    pub(super) fn take(&mut self, done: Sketching) {
        let Sketching { layout, seeds, theme, language, scene } = done;
        self.sketch = Sketch {
            layout: Some(layout),
            drawing: false,
            shown: Some((seeds, theme, language)),
            scene,
        };
    }

    /// Goes on without the picture that was lost, by a defect of the program.
    pub(super) fn lose_sketch(&mut self, theme: ThemeName, language: Language) {
        if self.sketch.drawing {
            self.sketch.drawing = false;
            self.sketch.shown = Some((self.seeds(language), theme, language));
        }
    }
}

impl App {
    /// Runs what a person does in the guided start.
    pub(super) fn guide(&mut self, guide: Guide) {
        let language = self.language();
        match guide {
            Guide::Begin { adds } if adds && self.map.is_some() => return self.ask_guide(true),
            Guide::Begin { .. } => {
                self.choosing = false;
                return self.ask_guide(false);
            }
            Guide::Finish => return self.finish_guide(),
            Guide::Leave => return self.leave_guide(),
            _ => {}
        }
        let Some(guided) = &mut self.guided else { return };
        let page = guided.page();
        match guide {
            Guide::Title(title) => guided.title = title,
            Guide::Persona(persona) => guided.persona = persona,
            Guide::Kind(kind) => guided.kind = Some(kind),
            Guide::Tick(answer) => guided.tick(answer),
            Guide::Line(nth, line) => {
                if let GuidedPage::Question(question) = page {
                    guided.lines.insert((question, nth), line);
                }
            }
            Guide::Drop(i) => {
                if i < guided.own.len() {
                    guided.own.remove(i);
                }
            }
            Guide::Turn(page) => guided.page = Some(page),
            Guide::Back => guided.page = page.beside(-1).or(Some(page)),
            Guide::Enter(nth) => {
                if !guided.add(nth, language) {
                    self.next_page();
                }
            }
            Guide::Next => self.next_page(),
            Guide::Begin { .. } | Guide::Finish | Guide::Leave => {}
        }
    }

    fn next_page(&mut self) {
        let Some(guided) = &mut self.guided else { return };
        match guided.page().beside(1) {
            Some(next) => guided.page = Some(next),
            None => self.finish_guide(),
        }
    }

    /// Asks the questions; goes on with what was answered before, if it was left.
    pub(super) fn ask_guide(&mut self, adds: bool) {
        self.end_typing(true);
        let mut guided = self.left_guided.take().unwrap_or_default();
        guided.adds = adds;
        self.guided = Some(guided);
    }

    fn leave_guide(&mut self) {
        let Some(guided) = self.guided.take() else { return };
        if guided.is_answered() {
            let step = (
                Command::Guide.name(self.texts()),
                Action::Guide(Guide::Begin { adds: guided.adds }),
            );
            let text = self.texts().get("notice-guide-left").to_owned();
            self.notices.show(Tone::Good, text, Some(step));
            self.left_guided = Some(guided);
        }
    }

    /// Makes the map, or adds to the open one: one step either way.
    fn finish_guide(&mut self) {
        let Some(guided) = self.guided.take() else { return };
        let mut seeds = guided.seeds(self.language());
        if guided.adds
            && let Some(map) = &self.map
        {
            // What the map says of itself already stays.
            let props = map.document.props();
            if !props.title.is_empty() {
                seeds.title.clear();
            }
            if map.document.count(ElementKind::Persona) > 0 {
                seeds.persona.clear();
            }
            let named = |phase, name: &str| !is_unnamed(phase, name);
            self.attempt(|map, rng| verbs::sow(&map.document, &seeds, &named, rng));
            return;
        }
        if seeds.title.is_empty() {
            let kind = Usual::of(guided.kind()).name.in_language(self.language());
            seeds.title = self.texts().with("guided-map", &[("kind", kind.into())]);
        }
        self.begin_with(Beginning::Sown(seeds));
    }

    /// Has the picture of what grows drawn, where it shows something else.
    pub(super) fn sketch(&mut self) {
        let (theme, language) = (self.settings.theme, self.language());
        if let Some(sketching) = self.guided.as_mut().and_then(|it| it.sketching(theme, language)) {
            let name = self.texts().get("task-sketch").to_owned();
            self.tasks.sketch(name, sketching);
        }
    }
}
