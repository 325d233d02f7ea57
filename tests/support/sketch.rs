//! Small maps for tests, built by names.

use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A map under construction; elements are found again by the name or text they were given.
pub(crate) struct Sketch {
    pub(crate) map: Document,
    rng: Rng,
    last: Option<OrderKey>,
    ids: BTreeMap<String, ElementId>,
    stage: Option<ElementId>,
}

impl Sketch {
    pub(crate) fn new() -> Self {
        Self {
            map: Document::new(MapProps::new("Sketch", Language::English)),
            rng: Rng::seeded(1),
            last: None,
            ids: BTreeMap::new(),
            stage: None,
        }
    }

    /// A map of one service stage with these touchpoints.
    pub(crate) fn of(touchpoints: &[&str]) -> Self {
        let mut sketch = Self::new();
        sketch.stage("stage", Phase::Service);
        sketch.touchpoints(touchpoints);
        sketch
    }

    pub(crate) fn id(&self, name: &str) -> ElementId {
        self.ids[name]
    }

    /// The names of these ids.
    pub(crate) fn names(&self, ids: &[ElementId]) -> Vec<&str> {
        let name = |id| self.ids.iter().find(|(_, known)| **known == id).map_or("?", |(n, _)| n);
        ids.iter().map(|&id| name(id)).collect()
    }

    pub(crate) fn add(
        &mut self,
        name: &str,
        content: impl Into<Content>,
        from: &[(LinkKind, &str)],
        to: &[(LinkKind, &str)],
    ) {
        let id = ElementId::random(&mut self.rng);
        let order = OrderKey::between(self.last.as_ref(), None, &mut self.rng);
        self.last = Some(order.clone());
        let mut links: Vec<Link> =
            from.iter().map(|(kind, other)| Link::new(*kind, self.id(other), id)).collect();
        links.extend(to.iter().map(|(kind, other)| Link::new(*kind, id, self.id(other))));
        let element = Arc::new(Element::new(order, content));
        self.map.apply(&Edit::Insert { id, element, links }).unwrap();
        self.ids.insert(name.to_owned(), id);
    }

    pub(crate) fn change<T>(&mut self, name: &str, change: impl FnOnce(&mut Content) -> T) {
        let id = self.id(name);
        let mut element = Element::clone(self.map.element(id).unwrap());
        change(&mut element.content);
        self.map.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    }

    pub(crate) fn stage(&mut self, name: &str, phase: Phase) {
        self.add(name, Stage { name: name.into(), phase }, &[], &[]);
        self.stage = Some(self.id(name));
    }

    pub(crate) fn touchpoints(&mut self, names: &[&str]) {
        for name in names {
            self.touchpoint(name);
        }
    }

    pub(crate) fn touchpoint(&mut self, name: &str) {
        self.touchpoint_with(name, "", Presence::Both);
    }

    pub(crate) fn touchpoint_with(&mut self, name: &str, channel: &str, presence: Presence) {
        let content = Touchpoint { channel: channel.into(), presence, ..Touchpoint::named(name) };
        let stage = self.stage.unwrap();
        self.ids.insert("(stage)".into(), stage);
        self.add(name, content, &[(LinkKind::Contains, "(stage)")], &[]);
        self.ids.remove("(stage)");
    }

    /// A way, named `from>to`.
    pub(crate) fn way(&mut self, from: &str, to: &str, share: Option<f64>) {
        self.way_in(from, to, share, Presence::Both);
    }

    pub(crate) fn way_in(&mut self, from: &str, to: &str, share: Option<f64>, presence: Presence) {
        self.add(
            &format!("{from}>{to}"),
            Transition { label: String::new(), share, presence },
            &[(LinkKind::Leaves, from)],
            &[(LinkKind::Arrives, to)],
        );
    }

    /// Ways written as `a>b b>c`.
    pub(crate) fn ways(&mut self, ways: &str) {
        for way in ways.split_whitespace() {
            let (from, to) = way.split_once('>').unwrap();
            self.way(from, to, None);
        }
    }

    pub(crate) fn persona(&mut self, name: &str) {
        let none = String::new;
        let persona = Persona {
            name: name.into(),
            about: none(),
            motivation: none(),
            needs: none(),
            pains: none(),
        };
        self.add(name, persona, &[], &[]);
    }

    pub(crate) fn emotion(
        &mut self,
        name: &str,
        touchpoint: &str,
        valence: i64,
        journey: Journey,
        persona: Option<&str>,
    ) {
        let content = Emotion {
            valence: Valence::from_value(valence).unwrap(),
            word: name.into(),
            quote: String::new(),
            journey,
        };
        let of: Vec<_> = persona.into_iter().map(|persona| (LinkKind::Of, persona)).collect();
        self.add(name, content, &[(LinkKind::Feels, touchpoint)], &of);
    }

    pub(crate) fn barrier(&mut self, name: &str, on: &str, severity: u8) {
        let content = Barrier { text: name.into(), severity: Some(severity), votes: 0 };
        self.add(name, content, &[], &[(LinkKind::Hinders, on)]);
    }

    /// Satisfaction at a touchpoint: how many gave it 1, 2, … 5.
    pub(crate) fn satisfaction(&mut self, at: &str, counts: Vec<u64>) {
        self.answers(at, Metric::Csat, None, counts);
    }

    /// Answers at a touchpoint in a month: how many gave the lowest answer, the next one …
    pub(crate) fn answers(
        &mut self,
        at: &str,
        metric: Metric,
        month: Option<Month>,
        counts: Vec<u64>,
    ) {
        self.answers_of(at, metric, month, &[], counts);
    }

    /// The same of one segment: columns with their values.
    pub(crate) fn answers_of(
        &mut self,
        at: &str,
        metric: Metric,
        period: Option<Month>,
        segments: &[(&str, &str)],
        counts: Vec<u64>,
    ) {
        let question = Some(Question { text: "?".into(), metric });
        self.map.apply(&Edit::SetQuestion { id: metric.key().into(), question }).unwrap();
        let segment = |&(column, value): &(&str, &str)| SegmentValue {
            column: column.into(),
            value: value.into(),
        };
        let key = CellKey {
            touchpoint: self.id(at),
            question: metric.key().into(),
            period,
            segments: segments.iter().map(segment).collect(),
            import: "i".into(),
        };
        let histogram = Histogram::new(metric.one_scale().0, counts);
        let answers = Some(Arc::new(Answers::One(histogram)));
        self.map.apply(&Edit::SetCell { key, answers }).unwrap();
    }

    /// Changes the fields of a touchpoint.
    pub(crate) fn set(&mut self, name: &str, change: impl FnOnce(&mut Touchpoint)) {
        self.change(name, |content| {
            let mut touchpoint = content.as_touchpoint().unwrap().clone();
            change(&mut touchpoint);
            *content = touchpoint.into();
        });
    }

    pub(crate) fn driver(&mut self, name: &str, on: &str) {
        self.add(name, Driver { text: name.into() }, &[], &[(LinkKind::Carries, on)]);
    }

    pub(crate) fn moment(&mut self, name: &str, on: &str) {
        self.add(name, Moment { why: name.into(), kind: None }, &[], &[(LinkKind::Marks, on)]);
    }

    pub(crate) fn solution(
        &mut self,
        name: &str,
        to: &str,
        feasibility: Feasibility,
        status: SolutionStatus,
    ) {
        let content = Solution { text: name.into(), feasibility, effort: None, status, votes: 0 };
        self.add(name, content, &[], &[(LinkKind::Answers, to)]);
    }

    pub(crate) fn evidence(&mut self, name: &str, of: &str, kind: EvidenceKind) {
        let content = Evidence {
            text: name.into(),
            kind,
            source: String::new(),
            date: None,
            link: String::new(),
        };
        self.add(name, content, &[], &[(LinkKind::Supports, of)]);
    }
}
