//! Settling conflicts: mine, theirs, both, something else; each is one edit that can be undone.

use super::accounted::lost;
use super::table::{Fork, fork, remove};
use crate::support::sketch::Sketch;
use cjm::edit::{History, Selection, StepName};
use cjm::format::unquoted;
use cjm::merge::{Choice, Merged, Unsettled, merge, settle};
use cjm::model::*;
use cjm::scores::Metric;
use std::collections::BTreeSet;
use std::sync::Arc;

fn settled(fork: &Fork, key: &ConflictKey, choice: &Choice) -> Document {
    let mut map = fork.map().clone();
    let edit = settle(&map, key, choice).unwrap();
    map.apply(&edit).unwrap();
    assert!(!map.conflicts().contains_key(key));
    map
}

fn renamed(name: &'static str) -> impl Fn(&mut Sketch) {
    move |s: &mut Sketch| s.set("a", |it| it.name = name.into())
}

#[test]
fn a_field_can_be_mine_theirs_both_or_something_else() {
    let fork = fork(Sketch::of(&["a"]), renamed("desk"), renamed("door"));
    let id = fork.sketch.id("a");
    let key = ConflictKey::Field { id, field: "name".into() };
    for (choice, expect) in [
        (Choice::Mine, "desk"),
        (Choice::Theirs, "door"),
        (Choice::Both, "desk\ndoor"),
        (Choice::Edited("gate \"3\"".into()), "gate \"3\""),
        (Choice::Edited(String::new()), ""),
    ] {
        let map = settled(&fork, &key, &choice);
        assert_eq!(map.element(id).unwrap().content.text(), expect);
        assert!(map.conflicts().is_empty());
    }
    let other = settle(fork.map(), &key, &Choice::Other(0));
    assert_eq!(other, Err(Unsettled::NotPossible));
    let gone = settle(&fork.ours, &key, &Choice::Mine);
    assert_eq!(gone, Err(Unsettled::NoConflict));
}

#[test]
fn settling_is_a_step_that_can_be_undone() {
    let fork = fork(Sketch::of(&["a"]), renamed("desk"), renamed("door"));
    let key = ConflictKey::Field { id: fork.sketch.id("a"), field: "name".into() };
    let mut history = History::opened(Arc::new(fork.map().clone()));
    let edit = settle(history.now(), &key, &Choice::Mine).unwrap();
    history.apply(StepName::new("step", ""), &Selection::none(), &edit).unwrap();
    assert!(history.now().conflicts().is_empty());
    history.undo().unwrap();
    assert!(history.now().conflicts().contains_key(&key));
    history.redo().unwrap();
    assert!(history.now().conflicts().is_empty());
}

#[test]
fn a_value_that_cannot_stand_there_is_refused() {
    let share = |share: f64| {
        move |s: &mut Sketch| {
            s.change("a>b", |it| {
                let (label, presence) = (String::new(), Presence::Both);
                *it = Transition { label, share: Some(share), presence }.into();
            });
        }
    };
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.ways("a>b");
    let fork = fork(sketch, share(0.5), share(0.25));
    let id = fork.sketch.id("a>b");
    let key = ConflictKey::Field { id, field: "share".into() };
    let map = settled(&fork, &key, &Choice::Edited("0.75".into()));
    assert_eq!(map.element(id).unwrap().content.as_transition().unwrap().share, Some(0.75));
    for bad in ["2.0", "much", "(", "\"0.5\""] {
        assert!(settle(fork.map(), &key, &Choice::Edited(bad.into())).is_err(), "{bad}");
    }
    assert_eq!(settle(fork.map(), &key, &Choice::Both), Err(Unsettled::NotPossible));
}

#[test]
fn what_was_deleted_goes_with_all_that_hangs_on_it_or_stays() {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.ways("a>b");
    sketch.barrier("queue", "a", 3);
    let fork = fork(sketch, |s| remove(s, "a"), renamed("desk"));
    let key = ConflictKey::Element(fork.sketch.id("a"));
    let mine = settled(&fork, &key, &Choice::Mine);
    assert!(mine == fork.ours);
    for choice in [Choice::Theirs, Choice::Both] {
        assert!(settled(&fork, &key, &choice) == fork.theirs);
    }
}

#[test]
fn what_waits_takes_the_place_of_what_stands_there() {
    let feels = |name: &'static str, valence: i64| {
        move |s: &mut Sketch| s.emotion(name, "a", valence, Journey::AsIs, Some("Olha"))
    };
    let mut sketch = Sketch::of(&["a"]);
    sketch.persona("Olha");
    let fork = fork(sketch, feels("glad", 2), feels("sad", -2));
    let (key, _) = fork.map().conflicts().first_key_value().unwrap();
    assert!(settled(&fork, key, &Choice::Mine) == fork.ours);
    assert!(settled(&fork, key, &Choice::Theirs) == fork.theirs);
    assert_eq!(settle(fork.map(), key, &Choice::Both), Err(Unsettled::NotPossible));
}

#[test]
fn answers_can_be_mine_theirs_or_counted_together() {
    use cjm::scores::{Answers, Histogram};
    let enter = |import: &'static str, counts: &'static [u64]| {
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
            let answers = Arc::new(Answers::One(Histogram::new(1, counts.to_vec())));
            s.map.apply(&Edit::SetCell { key, answers: Some(answers) }).unwrap();
        }
    };
    let fork = fork(Sketch::of(&["a"]), enter("i", &[1]), enter("j", &[5, 5]));
    let (key, _) = fork.map().conflicts().first_key_value().unwrap();
    assert!(settled(&fork, key, &Choice::Mine) == fork.ours);
    assert!(settled(&fork, key, &Choice::Theirs) == fork.theirs);
    assert_eq!(settled(&fork, key, &Choice::Both).cells().len(), 2);
}

#[test]
fn deleting_an_element_takes_its_conflicts_along() {
    let fork = fork(Sketch::of(&["a", "b"]), renamed("desk"), renamed("door"));
    let mut map = fork.map().clone();
    map.apply(&Edit::Remove { id: fork.sketch.id("b") }).unwrap();
    assert_eq!(map.conflicts().len(), 1);
    map.apply(&Edit::Remove { id: fork.sketch.id("a") }).unwrap();
    assert_eq!(map.conflicts().len(), 0);
}

/// Two copies that go on from a map, merged; without a word lost of either.
#[track_caller]
fn merged_on(base: &Document, ours: &Document, theirs: &Document) -> Merged {
    let merged = merge(Some(base), ours, theirs, ["ann", "bob"]);
    let other = merge(Some(base), theirs, ours, ["bob", "ann"]);
    assert_eq!(merged.document.check(), []);
    assert_eq!(merged.conflicts, other.conflicts);
    let keys = |merged: &Merged| merged.document.conflicts().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&merged), keys(&other));
    let listed = |merged: &Merged, key: &ConflictKey| {
        let versions = merged.document.conflicts()[key].versions();
        versions.map(|it| it.value.clone()).collect::<BTreeSet<_>>()
    };
    for key in keys(&merged) {
        assert_eq!(listed(&merged, &key), listed(&other, &key), "{key:?}");
    }
    for side in [ours, theirs] {
        assert_eq!(lost(base, side, &merged.document), [] as [String; 0]);
    }
    merged
}

fn changed(map: &Document, edit: &Edit) -> Document {
    let mut map = map.clone();
    map.apply(edit).unwrap();
    map
}

/// A map without a conflict, as what it shows is kept.
fn kept(map: &Document, key: &ConflictKey) -> Document {
    changed(map, &Edit::SetConflict { key: key.clone(), conflict: None })
}

fn chosen(map: &Document, key: &ConflictKey, choice: &Choice) -> Document {
    changed(map, &settle(map, key, choice).unwrap())
}

/// What a conflict lists, without quotes.
#[track_caller]
fn values(map: &Document, key: &ConflictKey) -> Vec<Option<String>> {
    let known = map.conflicts();
    let conflict = known.get(key).unwrap_or_else(|| panic!("no {key:?} in {known:?}"));
    conflict.versions().map(|it| unquoted(it.value.as_ref()?)).collect()
}

fn some(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|&value| Some(value.to_owned())).collect()
}

/// Two touchpoints in a stage, beside three others; the same every time.
fn four_stages() -> Sketch {
    let mut sketch = Sketch::of(&["a", "b"]);
    sketch.stage("left", Phase::PreService);
    sketch.stage("right", Phase::PostService);
    sketch.stage("below", Phase::PostService);
    sketch.satisfaction("b", vec![1]);
    sketch
}

fn moved_to(stage: &'static str) -> impl Fn(&mut Sketch) {
    move |s: &mut Sketch| {
        let (touchpoint, stage) = (s.id("a"), s.id(stage));
        let order = s.map.element(touchpoint).unwrap().order.clone();
        s.map.apply(&Edit::Place { touchpoint, stage, order }).unwrap();
    }
}

#[test]
fn what_stands_in_a_conflict_is_not_deleted_without_a_word() {
    let sketch = four_stages();
    let base = sketch.map.clone();
    let (a, stage) = (sketch.id("a"), sketch.id("stage"));
    let without = |id: ElementId| changed(&base, &Edit::Remove { id });
    let name = ConflictKey::Field { id: a, field: "name".into() };
    // A field, of a touchpoint; with its stage deleted, too.
    let mine = fork(four_stages(), renamed("desk"), renamed("door"));
    for gone in [a, stage] {
        let merged = merged_on(&base, mine.map(), &without(gone));
        assert!(merged.document.contains(a) && merged.conflicts > 0);
        assert_eq!(values(&merged.document, &name), some(&["desk", "door"]));
        let whole = values(&merged.document, &ConflictKey::Element(gone));
        assert!(whole.contains(&None), "{whole:?}");
    }
    // The stage it is in, and the stages to choose from.
    let moved = fork(four_stages(), moved_to("left"), moved_to("right"));
    let place = ConflictKey::Link { id: a, kind: LinkKind::Contains };
    for gone in [a, sketch.id("left"), sketch.id("right")] {
        let merged = merged_on(&base, moved.map(), &without(gone));
        assert!(merged.document.contains(gone) && merged.conflicts > 0);
        assert!(merged.document.conflicts().contains_key(&ConflictKey::Element(gone)));
        assert_eq!(merged.document.conflicts()[&place], moved.map().conflicts()[&place]);
    }
    // A question.
    let asks = |text: &'static str| {
        move |s: &mut Sketch| {
            let question = Some(Question { text: text.into(), metric: Metric::Csat });
            s.map.apply(&Edit::SetQuestion { id: "csat".into(), question }).unwrap();
        }
    };
    let asked = fork(four_stages(), asks("How?"), asks("Why?"));
    let deleted = changed(&base, &Edit::SetQuestion { id: "csat".into(), question: None });
    let merged = merged_on(&base, asked.map(), &deleted);
    let question = ConflictKey::QuestionField { id: "csat".into(), field: "text".into() };
    assert_eq!(values(&merged.document, &question), some(&["How?", "Why?"]));
    assert!(merged.document.conflicts().contains_key(&ConflictKey::Question("csat".into())));
}

#[test]
fn a_third_value_joins_the_conflict() {
    let sketch = four_stages();
    let base = sketch.map.clone();
    let third = |edit: &dyn Fn(&mut Sketch)| {
        let mut sketch = four_stages();
        edit(&mut sketch);
        sketch.map
    };
    let id = sketch.id("a");
    let key = ConflictKey::Field { id, field: "name".into() };
    let two = fork(four_stages(), renamed("desk"), renamed("door"));
    let merged = merged_on(&base, two.map(), &third(&renamed("gate")));
    assert_eq!(values(&merged.document, &key), some(&["desk", "door", "gate"]));
    assert_eq!((merged.document.element(id), merged.conflicts), (base.element(id), 1));
    // One of the two it lists already.
    let merged = merged_on(&base, two.map(), &third(&renamed("door")));
    assert_eq!(values(&merged.document, &key), some(&["desk", "door"]));
    assert_eq!(merged.document.element(id), base.element(id));
    let titled = |title: &'static str| {
        move |s: &mut Sketch| {
            let props = MapProps { title: title.into(), ..s.map.props().clone() };
            s.map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        }
    };
    let two = fork(four_stages(), titled("One"), titled("Two"));
    let merged = merged_on(&base, two.map(), &third(&titled("Three")));
    let key = ConflictKey::Map("title".into());
    assert_eq!(values(&merged.document, &key), some(&["One", "Two", "Three"]));
    assert_eq!((merged.document.props(), merged.conflicts), (base.props(), 1));
    let unknown = |value: &'static str| {
        move |s: &mut Sketch| {
            let edit = Edit::SetUnknown { name: "poll".into(), value: Some(value.into()) };
            s.map.apply(&edit).unwrap();
        }
    };
    let two = fork(four_stages(), unknown("\"1\""), unknown("\"2\""));
    let merged = merged_on(&base, two.map(), &third(&unknown("\"3\"")));
    let key = ConflictKey::Other("poll".into());
    assert_eq!(values(&merged.document, &key), some(&["1", "2", "3"]));
    assert!(merged.document.ext().is_empty());
    let two = fork(four_stages(), moved_to("left"), moved_to("right"));
    let merged = merged_on(&base, two.map(), &third(&moved_to("below")));
    let key = ConflictKey::Link { id, kind: LinkKind::Contains };
    let stages = ["left", "right", "below"].map(|name| sketch.id(name).to_string());
    assert_eq!(values(&merged.document, &key), some(&stages.each_ref().map(|it| &**it)));
    assert_eq!(merged.document.source(id, LinkKind::Contains), Some(sketch.id("stage")));
}

#[test]
fn settled_differently_on_two_branches_it_is_a_conflict_again() {
    let sketch = || Sketch::of(&["a", "b"]);
    let id = sketch().id("a");
    // What is shown was kept here, and a value taken there.
    let two = fork(sketch(), renamed("desk"), renamed("door"));
    let key = ConflictKey::Field { id, field: "name".into() };
    let (keeps, takes) = (kept(two.map(), &key), chosen(two.map(), &key, &Choice::Theirs));
    let merged = merged_on(two.map(), &keeps, &takes);
    assert_eq!(values(&merged.document, &key), some(&["a", "door"]));
    assert_eq!((merged.document.element(id), merged.conflicts), (two.map().element(id), 1));
    // Settled alike, or on one side, it is settled.
    for (ours, theirs) in [(&keeps, &keeps), (&takes, &takes), (&takes, two.map())] {
        let merged = merged_on(two.map(), ours, theirs);
        assert!(merged.document == *ours && merged.conflicts == 0);
    }
    // Kept here, and deleted there.
    let key = ConflictKey::Element(id);
    let deleted = fork(sketch(), |s| remove(s, "a"), renamed("desk"));
    let (keeps, goes) = (kept(deleted.map(), &key), chosen(deleted.map(), &key, &Choice::Mine));
    let merged = merged_on(deleted.map(), &keeps, &goes);
    assert!(merged.document.contains(id) && merged.conflicts == 1);
    assert!(values(&merged.document, &key).contains(&None));
    // The moment that is shown was kept here, and the one that waits taken there.
    let moments = fork(sketch(), |s| s.moment("mine", "a"), |s| s.moment("other", "a"));
    let (key, _) = moments.map().conflicts().first_key_value().unwrap();
    let waits = key.element().unwrap();
    let shown = moments.map().source(id, LinkKind::Marks).unwrap();
    let taken = [Choice::Mine, Choice::Theirs].map(|choice| chosen(moments.map(), key, &choice));
    let takes = taken.iter().find(|map| map.contains(waits)).unwrap();
    let merged = merged_on(moments.map(), &kept(moments.map(), key), takes);
    assert_eq!(merged.document.source(id, LinkKind::Marks), Some(shown));
    assert!(merged.document.conflicts().contains_key(key) && merged.conflicts > 0);
}

#[test]
fn a_persona_that_is_kept_keeps_what_it_feels() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.persona("Olha");
    sketch.emotion("glad", "a", 2, Journey::AsIs, Some("Olha"));
    let older = |s: &mut Sketch| {
        s.change("Olha", |it| {
            *it = Persona { about: "70".into(), ..it.as_persona().unwrap().clone() }.into();
        });
    };
    let fork = fork(sketch, |s| remove(s, "Olha"), older);
    let (olha, glad) = (fork.sketch.id("Olha"), fork.sketch.id("glad"));
    assert_eq!(fork.map().target(glad, LinkKind::Of), Some(olha));
    let key = ConflictKey::Element(olha);
    assert_eq!(fork.map().conflicts().len(), 1);
    assert!(settled(&fork, &key, &Choice::Theirs) == fork.theirs);
    assert!(settled(&fork, &key, &Choice::Mine) == fork.ours, "what is felt stays");
}

#[test]
fn what_a_conflict_lists_of_a_moment_waits_with_the_moment() {
    let why = |why: &'static str| {
        move |s: &mut Sketch| {
            s.change("late", |it| *it = Moment { why: why.into(), kind: None }.into());
        }
    };
    // The one with the smaller id is shown: of several, some other is shown than "late".
    for name in ["early", "other", "third", "fourth", "fifth", "sixth"] {
        let mut sketch = Sketch::of(&["a", "b"]);
        sketch.moment("late", "a");
        let clash = fork(sketch, why("a bus"), why("a train"));
        let Fork { mut sketch, merged, .. } = clash;
        let (late, b) = (sketch.id("late"), sketch.id("b"));
        let base = merged.document;
        let field = ConflictKey::Field { id: late, field: "why".into() };
        assert_eq!(values(&base, &field), some(&["a bus", "a train"]));
        let marks = |at| Link::new(LinkKind::Marks, late, at);
        let ours = changed(
            &base,
            &Edit::Batch(vec![Edit::Unlink(marks(sketch.id("a"))), Edit::Link(marks(b))]),
        );
        sketch.map = base.clone();
        sketch.moment(name, "b");
        let merged = merged_on(&base, &ours, &sketch.map).document;
        if merged.contains(late) {
            assert!(merged.conflicts().contains_key(&field), "{name}");
            continue;
        }
        let key = ConflictKey::Element(late);
        for wanted in ["late", "a bus", "a train"] {
            let version = merged.conflicts()[&key].versions().position(|version| {
                version.links == [marks(b)] && version.value.as_ref().unwrap().contains(wanted)
            });
            let choice = match version {
                Some(0) => Choice::Mine,
                Some(1) => Choice::Theirs,
                at => Choice::Other(at.unwrap_or_else(|| panic!("no {wanted}")) - 2),
            };
            let map = chosen(&merged, &key, &choice);
            assert_eq!(map.source(b, LinkKind::Marks), Some(late));
            assert_eq!(map.element(late).unwrap().content.text(), wanted);
        }
        return;
    }
    panic!("it never waits");
}

#[test]
fn taken_here_and_turned_down_there_it_is_a_conflict_again() {
    let moments =
        fork(Sketch::of(&["a", "b"]), |s| s.moment("mine", "a"), |s| s.moment("other", "a"));
    let base = moments.map();
    let (key, conflict) = base.conflicts().first_key_value().unwrap();
    let waits = key.element().unwrap();
    let choice = if conflict.ours.value.is_some() { Choice::Mine } else { Choice::Theirs };
    // It is taken and goes elsewhere, so that nothing stands in its way any more.
    let marks = |name: &str| Link::new(LinkKind::Marks, waits, moments.sketch.id(name));
    let away = Edit::Batch(vec![Edit::Unlink(marks("a")), Edit::Link(marks("b"))]);
    let takes = changed(&chosen(base, key, &choice), &away);
    let turns_down = kept(base, key);
    let merged = merged_on(base, &takes, &turns_down);
    assert!(merged.document.contains(waits), "and so is the one that was kept for it");
    assert_eq!((merged.document.of_kind(ElementKind::Moment).len(), merged.conflicts), (2, 2));
    assert!(values(&merged.document, key).contains(&None));
    // Where the other side left it open, it is settled.
    let merged = merged_on(base, &takes, base);
    assert!(merged.document == takes && merged.conflicts == 0);
}

#[test]
fn what_was_settled_as_deleted_and_comes_back_with_its_touchpoint_is_a_conflict_again() {
    let mut sketch = Sketch::of(&["a"]);
    sketch.barrier("queue", "a", 2);
    let longer = |s: &mut Sketch| {
        s.change("queue", |it| {
            *it = Barrier { text: "hours".into(), severity: None, votes: 0 }.into();
        });
    };
    let clash = fork(sketch, |s| remove(s, "queue"), longer);
    let (queue, a) = (clash.sketch.id("queue"), clash.sketch.id("a"));
    let (base, key) = (&clash.merged.document, ConflictKey::Element(queue));
    let mut theirs = clash.sketch;
    theirs.map = base.clone();
    let settled = chosen(base, &key, &Choice::Mine);
    assert!(!settled.contains(queue));
    let ours = changed(&settled, &Edit::Remove { id: a });
    renamed("desk")(&mut theirs);
    let merged = merged_on(base, &ours, &theirs.map).document;
    assert!(merged.contains(a) && merged.contains(queue));
    assert!(values(&merged, &key).contains(&None));
}
