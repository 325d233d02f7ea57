//! Random edits, most of them fitting the map they are made for, and parts of maps of any quality.

use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use std::sync::Arc;

/// Parts a document can be built from.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    pub(crate) props: MapProps,
    pub(crate) elements: Vec<(ElementId, Arc<Element>)>,
    pub(crate) links: Vec<Link>,
    pub(crate) questions: Vec<(QuestionId, Question)>,
    pub(crate) cells: Vec<(CellKey, CellAnswers)>,
    pub(crate) conflicts: Vec<(ConflictKey, Conflict)>,
    pub(crate) ext: Ext,
}

impl Parts {
    /// Copies of everything in a document, sharing nothing with it.
    pub(crate) fn of(document: &Document) -> Self {
        let mut elements: Vec<_> = document
            .elements()
            .map(|(id, element)| (id, Arc::new(Element::clone(element))))
            .collect();
        elements.sort_by_key(|(id, _)| *id);
        let cells = document.cells().iter();
        Self {
            props: document.props().clone(),
            elements,
            links: document.links(),
            questions: document.questions().iter().map(|(k, v)| (k.clone(), v.clone())).collect(),
            cells: cells.map(|(k, v)| (k.clone(), Arc::new(Answers::clone(v)))).collect(),
            conflicts: document.conflicts().iter().map(|(k, v)| (k.clone(), v.clone())).collect(),
            ext: document.ext().clone(),
        }
    }

    pub(crate) fn build(self) -> (Document, Vec<Broken>) {
        let Self { props, elements, links, questions, cells, conflicts, ext } = self;
        let (document, mut broken) =
            Document::from_parts(props, elements, links, questions, cells, Vec::new(), ext);
        let (document, homeless) = document.with_conflicts(conflicts);
        broken.extend(homeless);
        (document, broken)
    }
}

fn pick<T: Copy>(rng: &mut Rng, list: &[T]) -> Option<T> {
    if list.is_empty() { None } else { Some(list[rng.below(list.len())]) }
}

fn any(rng: &mut Rng, map: &Document, kinds: &[ElementKind]) -> Option<ElementId> {
    let kind = pick(rng, kinds)?;
    pick(rng, &map.of_kind(kind))
}

fn text(rng: &mut Rng) -> String {
    let words = ["очередь", "ґудзик", "wait", "", "🙂", "a\u{202e}b", "two\nlines", "№ 7"];
    words[rng.below(words.len())].to_owned()
}

fn order(rng: &mut Rng) -> OrderKey {
    OrderKey::spread(8, rng).swap_remove(rng.below(8))
}

/// Fields for an element of a kind, all of them valid.
pub(crate) fn content(kind: ElementKind, rng: &mut Rng) -> Content {
    let share = |rng: &mut Rng| [None, Some(0.0), Some(0.25), Some(1.0)][rng.below(4)];
    match kind {
        ElementKind::Persona => Persona {
            name: text(rng),
            about: text(rng),
            motivation: String::new(),
            needs: String::new(),
            pains: String::new(),
        }
        .into(),
        ElementKind::Stage => Stage { name: text(rng), phase: Phase::ALL[rng.below(3)] }.into(),
        ElementKind::Touchpoint => Touchpoint {
            presence: Presence::ALL[rng.below(3)],
            channel: text(rng),
            lead_metric: [None, Some(Metric::Nps)][rng.below(2)],
            reported: reported(rng),
            follow_up: follow_up(rng),
            ..Touchpoint::named(text(rng))
        }
        .into(),
        ElementKind::Transition => Transition {
            label: text(rng),
            share: share(rng),
            presence: Presence::ALL[rng.below(3)],
        }
        .into(),
        ElementKind::Emotion => Emotion {
            valence: Valence::ALL[rng.below(5)],
            word: text(rng),
            quote: text(rng),
            journey: Journey::ALL[rng.below(2)],
        }
        .into(),
        ElementKind::Barrier => {
            let severity = [None, Some(1), Some(5)][rng.below(3)];
            Barrier { text: text(rng), severity, votes: votes(rng) }.into()
        }
        ElementKind::Driver => Driver { text: text(rng) }.into(),
        ElementKind::Moment => Moment { why: text(rng), kind: Some(MomentKind::First) }.into(),
        ElementKind::Solution => Solution {
            text: text(rng),
            feasibility: Feasibility::ALL[rng.below(3)],
            effort: None,
            status: SolutionStatus::ALL[rng.below(5)],
            votes: votes(rng),
        }
        .into(),
        ElementKind::Evidence => Evidence {
            text: text(rng),
            kind: EvidenceKind::ALL[rng.below(6)],
            source: text(rng),
            date: Some(Date { year: 2024, month: 2, day: 29 }),
            link: String::new(),
        }
        .into(),
        ElementKind::Indicator => Indicator {
            name: text(rng),
            layer: Layer::ALL[rng.below(5)],
            value: share(rng),
            unit: text(rng),
            target: None,
            data_source: text(rng),
            history: history(rng),
        }
        .into(),
        ElementKind::Quote => quote(rng).into(),
        ElementKind::Picture => {
            let bytes = vec![1; 1 + rng.below(9)].into();
            let image = EncodedImage { encoding: ImageEncoding::Png, width: 3, height: 4, bytes };
            Picture { caption: text(rng), image }.into()
        }
        ElementKind::Idea => Idea { text: text(rng), note: text(rng), author: text(rng) }.into(),
        ElementKind::Frame => Frame {
            caption: text(rng),
            notes: text(rng),
            state: pick(rng, &[None, Some(MapState::AsIs), Some(MapState::Gap)]).flatten(),
            lanes: (0..rng.below(3)).filter_map(|_| pick(rng, Lane::ALL)).collect(),
            personas: (0..rng.below(3)).map(|_| ElementId::random(rng)).collect(),
            scores: (rng.below(2) == 0).then(|| Box::new(scores_shown(rng))),
        }
        .into(),
    }
}

fn scores_shown(rng: &mut Rng) -> ScoresShown {
    let against = match rng.below(3) {
        0 => None,
        1 => Some(Against::Rest),
        _ => Some(Against::Slice(slice(rng))),
    };
    ScoresShown {
        metric: pick(rng, &[None, Some(Metric::Csat), Some(Metric::Nps)]).flatten(),
        tint: pick(rng, &[Tint::Score, Tint::Change, Tint::Gap]).unwrap_or_default(),
        heat: rng.below(2) == 0,
        slice: slice(rng),
        against,
    }
}

fn slice(rng: &mut Rng) -> Slice {
    let month = |month| Month { year: 2026, month };
    let values = |rng: &mut Rng| (0..rng.below(3)).map(|_| text(rng).into()).collect();
    Slice {
        months: (rng.below(2) == 0).then(|| (month(2), month(9))),
        segments: (0..rng.below(2)).map(|_| (text(rng).into(), values(rng))).collect(),
    }
}

fn quote(rng: &mut Rng) -> Quote {
    let comment = (rng.below(2) == 0).then(|| {
        let answer = [None, Some((Metric::Csat, 1)), Some((Metric::Nps, 0))][rng.below(3)];
        let period = [None, Some(Month { year: 2026, month: 9 })][rng.below(2)];
        Box::new(SurveyComment { import: text(rng).into(), answer, period })
    });
    Quote { text: text(rng), speaker: text(rng), comment }
}

fn reported(rng: &mut Rng) -> Vec<Reported> {
    let one = |rng: &mut Rng| Reported {
        metric: Metric::Csat,
        value: [0.0, 72.5, 100.0][rng.below(3)],
        n: [None, Some(0), Some(u64::MAX)][rng.below(3)],
        source: text(rng),
        date: [None, Some(Date { year: 2024, month: 2, day: 29 })][rng.below(2)],
    };
    (0..rng.below(3)).map(|_| one(rng)).collect()
}

fn follow_up(rng: &mut Rng) -> Option<Box<FollowUp>> {
    let since = Date { year: 2026, month: 9, day: 1 + rng.below(30) as u8 };
    let state = FollowUpState::ALL[rng.below(4)];
    (rng.below(2) == 0).then(|| Box::new(FollowUp { state, since, answer: text(rng) }))
}

fn history(rng: &mut Rng) -> Vec<Measured> {
    let date = |day| Date { year: 2026, month: 9, day };
    (0..rng.below(4) as u8).map(|at| Measured { date: date(at + 1), value: 0.1 }).collect()
}

fn votes(rng: &mut Rng) -> u32 {
    [0, 0, 1, 12, MOST_VOTES][rng.below(5)]
}

/// Fields with something wrong with them.
fn bad_content(rng: &mut Rng) -> Content {
    match rng.below(7) {
        0 => {
            let severity = Some([0, 6, 255][rng.below(3)]);
            Barrier { text: text(rng), severity, votes: 0 }.into()
        }
        1 => Transition {
            label: text(rng),
            share: Some([f64::NAN, -0.1, 1.5, f64::INFINITY][rng.below(4)]),
            presence: Presence::Both,
        }
        .into(),
        2 => Indicator {
            name: text(rng),
            layer: Layer::Cx,
            value: Some(f64::NAN),
            unit: String::new(),
            target: Some(f64::NEG_INFINITY),
            data_source: String::new(),
            history: Vec::new(),
        }
        .into(),
        3 => Evidence {
            text: text(rng),
            kind: EvidenceKind::Survey,
            source: text(rng),
            date: Some(Date { year: 2023, month: 2, day: 29 }),
            link: String::new(),
        }
        .into(),
        4 => {
            let image = EncodedImage {
                encoding: ImageEncoding::Jpeg,
                width: EncodedImage::MAX_SIDE + 1,
                height: 0,
                bytes: Vec::new().into(),
            };
            Picture { caption: text(rng), image }.into()
        }
        5 => {
            let votes = [MOST_VOTES + 1, u32::MAX][rng.below(2)];
            Barrier { text: text(rng), severity: None, votes }.into()
        }
        _ => Driver { text: "a\0b".to_owned() }.into(),
    }
}

fn element(kind: ElementKind, rng: &mut Rng) -> Arc<Element> {
    let order = order(rng);
    Arc::new(Element::new(order, content(kind, rng)))
}

/// A random edit, made from `bits`: three of four fit the map.
pub(crate) fn edit(map: &Document, bits: u64) -> Edit {
    let rng = &mut Rng::seeded(bits);
    match rng.below(26) {
        0..=9 => insert(map, rng),
        10..=12 => update(map, rng),
        13 => remove(map, rng),
        14 | 15 => link(map, rng),
        16 => pick(rng, &map.links()).map_or_else(|| insert(map, rng), Edit::Unlink),
        17 => place(map, rng),
        18 => {
            let title = text(rng);
            Edit::SetProps(Arc::new(MapProps { title, ..map.props().clone() }))
        }
        19 => question(rng),
        20 => cell(map, rng),
        21 => reroute(map, rng),
        22 => batch(map, rng),
        23 => conflict(map, rng),
        24 => unknown(map, rng),
        _ => nonsense(map, rng),
    }
}

fn insert(map: &Document, rng: &mut Rng) -> Edit {
    use ElementKind as E;
    let kinds = [E::Stage, E::Touchpoint, E::Touchpoint, E::Touchpoint, E::Transition, E::Emotion];
    let kind = if rng.below(2) == 0 { pick(rng, &kinds) } else { pick(rng, E::ALL) };
    let kind = kind.unwrap_or(E::Stage);
    let id = ElementId::random(rng);
    let to = |kind, to: Option<ElementId>| to.map(|to| Link::new(kind, id, to));
    let from = |kind, from: Option<ElementId>| from.map(|from| Link::new(kind, from, id));
    let anywhere = [E::Touchpoint, E::Transition];
    let links = match kind {
        E::Persona | E::Stage | E::Idea => vec![],
        E::Touchpoint => vec![from(LinkKind::Contains, any(rng, map, &[E::Stage]))],
        E::Transition => vec![
            from(LinkKind::Leaves, any(rng, map, &[E::Touchpoint])),
            to(LinkKind::Arrives, any(rng, map, &[E::Touchpoint])),
        ],
        E::Emotion => {
            let of = if rng.below(2) == 0 { any(rng, map, &[E::Persona]) } else { None };
            let touchpoint = any(rng, map, &[E::Touchpoint]);
            vec![from(LinkKind::Feels, touchpoint), to(LinkKind::Of, of)]
        }
        E::Barrier => vec![
            to(LinkKind::Hinders, any(rng, map, &anywhere)),
            from(LinkKind::Answers, any(rng, map, &[E::Solution])),
        ],
        E::Driver => vec![to(LinkKind::Carries, any(rng, map, &anywhere))],
        E::Moment => vec![to(LinkKind::Marks, any(rng, map, &[E::Touchpoint]))],
        E::Solution => vec![to(LinkKind::Answers, any(rng, map, &[E::Barrier]))],
        E::Evidence => {
            let statement = any(rng, map, &[E::Barrier, E::Solution, E::Emotion, E::Indicator]);
            vec![to(LinkKind::Supports, statement)]
        }
        E::Indicator => vec![
            to(LinkKind::Measures, any(rng, map, &[E::Touchpoint])),
            to(LinkKind::Influences, any(rng, map, &[E::Indicator])),
        ],
        E::Quote => vec![to(LinkKind::Voices, any(rng, map, &[E::Touchpoint]))],
        E::Picture => vec![to(LinkKind::Depicts, any(rng, map, &[E::Touchpoint]))],
        E::Frame => vec![
            to(LinkKind::Shows, any(rng, map, &[E::Stage, E::Touchpoint])),
            to(LinkKind::Lights, any(rng, map, &[E::Barrier, E::Emotion, E::Touchpoint])),
        ],
    };
    Edit::Insert { id, element: element(kind, rng), links: links.into_iter().flatten().collect() }
}

fn update(map: &Document, rng: &mut Rng) -> Edit {
    match any(rng, map, ElementKind::ALL).and_then(|id| Some((id, map.kind(id)?))) {
        Some((id, kind)) => Edit::Update { id, element: element(kind, rng) },
        None => insert(map, rng),
    }
}

fn remove(map: &Document, rng: &mut Rng) -> Edit {
    match any(rng, map, ElementKind::ALL) {
        Some(id) => Edit::Remove { id },
        None => insert(map, rng),
    }
}

/// A link of a random kind between elements it may tie; it may break a count.
fn link(map: &Document, rng: &mut Rng) -> Edit {
    let kind = LinkKind::ALL[rng.below(LinkKind::ALL.len())];
    let pairs: Vec<_> = ElementKind::ALL
        .iter()
        .flat_map(|&from| ElementKind::ALL.iter().map(move |&to| (from, to)))
        .filter(|&(from, to)| allowed(kind, from, to))
        .collect();
    let Some((from, to)) = pick(rng, &pairs) else { return insert(map, rng) };
    match (any(rng, map, &[from]), any(rng, map, &[to])) {
        (Some(from), Some(to)) => Edit::Link(Link::new(kind, from, to)),
        _ => insert(map, rng),
    }
}

fn place(map: &Document, rng: &mut Rng) -> Edit {
    match (any(rng, map, &[ElementKind::Touchpoint]), any(rng, map, &[ElementKind::Stage])) {
        (Some(touchpoint), Some(stage)) => Edit::Place { touchpoint, stage, order: order(rng) },
        _ => insert(map, rng),
    }
}

fn question_of(rng: &mut Rng) -> (QuestionId, Metric) {
    let at = rng.below(3);
    (["csi", "cli", "nps"][at].into(), [Metric::Csi, Metric::Cli, Metric::Nps][at])
}

fn question(rng: &mut Rng) -> Edit {
    let (id, metric) = question_of(rng);
    let metric = if rng.below(8) == 0 { Metric::Csat } else { metric };
    let question = (rng.below(4) > 0).then(|| Question { text: text(rng), metric });
    Edit::SetQuestion { id, question }
}

fn cell_of(touchpoint: ElementId, rng: &mut Rng) -> (CellKey, CellAnswers) {
    let (question, metric) = question_of(rng);
    let month = 1 + rng.below(3) as u8;
    let period = Some(Month { year: 2026, month }).filter(|_| rng.below(3) > 0);
    let key =
        CellKey { touchpoint, question, period, segments: Vec::new(), import: "import".into() };
    let (low, high) = metric.scale();
    let mut some =
        || Histogram::new(low, (low..=high).map(|_| rng.below(9) as u64).collect::<Vec<_>>());
    let answers = if metric == Metric::Cli {
        Answers::Three(Box::new([some(), some(), some()]))
    } else {
        Answers::One(some())
    };
    (key, Arc::new(answers))
}

fn cell(map: &Document, rng: &mut Rng) -> Edit {
    let Some(touchpoint) = any(rng, map, &[ElementKind::Touchpoint]) else { return question(rng) };
    let (key, answers) = cell_of(touchpoint, rng);
    if !map.questions().contains_key(&key.question) {
        return question(rng);
    }
    Edit::SetCell { key, answers: (rng.below(4) > 0).then_some(answers) }
}

/// Leads a transition elsewhere: possible only as a batch.
fn reroute(map: &Document, rng: &mut Rng) -> Edit {
    let way = any(rng, map, &[ElementKind::Transition]);
    let to = any(rng, map, &[ElementKind::Touchpoint]);
    let (Some(way), Some(to)) = (way, to) else { return insert(map, rng) };
    let was = map.target(way, LinkKind::Arrives).unwrap_or(to);
    Edit::Batch(vec![
        Edit::Unlink(Link::new(LinkKind::Arrives, way, was)),
        Edit::Link(Link::new(LinkKind::Arrives, way, to)),
    ])
}

/// Adds a conflict about something, or takes one away.
fn conflict(map: &Document, rng: &mut Rng) -> Edit {
    let known: Vec<&ConflictKey> = map.conflicts().keys().collect();
    if rng.below(3) == 0
        && let Some(key) = pick(rng, &known)
    {
        return Edit::SetConflict { key: key.clone(), conflict: None };
    }
    let Some(id) = any(rng, map, &[ElementKind::Touchpoint]) else { return insert(map, rng) };
    let (question, _) = question_of(rng);
    let key = match rng.below(6) {
        0 => ConflictKey::Map("title".into()),
        1 => ConflictKey::Other("poll".into()),
        2 => ConflictKey::Element(id),
        3 => ConflictKey::Field { id, field: "name".into() },
        4 => ConflictKey::Link { id, kind: LinkKind::Contains },
        _ if map.questions().contains_key(&question) => ConflictKey::of_cell(&cell_of(id, rng).0),
        _ => ConflictKey::Element(id),
    };
    let version = |rng: &mut Rng| Version {
        label: text(rng).into(),
        value: (rng.below(3) > 0).then(|| format!("\"{}\"", text(rng)).into()),
        links: Vec::new(),
    };
    let base = (rng.below(2) == 0).then(|| text(rng).into());
    let (ours, theirs) = (version(rng), version(rng));
    let others = (0..rng.below(2)).map(|_| version(rng)).collect();
    let conflict = Some(Arc::new(Conflict { base, ours, theirs, others }));
    Edit::SetConflict { key, conflict }
}

/// Sets or removes a field that no version knows.
fn unknown(map: &Document, rng: &mut Rng) -> Edit {
    let name = ["poll", "stories"][rng.below(2)].to_owned();
    let value = ["[1, 2]", "(a: \"b\")", "{}"][rng.below(3)];
    let value = (rng.below(3) > 0 || !map.ext().contains_key(&name)).then(|| value.into());
    Edit::SetUnknown { name, value }
}

fn batch(map: &Document, rng: &mut Rng) -> Edit {
    let mut later = map.clone();
    let mut edits = Vec::new();
    for _ in 0..=rng.below(4) {
        let bits = rng.next_u64();
        // A batch in a batch in a batch would go on for ever.
        let edit = match edit(&later, bits) {
            Edit::Batch(_) => insert(&later, rng),
            edit => edit,
        };
        if later.apply(&edit).is_ok() || rng.below(8) == 0 {
            edits.push(edit);
        }
    }
    Edit::Batch(edits)
}

/// An edit that is refused, or nearly.
fn nonsense(map: &Document, rng: &mut Rng) -> Edit {
    let missing = ElementId::random(rng);
    let id = any(rng, map, ElementKind::ALL).unwrap_or(missing);
    let other = any(rng, map, ElementKind::ALL).unwrap_or(missing);
    let kind = ElementKind::ALL[rng.below(ElementKind::ALL.len())];
    let link = LinkKind::ALL[rng.below(LinkKind::ALL.len())];
    match rng.below(9) {
        0 => Edit::Insert { id, element: element(kind, rng), links: vec![] },
        1 => Edit::Update { id, element: element(kind, rng) },
        2 => Edit::Remove { id: missing },
        3 => Edit::Link(Link::new(link, id, other)),
        4 => Edit::Unlink(Link::new(link, id, missing)),
        5 => Edit::Place { touchpoint: id, stage: other, order: order(rng) },
        6 => {
            let element = Arc::new(Element::new(order(rng), bad_content(rng)));
            Edit::Insert { id: missing, element, links: vec![] }
        }
        7 => {
            let (key, answers) = cell_of(other, rng);
            Edit::SetCell { key: CellKey { question: "?".into(), ..key }, answers: Some(answers) }
        }
        _ => Edit::Insert {
            id: missing,
            element: element(kind, rng),
            links: vec![Link::new(link, id, other)],
        },
    }
}

/// Parts with everything wrong a file can have wrong, from few ids so that they clash.
pub(crate) fn hostile_parts(bits: u64) -> Parts {
    let rng = &mut Rng::seeded(bits);
    let size = 1 + rng.below(40);
    let id = |rng: &mut Rng| ElementId::from_bits(rng.below(size) as u64);
    let elements = (0..size)
        .map(|_| {
            let kind = ElementKind::ALL[rng.below(ElementKind::ALL.len())];
            let content = if rng.below(6) == 0 { bad_content(rng) } else { content(kind, rng) };
            (id(rng), Arc::new(Element::new(order(rng), content)))
        })
        .collect();
    let links = (0..rng.below(4 * size))
        .map(|_| {
            let kind = LinkKind::ALL[rng.below(LinkKind::ALL.len())];
            Link::new(kind, id(rng), id(rng))
        })
        .collect();
    let question = |rng: &mut Rng| {
        let keys = ["csi", "CSI", "", "cli", "nps"];
        let metric = Metric::ALL[rng.below(Metric::ALL.len())];
        let text = if rng.below(4) == 0 { "\0" } else { "?" };
        (keys[rng.below(5)].into(), Question { text: text.into(), metric })
    };
    let questions = (0..rng.below(6)).map(|_| question(rng)).collect();
    let cells = (0..rng.below(12))
        .map(|_| {
            let touchpoint = id(rng);
            let (mut key, mut answers) = cell_of(touchpoint, rng);
            match rng.below(8) {
                0 => key.period = Some(Month { year: 2026, month: 13 }),
                1 => answers = Arc::new(Answers::One(Histogram::new(0, vec![u64::MAX; 20]))),
                2 => answers = Arc::new(Answers::One(Histogram::new(255, vec![1; 300]))),
                3 => answers = Arc::new(Answers::One(Histogram::new(1, vec![u64::MAX; 2]))),
                4 => {
                    let segment = SegmentValue { column: "age".into(), value: "".into() };
                    key.segments = vec![segment; 2];
                }
                _ => {}
            }
            (key, answers)
        })
        .collect();
    let mut props = MapProps::new(text(rng), Language::Ukrainian);
    if rng.below(4) == 0 {
        props.targets.insert(Metric::Csi, f64::NAN);
        props.authors = vec!["\0".to_owned()];
    }
    let (conflicts, ext) = (Vec::new(), Ext::new());
    Parts { props, elements, links, questions, cells, conflicts, ext }
}
