//! Journeys of the Open Journey Format, of the shapes that its specification, its editor and its
//! samples show; the examples are our own.

use super::{name, read};
use cjm::interchange::{Doubt, InterchangeError, Source, Spot, Syntax, Warning};
use cjm::model::{Document, ElementKind, LinkKind, Valence};

const LIBRARY: &str = r##"{
  "version": "1.0",
  "persona": "Nora, reader",
  "pointOfView": "Borrowing a book for the first time",
  "stages": [{ "id": "s1", "name": "Search" }, { "id": "s2", "name": "Desk" }],
  "swimlanes": [
    { "id": "l1", "name": "User Actions" },
    { "id": "l2", "name": "Emotional State" },
    { "id": "l3", "name": "Pain Points" }
  ],
  "nodes": [
    { "id": "n1", "stageId": "s1", "swimlaneId": "l1", "title": "Looks the book up",
      "description": "In the catalogue at home.", "severity": "low", "score": -2,
      "purpose": "action", "icon": "search", "iconColor": "#ffffff", "tags": ["web"],
      "isMomentOfTruth": false },
    { "stageId": "s1", "swimlaneId": "l2", "title": "Lost",
      "description": "Nothing says which branch has it.", "score": -4, "sentiment": "confused" },
    { "stageId": "s1", "swimlaneId": "l3", "title": "Old catalogue",
      "description": "It does not know series.", "severity": "high", "purpose": "bottleneck" },
    { "id": "n4", "stageId": "s2", "swimlaneId": "l1", "title": "Waits", "description": "Ten minutes.",
      "severity": "medium", "score": null, "sentiment": "", "purpose": "pain-point" },
    { "id": "n5", "stageId": "s2", "swimlaneId": "l1", "title": "Gets a card", "score": 5,
      "sentiment": "delighted", "purpose": "milestone", "isMomentOfTruth": true,
      "blueprint": {
        "evidence": [{ "item": "Card", "type": "Physical" }],
        "onstage": [{ "actor": "Librarian", "action": "Explains" }],
        "backstage": [], "support": [{ "system": "Register", "description": "" }] } },
    { "stageId": "s2", "swimlaneId": "l1", "title": "Card by post", "purpose": "opportunity" },
    { "stageId": "s9", "swimlaneId": "l1", "title": "Comes back" }
  ],
  "mood": "sunny"
}"##;

fn map(text: &str) -> (Document, Vec<Warning>) {
    let imported = read(text, Source::Ojf).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(imported.document.check(), []);
    (imported.document, imported.warnings)
}

fn whole(doubt: Doubt) -> Warning {
    Warning { spot: Spot::Whole, doubt }
}

#[test]
fn the_grid_becomes_a_journey() {
    let (map, warnings) = map(LIBRARY);
    assert_eq!(map.props().scenario, "Borrowing a book for the first time");
    let names = |ids: Vec<_>| ids.into_iter().map(|id| name(&map, id)).collect::<Vec<_>>();
    assert_eq!(names(map.stages()), ["Search", "Desk", ""]);
    let journey = map.journey();
    let expected = ["Looks the book up", "Waits", "Gets a card", "Comes back"];
    assert_eq!(names(journey.clone()), expected);
    assert_eq!(names(map.of_kind(ElementKind::Persona)), ["Nora, reader"]);
    assert_eq!(names(map.of_kind(ElementKind::Idea)), ["Card by post"]);
    let touchpoint =
        |at: usize| map.element(journey[at]).unwrap().content.as_touchpoint().unwrap().clone();
    assert_eq!(touchpoint(0).action, "In the catalogue at home.");
    assert_eq!(touchpoint(2).backstage, "Card: Physical\nLibrarian: Explains\nRegister");
    let felt = |at: usize| {
        let id = map.target(journey[at], LinkKind::Feels)?;
        let emotion = map.element(id).unwrap().content.as_emotion().unwrap().clone();
        Some((emotion.valence, emotion.word, emotion.quote))
    };
    // The words of the lane of feelings, not the bare number of the card.
    let told = "Nothing says which branch has it.".to_owned();
    assert_eq!(felt(0), Some((Valence::VeryBad, "Lost".into(), told)));
    assert_eq!(felt(1), None);
    assert_eq!(felt(2), Some((Valence::VeryGood, "delighted".into(), String::new())));
    let barriers = |at: usize| {
        let ids = map.sources(journey[at], LinkKind::Hinders).into_iter();
        let barrier = |id| map.element(id).unwrap().content.as_barrier().unwrap().clone();
        ids.map(barrier).map(|it| (it.text, it.severity)).collect::<Vec<_>>()
    };
    assert_eq!(barriers(0), [("Old catalogue: It does not know series.".into(), Some(5))]);
    assert_eq!(barriers(1), [("Ten minutes.".into(), Some(3))]);
    assert!(map.source(journey[2], LinkKind::Marks).is_some());
    let lane = |name: &str, at: usize, kind| Warning {
        spot: Spot::Path(format!("swimlanes[{at}]")),
        doubt: Doubt::Lane { name: name.into(), kind },
    };
    let left_out = |field: &str, count| whole(Doubt::LeftOut { field: field.into(), count });
    let expected = [
        lane("Emotional State", 1, ElementKind::Emotion),
        lane("Pain Points", 2, ElementKind::Barrier),
        Warning { spot: Spot::Path("nodes[6]".into()), doubt: Doubt::NoStage },
        whole(Doubt::Blueprint { count: 1 }),
        left_out("mood", 1),
        left_out("nodes.icon", 1),
        left_out("nodes.iconColor", 1),
        left_out("nodes.tags", 1),
        left_out("swimlanes.name", 1),
    ];
    assert_eq!(warnings, expected);
}

#[test]
fn what_is_missing_is_defaulted_and_metadata_is_read_too() {
    let (first, warnings) = map(r#"{"nodes":[{"title":"A"},{"title":"B","score":"3"}]}"#);
    assert_eq!(first.journey().len(), 2);
    assert_eq!(warnings, [Warning { spot: Spot::Path("nodes[0]".into()), doubt: Doubt::NoStage }]);
    let text = r#"{"metadata":{"title":"T","persona":"P","pov":"V","version":"1.1.0","by":"x"},
        "stages":[{"id":1,"name":"S"}],"nodes":[{"stageId":1,"swimlaneId":"x","title":"A"}]}"#;
    let (second, warnings) = map(text);
    let props = second.props();
    assert_eq!((props.title.as_str(), props.scenario.as_str()), ("T", "V"));
    assert_eq!(second.count(ElementKind::Persona), 1);
    let left_out = Doubt::LeftOut { field: "metadata.by".into(), count: 1 };
    assert_eq!(warnings, [whole(left_out)]);
    // As a server keeps it: the title beside the journey.
    let (kept, warnings) = map(r#"{"id":7,"title":"T","ojf_data":{"persona":"P","stages":[]}}"#);
    assert_eq!((kept.props().title.as_str(), warnings.len()), ("T", 0));
}

#[test]
fn what_is_of_another_kind_is_left_out_and_told() {
    let text = r#"{"title":["T"],"stages":{"a":1},"nodes":[5,{"title":"A","score":12,
        "blueprint":[],"isMomentOfTruth":"yes","severity":"huge","purpose":"joy"}]}"#;
    let (map, warnings) = map(text);
    assert_eq!(map.journey().len(), 1);
    let spots: Vec<String> = warnings
        .iter()
        .map(|warning| match &warning.spot {
            Spot::Path(path) => path.clone(),
            other => format!("{other:?}"),
        })
        .collect();
    let paths = ["title", "stages", "nodes[0]", "nodes[1].score", "nodes[1].isMomentOfTruth"];
    assert_eq!(spots[..5], paths);
    assert_eq!(spots[5..], ["nodes[1].blueprint", "nodes[1]", "Whole", "Whole"]);
    let outside = Doubt::OutsideScale { score: "12".into(), taken: 5 };
    assert!(warnings.iter().any(|warning| warning.doubt == outside));
}

#[test]
fn a_stage_of_feelings_only_gets_a_touchpoint() {
    let text = r#"{"stages":[{"id":"s","name":"Wait"}],"swimlanes":[{"id":"e","name":"Эмоции"}],
        "nodes":[{"stageId":"s","swimlaneId":"e","title":"Puzzled"},
                 {"stageId":"s","swimlaneId":"e","title":"Angry","score":-5}]}"#;
    let (map, warnings) = map(text);
    let journey = map.journey();
    assert_eq!(journey.iter().map(|&id| name(&map, id)).collect::<Vec<_>>(), ["Wait"]);
    let doubts: Vec<Doubt> = warnings.into_iter().map(|warning| warning.doubt).collect();
    assert_eq!(
        doubts,
        [
            Doubt::Lane { name: "Эмоции".into(), kind: ElementKind::Emotion },
            Doubt::MadeTouchpoint { name: "Wait".into() },
            Doubt::Guessed { word: "Puzzled".into() },
            Doubt::SecondFeeling { word: "Angry".into() },
        ]
    );
}

#[test]
fn bad_json_is_told_with_line_and_column() {
    let deep = "[".repeat(100_000);
    for (text, line, column, what) in [
        ("{\n  \"stages\": [\n", 3, 1, Syntax::JsonCut),
        ("{\n  \"стадия\" 5}", 2, 12, Syntax::Json),
        ("stages", 1, 1, Syntax::Json),
        (deep.as_str(), 1, 128, Syntax::JsonDeep),
    ] {
        let expected = InterchangeError::At { line, column, what };
        let shown: String = text.chars().take(40).collect();
        assert_eq!(read(text, Source::Ojf).unwrap_err(), expected, "{shown}");
    }
    for text in ["[]", "5", "{}", "{\"stages\": 5}", "{\"nodes\": {}}"] {
        assert_eq!(read(text, Source::Ojf).unwrap_err(), InterchangeError::NotOjf, "{text}");
    }
    let long = format!(r#"{{"nodes":[{{"title":"{}"}}]}}"#, "x".repeat(40_000));
    let expected = InterchangeError::LongText { path: "nodes[0].title".into() };
    assert_eq!(read(&long, Source::Ojf).unwrap_err(), expected);
}
