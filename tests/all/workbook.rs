//! A map as a workbook and back: nothing changes by itself, an edited cell changes exactly what it
//! says, and what is not understood is told with its cell.

use crate::export::hostile;
use crate::support::edits::edit;
use crate::support::sketch::Sketch;
use crate::support::{cases, generate, numbered};
use cjm::format;
use cjm::i18n::Texts;
use cjm::import::{ImportError, Sheet, sheets_of};
use cjm::interchange::InterchangeError;
use cjm::interchange::workbook::{
    Book, Fault, Missing, Remark, Update, csv, make, template, to_xlsx, update,
};
use cjm::merge::{compare, differences};
use cjm::model::Rng;
use cjm::model::*;
use cjm::watch::Watch;
use proptest::prelude::*;

/// The cells of a sheet, to be edited.
#[derive(Debug, Clone)]
struct Grid {
    name: String,
    rows: Vec<Vec<String>>,
}

impl Grid {
    fn of(sheet: &Sheet) -> Self {
        let columns = sheet.columns().len();
        let row = |row| (0..columns).map(|at| sheet.cell(row, at).to_owned()).collect();
        Self { name: sheet.name.clone(), rows: (0..sheet.rows()).map(row).collect() }
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(self.name.as_str());
        for row in &self.rows {
            for (at, cell) in row.iter().enumerate() {
                sheet.put(at, cell.as_bytes()).unwrap();
            }
            sheet.end_row();
        }
        sheet
    }

    /// The column under a key.
    fn column(&self, key: &str) -> usize {
        if key == "id" {
            return 0;
        }
        let found = self.rows[0].iter().position(|it| it == key);
        found.unwrap_or_else(|| panic!("{}: no {key} in {:?}", self.name, self.rows[0]))
    }

    /// The row of the element that is called so.
    fn row(&self, name: &str) -> usize {
        let main = self.column("text");
        let found = self.rows[2..].iter().position(|row| row[main] == name);
        found.unwrap_or_else(|| panic!("{}: no {name}", self.name)) + 2
    }

    fn set(&mut self, name: &str, key: &str, text: &str) {
        let (row, column) = (self.row(name), self.column(key));
        text.clone_into(&mut self.rows[row][column]);
    }

    fn get(&self, name: &str, key: &str) -> &str {
        &self.rows[self.row(name)][self.column(key)]
    }

    /// Adds a row at a place, with these cells.
    fn add(&mut self, at: usize, cells: &[(&str, &str)]) {
        let mut row = vec![String::new(); self.rows[0].len()];
        for (key, text) in cells {
            (*text).clone_into(&mut row[self.column(key)]);
        }
        let at = at.min(self.rows.len());
        self.rows.insert(at, row);
    }
}

/// A workbook whose cells are edited.
struct Desk {
    grids: Vec<Grid>,
}

impl Desk {
    fn on(map: &Document) -> Self {
        let bytes = to_xlsx(map).unwrap();
        Self { grids: read(&bytes).iter().map(Grid::of).collect() }
    }

    fn list(&mut self, kind: ElementKind) -> &mut Grid {
        let mark = format!("cjm:{}", kind.key());
        let found = self.grids.iter_mut().find(|grid| {
            grid.rows.first().and_then(|row| row.first()).is_some_and(|cell| *cell == mark)
        });
        found.unwrap_or_else(|| panic!("no {mark}"))
    }

    fn sheets(&self) -> Vec<Sheet> {
        self.grids.iter().map(Grid::sheet).collect()
    }

    /// What the workbook makes of a map.
    fn back(&self, map: &Document, missing: Missing) -> Update {
        apply(map, self.sheets(), missing)
    }
}

pub(crate) fn read(bytes: &[u8]) -> Vec<Sheet> {
    sheets_of(bytes, &Watch::default()).unwrap()
}

pub(crate) fn apply(map: &Document, sheets: Vec<Sheet>, missing: Missing) -> Update {
    let book = Book::of(sheets, map).expect("the lists of a map");
    // Sketches have their ids from smaller seeds.
    update(map, &book, missing, &mut Rng::seeded(4_242)).unwrap()
}

pub(crate) fn samples() -> Vec<Document> {
    ["clinic-visit", "it-helpdesk", "online-shop"].map(sample).to_vec()
}

fn sample(name: &str) -> Document {
    let path = format!("{}/samples/{name}.cjm", env!("CARGO_MANIFEST_DIR"));
    format::read(&std::fs::read(path).unwrap()).unwrap().document
}

/// What changed, in words.
pub(crate) fn told(before: &Document, after: &Document) -> Vec<String> {
    let texts = Texts::of(Language::English);
    let lines = differences(before, after, &compare(before, after), texts);
    lines.into_iter().map(|line| format!("{} {}", line.how.sign(), line.text)).collect()
}

/// A map on which nothing is doubtful.
fn shop() -> Document {
    let mut sketch = Sketch::of(&["Search", "Pay", "Wait"]);
    sketch.way("Search", "Pay", None);
    sketch.way("Pay", "Wait", None);
    let rng = &mut Rng::seeded(77);
    for (kind, on, text) in [
        (ElementKind::Barrier, "Pay", "No card"),
        (ElementKind::Barrier, "Wait", "Long"),
        (ElementKind::Driver, "Search", "A good filter"),
        (ElementKind::Quote, "Wait", "Where is it?"),
        (ElementKind::Evidence, "Wait", "Complaints"),
        (ElementKind::Indicator, "Wait", "Days"),
    ] {
        let on = find(&sketch.map, on);
        let change = cjm::edit::verbs::note(&sketch.map, kind, on, text, rng);
        sketch.map.apply(&change.unwrap().edit).unwrap();
    }
    let barrier = find(&sketch.map, "No card");
    let change =
        cjm::edit::verbs::note(&sketch.map, ElementKind::Solution, barrier, "Take cards", rng);
    sketch.map.apply(&change.unwrap().edit).unwrap();
    sketch.map
}

/// The element that is called so.
fn find(map: &Document, name: &str) -> ElementId {
    let mut found = map.elements().filter(|(_, it)| it.content.text() == name);
    found.next().unwrap_or_else(|| panic!("no {name}")).0
}

#[track_caller]
fn nothing_changes(map: &Document, about: &str) {
    let sheets = read(&to_xlsx(map).unwrap());
    let same = apply(map, sheets, Missing::Delete);
    assert_eq!(told(map, &same.document), [""; 0], "{about}");
    assert_eq!(same.document, *map, "{about}");
    assert_eq!((same.missing.len(), same.remarks), (0, Vec::new()), "{about}");
    let table = sheets_of(csv(map).as_bytes(), &Watch::default()).unwrap();
    if map.count(ElementKind::Touchpoint) == 0 {
        return;
    }
    let same = apply(map, table, Missing::Delete);
    assert_eq!(told(map, &same.document), [""; 0], "{about} as CSV");
    assert_eq!((same.missing.len(), same.remarks), (0, Vec::new()), "{about} as CSV");
}

#[test]
fn a_workbook_that_nobody_touched_changes_nothing() {
    for map in samples() {
        nothing_changes(&map, &map.props().title);
    }
    for seed in 1..8 {
        nothing_changes(&generate::map(4 * seed as usize, seed), &format!("generated {seed}"));
    }
    for number in numbered("CJM_LONG_HOSTILE", 30) {
        nothing_changes(&hostile::map(number), &format!("hostile {number}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: u32::try_from(cases("CJM_LONG_HOSTILE", 40)).unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_was_edited_comes_back_as_it_is(seeds in prop::collection::vec(any::<u64>(), 0..40)) {
        let mut map = generate::map(5, 3);
        for &seed in &seeds {
            let _ = map.apply(&edit(&map, seed));
        }
        nothing_changes(&map, "edited at random");
    }

    #[test]
    fn one_edited_cell_changes_one_field(at in any::<prop::sample::Index>(), name in "[A-Za-z]{3,12}") {
        let map = shop();
        let mut desk = Desk::on(&map);
        let journey = map.journey();
        let id = journey[at.index(journey.len())];
        let was = map.element(id).unwrap().content.text().to_owned();
        desk.list(ElementKind::Touchpoint).set(&was, "owner", &name);
        let changed = desk.back(&map, Missing::Keep);
        prop_assert_eq!(changed.remarks, Vec::new());
        let lines = told(&map, &changed.document);
        prop_assert_eq!(lines.len(), 2, "{:?}", lines);
        prop_assert!(lines[0].contains(&was) && lines[1].contains(&name), "{:?}", lines);
    }
}

#[test]
fn every_cell_of_a_touchpoint_changes_what_it_says() {
    let map = shop();
    let mut desk = Desk::on(&map);
    let list = desk.list(ElementKind::Touchpoint);
    for (key, text) in [
        ("channel", "web"),
        ("action", "clicks\ntwice"),
        ("expectation", "=quick"),
        ("backstage", "the bank"),
        ("clients", "1 200"),
        ("presence", "Только сейчас: исчезнет"),
        ("moment", "да"),
        ("moment-why", "money"),
        ("moment-kind", "first"),
        ("valence.as-is", "-2"),
        ("feeling.as-is", "rage"),
        ("feeling-quote.as-is", "no!"),
    ] {
        list.set("Pay", key, text);
    }
    let Update { document, remarks, missing } = desk.back(&map, Missing::Delete);
    assert_eq!((remarks, missing.len()), (Vec::new(), 0));
    assert_eq!(document.check(), []);
    let id = find(&map, "Pay");
    let now = document.element(id).unwrap().content.as_touchpoint().unwrap().clone();
    assert_eq!((now.channel.as_str(), now.action.as_str()), ("web", "clicks\ntwice"));
    assert_eq!((now.expectation.as_str(), now.clients_per_month), ("=quick", Some(1_200)));
    let felt = document.target(id, LinkKind::Feels).unwrap();
    let felt = document.element(felt).unwrap().content.as_emotion().unwrap().clone();
    assert_eq!(
        (felt.valence, felt.word.as_str(), felt.quote.as_str()),
        (Valence::VeryBad, "rage", "no!")
    );
    let moment = document.source(id, LinkKind::Marks).unwrap();
    let moment = document.element(moment).unwrap().content.as_moment().unwrap().clone();
    assert_eq!((moment.why.as_str(), moment.kind), ("money", Some(MomentKind::First)));
    // And back to nothing.
    let mut desk = Desk::on(&document);
    let list = desk.list(ElementKind::Touchpoint);
    for key in ["moment", "valence.as-is", "feeling.as-is", "feeling-quote.as-is", "clients"] {
        list.set("Pay", key, "");
    }
    let back = desk.back(&document, Missing::Keep);
    assert_eq!(back.remarks, []);
    assert_eq!(back.document.target(id, LinkKind::Feels), None);
    assert_eq!(back.document.source(id, LinkKind::Marks), None);
}

#[test]
fn stages_and_touchpoints_move_and_ways_lead_elsewhere() {
    let mut sketch = Sketch::new();
    sketch.stage("One", Phase::PreService);
    sketch.touchpoints(&["A", "B"]);
    sketch.stage("Two", Phase::Service);
    sketch.touchpoints(&["C"]);
    sketch.way("A", "B", None);
    sketch.way("B", "C", None);
    let map = sketch.map;
    let mut desk = Desk::on(&map);
    desk.list(ElementKind::Stage).set("One", "phase", "Постсервис");
    desk.list(ElementKind::Touchpoint).set("A", "stage", "two");
    // The first way has no label yet.
    let ways = desk.list(ElementKind::Transition);
    ways.set("", "share", "0.25");
    ways.set("", "to", "C");
    ways.set("", "text", "short cut");
    let update = desk.back(&map, Missing::Delete);
    assert_eq!((update.remarks, update.missing), (Vec::new(), Vec::new()));
    let now = update.document;
    assert_eq!(now.check(), []);
    let one = now.element(find(&now, "One")).unwrap().content.as_stage().unwrap().clone();
    assert_eq!(one.phase, Phase::PostService);
    let names = |ids: Vec<ElementId>| -> Vec<String> {
        ids.iter().map(|&id| now.element(id).unwrap().content.text().to_owned()).collect()
    };
    assert_eq!(names(now.journey()), ["C", "A", "B"]);
    let way = find(&now, "short cut");
    assert_eq!(now.target(way, LinkKind::Arrives), Some(find(&now, "C")));
    let way = now.element(way).unwrap().content.as_transition().unwrap().clone();
    assert_eq!(way.share, Some(0.25));
}

#[test]
fn new_rows_become_elements_where_they_stand() {
    let map = shop();
    let mut desk = Desk::on(&map);
    let list = desk.list(ElementKind::Touchpoint);
    let stage = list.get("Pay", "stage").to_owned();
    let at = list.row("Wait");
    list.add(at, &[("text", "Confirm"), ("stage", &stage), ("valence.as-is", "+1")]);
    list.add(99, &[("text", "Complain"), ("stage", "After"), ("of-phase", "постсервис")]);
    list.add(99, &[("text", "Return"), ("stage", "after")]);
    let at = desk.list(ElementKind::Barrier).rows.len();
    let barriers = desk.list(ElementKind::Barrier);
    barriers.add(at, &[("text", "No mail"), ("on", "confirm"), ("severity", "4")]);
    barriers.add(at + 1, &[("text", "Rude"), ("on", "Complain\nReturn")]);
    desk.list(ElementKind::Solution).add(
        99,
        &[("text", "Send it again"), ("on", "No mail"), ("feasibility", "II"), ("status", "done")],
    );
    desk.list(ElementKind::Persona).add(99, &[("text", "Ann"), ("needs", "quiet")]);
    let Update { document, remarks, missing } = desk.back(&map, Missing::Delete);
    assert!(missing.is_empty());
    let faults: Vec<&Fault> = remarks.iter().map(|it| &it.fault).collect();
    assert_eq!(faults, [&Fault::StageAdded("After".into())]);
    assert_eq!(document.check(), []);
    let names: Vec<&str> =
        document.journey().iter().map(|&id| document.element(id).unwrap().content.text()).collect();
    assert_eq!(names, ["Search", "Pay", "Confirm", "Wait", "Complain", "Return"]);
    let after = document.source(find(&document, "Complain"), LinkKind::Contains).unwrap();
    let after = document.element(after).unwrap().content.as_stage().unwrap().clone();
    assert_eq!((after.name.as_str(), after.phase), ("After", Phase::PostService));
    // The journey leads through what is new.
    for pair in document.journey().windows(2) {
        let ways = document.targets(pair[0], LinkKind::Leaves).into_iter();
        let on: Vec<_> = ways.filter_map(|way| document.target(way, LinkKind::Arrives)).collect();
        assert_eq!(on, [pair[1]]);
    }
    let rude = find(&document, "Rude");
    assert_eq!(document.targets(rude, LinkKind::Hinders).len(), 2);
    let solution = find(&document, "Send it again");
    assert_eq!(document.targets(solution, LinkKind::Answers), [find(&document, "No mail")]);
    let solution = document.element(solution).unwrap().content.as_solution().unwrap().clone();
    assert_eq!(
        (solution.feasibility, solution.status),
        (Feasibility::Sanctioned, SolutionStatus::Done)
    );
}

#[test]
fn what_was_changed_on_one_side_stays_and_on_both_is_told() {
    let map = shop();
    let mut desk = Desk::on(&map);
    // Meanwhile the map goes on: a name, an owner, and a barrier that goes.
    let mut now = map.clone();
    let change = |now: &mut Document, name: &str, change: &dyn Fn(&mut Touchpoint)| {
        let id = find(now, name);
        let mut element = Element::clone(now.element(id).unwrap());
        let mut touchpoint = element.content.as_touchpoint().unwrap().clone();
        change(&mut touchpoint);
        element.content = touchpoint.into();
        now.apply(&Edit::Update { id, element: element.into() }).unwrap();
    };
    change(&mut now, "Pay", &|it| it.owner = "Cash desk".into());
    change(&mut now, "Wait", &|it| it.owner = "Depot".into());
    change(&mut now, "Search", &|it| it.name = "Look round".into());
    let gone = find(&now, "Long");
    now.apply(&Edit::Remove { id: gone }).unwrap();
    let list = desk.list(ElementKind::Touchpoint);
    list.set("Pay", "channel", "card");
    list.set("Wait", "owner", "Courier");
    let update = desk.back(&now, Missing::Delete);
    let lines = told(&now, &update.document);
    assert_eq!(lines.len(), 2, "only the channel: {lines:?}");
    assert!(lines[1].contains("card"), "{lines:?}");
    let faults: Vec<Fault> = update.remarks.iter().map(|it| it.fault.clone()).collect();
    assert_eq!(faults, [Fault::Both("Depot".into())]);
    assert!(update.missing.is_empty(), "what the map has got since is not missing");
    // A change of what is gone is told, and one that both made alike is none.
    desk.list(ElementKind::Barrier).set("Long", "severity", "5");
    desk.list(ElementKind::Touchpoint).set("Wait", "owner", "Depot");
    let update = desk.back(&now, Missing::Keep);
    let faults: Vec<Fault> = update.remarks.iter().map(|it| it.fault.clone()).collect();
    assert_eq!(faults, [Fault::Gone]);
}

#[test]
fn what_is_missing_is_listed_and_goes_only_when_it_is_said() {
    let map = shop();
    let mut desk = Desk::on(&map);
    let list = desk.list(ElementKind::Touchpoint);
    let row = list.row("Pay");
    list.rows.remove(row);
    let barriers = desk.list(ElementKind::Barrier);
    let row = barriers.row("Long");
    barriers.rows.remove(row);
    let kept = desk.back(&map, Missing::Keep);
    assert_eq!(kept.document, map);
    assert_eq!(kept.missing, [find(&map, "Pay"), find(&map, "Long")]);
    let gone = desk.back(&map, Missing::Delete).document;
    assert_eq!(gone.check(), []);
    assert!(!gone.contains(find(&map, "Pay")) && !gone.contains(find(&map, "Long")));
    // A stage that still has touchpoints does not go with them.
    let mut desk = Desk::on(&map);
    let stages = desk.list(ElementKind::Stage);
    stages.rows.truncate(2);
    let update = desk.back(&map, Missing::Delete);
    assert_eq!((update.document, update.missing.len()), (map.clone(), map.stages().len()));
}

#[test]
fn what_is_not_understood_is_told_with_its_cell_and_all_else_is_taken() {
    let map = shop();
    let mut desk = Desk::on(&map);
    let list = desk.list(ElementKind::Touchpoint);
    list.set("Pay", "valence.as-is", "+3");
    list.set("Pay", "clients", "many");
    list.set("Pay", "stage", "Nowhere");
    list.set("Pay", "channel", "#REF!");
    list.set("Pay", "presence", "sometimes");
    list.set("Wait", "feeling.as-is", "rage");
    list.set("Wait", "owner", "Depot");
    let strange = list.rows[0].len();
    for (at, row) in list.rows.iter_mut().enumerate() {
        row.push(if at == 1 { "Budget".into() } else { String::new() });
    }
    list.set("Search", "id", "tralala");
    let barriers = desk.list(ElementKind::Barrier);
    barriers.set("Long", "severity", "9");
    barriers.set("No card", "on", "Nobody");
    barriers.add(99, &[("text", "Loose")]);
    barriers.add(99, &[("on", "Pay")]);
    let Update { document, remarks, .. } = desk.back(&map, Missing::Keep);
    let texts = Texts::of(Language::English);
    let said: Vec<String> = remarks.iter().map(|it| it.text(texts)).collect();
    let all = said.join("\n");
    for part in ["“+3”", "“many”", "“Nowhere”", "#REF!", "“sometimes”", "“9”", "“Nobody”", "Budget"]
    {
        assert!(all.contains(part), "{part} in {all}");
    }
    assert_eq!(said.len(), 12, "{all}");
    assert!(said.iter().all(|it| it.starts_with("Touchpoints ") || it.starts_with("Barriers ")));
    assert!(all.contains(&format!("{}2:", cjm::import::letters(strange))), "{all}");
    let lines = told(&map, &document);
    assert_eq!(lines.len(), 2, "only the owner: {lines:?}");
    assert!(lines[1].contains("Depot"));
    for &language in Language::ALL {
        for remark in &remarks {
            let text = remark.text(Texts::of(language));
            assert!(!text.contains(['{', '$']), "{text}");
        }
    }
}

#[test]
fn copied_rows_are_new_ones_and_sorted_rows_the_same() {
    let map = shop();
    let mut desk = Desk::on(&map);
    let list = desk.list(ElementKind::Touchpoint);
    list.rows[2..].reverse();
    for row in &mut list.rows {
        row.reverse();
    }
    assert_eq!(desk.back(&map, Missing::Delete).document, map, "sorted and moved");
    let mut desk = Desk::on(&map);
    let list = desk.list(ElementKind::Touchpoint);
    let copy = list.rows[list.row("Pay")].clone();
    list.rows.push(copy);
    let update = desk.back(&map, Missing::Keep);
    let faults: Vec<&Fault> = update.remarks.iter().map(|it| &it.fault).collect();
    assert_eq!(faults, [&Fault::Repeated]);
    assert_eq!(update.document.count(ElementKind::Touchpoint), 4);
}

#[test]
fn a_workbook_speaks_any_language_and_headings_do_where_keys_are_gone() {
    for &language in Language::ALL {
        let mut map = shop();
        let props = MapProps { language, ..map.props().clone() };
        map.apply(&Edit::SetProps(props.into())).unwrap();
        nothing_changes(&map, language.key());
        let mut desk = Desk::on(&map);
        desk.list(ElementKind::Touchpoint).set("Pay", "channel", "card");
        for grid in &mut desk.grids {
            if grid.rows.first().is_some_and(|row| row[0].starts_with("cjm")) {
                grid.rows.remove(0);
            }
        }
        let update = desk.back(&map, Missing::Delete);
        assert_eq!(told(&map, &update.document).len(), 2);
        assert!(update.remarks.is_empty(), "{:?}", update.remarks);
    }
}

#[test]
fn a_workbook_becomes_a_map_of_its_own_with_the_same_ids() {
    for map in samples() {
        let sheets = || read(&to_xlsx(&map).unwrap());
        let made = make(sheets(), "x", Language::English, &mut Rng::seeded(1)).unwrap();
        // Evidence of one of several feelings of the same name cannot be told from the others.
        let doubtful = |it: &&Remark| !it.text.contains('[');
        assert_eq!(made.remarks.iter().find(doubtful), None);
        assert_eq!(made.document.check(), []);
        assert_eq!(made.document.props().title, map.props().title);
        assert_eq!(made.document.props().language, map.props().language);
        for kind in [ElementKind::Touchpoint, ElementKind::Barrier, ElementKind::Solution] {
            let name = |map: &Document, id| map.element(id).unwrap().content.text().to_owned();
            for id in map.of_kind(kind) {
                assert_eq!(name(&made.document, id), name(&map, id));
            }
            assert_eq!(made.document.count(kind), map.count(kind));
        }
        assert_eq!(made.document.journey(), map.journey());
        let listed = |link: &Link| {
            let beside = [LinkKind::Depicts, LinkKind::Shows, LinkKind::Lights];
            let made = [LinkKind::Feels, LinkKind::Of, LinkKind::Marks, LinkKind::Influences];
            !beside.contains(&link.kind)
                && !made.contains(&link.kind)
                && made_kind(&map, link.to)
                && made_kind(&map, link.from)
        };
        let links = |of: &Document| of.links().into_iter().filter(listed).collect::<Vec<_>>();
        let wanted: Vec<Link> = map.links().into_iter().filter(listed).collect();
        assert_eq!(links(&made.document), wanted);
        // Of another map it is none.
        let book = Book::of(sheets(), &map).unwrap();
        let other = update(&shop(), &book, Missing::Keep, &mut Rng::seeded(1));
        assert_eq!(other.unwrap_err(), InterchangeError::OtherMap);
    }
}

/// Whether an element keeps its id on the way through a workbook.
fn made_kind(map: &Document, id: ElementId) -> bool {
    !matches!(map.kind(id), None | Some(ElementKind::Emotion | ElementKind::Moment))
}

#[test]
fn a_filled_template_becomes_a_map() {
    for &language in Language::ALL {
        let bytes = template(language).unwrap();
        let mut desk = Desk { grids: read(&bytes).iter().map(Grid::of).collect() };
        let made = make(desk.sheets(), "Mine", language, &mut Rng::seeded(1)).unwrap();
        assert!(made.document.is_empty() && made.remarks.is_empty());
        desk.list(ElementKind::Stage).add(2, &[("text", "One"), ("phase", "pre-service")]);
        let list = desk.list(ElementKind::Touchpoint);
        list.add(2, &[("text", "A"), ("stage", "One"), ("valence.as-is", "2")]);
        list.add(3, &[("text", "B"), ("stage", "One")]);
        list.add(4, &[("text", "C"), ("stage", "Two"), ("of-phase", "service")]);
        desk.list(ElementKind::Barrier).add(2, &[("text", "Long"), ("on", "B")]);
        let made = make(desk.sheets(), "Mine", language, &mut Rng::seeded(1)).unwrap();
        let map = made.document;
        assert_eq!(made.remarks.len(), 1, "a stage is added: {:?}", made.remarks);
        assert_eq!((map.check(), map.props().title.as_str()), (Vec::new(), "Mine"));
        assert_eq!(map.props().language, language);
        assert_eq!((map.journey().len(), map.stages().len()), (3, 2));
        assert_eq!(map.count(ElementKind::Transition), 2);
    }
}

#[test]
fn what_is_no_workbook_of_a_map_is_refused_in_words() {
    let map = shop();
    let sheets = sheets_of(b"a,b\n1,2\n", &Watch::default()).unwrap();
    assert!(Book::of(sheets, &map).is_none());
    for bytes in [&b"PK\x03\x04"[..], b"PK\x03\x04 nothing of a workbook", b"\0\0\0", b""] {
        let error = sheets_of(bytes, &Watch::default()).unwrap_err();
        for &language in Language::ALL {
            assert!(!error.text(Texts::of(language)).is_empty());
        }
    }
    let bytes = to_xlsx(&map).unwrap();
    for cut in (0..bytes.len()).step_by(bytes.len() / 40) {
        assert!(sheets_of(&bytes[..cut], &Watch::default()).is_err(), "cut at {cut}");
    }
    let stopped = Watch::default();
    stopped.stop();
    assert!(matches!(sheets_of(&bytes, &stopped), Err(ImportError::Stopped)));
}

/// Bombs of surveys meet the same limits here.
#[test]
fn bombs_are_refused() {
    for bomb in crate::support::bombs::BOMBS.iter().filter(|it| it.name.contains(".xlsx")) {
        let read = sheets_of(&(bomb.bytes)(), &Watch::default());
        let map = shop();
        assert!(read.map_or(true, |sheets| Book::of(sheets, &map).is_none()), "{}", bomb.name);
    }
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    for map in samples() {
        assert_eq!(to_xlsx(&map).unwrap(), to_xlsx(&map.clone()).unwrap());
    }
}
