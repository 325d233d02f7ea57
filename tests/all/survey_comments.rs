//! What surveys leave in a map beside scores: comments as quotes, records of imports, profiles.

use crate::support::sketch::Sketch;
use cjm::import::{
    About, Arrival, By, Comment, Comments, Counted, Mapping, Misfit, Survey, comments, count,
    enter, fitting, guess, import_id, profile_of, read_pasted, touchpoints, understand,
};
use cjm::model::*;
use cjm::scores::Metric;
use cjm::watch::Watch;
use std::sync::Arc;

const MARCH: &str = "Touchpoint\tScore (1-5)\tDate\tComment\n\
    Call\t1\t2026-03-02\tNobody answered for forty minutes, ask ann@example.org\n\
    Call\t5\t2026-03-03\tQuick and very friendly people\n\
    Call\t2\t2026-03-04\tslow\n\
    Call\t3\t2026-03-05\tIt was neither good nor bad this time around\n\
    Call\t1\t2026-03-06\tSlow!\n\
    Call\t2\t2026-03-07\t-\n\
    Visit\t4\t2026-03-08\tno\n\
    Visit\t4\t2026-03-09\tphone me on +7 912 345-67-89\n\
    Shop\t4\t2026-03-09\tA shop that the map does not know\n";

fn named(document: &Document, name: &str) -> ElementId {
    let all = document.each_of_kind(ElementKind::Touchpoint);
    all.filter(|(_, it)| it.content.text() == name).map(|(id, _)| id).next().unwrap()
}

fn survey(text: &str) -> Survey {
    read_pasted(text, &Watch::default()).unwrap()
}

fn map() -> Document {
    Sketch::of(&["Call", "Visit"]).map
}

fn guessed(survey: &Survey, document: &Document) -> Mapping {
    guess(&survey.sheet, &touchpoints(document))
}

fn counted(survey: &Survey, mapping: &Mapping) -> (Counted, Comments) {
    let counted = count(&survey.sheet, mapping, &Watch::default()).unwrap();
    let comments = comments(&survey.sheet, mapping, &counted, &Watch::default()).unwrap();
    (counted, comments)
}

fn texts(comments: &Comments) -> Vec<&str> {
    comments.chosen.iter().map(|comment| &*comment.text).collect()
}

/// The map after a survey came in.
fn after(document: &Document, survey: &Survey, mapping: &Mapping, keep: Option<&str>) -> Document {
    let (counted, comments) = counted(survey, mapping);
    let import = import_id(&survey.sheet, mapping, &counted);
    let arrival = Arrival {
        import: &import,
        stage: "From the survey",
        comments: &comments.chosen,
        file: "march.csv",
        date: Date { year: 2026, month: 4, day: 1 },
        profile: keep.unwrap_or_default(),
        keep: keep.map(|_| profile_of(mapping, &survey.sheet)),
    };
    let entry = enter(document, &counted, &arrival).unwrap();
    let mut after = document.clone();
    after.apply(&entry.edit).unwrap();
    assert_eq!(after.check(), []);
    after
}

fn quotes(document: &Document) -> Vec<(ElementId, Quote)> {
    let ids = document.of_kind(ElementKind::Quote).into_iter();
    ids.map(|id| (id, document.element(id).unwrap().content.as_quote().unwrap().clone())).collect()
}

#[test]
fn the_unhappy_come_first_then_the_happy_and_what_says_nothing_is_left_out() {
    let (document, survey) = (map(), survey(MARCH));
    let mapping = guessed(&survey, &document);
    assert!(mapping.columns.contains(&Meaning::Comment(None)), "{:?}", mapping.columns);
    let (_, all) = counted(&survey, &mapping);
    let call = About::Known(named(&document, "Call"));
    let calls: Vec<&Comment> = all.chosen.iter().filter(|it| it.touchpoint == call).collect();
    assert_eq!(
        calls.iter().map(|comment| &*comment.text).collect::<Vec<_>>(),
        [
            "Nobody answered for forty minutes, ask …@…",
            "slow",
            "Quick and very friendly people",
            "It was neither good nor bad this time around",
        ]
    );
    let others = all.chosen.iter().filter(|it| it.touchpoint != call);
    assert_eq!(
        others.map(|comment| &*comment.text).collect::<Vec<_>>(),
        ["phone me on +7 ••• ••", "A shop that the map does not know"]
    );
    assert_eq!(calls[0].answer, Some((Metric::Csat, 1)));
    assert_eq!(calls[0].period, Some(Month { year: 2026, month: 3 }));
    assert_eq!((all.found, all.masked), (7, 2));

    let mut few = mapping.clone();
    few.comments = KeptComments { most: 1, privacy: Privacy::LeaveOut };
    let (_, few) = counted(&survey, &few);
    assert_eq!(texts(&few), ["slow", "A shop that the map does not know"]);
    assert_eq!(few.private, 2);
    let mut open = mapping;
    open.comments = KeptComments { most: 1, privacy: Privacy::Keep };
    let (_, open) = counted(&survey, &open);
    assert!(texts(&open).iter().any(|text| text.ends_with("ann@example.org")));
}

#[test]
fn two_laptops_make_the_same_quotes_with_the_same_ids() {
    let (document, survey) = (map(), survey(MARCH));
    let mapping = guessed(&survey, &document);
    let one = after(&document, &survey, &mapping, None);
    let other = after(&document, &survey, &mapping, None);
    assert_eq!(quotes(&one).len(), 6);
    assert!(one.changes_since(&other).is_empty(), "{:?}", one.changes_since(&other));
    let record = one.props().imports.values().next().unwrap();
    assert_eq!((&*record.file, record.answers), ("march.csv", 9));
}

#[test]
fn the_same_answers_again_replace_their_quotes_but_not_edited_ones() {
    let (document, survey) = (map(), survey(MARCH));
    let mapping = guessed(&survey, &document);
    let mut once = after(&document, &survey, &mapping, None);
    let all = quotes(&once);
    let (id, quote) = all.iter().find(|(_, quote)| quote.text == "slow").unwrap();
    let words = Quote { text: "slow, says a client".into(), ..quote.clone() };
    let element = once.element(*id).unwrap();
    let element = Arc::new(Element { content: words.into(), ..Element::clone(element) });
    once.apply(&Edit::Update { id: *id, element }).unwrap();

    let mut fewer = mapping.clone();
    fewer.comments.most = 1;
    fewer.columns[2] = Meaning::Ignored;
    let twice = after(&once, &survey, &fewer, None);
    let mut kept: Vec<String> = quotes(&twice).into_iter().map(|(_, quote)| quote.text).collect();
    kept.sort();
    assert_eq!(
        kept,
        [
            "A shop that the map does not know",
            "Nobody answered for forty minutes, ask …@…",
            "phone me on +7 ••• ••",
            "slow, says a client",
        ]
    );
    assert_eq!(twice.props().imports.len(), 1, "one record of the same answers");
    let n: u64 = twice.cells().iter().map(|(_, answers)| answers.n()).sum();
    assert_eq!(n, 9, "no answer counts twice");
    let again = after(&twice, &survey, &mapping, None);
    assert_eq!(quotes(&again).len(), 6, "the edited one does not come a second time");
}

#[test]
fn a_profile_understands_the_next_months_file() {
    let (document, march) = (map(), survey(MARCH));
    let mut mapping = guessed(&march, &document);
    mapping.targets.insert("Shop".into(), Target::Skipped);
    mapping.columns[2] = Meaning::Segment;
    let kept = after(&document, &march, &mapping, Some("Monthly"));
    assert_eq!(kept.props().imports.values().next().unwrap().profile, "Monthly");

    let same = understand(&march.sheet, &kept, &By::Fitting);
    assert_eq!((&*same.profile, &same.misfits[..]), ("Monthly", &[][..]));
    assert_eq!(same.mapping, mapping, "a profile says again what it was made of");

    // Columns stand elsewhere, one is new, a touchpoint too.
    let april = survey(
        "Region\tDATE\tComment\tTouchpoint\tScore (1-5)\n\
         North\t2026-04-01\twell\tcall\t4\nSouth\t2026-04-02\tbad\tShop\t1\nSouth\t2026-04-02\tbad\tKiosk\t2\n",
    );
    let next = understand(&april.sheet, &kept, &By::Fitting);
    assert_eq!(next.profile, "Monthly");
    assert_eq!(next.misfits, [Misfit::Unknown("Region".into())]);
    assert_eq!(next.mapping.columns[1], Meaning::Segment);
    assert_eq!(next.mapping.columns[3], Meaning::Touchpoint);
    assert_eq!(next.mapping.targets["Shop"], Target::Skipped);
    assert_eq!(next.mapping.targets["Kiosk"], Target::New);
    assert!(matches!(next.mapping.targets["call"], Target::Known(_)));

    // Without a column that means something it is not chosen, only applied when asked for.
    let other = survey("Touchpoint\tScore (1-5)\nCall\t4\nVisit\t1\n");
    let guessed = guessed(&other, &kept);
    assert_eq!(fitting(&kept.props().profiles, &other.sheet, &guessed), None);
    let asked = understand(&other.sheet, &kept, &By::Named("Monthly".into()));
    let missing = [Misfit::Missing("Date".into()), Misfit::Missing("Comment".into())];
    assert_eq!(asked.misfits, missing);
}
