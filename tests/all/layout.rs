//! The automatic layout: nothing clipped, nothing lost, nothing laid out twice.

use crate::support::generate;
use cjm::insight::Against;
use cjm::layout::{Layout, Tint, View};
use cjm::model::*;
use cjm::scene::{Block, Item, Lane, Role, Scene};
use cjm::scores::Metric;
use cjm::theme::ThemeName;
use kurbo::{PathEl, Point, Rect};
use std::sync::Arc;

fn scene(document: &Document, change: impl FnOnce(&mut View)) -> Arc<Scene> {
    let mut view = View::of(document.props());
    change(&mut view);
    Layout::default().scene(document, &view)
}

/// A map made by hand, element by element.
struct Maker {
    document: Document,
    rng: Rng,
    last: Option<OrderKey>,
}

impl Maker {
    fn new() -> Self {
        let props = MapProps::new("Карта", Language::Russian);
        Self { document: Document::new(props), rng: Rng::seeded(7), last: None }
    }

    fn add(
        &mut self,
        content: impl Into<Content>,
        links: &[(LinkKind, bool, ElementId)],
    ) -> ElementId {
        let id = ElementId::random(&mut self.rng);
        let order = OrderKey::between(self.last.as_ref(), None, &mut self.rng);
        self.last = Some(order.clone());
        let links = links
            .iter()
            .map(
                |&(kind, out, other)| {
                    if out { Link::new(kind, id, other) } else { Link::new(kind, other, id) }
                },
            )
            .collect();
        let element = Arc::new(Element::new(order, content));
        self.document.apply(&Edit::Insert { id, element, links }).unwrap();
        id
    }

    fn stage(&mut self, name: &str, phase: Phase) -> ElementId {
        self.add(Stage { name: name.into(), phase }, &[])
    }

    fn touchpoint(&mut self, stage: ElementId, touchpoint: Touchpoint) -> ElementId {
        self.add(touchpoint, &[(LinkKind::Contains, false, stage)])
    }

    fn way(&mut self, from: ElementId, to: ElementId, label: &str) -> ElementId {
        let way = Transition { label: label.into(), share: None, presence: Presence::Both };
        self.add(way, &[(LinkKind::Leaves, false, from), (LinkKind::Arrives, true, to)])
    }

    fn feeling(&mut self, at: ElementId, value: i64, journey: Journey) -> ElementId {
        let emotion = Emotion {
            valence: Valence::from_value(value).unwrap(),
            word: "слово".into(),
            quote: String::new(),
            journey,
        };
        self.add(emotion, &[(LinkKind::Feels, false, at)])
    }
}

/// Texts that people and machines really put into fields.
fn hostile() -> Vec<String> {
    vec![
        "ы".repeat(500),
        "W".repeat(500),
        "😀👩‍👩‍👧‍👦🇺🇦".repeat(40),
        String::new(),
        "   ".into(),
        "слово ".repeat(334),
        "\u{202e}evil\u{202c} \u{200f}שלום עולם\u{200e}".into(),
        "a\u{1}b\tc\r\nd\u{1b}[31m\u{7f}".into(),
        "l̴̡̛̥ö̸n̵g̷ z̷͉̈a̶l̸g̶o̵".into(),
        "https://example.org/a/very/long/address/without/any/space?and=parameters&more=them".into(),
        "漢字かな交じり文は折り返しの規則が違う".into(),
        "one\n\n\ntwo".into(),
    ]
}

fn hostile_map() -> Document {
    let mut maker = Maker::new();
    let mut touchpoints = Vec::new();
    for (i, text) in hostile().iter().enumerate() {
        let stage = maker.stage(text, Phase::ALL[i * 3 / hostile().len()]);
        let touchpoint = maker.touchpoint(
            stage,
            Touchpoint {
                channel: text.clone(),
                action: text.clone(),
                expectation: text.clone(),
                owner: text.clone(),
                backstage: text.clone(),
                ..Touchpoint::named(text)
            },
        );
        let barrier = Barrier { text: text.clone(), severity: Some(3), votes: MOST_VOTES };
        let barrier = maker.add(barrier, &[(LinkKind::Hinders, true, touchpoint)]);
        let solution = Solution {
            text: text.clone(),
            feasibility: Feasibility::ALL[i % 3],
            effort: Some(Effort::Large),
            status: SolutionStatus::ALL[i % 5],
            votes: 1,
        };
        maker.add(solution, &[(LinkKind::Answers, true, barrier)]);
        let word = Emotion {
            valence: Valence::ALL[i % 5],
            word: text.chars().take(120).collect(),
            quote: text.clone(),
            journey: Journey::AsIs,
        };
        maker.add(word, &[(LinkKind::Feels, false, touchpoint)]);
        touchpoints.push(touchpoint);
    }
    for (i, text) in hostile().iter().enumerate() {
        let to = touchpoints[(i + 3) % touchpoints.len()];
        let way = maker.way(touchpoints[i], to, text);
        maker.add(Driver { text: text.clone() }, &[(LinkKind::Carries, true, way)]);
    }
    maker.document
}

/// Every text item with the bounds of its group, both in map coordinates.
fn texts(scene: &Scene) -> Vec<(String, Rect, Rect, Role)> {
    let mut found = Vec::new();
    for (origin, block) in scene.blocks() {
        for group in &block.groups {
            for item in &group.items {
                if let Item::Text(text) = item {
                    let size = f64::from(text.line.size);
                    let at = origin + text.origin.to_vec2();
                    let width = f64::from(text.line.width);
                    // From the height of capitals to the baseline: what must be seen.
                    let ink = Rect::new(at.x, at.y - 0.73 * size, at.x + width, at.y);
                    let bounds = group.bounds + origin.to_vec2();
                    found.push((text.line.text.to_string(), ink, bounds, group.role));
                }
            }
        }
    }
    found
}

fn assert_inside(scene: &Scene) {
    let page = Rect::from_origin_size(Point::ZERO, scene.size).inflate(0.01, 0.01);
    for (text, ink, bounds, role) in texts(scene) {
        assert!(page.contains_rect(ink), "«{text}» leaves the picture: {ink:?} {page:?}");
        let holds = matches!(
            role,
            Role::Touchpoint | Role::Note | Role::Score | Role::Stage | Role::Phase | Role::Summary
        );
        if holds {
            let bounds = bounds.inflate(0.01, 0.01);
            assert!(bounds.contains_rect(ink), "«{text}» leaves its {role:?}: {ink:?} {bounds:?}");
        }
    }
}

#[test]
fn every_text_lies_inside_its_card() {
    let document = hostile_map();
    for state in [MapState::AsIs, MapState::ToBe, MapState::Gap] {
        for theme in ThemeName::ALL {
            let scene = scene(&document, |view| {
                view.state = state;
                view.theme = *theme;
                view.lanes = Lane::ALL.to_vec();
                view.heat = true;
            });
            assert_inside(&scene);
        }
    }
    assert_inside(&scene(&generate::map(60, 3), |view| view.lanes = Lane::ALL.to_vec()));
}

#[test]
fn no_text_loses_a_letter() {
    let document = hostile_map();
    let scene = scene(&document, |view| view.lanes = vec![Lane::Touchpoints, Lane::Actions]);
    let shown: String = texts(&scene).into_iter().map(|(text, ..)| text).collect();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let wanted: usize = hostile().iter().map(|text| letters(text)).sum();
    // Names, channels, actions, stages and the labels of ways.
    assert!(letters(&shown) >= 4 * wanted, "{} of {}", letters(&shown), 4 * wanted);
}

#[test]
fn cards_of_one_row_do_not_touch() {
    for document in [hostile_map(), generate::map(80, 5)] {
        let scene = scene(&document, |view| view.lanes = Lane::ALL.to_vec());
        let mut cards: Vec<Rect> = Vec::new();
        for (origin, block) in scene.blocks() {
            for group in &block.groups {
                if matches!(group.role, Role::Touchpoint | Role::Note | Role::Score) {
                    cards.push(group.bounds + origin.to_vec2());
                }
            }
        }
        cards.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        for (i, a) in cards.iter().enumerate() {
            for b in cards[i + 1..].iter().take_while(|b| b.x0 < a.x1) {
                assert!(a.intersect(*b).area() <= 0.01, "{a:?} lies on {b:?}");
            }
        }
    }
}

#[test]
fn ways_keep_clear_of_cards_and_of_each_other() {
    let scene = scene(&generate::map(120, 9), |_| {});
    let row = scene.rows.iter().position(|row| row.lane == Lane::Touchpoints).unwrap();
    let cards_top = scene.columns.iter().flat_map(|column| {
        let column = scene.cells_of(column).map(|(origin, block)| (origin, block.clone()));
        column.filter(|(_, block)| block.groups[0].role == Role::Touchpoint).collect::<Vec<_>>()
    });
    let top = cards_top.map(|(origin, _)| origin.y).fold(f64::INFINITY, f64::min);
    assert!(scene.rows[row].height > 0.0, "the generated map has loops and branches");
    let mut horizontals: Vec<(f64, f64, f64)> = Vec::new();
    for placed in &scene.over {
        let group = &placed.block.groups[0];
        if group.role != Role::Transition {
            continue;
        }
        let hit = group.bounds + placed.origin.to_vec2();
        assert!(hit.y1 < top, "a way's label at {hit:?} lies on cards that begin at {top}");
        horizontals.push((hit.center().y, hit.x0, hit.x1));
    }
    assert!(horizontals.len() > 3);
    for (i, a) in horizontals.iter().enumerate() {
        for b in &horizontals[i + 1..] {
            let same_track = (a.0 - b.0).abs() < 1.0;
            assert!(!(same_track && a.1 < b.2 && b.1 < a.2), "{a:?} crosses {b:?}");
        }
    }
}

#[test]
fn no_way_runs_through_the_words_of_another() {
    let sample = include_bytes!("../../samples/it-helpdesk.cjm");
    let scene = scene(&cjm::format::read(sample).unwrap().document, |_| {});
    let (mut words, mut uprights) = (Vec::new(), Vec::new());
    for (drawn, placed) in scene.over.iter().enumerate() {
        let group = &placed.block.groups[0];
        if group.role != Role::Transition {
            continue;
        }
        let at = placed.origin.to_vec2();
        for item in &group.items {
            match item {
                Item::Text(text) => {
                    let (origin, size) = (text.origin + at, f64::from(text.line.size));
                    let right = origin.x + f64::from(text.line.width);
                    let place = Rect::new(origin.x, origin.y - 0.7 * size, right, origin.y);
                    words.push((drawn, place, text.line.text.clone()));
                }
                Item::Path(line) => {
                    let mut last = Point::ZERO;
                    for element in line.path.elements() {
                        let Some(end) = element.end_point() else { continue };
                        if matches!(element, PathEl::LineTo(_)) && (end.x - last.x).abs() < 0.01 {
                            let (y0, y1) = (end.y.min(last.y) + at.y, end.y.max(last.y) + at.y);
                            uprights.push((drawn, end.x + at.x, y0, y1));
                        }
                        last = end;
                    }
                }
                _ => {}
            }
        }
    }
    assert!(words.len() > 8 && uprights.len() > 16, "{} and {}", words.len(), uprights.len());
    let mut hidden = 0;
    for (words, place, text) in &words {
        for (line, x, y0, y1) in &uprights {
            let through = place.x0 < *x && *x < place.x1 && *y0 < place.y1 && place.y0 < *y1;
            if words != line && through {
                // Where there is no room beside it, the words stand over the line.
                assert!(line < words, "a line at {x} runs through “{text}” at {place:?}");
                hidden += 1;
            }
        }
    }
    assert!(hidden < 3, "{hidden} lines behind words");
}

#[test]
fn states_show_their_own_touchpoints() {
    let mut maker = Maker::new();
    let stage = maker.stage("Этап", Phase::Service);
    for presence in [Presence::Both, Presence::AsIsOnly, Presence::ToBeOnly] {
        maker.touchpoint(stage, Touchpoint { presence, ..Touchpoint::named("т") });
    }
    let columns = |state| scene(&maker.document, |view| view.state = state).columns.len();
    assert_eq!(columns(MapState::AsIs), 2);
    assert_eq!(columns(MapState::ToBe), 2);
    assert_eq!(columns(MapState::Gap), 3);
}

#[test]
fn an_empty_map_and_an_empty_stage_have_a_picture() {
    let mut maker = Maker::new();
    let empty = scene(&maker.document, |_| {});
    assert_eq!(empty.columns.len(), 3);
    assert_inside(&empty);
    maker.stage("Пустой", Phase::PostService);
    let stage = scene(&maker.document, |_| {});
    assert_eq!(stage.columns.len(), 1);
    assert!(stage.columns[0].touchpoint.is_none());
    let nothing = scene(&maker.document, |view| view.lanes.clear());
    assert!(nothing.size.height > 0.0);
}

#[test]
fn curves_pass_through_their_points_and_never_beyond() {
    let mut maker = Maker::new();
    let stage = maker.stage("Этап", Phase::Service);
    for value in [-2, 2, 0, -1, 1] {
        let at = maker.touchpoint(stage, Touchpoint::named("т"));
        maker.feeling(at, value, Journey::AsIs);
    }
    let scene = scene(&maker.document, |_| {});
    let row = scene.rows.iter().find(|row| row.lane == Lane::Emotions).unwrap();
    let faces: Vec<Rect> = scene
        .blocks()
        .flat_map(|(origin, block)| {
            let faces = block.groups.iter().filter(|group| group.role == Role::Emotion);
            faces.map(move |group| group.bounds + origin.to_vec2()).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(faces.len(), 5);
    let step = (faces[0].center().y - faces[1].center().y) / 4.0;
    assert!(step > 20.0);
    for (face, value) in faces.iter().zip([-2.0, 2.0, 0.0, -1.0, 1.0]) {
        let zero = faces[2].center().y;
        assert!((face.center().y - (zero - value * step)).abs() < 0.01);
        assert!(face.y0 > row.y && face.y1 < row.y + row.height);
    }
}

#[test]
fn each_persona_has_a_curve_and_its_name() {
    use cjm::model::Persona;
    let mut maker = Maker::new();
    let stage = maker.stage("Этап", Phase::Service);
    let persona = |name: &str| Persona {
        name: name.into(),
        about: String::new(),
        motivation: String::new(),
        needs: String::new(),
        pains: String::new(),
    };
    let anna = maker.add(persona("Анна"), &[]);
    let boris = maker.add(persona("Борис"), &[]);
    for _ in 0..3 {
        let at = maker.touchpoint(stage, Touchpoint::named("т"));
        for (who, value) in [(anna, 1), (boris, -1)] {
            let feeling = maker.feeling(at, value, Journey::AsIs);
            maker.document.apply(&Edit::Link(Link::new(LinkKind::Of, feeling, who))).unwrap();
        }
    }
    let both = scene(&maker.document, |_| {});
    assert_inside(&both);
    let names: Vec<String> = both
        .over
        .iter()
        .flat_map(|placed| &placed.block.groups)
        .filter(|group| group.element == Some(anna) || group.element == Some(boris))
        .map(|group| group.label.to_string())
        .collect();
    assert_eq!(names.len(), 2);
    assert_eq!(both.columns[0].glance.curve.iter().flatten().count(), 2);
    let one = scene(&maker.document, |view| view.personas = Some(vec![boris]));
    assert_eq!(one.columns[0].glance.curve.iter().flatten().count(), 1);
}

#[test]
fn coordinates_stay_exact_on_very_wide_maps() {
    let document = generate::map(4_000, 1);
    let scene = scene(&document, |view| view.lanes = vec![Lane::Touchpoints]);
    let last = scene.columns.last().unwrap();
    let sum: f64 = scene.columns.iter().map(|column| column.width).sum();
    assert!(sum > 600_000.0);
    assert!((last.x + last.width - (scene.body.x0 + sum)).abs() < 1e-6);
    // Inside blocks numbers are small, so that even 32 bits hold a hundredth of a unit.
    for (_, block) in scene.cells_of(last) {
        assert!(block.bounds.x1.abs() < 4_000.0);
    }
}

fn same(a: &Scene, b: &Scene) -> Result<(), String> {
    let list = |scene: &Scene| -> Vec<(Point, Arc<Block>)> {
        scene.blocks().map(|(origin, block)| (origin, block.clone())).collect()
    };
    let (left, right) = (list(a), list(b));
    if a.size != b.size || left.len() != right.len() || a.rows != b.rows {
        return Err(format!("{:?} {:?}, {} {}", a.size, b.size, left.len(), right.len()));
    }
    for (x, y) in left.iter().zip(&right) {
        if x.0 != y.0 || x.1 != y.1 {
            return Err(format!("{:?} at {:?}\n{:?} at {:?}", x.1, x.0, y.1, y.0));
        }
    }
    Ok(())
}

#[test]
fn after_any_edit_the_picture_is_the_one_of_a_fresh_layout() {
    let mut document = generate::map(40, 11);
    let mut rng = Rng::seeded(5);
    for state in [MapState::AsIs, MapState::Gap] {
        let mut view = View::of(document.props());
        view.state = state;
        view.lanes = Lane::ALL.to_vec();
        let mut layout = Layout::default();
        layout.scene(&document, &view);
        let mut done = 0;
        while done < 60 {
            let edit = random_edit(&document, &mut rng);
            if document.apply(&edit).is_err() {
                continue;
            }
            done += 1;
            let kept = layout.scene(&document, &view);
            if done % 3 != 0 {
                continue; // Nobody looks: these columns are painted after later edits.
            }
            let fresh = Layout::default().scene(&document, &view);
            if let Err(difference) = same(&kept, &fresh) {
                panic!("after {edit:?}\n{difference}");
            }
        }
    }
}

/// Columns that wait to be looked at keep the map they were laid out for: on a large map that
/// would be a map for each of thousands of edits.
#[test]
fn edits_all_over_the_map_leave_no_old_maps_behind() {
    let mut document = generate::map(100, 3);
    let view = View::of(document.props());
    let mut layout = Layout::default();
    let mut scene = layout.scene(&document, &view);
    for touchpoint in document.journey() {
        let mut element = Element::clone(document.element(touchpoint).unwrap());
        if let Content::Touchpoint(touchpoint) = &mut element.content {
            touchpoint.name.push('!');
        }
        document.apply(&Edit::Update { id: touchpoint, element: Arc::new(element) }).unwrap();
        scene = layout.scene(&document, &view);
    }
    // Every old map that is alive has a copy of its own of the elements round an edited one.
    let alive = document.elements().map(|(_, element)| Arc::strong_count(element)).max();
    assert!(alive.is_some_and(|alive| alive <= 3), "{alive:?} maps in {:?}", scene.size);
}

const AUGUST: Month = Month { year: 2026, month: 8 };
const SEPTEMBER: Month = Month { year: 2026, month: 9 };

#[test]
fn another_view_is_the_one_of_a_fresh_layout() {
    let document = generate::map(60, 3);
    let mut view = View::of(document.props());
    let mut layout = Layout::default();
    let changes: [fn(&mut View); 16] = [
        |view| view.theme = ThemeName::Dark,
        |view| view.heat = true,
        |view| view.state = MapState::Gap,
        |view| view.theme = ThemeName::Projector,
        |view| view.lanes = Lane::ALL.to_vec(),
        |view| view.theme = ThemeName::Light,
        |view| view.language = Language::Ukrainian,
        |view| view.tint = Tint::Change,
        |view| view.slice.months = Some((AUGUST, SEPTEMBER)),
        |view| view.against = Some(Against::Rest),
        |view| view.metric = Some(Metric::Ces),
        |view| view.lanes.retain(|lane| *lane != Lane::Scores),
        |view| view.today = Some(Month { year: 2028, month: 1 }),
        |view| view.lanes = Lane::USUAL.to_vec(),
        |view| view.tint = Tint::Gap,
        |view| view.heat = false,
    ];
    for change in changes {
        layout.scene(&document, &view);
        change(&mut view);
        let kept = layout.scene(&document, &view);
        let fresh = Layout::default().scene(&document, &view);
        if let Err(difference) = same(&kept, &fresh) {
            panic!("{view:?}\n{difference}");
        }
        for (kept, fresh) in kept.columns.iter().zip(&fresh.columns) {
            assert_eq!(kept.glance, fresh.glance);
        }
    }
}

#[test]
fn edits_between_other_lanes_give_the_picture_of_a_fresh_layout() {
    let mut document = generate::map(60, 8);
    let mut rng = Rng::seeded(8);
    for state in [MapState::AsIs, MapState::Gap] {
        let mut view = View::of(document.props());
        view.state = state;
        let mut layout = Layout::default();
        for step in 0..60 {
            if step % 2 == 0 {
                view.lanes = Lane::ALL.to_vec();
                view.lanes.retain(|lane| *lane == Lane::Touchpoints || rng.below(3) > 0);
                let (one, other) = (rng.below(view.lanes.len()), rng.below(view.lanes.len()));
                view.lanes.swap(one, other);
            } else {
                let edit = random_edit(&document, &mut rng);
                // One that does not fit leaves the picture as it is.
                let _ = document.apply(&edit);
            }
            let kept = layout.scene(&document, &view);
            let fresh = Layout::default().scene(&document, &view);
            if let Err(difference) = same(&kept, &fresh) {
                panic!("step {step}, {:?}\n{difference}", view.lanes);
            }
            for (kept, fresh) in kept.columns.iter().zip(&fresh.columns) {
                assert_eq!(kept.glance, fresh.glance);
            }
        }
    }
}

fn random_edit(document: &Document, rng: &mut Rng) -> Edit {
    let mut ids: Vec<ElementId> = document.elements().map(|(id, _)| id).collect();
    ids.sort_unstable();
    let id = ids[rng.below(ids.len())];
    let of = |kind: ElementKind, rng: &mut Rng| {
        let all = document.of_kind(kind);
        all.get(rng.below(all.len())).copied().unwrap_or(id)
    };
    match rng.below(10) {
        0 => Edit::Remove { id },
        1 => {
            let new = ElementId::random(rng);
            let touchpoint = of(ElementKind::Touchpoint, rng);
            let text = format!("новый барьер {}", rng.below(1000));
            let content = Content::Barrier(Barrier { text, severity: Some(2), votes: 0 });
            let element = Arc::new(Element::new(OrderKey::between(None, None, rng), content));
            let links = vec![Link::new(LinkKind::Hinders, new, touchpoint)];
            Edit::Insert { id: new, element, links }
        }
        2 => Edit::Place {
            touchpoint: of(ElementKind::Touchpoint, rng),
            stage: of(ElementKind::Stage, rng),
            order: OrderKey::between(None, None, rng),
        },
        3 => {
            let links = document.links();
            Edit::Unlink(links[rng.below(links.len())])
        }
        4 => {
            let stage = of(ElementKind::Stage, rng);
            insert(Touchpoint::named("ещё одно"), &[(LinkKind::Contains, Some(stage), None)], rng)
        }
        5 => {
            let (from, to) = (of(ElementKind::Touchpoint, rng), of(ElementKind::Touchpoint, rng));
            let (label, share) = (String::new(), Some(0.5));
            let way = Transition { label, share, presence: Presence::Both };
            let ends = [(LinkKind::Leaves, Some(from), None), (LinkKind::Arrives, None, Some(to))];
            insert(way, &ends, rng)
        }
        6 => {
            let evidence = Evidence {
                text: "опрос".into(),
                kind: EvidenceKind::ALL[rng.below(6)],
                source: String::new(),
                date: None,
                link: String::new(),
            };
            let barrier = of(ElementKind::Barrier, rng);
            insert(evidence, &[(LinkKind::Supports, None, Some(barrier))], rng)
        }
        _ => {
            let mut element = document.element(id).unwrap().as_ref().clone();
            match &mut element.content {
                Content::Touchpoint(touchpoint) => {
                    touchpoint.name = "другое имя ".repeat(1 + rng.below(6));
                    touchpoint.presence = Presence::ALL[rng.below(3)];
                }
                Content::Emotion(emotion) => emotion.valence = Valence::ALL[rng.below(5)],
                Content::Barrier(barrier) => {
                    barrier.text = "иначе ".repeat(1 + rng.below(30));
                    barrier.votes = rng.below(20) as u32;
                }
                Content::Transition(way) => way.label = "путь".into(),
                Content::Stage(stage) => stage.phase = Phase::ALL[rng.below(3)],
                Content::Solution(solution) => {
                    solution.text = "решено".into();
                    solution.votes = rng.below(3) as u32;
                }
                Content::Evidence(evidence) => evidence.kind = EvidenceKind::ALL[rng.below(6)],
                _ => {}
            }
            Edit::Update { id, element: Arc::new(element) }
        }
    }
}

/// Adds an element with these links, each from or to another one.
fn insert(
    content: impl Into<Content>,
    links: &[(LinkKind, Option<ElementId>, Option<ElementId>)],
    rng: &mut Rng,
) -> Edit {
    let id = ElementId::random(rng);
    let link = |&(kind, from, to): &(LinkKind, Option<ElementId>, Option<ElementId>)| {
        Link::new(kind, from.unwrap_or(id), to.unwrap_or(id))
    };
    let element = Element::new(OrderKey::between(None, None, rng), content);
    Edit::Insert { id, element: Arc::new(element), links: links.iter().map(link).collect() }
}

#[test]
fn an_edit_of_one_word_keeps_every_other_block() {
    let mut document = generate::map(300, 2);
    let view = View::of(document.props());
    let mut layout = Layout::default();
    let before = layout.scene(&document, &view);
    let id = document.journey()[150];
    let mut element = document.element(id).unwrap().as_ref().clone();
    if let Content::Touchpoint(touchpoint) = &mut element.content {
        touchpoint.action = "одно".into();
    }
    document.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    let after = layout.scene(&document, &view);
    let kept = before
        .columns
        .iter()
        .zip(&after.columns)
        .filter(|(a, b)| Arc::ptr_eq(&a.cells, &b.cells))
        .count();
    assert!(kept >= 298, "{kept} of 300 columns kept");
    assert!(!Arc::ptr_eq(&before, &after));
    let again = layout.scene(&document, &view);
    assert!(Arc::ptr_eq(&after, &again), "an unchanged document costs nothing");
}

/// What is painted in the note of an indicator with this past: lines, and everything.
fn painted(months: u8, target: Option<f64>) -> (usize, usize) {
    let mut maker = Maker::new();
    let stage = maker.stage("Этап", Phase::Service);
    let touchpoint = maker.touchpoint(stage, Touchpoint::named("Точка"));
    let measured =
        |month| Measured { date: Date { year: 2026, month, day: 1 }, value: f64::from(month) };
    let indicator = Indicator {
        name: "Ожидание".into(),
        layer: Layer::Ox,
        value: Some(4.0),
        unit: "мин".into(),
        target,
        data_source: String::new(),
        history: (1..=months).map(measured).collect(),
    };
    maker.add(indicator, &[(LinkKind::Measures, true, touchpoint)]);
    let scene = scene(&maker.document, |view| view.lanes = vec![Lane::Indicators]);
    let notes = scene.blocks().flat_map(|(_, block)| block.groups.clone());
    let items: Vec<Item> =
        notes.filter(|group| group.role == Role::Note).flat_map(|group| group.items).collect();
    let paths = items.iter().filter(|item| matches!(item, Item::Path(_))).count();
    (paths, items.len())
}

#[test]
fn an_indicator_with_a_past_shows_how_it_changed() {
    let without = painted(0, None);
    assert_eq!(painted(1, None), without, "one measurement is no change");
    let with = painted(4, None);
    assert_eq!(with.1, without.1 + 2, "a line and its last point: {with:?} {without:?}");
    assert!(with.0 > without.0);
    let aimed = painted(4, Some(2.0));
    assert_eq!(aimed.1, with.1 + 2, "the value aimed at in words and as a line");
    let distance = painted(0, Some(2.0));
    assert_eq!(distance.1, without.1 + 4, "without a past a bar with a mark: {distance:?}");
    assert_eq!(painted(1, Some(2.0)), distance, "one measurement is no past");
}
