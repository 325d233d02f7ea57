//! A test for each row of the table of merges.

use super::accounted::lost;
use crate::support::sketch::Sketch;
use cjm::format::unquoted;
use cjm::merge::{Merged, merge};
use cjm::model::*;
use cjm::scores::{Answers, Histogram, Metric};
use std::sync::Arc;

/// Two copies of a map edited apart, and merged.
pub(crate) struct Fork {
    pub(crate) sketch: Sketch,
    pub(crate) ours: Document,
    pub(crate) theirs: Document,
    pub(crate) merged: Merged,
}

impl Fork {
    pub(crate) fn map(&self) -> &Document {
        &self.merged.document
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.map().contains(self.sketch.id(name))
    }

    pub(crate) fn conflict(&self, key: &ConflictKey) -> &Conflict {
        let known = self.map().conflicts();
        known.get(key).unwrap_or_else(|| panic!("no {key:?} in {known:?}"))
    }

    fn element(&self, name: &str) -> &Element {
        self.map().element(self.sketch.id(name)).unwrap()
    }

    /// What the sides say, as texts.
    #[track_caller]
    fn says(&self, key: &ConflictKey, base: Option<&str>, mine: Option<&str>, other: Option<&str>) {
        let Conflict { base: was, ours, theirs, .. } = self.conflict(key);
        let text = |value: &Option<Arc<str>>| value.as_ref().and_then(|it| unquoted(it));
        let found = [text(was), text(&ours.value), text(&theirs.value)];
        assert_eq!(found.each_ref().map(Option::as_deref), [base, mine, other]);
        assert_eq!((&*ours.label, &*theirs.label), ("ann", "bob"));
    }
}

#[track_caller]
pub(crate) fn fork(
    mut sketch: Sketch,
    mine: impl FnOnce(&mut Sketch),
    other: impl FnOnce(&mut Sketch),
) -> Fork {
    let base = sketch.map.clone();
    mine(&mut sketch);
    let ours = std::mem::replace(&mut sketch.map, base.clone());
    other(&mut sketch);
    let theirs = std::mem::replace(&mut sketch.map, base.clone());
    let merged = merge(Some(&base), &ours, &theirs, ["ann", "bob"]);
    assert_eq!(merged.document.check(), []);
    assert_eq!(lost(&base, &ours, &merged.document), [""; 0]);
    assert_eq!(lost(&base, &theirs, &merged.document), [""; 0]);
    let back = merge(Some(&base), &theirs, &ours, ["bob", "ann"]).document;
    assert_eq!(back.elements().count(), merged.document.elements().count());
    assert_eq!(back.links(), merged.document.links());
    Fork { sketch, ours, theirs, merged }
}

pub(crate) fn remove(sketch: &mut Sketch, name: &str) {
    let id = sketch.id(name);
    sketch.map.apply(&Edit::Remove { id }).unwrap();
}

fn named(name: &str) -> impl FnOnce(&mut Touchpoint) {
    let name = name.to_owned();
    move |touchpoint| touchpoint.name = name
}

fn field(id: ElementId, field: &str) -> ConflictKey {
    ConflictKey::Field { id, field: field.into() }
}

#[test]
fn a_field_that_one_side_changed_is_changed() {
    let fork = fork(
        Sketch::of(&["a", "b"]),
        |s| s.set("a", named("desk")),
        |s| {
            s.set("a", |it| it.channel = "web".into());
            s.set("b", named("door"));
        },
    );
    let desk = fork.element("a").content.as_touchpoint().unwrap();
    assert_eq!((&*desk.name, &*desk.channel), ("desk", "web"));
    assert_eq!(fork.element("b").content.text(), "door");
    assert_eq!(fork.merged.conflicts, 0);
    let came: Vec<ElementId> = fork.merged.incoming.elements.iter().map(|it| it.id).collect();
    assert_eq!(came, [fork.sketch.id("a"), fork.sketch.id("b")]);
}

#[test]
fn both_to_the_same_value_is_that_value() {
    let fork =
        fork(Sketch::of(&["a"]), |s| s.set("a", named("desk")), |s| s.set("a", named("desk")));
    assert_eq!(fork.element("a").content.text(), "desk");
    assert!(fork.map().conflicts().is_empty() && fork.merged.incoming.is_empty());
}

#[test]
fn to_different_values_the_one_from_before_stays_and_both_are_listed() {
    let fork =
        fork(Sketch::of(&["a"]), |s| s.set("a", named("desk")), |s| s.set("a", named("door")));
    assert_eq!(fork.element("a").content.text(), "a");
    let key = field(fork.sketch.id("a"), "name");
    fork.says(&key, Some("a"), Some("desk"), Some("door"));
    assert_eq!(fork.merged.conflicts, 1);
}

#[test]
fn a_long_text_is_merged_line_by_line() {
    let about = |text: &str| {
        let text = text.to_owned();
        move |s: &mut Sketch| s.set("a", |it| it.action = text)
    };
    let mut sketch = Sketch::of(&["a"]);
    about("comes\nwaits\nasks\nleaves")(&mut sketch);
    let both =
        fork(sketch, about("enters\nwaits\nasks\nleaves"), about("comes\nwaits\nasks\ngoes"));
    let action = &both.element("a").content.as_touchpoint().unwrap().action;
    assert_eq!(action, "enters\nwaits\nasks\ngoes");
    assert!(both.map().conflicts().is_empty());
    let mut sketch = Sketch::of(&["a"]);
    about("comes\nwaits\nleaves")(&mut sketch);
    let clash = fork(sketch, about("comes\nsits\nleaves"), about("comes\nstands\nleaves"));
    let key = field(clash.sketch.id("a"), "action");
    let texts = ["comes\nwaits\nleaves", "comes\nsits\nleaves", "comes\nstands\nleaves"];
    clash.says(&key, Some(texts[0]), Some(texts[1]), Some(texts[2]));
    assert_eq!(clash.element("a").content.as_touchpoint().unwrap().action, texts[0]);
}

#[test]
fn what_one_side_deletes_and_the_other_leaves_alone_is_gone() {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.ways("a>b");
    sketch.barrier("queue", "a", 3);
    let fork = fork(sketch, |s| remove(s, "a"), |s| s.set("b", named("door")));
    assert!(!fork.has("a") && !fork.has("a>b") && !fork.has("queue") && fork.has("b"));
    assert!(fork.map().conflicts().is_empty());
}

#[test]
fn what_one_side_deletes_and_the_other_changes_is_kept_and_marked() {
    let mut sketch = Sketch::of(&["a", "b", "c"]);
    sketch.ways("a>b b>c");
    sketch.barrier("queue", "a", 3);
    sketch.emotion("sad", "a", -1, Journey::AsIs, None);
    let fork = fork(sketch, |s| remove(s, "a"), |s| s.set("a", named("desk")));
    let id = fork.sketch.id("a");
    assert_eq!(fork.element("a").content.text(), "desk");
    let Conflict { ours, theirs, .. } = fork.conflict(&ConflictKey::Element(id));
    assert!(ours.value.is_none() && theirs.value.as_ref().unwrap().contains("desk"));
    // With what went only because it went.
    for name in ["a>b", "queue", "sad"] {
        assert!(fork.has(name), "{name}");
    }
    assert_eq!(fork.map().conflicts().len(), 1);
}

#[test]
fn what_is_kept_keeps_its_stage_and_the_ends_of_its_links() {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.stage("other", Phase::PostService);
    sketch.touchpoints(&["c"]);
    sketch.ways("a>b b>c");
    sketch.barrier("queue", "a", 3);
    let louder = |s: &mut Sketch| {
        s.change("queue", |it| {
            *it = Barrier { text: "queue".into(), severity: Some(5), votes: 0 }.into();
        });
    };
    let fork = fork(sketch, |s| remove(s, "stage"), louder);
    for name in ["queue", "a", "stage"] {
        let deleted = &fork.conflict(&ConflictKey::Element(fork.sketch.id(name))).ours;
        assert!(fork.has(name) && deleted.value.is_none(), "{name}");
    }
    let link = Link::new(LinkKind::Hinders, fork.sketch.id("queue"), fork.sketch.id("a"));
    assert!(fork.map().has_link(link));
    // What else stood in the stage is gone: nobody changed it.
    assert!(!fork.has("b") && !fork.has("a>b") && !fork.has("b>c"));
}

#[test]
fn what_one_side_deletes_and_the_other_links_to_is_kept_and_marked() {
    let fork =
        fork(Sketch::of(&["a", "b"]), |s| remove(s, "stage"), |s| s.barrier("queue", "a", 2));
    for name in ["a", "stage"] {
        let id = fork.sketch.id(name);
        let deleted = &fork.conflict(&ConflictKey::Element(id)).ours;
        assert!(fork.has(name) && deleted.value.is_none());
    }
    assert!(fork.has("queue") && !fork.has("b"), "the rest of the stage is gone");
}

#[test]
fn what_both_add_is_both_there() {
    let fork = fork(Sketch::of(&["a"]), |s| s.touchpoint("mine"), |s| s.touchpoint("other"));
    assert_eq!(fork.map().journey().len(), 3);
    assert!(fork.map().conflicts().is_empty());
}

#[test]
fn a_touchpoint_moved_to_two_stages_stays_where_it_was() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.stage("left", Phase::PreService);
    sketch.stage("right", Phase::PostService);
    let to = |stage: &'static str| {
        move |s: &mut Sketch| {
            let (touchpoint, stage) = (s.id("a"), s.id(stage));
            let order = s.map.element(touchpoint).unwrap().order.clone();
            s.map.apply(&Edit::Place { touchpoint, stage, order }).unwrap();
        }
    };
    let fork = fork(sketch, to("left"), to("right"));
    let id = fork.sketch.id("a");
    assert_eq!(fork.map().source(id, LinkKind::Contains), Some(fork.sketch.id("stage")));
    let key = ConflictKey::Link { id, kind: LinkKind::Contains };
    let names = ["stage", "left", "right"].map(|name| fork.sketch.id(name).to_string());
    fork.says(&key, Some(&names[0]), Some(&names[1]), Some(&names[2]));
}

#[test]
fn of_two_moments_at_a_touchpoint_one_waits() {
    let moment = |why: &'static str| {
        move |s: &mut Sketch| {
            let content = Moment { why: why.into(), kind: None };
            s.add(why, content, &[], &[(LinkKind::Marks, "a")]);
        }
    };
    let fork = fork(Sketch::of(&["a"]), moment("mine"), moment("other"));
    let (mine, other) = (fork.sketch.id("mine"), fork.sketch.id("other"));
    let (shown, waits) = (mine.min(other), mine.max(other));
    assert!(fork.map().contains(shown) && !fork.map().contains(waits));
    let conflict = fork.conflict(&ConflictKey::Element(waits));
    let listed = conflict.versions().find(|it| it.value.is_some()).unwrap();
    assert_eq!(listed.links, [Link::new(LinkKind::Marks, waits, fork.sketch.id("a"))]);
}

#[test]
fn of_two_emotions_of_a_touchpoint_one_waits_and_the_one_from_before_stays() {
    let new =
        |name: &'static str| move |s: &mut Sketch| s.emotion(name, "a", 1, Journey::AsIs, None);
    let both = fork(Sketch::of(&["a"]), new("mine"), new("other"));
    assert_eq!(both.map().count(ElementKind::Emotion), 1);
    assert_eq!(both.map().conflicts().len(), 1);
    // One side puts another in place of the one that the other changes.
    let mut sketch = Sketch::of(&["a"]);
    sketch.emotion("first", "a", -1, Journey::AsIs, None);
    let replaced = fork(
        sketch,
        |s| {
            remove(s, "first");
            s.emotion("second", "a", 2, Journey::AsIs, None);
        },
        |s| {
            s.change("first", |it| {
                let mut emotion = it.as_emotion().unwrap().clone();
                emotion.word = "lost".into();
                *it = emotion.into();
            });
        },
    );
    assert!(replaced.has("first") && !replaced.has("second"));
    assert_eq!(replaced.map().conflicts().len(), 2);
}

#[test]
fn sets_are_united_and_keep_removals() {
    let authors = |names: &'static [&'static str]| {
        move |s: &mut Sketch| {
            let authors = names.iter().map(|&name| name.to_owned()).collect();
            let props = MapProps { authors, ..s.map.props().clone() };
            s.map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        }
    };
    let mut sketch = Sketch::of(&[]);
    authors(&["Ann", "Bob", "Cyd"])(&mut sketch);
    let fork = fork(sketch, authors(&["Ann", "Cyd", "Eve"]), authors(&["Ann", "Bob", "Dan"]));
    assert_eq!(fork.map().props().authors, ["Ann", "Dan", "Eve"]);
    assert!(fork.map().conflicts().is_empty());
    // Put in another order on one side; on both, it is a conflict.
    let names = || {
        let mut sketch = Sketch::of(&[]);
        authors(&["Ann", "Bob", "Cyd", "Dan"])(&mut sketch);
        sketch
    };
    let first = authors(&["Cyd", "Ann", "Bob", "Dan"]);
    let fork = super::table::fork(names(), first, authors(&["Ann", "Cyd", "Dan", "Eve"]));
    assert_eq!(fork.map().props().authors, ["Cyd", "Ann", "Dan", "Eve"]);
    assert!(fork.map().conflicts().is_empty());
    let last = authors(&["Ann", "Bob", "Dan", "Cyd"]);
    let clash = super::table::fork(names(), first, last);
    assert_eq!(clash.map().props().authors, ["Ann", "Bob", "Cyd", "Dan"]);
    assert!(clash.map().conflicts().contains_key(&ConflictKey::Map("authors".into())));
}

#[test]
fn keyed_lists_are_merged_entry_by_entry() {
    let target = |targets: &'static [(Metric, f64)]| {
        move |s: &mut Sketch| {
            let targets = targets.iter().copied().collect();
            let props = MapProps { targets, ..s.map.props().clone() };
            s.map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        }
    };
    let mut sketch = Sketch::of(&[]);
    target(&[(Metric::Csi, 1.0), (Metric::Ces, 2.0)])(&mut sketch);
    let fork = fork(
        sketch,
        target(&[(Metric::Csi, 5.0), (Metric::Nps, 7.0)]),
        target(&[(Metric::Csi, 6.0), (Metric::Ces, 2.0), (Metric::Csat, 8.0)]),
    );
    let wanted = [(Metric::Csi, 1.0), (Metric::Nps, 7.0), (Metric::Csat, 8.0)].into();
    assert_eq!(fork.map().props().targets, wanted);
    let conflict = fork.conflict(&ConflictKey::Map("targets".into()));
    let mine = conflict.ours.value.as_ref().unwrap();
    assert!(mine.contains("5.0") && mine.contains("8.0"), "with what does not clash: {mine}");
}

/// Enters answers of an import.
fn answers(import: &'static str, counts: &'static [u64]) -> impl Fn(&mut Sketch) {
    move |s: &mut Sketch| {
        let question = Some(Question { text: "?".into(), metric: Metric::Csat });
        s.map.apply(&Edit::SetQuestion { id: "csat".into(), question }).unwrap();
        let key = CellKey {
            touchpoint: s.id("a"),
            question: "csat".into(),
            period: None,
            segments: Vec::new(),
            import: import.into(),
        };
        let histogram = Histogram::new(1, counts.to_vec());
        let answers = Some(Arc::new(Answers::One(histogram)));
        s.map.apply(&Edit::SetCell { key, answers }).unwrap();
    }
}

fn counted(map: &Document) -> u64 {
    let count = |answers: &Answers| match answers {
        Answers::One(histogram) => histogram.counts().iter().sum::<u64>(),
        Answers::Three(_) => 0,
    };
    map.cells().iter().map(|(_, answers)| count(answers)).sum()
}

#[test]
fn the_same_import_counts_once() {
    let fork = fork(Sketch::of(&["a"]), answers("i", &[1, 2, 3]), answers("i", &[1, 2, 3]));
    assert_eq!(counted(fork.map()), 6);
    assert!(fork.map().conflicts().is_empty());
}

#[test]
fn of_different_imports_in_one_cell_the_newer_counts_until_it_is_settled() {
    let fork = fork(Sketch::of(&["a"]), answers("i", &[1, 2, 3]), answers("j", &[4, 5, 6]));
    assert_eq!(counted(fork.map()), 15, "never added twice");
    let (key, conflict) = fork.map().conflicts().first_key_value().unwrap();
    assert!(matches!(key, ConflictKey::Answers { .. }));
    assert!(conflict.ours.value.as_ref().unwrap().contains("\"i\""));
    assert!(conflict.theirs.value.as_ref().unwrap().contains("\"j\""));
    // One that was there before counts beside them.
    let mut sketch = Sketch::of(&["a"]);
    answers("old", &[100])(&mut sketch);
    let three = super::table::fork(sketch, answers("i", &[1, 2, 3]), answers("j", &[4, 5, 6]));
    assert_eq!(counted(three.map()), 115);
}

#[test]
fn answers_changed_differently_clash() {
    let mut sketch = Sketch::of(&["a"]);
    answers("i", &[1])(&mut sketch);
    let fork = fork(sketch, answers("i", &[2, 2]), answers("i", &[3, 3]));
    assert_eq!((counted(fork.map()), fork.map().conflicts().len()), (6, 1));
}

/// Enters answers of an import in places of one segment each, with a record of the import.
fn segments(
    import: &'static str,
    day: u8,
    places: &'static [(&'static str, u64)],
) -> impl Fn(&mut Sketch) {
    move |s: &mut Sketch| {
        let question = Some(Question { text: "?".into(), metric: Metric::Csat });
        s.map.apply(&Edit::SetQuestion { id: "csat".into(), question }).unwrap();
        for &(value, count) in places {
            let segment = SegmentValue { column: "city".into(), value: value.into() };
            let key = CellKey {
                touchpoint: s.id("a"),
                question: "csat".into(),
                period: None,
                segments: vec![segment],
                import: import.into(),
            };
            let answers = Some(Arc::new(Answers::One(Histogram::new(1, vec![count]))));
            s.map.apply(&Edit::SetCell { key, answers }).unwrap();
        }
        let mut props = s.map.props().clone();
        let date = Date { year: 2026, month: 5, day };
        let record = ImportRecord { file: String::new(), date, answers: 1, profile: String::new() };
        props.imports.insert(import.into(), record);
        s.map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
    }
}

#[test]
fn a_survey_that_each_side_understood_otherwise_is_counted_once() {
    let mine = segments("00ff-1", 1, &[("Kyiv", 3), ("Lviv", 4)]);
    let other = segments("00ff-2", 2, &[("Lviv", 2), ("Odesa", 6)]);
    for sides in [[&mine as &dyn Fn(&mut Sketch), &other], [&other, &mine]] {
        let fork = fork(Sketch::of(&["a"]), sides[0], sides[1]);
        assert_eq!(counted(fork.map()), 8, "the newer, in all places");
        assert_eq!(fork.map().conflicts().len(), 3);
        for choice in [cjm::merge::Choice::Mine, cjm::merge::Choice::Theirs] {
            let side = if choice == cjm::merge::Choice::Mine { &fork.ours } else { &fork.theirs };
            let (map, refused) = super::accounted::settled(fork.map(), &choice);
            assert_eq!((counted(&map), refused), (counted(side), 0));
        }
    }
    // Another survey beside it is none of that.
    let beside = segments("00aa-1", 1, &[("Kyiv", 9)]);
    let fork = fork(Sketch::of(&["a"]), |s| beside(s), other);
    assert_eq!((counted(fork.map()), fork.map().conflicts().len()), (17, 0));
}

#[test]
fn answers_replaced_by_one_side_and_changed_by_the_other_are_not_added_up() {
    let mut sketch = Sketch::of(&["a"]);
    answers("i", &[100])(&mut sketch);
    let replace = |s: &mut Sketch| {
        let key = s.map.cells().iter().next().unwrap().0.clone();
        s.map.apply(&Edit::SetCell { key, answers: None }).unwrap();
        answers("j", &[100])(s);
    };
    let fork = fork(sketch, replace, answers("i", &[101]));
    assert!(counted(fork.map()) <= 101, "{}", counted(fork.map()));
    let conflict = fork.map().conflicts().values().next().unwrap();
    assert!(conflict.ours.value.as_ref().unwrap().contains("\"j\""));
    assert!(conflict.theirs.value.as_ref().unwrap().contains("\"i\""));
}

#[test]
fn an_order_key_of_each_is_kept() {
    let fork = fork(Sketch::of(&["a", "z"]), |s| s.touchpoint("mine"), |s| s.touchpoint("other"));
    let order = |name: &str| fork.element(name).order.clone();
    assert_eq!(order("mine"), fork.ours.element(fork.sketch.id("mine")).unwrap().order);
    assert_eq!(order("other"), fork.theirs.element(fork.sketch.id("other")).unwrap().order);
}

#[test]
fn a_question_deleted_and_answered_is_kept_and_marked() {
    let mut sketch = Sketch::of(&["a"]);
    answers("i", &[1])(&mut sketch);
    let gone = |s: &mut Sketch| {
        s.map.apply(&Edit::SetQuestion { id: "csat".into(), question: None }).unwrap();
    };
    let fork = fork(sketch, gone, answers("j", &[2]));
    assert_eq!(counted(fork.map()), 3);
    let conflict = fork.conflict(&ConflictKey::Question("csat".into()));
    assert!(conflict.ours.value.is_none() && conflict.theirs.value.is_some());
}

#[test]
fn unknown_fields_are_merged_like_known_ones() {
    let unknown = |name: &'static str, value: &'static str| {
        move |s: &mut Sketch| {
            let id = s.id("a");
            let mut element = Element::clone(s.map.element(id).unwrap());
            element.ext.insert(name.into(), value.into());
            s.map.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
        }
    };
    let fork = fork(Sketch::of(&["a"]), unknown("colour", "1"), unknown("shape", "(x: 2)"));
    let ext = &fork.element("a").ext;
    assert_eq!((&*ext["colour"], &*ext["shape"]), ("1", "(x: 2)"));
    let clash = super::table::fork(Sketch::of(&["a"]), unknown("c", "1"), unknown("c", "2"));
    assert!(clash.element("a").ext.is_empty());
    assert_eq!(clash.map().conflicts().len(), 1);
}

#[test]
fn a_conflict_that_one_side_settles_is_settled() {
    let clash =
        fork(Sketch::of(&["a", "b"]), |s| s.set("a", named("desk")), |s| s.set("a", named("door")));
    let merged = clash.map().clone();
    let key = field(clash.sketch.id("a"), "name");
    let settled = |map: &mut Document| {
        let edit = cjm::merge::settle(map, &key, &cjm::merge::Choice::Theirs).unwrap();
        map.apply(&edit).unwrap();
    };
    let (mut ours, theirs) = (merged.clone(), merged.clone());
    settled(&mut ours);
    let again = merge(Some(&merged), &ours, &theirs, ["", ""]);
    assert!(again.document == ours && again.document.conflicts().is_empty());
}
