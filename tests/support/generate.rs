//! Maps of any size, made up from a seed: unique mixed Russian, English and Ukrainian texts, so
//! that nothing measured or shaped once answers for another element.

use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Touchpoints per stage.
const PER_STAGE: usize = 12;
/// Maps up to this many touchpoints get three months and two segments of answers.
const SMALL: usize = 200;

const WORDS: [[&str; 24]; 3] = [
    [
        "клиент",
        "запись",
        "врач",
        "очередь",
        "портал",
        "звонок",
        "ответ",
        "талон",
        "приём",
        "анализ",
        "справка",
        "рецепт",
        "ожидание",
        "быстро",
        "понятно",
        "снова",
        "регистратура",
        "документ",
        "расписание",
        "напоминание",
        "кабинет",
        "окно",
        "без",
        "после",
    ],
    [
        "order", "delivery", "basket", "payment", "return", "courier", "parcel", "search",
        "review", "refund", "support", "waits", "quickly", "clear", "again", "checkout", "offer",
        "account", "tracking", "reminder", "window", "without", "after", "the",
    ],
    [
        "заявка",
        "відповідь",
        "черга",
        "ґудзик",
        "підтримка",
        "дзвінок",
        "пароль",
        "доступ",
        "ноутбук",
        "інженер",
        "чекає",
        "швидко",
        "зрозуміло",
        "знову",
        "об'єкт",
        "їдальня",
        "рішення",
        "нагадування",
        "розклад",
        "вікно",
        "після",
        "без",
        "лист",
        "є",
    ],
];

const SYLLABLES: [[&str; 16]; 3] = [
    [
        "ба", "во", "га", "де", "жу", "зи", "ка", "ле", "мо", "ну", "пи", "ра", "се", "то", "фу",
        "ши",
    ],
    [
        "ba", "vo", "ga", "de", "ju", "zi", "ka", "le", "mo", "nu", "pi", "ra", "se", "to", "fu",
        "shi",
    ],
    [
        "ба", "во", "ґа", "де", "жу", "зі", "ка", "лє", "мо", "ну", "пи", "ра", "се", "то", "фу",
        "ши",
    ],
];

/// A map with this many touchpoints; the same for the same seed.
///
/// Each touchpoint has an action, an expectation, an emotion, a barrier or a driver (every fifth
/// on the way on), and three scores; each leads to the next, some also further on or back.
pub(crate) fn map(touchpoints: usize, seed: u64) -> Document {
    let mut maker = Maker::new(touchpoints, seed);
    maker.persona();
    for at in 0..touchpoints {
        if at.is_multiple_of(PER_STAGE) {
            maker.stage(at, touchpoints);
        }
        maker.touchpoint(at);
    }
    for at in 0..touchpoints {
        maker.ways(at);
        maker.hints(at);
        maker.answers(at, touchpoints <= SMALL);
    }
    maker.finish()
}

struct Maker {
    rng: Rng,
    texts: usize,
    keys: Vec<OrderKey>,
    elements: Vec<(ElementId, Arc<Element>)>,
    links: Vec<Link>,
    cells: Vec<(CellKey, CellAnswers)>,
    persona: Option<ElementId>,
    stage: Option<ElementId>,
    touchpoints: Vec<ElementId>,
    next: Vec<ElementId>,
}

impl Maker {
    fn new(touchpoints: usize, seed: u64) -> Self {
        let mut rng = Rng::seeded(seed);
        Self {
            texts: 0,
            keys: OrderKey::spread(touchpoints + 1, &mut rng),
            rng,
            elements: Vec::with_capacity(touchpoints * 5),
            links: Vec::with_capacity(touchpoints * 7),
            cells: Vec::new(),
            persona: None,
            stage: None,
            touchpoints: Vec::with_capacity(touchpoints),
            next: Vec::with_capacity(touchpoints),
        }
    }

    /// A text of `words` words, the last of which no other text of the map has.
    fn text(&mut self, words: usize) -> String {
        let language = self.texts % 3;
        let mut text = String::new();
        for _ in 1..words {
            text.push_str(WORDS[language][self.rng.below(24)]);
            text.push(' ');
        }
        let mut rest = self.texts;
        for _ in 0..3 {
            text.push_str(SYLLABLES[language][rest % 16]);
            rest /= 16;
        }
        while rest > 0 {
            text.push_str(SYLLABLES[language][rest % 16]);
            rest /= 16;
        }
        self.texts += 1;
        text
    }

    fn some_words(&mut self, least: usize, most: usize) -> String {
        let words = least + self.rng.below(most - least + 1);
        self.text(words)
    }

    fn add(&mut self, at: usize, content: impl Into<Content>) -> ElementId {
        let id = ElementId::random(&mut self.rng);
        self.elements.push((id, Arc::new(Element::new(self.keys[at].clone(), content))));
        id
    }

    fn link(&mut self, kind: LinkKind, from: ElementId, to: ElementId) {
        self.links.push(Link::new(kind, from, to));
    }

    fn persona(&mut self) {
        let persona = Persona {
            name: self.text(2),
            about: self.some_words(6, 12),
            motivation: self.some_words(4, 8),
            needs: self.some_words(4, 8),
            pains: self.some_words(4, 8),
        };
        self.persona = Some(self.add(0, persona));
    }

    fn stage(&mut self, at: usize, touchpoints: usize) {
        let phase = match at * 4 / touchpoints.max(1) {
            0 => Phase::PreService,
            1 | 2 => Phase::Service,
            _ => Phase::PostService,
        };
        let name = self.some_words(1, 3);
        self.stage = Some(self.add(at, Stage { name, phase }));
    }

    fn touchpoint(&mut self, at: usize) {
        let channels = ["web", "phone", "branch", "app", "mail"];
        let touchpoint = Touchpoint {
            channel: channels[self.rng.below(channels.len())].to_owned(),
            action: self.some_words(4, 9),
            expectation: self.some_words(4, 9),
            clients_per_month: Some(100 + self.rng.below(9_900) as u64),
            ..Touchpoint::named(self.some_words(2, 4))
        };
        let id = self.add(at, touchpoint);
        self.touchpoints.push(id);
        if let Some(stage) = self.stage {
            self.link(LinkKind::Contains, stage, id);
        }
        self.emotion(at, id, Journey::AsIs);
        if at % 4 == 1 {
            self.emotion(at, id, Journey::ToBe);
        }
        if at % 9 == 4 {
            let moment = Moment { why: self.some_words(4, 8), kind: None };
            let moment = self.add(at, moment);
            self.link(LinkKind::Marks, moment, id);
        }
    }

    fn emotion(&mut self, at: usize, touchpoint: ElementId, journey: Journey) {
        let valence = Valence::ALL[self.rng.below(5)];
        let word = self.text(1);
        let emotion = self.add(at, Emotion { valence, word, quote: String::new(), journey });
        self.link(LinkKind::Feels, touchpoint, emotion);
        if let Some(persona) = self.persona {
            self.link(LinkKind::Of, emotion, persona);
        }
    }

    fn way(&mut self, from: usize, to: usize, label: String, share: Option<f64>) -> ElementId {
        let way = self.add(from, Transition { label, share, presence: Presence::Both });
        self.link(LinkKind::Leaves, self.touchpoints[from], way);
        self.link(LinkKind::Arrives, way, self.touchpoints[to]);
        way
    }

    /// On to the next, for some also past it or back.
    fn ways(&mut self, at: usize) {
        let last = self.touchpoints.len() - 1;
        if at < last {
            let way = self.way(at, at + 1, String::new(), None);
            self.next.push(way);
        }
        if at % 7 == 3 && at + 2 <= last {
            let label = self.some_words(1, 3);
            self.way(at, at + 2, label, Some(0.2));
        }
        if at % 15 == 9 {
            let label = self.some_words(1, 3);
            self.way(at, at - 3, label, Some(0.1));
        }
    }

    /// A barrier, sometimes with a solution, or a driver; now and then with evidence.
    fn hints(&mut self, at: usize) {
        let place = match self.next.get(at) {
            Some(&way) if at % 5 == 2 => way,
            _ => self.touchpoints[at],
        };
        let text = self.some_words(4, 9);
        let hint = if at.is_multiple_of(2) {
            let severity = Some(1 + self.rng.below(5) as u8);
            let barrier = self.add(at, Barrier { text, severity, votes: 0 });
            self.link(LinkKind::Hinders, barrier, place);
            if at.is_multiple_of(6) {
                let solution = Solution {
                    text: self.some_words(4, 9),
                    feasibility: Feasibility::ALL[self.rng.below(3)],
                    effort: None,
                    status: SolutionStatus::Idea,
                    votes: 0,
                };
                let solution = self.add(at, solution);
                self.link(LinkKind::Answers, solution, barrier);
            }
            barrier
        } else {
            let driver = self.add(at, Driver { text });
            self.link(LinkKind::Carries, driver, place);
            driver
        };
        if at.is_multiple_of(11) {
            let evidence = Evidence {
                text: self.some_words(3, 6),
                kind: EvidenceKind::ALL[self.rng.below(6)],
                source: self.text(2),
                date: Some(Date { year: 2026, month: 9, day: 1 + self.rng.below(30) as u8 }),
                link: String::new(),
            };
            let evidence = self.add(at, evidence);
            self.link(LinkKind::Supports, evidence, hint);
        }
    }

    fn answers(&mut self, at: usize, small: bool) {
        let (months, segments): (_, &[&str]) =
            if small { (7..=9, &["18–30", "31–60"]) } else { (9..=9, &[""]) };
        for (question, metric) in QUESTIONS {
            for month in months.clone() {
                for segment in segments {
                    let key = CellKey {
                        touchpoint: self.touchpoints[at],
                        question: question.into(),
                        period: Some(Month { year: 2026, month }),
                        segments: segment_of(segment),
                        import: "made-up".into(),
                    };
                    let (low, high) = metric.scale();
                    let counts = (low..=high).map(|_| self.rng.below(40) as u64).collect();
                    let answers = Answers::One(Histogram::new(low, counts));
                    self.cells.push((key, Arc::new(answers)));
                }
            }
        }
    }

    fn finish(mut self) -> Document {
        let mut props = MapProps::new(self.text(3), Language::English);
        props.scenario = self.some_words(8, 14);
        let question = |(id, metric): (&str, Metric)| {
            (QuestionId::from(id), Question { text: format!("Question {id}?"), metric })
        };
        let (document, broken) = Document::from_parts(
            props,
            self.elements,
            self.links,
            QUESTIONS.into_iter().map(question).collect(),
            self.cells,
            Vec::new(),
            BTreeMap::new(),
        );
        assert!(broken.is_empty(), "a made-up map is whole: {:?}", broken.first());
        document
    }
}

const QUESTIONS: [(&str, Metric); 3] =
    [("csi", Metric::Csi), ("ces", Metric::Ces), ("nps", Metric::Nps)];

fn segment_of(value: &str) -> Vec<SegmentValue> {
    if value.is_empty() {
        return Vec::new();
    }
    vec![SegmentValue { column: "age".into(), value: value.into() }]
}
