//! A map with every kind, every field and every word in it.

use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The smallest PNG: one pixel.
pub(crate) const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\
\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\
\xaeB`\x82";

/// Builds maps for these tests.
pub(crate) struct Maker {
    pub(crate) rng: Rng,
    pub(crate) props: MapProps,
    pub(crate) elements: Vec<(ElementId, Arc<Element>)>,
    pub(crate) links: Vec<Link>,
    pub(crate) questions: Vec<(QuestionId, Question)>,
    pub(crate) cells: Vec<(CellKey, CellAnswers)>,
    pub(crate) set_aside: Vec<SetAside>,
    pub(crate) ext: Ext,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            rng: Rng::seeded(seed),
            props: MapProps::new("A map", Language::English),
            elements: Vec::new(),
            links: Vec::new(),
            questions: Vec::new(),
            cells: Vec::new(),
            set_aside: Vec::new(),
            ext: Ext::new(),
        }
    }

    pub(crate) fn add(&mut self, content: impl Into<Content>) -> ElementId {
        let id = ElementId::random(&mut self.rng);
        let order = OrderKey::between(None, None, &mut self.rng);
        self.elements.push((id, Arc::new(Element::new(order, content))));
        id
    }

    pub(crate) fn link(&mut self, kind: LinkKind, from: ElementId, to: ElementId) {
        self.links.push(Link::new(kind, from, to));
    }

    pub(crate) fn touchpoint(&mut self, stage: ElementId, name: &str) -> ElementId {
        let id = self.add(Touchpoint::named(name));
        self.link(LinkKind::Contains, stage, id);
        id
    }

    /// The map, which must hold together.
    pub(crate) fn finish(self) -> Document {
        let (document, broken) = Document::from_parts(
            self.props,
            self.elements,
            self.links,
            self.questions,
            self.cells,
            self.set_aside,
            self.ext,
        );
        assert_eq!(broken, []);
        document
    }
}

/// A map of a stage with two touchpoints and the way between them.
pub(crate) fn small() -> Maker {
    let mut m = Maker::new(1);
    let stage = m.add(Stage { name: "Visit".into(), phase: Phase::Service });
    let a = m.touchpoint(stage, "Reception");
    let b = m.touchpoint(stage, "Doctor");
    let way =
        m.add(Transition { label: "next".into(), share: Some(0.75), presence: Presence::Both });
    m.link(LinkKind::Leaves, a, way);
    m.link(LinkKind::Arrives, way, b);
    m
}

/// A map with everything in it.
pub(crate) fn everything() -> Document {
    let mut m = Maker::new(7);
    m.props = MapProps {
        title: "Everything “quoted” \\ and ґєії ʼ №".into(),
        scenario: "One line\nanother line\n\n  indented\ttab".into(),
        state: MapState::Gap,
        authors: vec!["Ann".into(), "Боб".into()],
        notes: "notes\r\nwith a DOS line\rand an old one".into(),
        language: Language::Ukrainian,
        lead_metric: Some(Metric::NpsFromOne),
        targets: Metric::ALL.iter().map(|&metric| (metric, 0.1)).collect(),
        imports: BTreeMap::new(),
        profiles: BTreeMap::new(),
        ext: [("facilitator".to_owned(), Arc::from("(name: \"Eve\", since: 2031)"))].into(),
    };
    let (stages, touchpoints) = places(&mut m);
    let ways = ways(&mut m, &touchpoints);
    feelings(&mut m, &touchpoints);
    hints(&mut m, &touchpoints, &ways);
    proofs(&mut m, &touchpoints, &stages);
    surveys(&mut m, &touchpoints);
    m.set_aside = vec![
        SetAside { list: "elements".into(), text: "Widget(\n  id: \"0000000000zzz\",\n)".into() },
        SetAside { list: "other".into(), text: "((\"".into() },
    ];
    m.ext = [("stories".to_owned(), Arc::from("[\n    (title: \"x\"), // why\n  ]"))].into();
    m.finish()
}

/// A map with everything that is kept of feedback beside histograms.
pub(crate) fn feedback() -> Document {
    let mut m = small();
    let touchpoints: Vec<ElementId> = (m.elements.iter())
        .filter(|(_, element)| element.kind() == ElementKind::Touchpoint)
        .map(|(id, _)| *id)
        .collect();
    m.props.imports = imports();
    m.props.profiles = profiles(touchpoints[0]);
    let stage = m.elements[0].0;
    for (i, state) in FollowUpState::ALL.iter().copied().map(Some).chain([None]).enumerate() {
        let since = Date { year: 2024, month: 12, day: 31 };
        let answer = if i == 0 { "" } else { "We \"called\"\nthem back" }.to_owned();
        let follow_up = state.map(|state| Box::new(FollowUp { state, since, answer }));
        let lead_metric = [None, Some(Metric::Csi)][i % 2];
        let named = Touchpoint::named(format!("Touchpoint {i}"));
        let id = m.add(Touchpoint { lead_metric, reported: reported(i), follow_up, ..named });
        m.link(LinkKind::Contains, stage, id);
    }
    for days in 0..3 {
        let date = |day| Date { year: 2026, month: 1, day };
        let history = (1..=days).map(|day| Measured { date: date(day), value: -0.1 }).collect();
        let id = m.add(Indicator {
            name: "time".into(),
            layer: Layer::Ox,
            value: Some(-0.1),
            unit: String::new(),
            target: None,
            data_source: String::new(),
            history,
        });
        m.link(LinkKind::Measures, id, touchpoints[0]);
    }
    let month = Month { year: 2026, month: 9 };
    for (answer, period) in [(None, None), (Some((Metric::Csat, 1)), Some(month))] {
        let import = "made \"up\"".into();
        let comment = Some(Box::new(SurveyComment { import, answer, period }));
        let quote = m.add(Quote { comment, ..Quote::new("slow", "") });
        m.link(LinkKind::Voices, quote, touchpoints[1]);
    }
    m.finish()
}

fn reported(i: usize) -> Vec<Reported> {
    let date = Some(Date { year: 2024, month: 2, day: 29 });
    let source = "a \"report\"".to_owned();
    let plain =
        Reported { metric: Metric::Nps, value: -12.5, n: None, source: String::new(), date: None };
    let full = Reported { metric: Metric::Csat, value: 72.0, n: Some(300), source, date };
    [plain, full].into_iter().take(i).collect()
}

fn imports() -> BTreeMap<Arc<str>, ImportRecord> {
    let date = Date { year: 2026, month: 11, day: 28 };
    let record = |file: &str, profile: &str| ImportRecord {
        file: file.into(),
        date,
        answers: u64::MAX,
        profile: profile.into(),
    };
    [("0011-2233".into(), record("опрос \"сентябрь\".csv", "Monthly")), ("".into(), record("", ""))]
        .into()
}

fn profiles(known: ElementId) -> BTreeMap<String, Profile> {
    let asked = Asked { metric: Metric::Cli, part: Some(2) };
    let columns = [
        Meaning::Ignored,
        Meaning::Touchpoint,
        Meaning::Question,
        Meaning::Score(None),
        Meaning::Score(Some(asked)),
        Meaning::Answers("Desk".into(), Asked::whole(Metric::Csat)),
        Meaning::Date,
        Meaning::Segment,
        Meaning::Comment(None),
        Meaning::Comment(Some("Desk".into())),
    ];
    let columns = columns.into_iter().enumerate();
    let full = Profile {
        sheet: "Лист 1".into(),
        columns: columns.map(|(at, meaning)| (format!("Column\n{at}"), meaning)).collect(),
        targets: [
            ("a".into(), Target::Known(known)),
            ("b".into(), Target::New),
            ("c".into(), Target::Skipped),
        ]
        .into(),
        questions: [("How easy?".into(), Asked::whole(Metric::Ces))].into(),
        not_applicable: vec!["0".into(), "n/a".into()],
        dates: DateOrder::MonthFirst,
        comments: KeptComments { most: 7, privacy: Privacy::LeaveOut },
    };
    [("Monthly \"survey\"".into(), full), (String::new(), Profile::default())].into()
}

fn places(m: &mut Maker) -> (Vec<ElementId>, Vec<ElementId>) {
    let stages: Vec<_> = Phase::ALL
        .iter()
        .map(|&phase| m.add(Stage { name: format!("Stage {}", phase.key()), phase }))
        .collect();
    let mut touchpoints = Vec::new();
    for (i, &presence) in Presence::ALL.iter().enumerate() {
        let id = m.add(Touchpoint {
            name: format!("Touchpoint {i}"),
            channel: "web".into(),
            action: "looks".into(),
            expectation: "finds".into(),
            owner: "IT".into(),
            backstage: "server".into(),
            clients_per_month: Some(u64::MAX - i as u64),
            presence,
            ..Touchpoint::named("")
        });
        m.link(LinkKind::Contains, stages[i], id);
        touchpoints.push(id);
    }
    touchpoints.push(m.touchpoint(stages[0], ""));
    (stages, touchpoints)
}

fn ways(m: &mut Maker, touchpoints: &[ElementId]) -> Vec<ElementId> {
    let shares = [None, Some(0.0), Some(1.0), Some(1.0 / 3.0)];
    let mut ways = Vec::new();
    for (i, &share) in shares.iter().enumerate() {
        let presence = Presence::ALL[i % 3];
        let id = m.add(Transition { label: format!("way {i}"), share, presence });
        m.link(LinkKind::Leaves, touchpoints[i], id);
        m.link(LinkKind::Arrives, id, touchpoints[(i + 1) % 4]);
        ways.push(id);
    }
    ways
}

fn feelings(m: &mut Maker, touchpoints: &[ElementId]) {
    let persona = m.add(Persona {
        name: "Olha".into(),
        about: "a nurse".into(),
        motivation: "time".into(),
        needs: "speed".into(),
        pains: "queues".into(),
    });
    m.add(Persona {
        name: String::new(),
        about: String::new(),
        motivation: String::new(),
        needs: String::new(),
        pains: String::new(),
    });
    for (i, &valence) in Valence::ALL.iter().enumerate() {
        let id = m.add(Emotion {
            valence,
            word: format!("word {i}"),
            quote: "“oh”".into(),
            journey: Journey::ALL[i % 2],
        });
        m.link(LinkKind::Feels, touchpoints[i / 2], id);
        if i % 2 == 0 {
            m.link(LinkKind::Of, id, persona);
        }
    }
    for (i, kind) in MomentKind::ALL.iter().copied().map(Some).chain([None]).enumerate().take(4) {
        let kind = if i == 3 { None } else { kind };
        let id = m.add(Moment { why: "because".into(), kind });
        m.link(LinkKind::Marks, id, touchpoints[i]);
    }
}

fn hints(m: &mut Maker, touchpoints: &[ElementId], ways: &[ElementId]) {
    let mut barriers = Vec::new();
    for severity in [None, Some(1), Some(5)] {
        let id = m.add(Barrier { text: "in the way".into(), severity, votes: 0 });
        m.link(LinkKind::Hinders, id, touchpoints[0]);
        m.link(LinkKind::Hinders, id, ways[1]);
        barriers.push(id);
    }
    let driver = m.add(Driver { text: "helps".into() });
    m.link(LinkKind::Carries, driver, ways[0]);
    m.link(LinkKind::Carries, driver, touchpoints[1]);
    let efforts = Effort::ALL.iter().copied().map(Some).chain([None, None]);
    for ((i, &status), effort) in SolutionStatus::ALL.iter().enumerate().zip(efforts) {
        let feasibility = Feasibility::ALL[i % 3];
        let text = "do it".into();
        let id = m.add(Solution { text, feasibility, effort, status, votes: 0 });
        m.link(LinkKind::Answers, id, barriers[i % 3]);
    }
}

fn proofs(m: &mut Maker, touchpoints: &[ElementId], stages: &[ElementId]) {
    for (i, &kind) in EvidenceKind::ALL.iter().enumerate() {
        let id = m.add(Evidence {
            text: "seen".into(),
            kind,
            source: "ward 3".into(),
            date: (i > 0).then_some(Date { year: 2024, month: 2, day: 29 }),
            link: "https://example.org/?a=1&b=\"2\"".into(),
        });
        m.link(LinkKind::Supports, id, if i == 0 { stages[0] } else { touchpoints[0] });
    }
    let mut last = None;
    for (i, &layer) in Layer::ALL.iter().enumerate() {
        let id = m.add(Indicator {
            name: "time".into(),
            layer,
            value: [None, Some(0.1 + 0.2), Some(-0.0), Some(1e300), Some(5e-324)][i],
            unit: "min".into(),
            target: [Some(1.5), None, Some(-2.0), None, Some(1e21)][i],
            data_source: "log".into(),
            history: Vec::new(),
        });
        m.link(LinkKind::Measures, id, touchpoints[i % 4]);
        if let Some(last) = last {
            m.link(LinkKind::Influences, last, id);
        }
        last = Some(id);
    }
    let quote = m.add(Quote::new("\"#\"##", "a client"));
    m.link(LinkKind::Voices, quote, touchpoints[2]);
    for (encoding, bytes) in [
        (ImageEncoding::Png, PIXEL.to_vec()),
        (ImageEncoding::Jpeg, vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 255, 0xFF, 0xD9]),
    ] {
        let image = EncodedImage { encoding, width: 1, height: 4096, bytes: bytes.into() };
        let id = m.add(Picture { caption: "a door".into(), image });
        m.link(LinkKind::Depicts, id, touchpoints[0]);
    }
}

fn surveys(m: &mut Maker, touchpoints: &[ElementId]) {
    for &metric in Metric::ALL {
        let key: QuestionId = metric.key().into();
        m.questions.push((key.clone(), Question { text: format!("How? {metric:?}"), metric }));
        let (low, high) = metric.scale();
        let scale = usize::from(high - low) + 1;
        let histogram = |k: u64| Histogram::new(low, (0..scale as u64).map(|i| i * k).collect());
        let answers = if metric == Metric::Cli {
            Answers::Three(Box::new([histogram(1), histogram(2), histogram(3)]))
        } else {
            Answers::One(histogram(1_000_000))
        };
        let segment =
            |column: &str, value: &str| SegmentValue { column: column.into(), value: value.into() };
        for (i, segments) in [
            vec![],
            vec![segment("age", "18–30")],
            vec![segment("age", ""), segment("region", "Крим \"і\""), segment("type", "a, b)")],
        ]
        .into_iter()
        .enumerate()
        {
            let month = Month { year: 2026, month: 9 + i as u8 };
            let key = CellKey {
                touchpoint: touchpoints[i],
                question: key.clone(),
                period: (i > 0).then_some(month),
                segments,
                import: "9f41045a".into(),
            };
            m.cells.push((key, Arc::new(answers.clone())));
        }
    }
    let sums = Answers::One(Histogram::new(3, vec![1; 16]));
    let key = CellKey {
        touchpoint: touchpoints[3],
        question: "cli".into(),
        period: None,
        segments: Vec::new(),
        import: "sums".into(),
    };
    m.cells.push((key, Arc::new(sums)));
}

/// A small map as a workshop leaves it: ideas in the parking lot, dots on barriers and solutions.
pub(crate) fn workshop() -> Document {
    let mut m = small();
    let (stage, _) = m.elements[0];
    let counter = m.touchpoint(stage, "Counter");
    for (text, votes) in [("Queue", 12), ("No seats", 0), ("Noise", MOST_VOTES)] {
        let barrier = m.add(Barrier { text: text.into(), severity: None, votes });
        m.link(LinkKind::Hinders, barrier, counter);
        let solution = m.add(Solution {
            text: format!("Against: {text}"),
            feasibility: Feasibility::Own,
            effort: Some(Effort::Small),
            status: SolutionStatus::Idea,
            votes: votes / 3,
        });
        m.link(LinkKind::Answers, solution, barrier);
    }
    for (text, note, author) in
        [("A bell", "", ""), ("Tea", "for those\nwho wait", "Olha"), ("", "", "nobody")]
    {
        m.add(Idea { text: text.into(), note: note.into(), author: author.into() });
    }
    m.finish()
}

/// A small map with a story.
pub(crate) fn story() -> Document {
    let mut m = small();
    let [stage, touchpoint, other] = [0, 1, 2].map(|at: usize| m.elements[at].0);
    m.add(Frame { caption: "The whole".into(), ..Frame::default() });
    let near = m.add(Frame {
        caption: "“Near”".into(),
        notes: "Tell them:\nit is slow".into(),
        state: Some(MapState::Gap),
        lanes: [Lane::Emotions, Lane::Touchpoints].into(),
        ..Frame::default()
    });
    m.link(LinkKind::Shows, near, stage);
    m.link(LinkKind::Shows, near, touchpoint);
    m.link(LinkKind::Lights, near, other);
    m.finish()
}

/// A small map with frames that keep how the map was seen.
pub(crate) fn frames() -> Document {
    let mut m = small();
    let month = |month| Month { year: 2026, month };
    let slice = |months, values: &[&str]| Slice {
        months,
        segments: [("region".into(), values.iter().map(|&value| value.into()).collect())].into(),
    };
    let north = slice(Some((month(7), month(9))), &["", "North “1”"]);
    m.add(Frame { caption: "Plain".into(), scores: Some(Box::default()), ..Frame::default() });
    m.add(Frame {
        caption: "Rest".into(),
        personas: [ElementId::from_bits(9), ElementId::from_bits(77)].into(),
        scores: Some(Box::new(ScoresShown {
            metric: Some(Metric::Nps),
            tint: Tint::Change,
            heat: true,
            slice: north.clone(),
            against: Some(Against::Rest),
        })),
        ..Frame::default()
    });
    m.add(Frame {
        caption: "South".into(),
        scores: Some(Box::new(ScoresShown {
            tint: Tint::Gap,
            against: Some(Against::Slice(slice(north.months, &["South"]))),
            slice: north,
            ..ScoresShown::default()
        })),
        ..Frame::default()
    });
    m.finish()
}

/// A small map with a conflict about everything there can be one about.
pub(crate) fn conflicts() -> Document {
    let mut m = small();
    let [stage, touchpoint, other] = [0, 1, 2].map(|at: usize| m.elements[at].0);
    m.questions.push(("csat".into(), Question { text: "Well?".into(), metric: Metric::Csat }));
    m.ext = [("stories".to_owned(), Arc::from("[1]"))].into();
    let version = |label: &str, value: Option<&str>| Version {
        label: label.into(),
        value: value.map(Into::into),
        links: Vec::new(),
    };
    let conflict = |mine: Option<&str>, theirs: Option<&str>| Conflict {
        base: Some("\"before\"".into()),
        ours: version("main", mine),
        theirs: version("Боб \"B\"", theirs),
        others: Vec::new(),
    };
    let field = |name: &str| ConflictKey::Field { id: touchpoint, field: name.into() };
    let waiting = ElementId::random(&mut m.rng);
    let moment = format!("Moment(\n      id: \"{waiting}\",\n      order: \"a1\",\n    )");
    let mut waits = conflict(None, Some(&moment));
    waits.base = None;
    waits.theirs.links = vec![
        Link::new(LinkKind::Marks, waiting, touchpoint),
        Link::new(LinkKind::Supports, other, waiting),
    ];
    let mut three = conflict(Some("\"a\\n\\\n  b\""), None);
    three.others = vec![version("", None), version("third", Some("\"c\""))];
    let answers = |period, segments| ConflictKey::Answers {
        touchpoint,
        question: "csat".into(),
        period,
        segments,
    };
    let segment = SegmentValue { column: "age".into(), value: "18, (30)".into() };
    let month = Some(Month { year: 2026, month: 9 });
    let list = vec![
        (ConflictKey::Map("title".into()), conflict(Some("\"x\""), Some("\"y\""))),
        (ConflictKey::Other("stories".into()), conflict(Some("[1]"), Some("[2] // why"))),
        (ConflictKey::Element(stage), conflict(None, Some("Stage(\n)"))),
        (ConflictKey::Element(waiting), waits),
        (field("name"), three),
        (field("action"), conflict(None, None)),
        (ConflictKey::Link { id: touchpoint, kind: LinkKind::Contains }, conflict(None, None)),
        (ConflictKey::Question("csat".into()), conflict(Some("(key: \"csat\")"), None)),
        (
            ConflictKey::QuestionField { id: "csat".into(), field: "text".into() },
            conflict(Some("\"How?\""), None),
        ),
        (answers(None, Vec::new()), conflict(Some("one\ntwo"), Some(""))),
        (answers(month, vec![segment]), conflict(None, Some("(one: (1, [2]))"))),
    ];
    let (document, broken) = m.finish().with_conflicts(list);
    assert_eq!(broken, []);
    document
}
