//! Beginning a map in the window: the start page, the question over an open map, the guided start.

use crate::support::hands::Hands;
use cjm::app::{Action, App, Command, Guide, Recent, Sample, Start, Tasks, Template, Tone};
use cjm::model::*;
use cjm::settings::Settings;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::path::{Path, PathBuf};

impl Hands {
    /// At the start page, which knows these maps.
    fn knowing(recent: Vec<PathBuf>) -> Self {
        let settings =
            Settings { language: Some(Language::English), recent, ..Settings::default() };
        Self::before(App::new(settings, None, Tasks::default()))
    }

    /// Stage, name and channel of every touchpoint, in the journey's order.
    fn journey(&self) -> Vec<[String; 3]> {
        let document = &self.map().document;
        let touchpoint = |id: ElementId| {
            let stage = document.source(id, LinkKind::Contains)?;
            let stage = document.element(stage)?.content.text().to_owned();
            let touchpoint = document.element(id)?.content.as_touchpoint()?.clone();
            Some([stage, touchpoint.name, touchpoint.channel])
        };
        document.journey().into_iter().filter_map(touchpoint).collect()
    }

    /// Whether every touchpoint leads to the next one, and nowhere else.
    fn leads_on(&self) -> bool {
        let document = &self.map().document;
        let journey = document.journey();
        let leads = |pair: &[ElementId]| {
            let ways = document.targets(pair[0], LinkKind::Leaves);
            ways.len() == 1 && document.target(ways[0], LinkKind::Arrives) == Some(pair[1])
        };
        journey.windows(2).all(leads)
            && document.count(ElementKind::Transition) == journey.len().saturating_sub(1)
    }
}

#[test]
fn an_empty_map_is_two_keys_away_and_the_first_touchpoint_is_typed_at_once() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.press(Modifiers::COMMAND, Key::N);
    hands.keys(&[Key::Enter]);
    assert_eq!(hands.map().document.stages().len(), 3, "a stage in each phase");
    hands.letters("Search");
    hands.press(Modifiers::COMMAND, Key::Enter);
    hands.letters("Call");
    hands.keys(&[Key::Enter]);
    assert_eq!(hands.names(), ["Search", "Call"]);
    assert_eq!(hands.map().document.check(), []);
    // Undone, the stages are there still; nothing that was never typed is.
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert!(hands.names().is_empty());
    assert_eq!(hands.map().document.stages().len(), 3);
    assert!(!hands.map().unsaved());
}

#[test]
fn every_card_is_one_digit_away() {
    let digits = [Key::Num3, Key::Num7, Key::Num8, Key::Num0];
    let starts = [
        Start::Template(Template::PublicService),
        Start::Template(Template::InternalClient),
        Start::Sample(Sample::ClinicVisit),
        Start::Sample(Sample::ItHelpdesk),
    ];
    for (digit, start) in digits.into_iter().zip(starts) {
        let mut hands = Hands::at_the_start(Language::English);
        hands.keys(&[digit]);
        let title = start.preview(Language::English).unwrap().props().title.clone();
        assert_eq!(hands.map().document.props().title, title);
    }
}

#[test]
fn arrows_go_from_card_to_card_and_enter_opens() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.press(Modifiers::COMMAND, Key::N);
    hands.keys(&[Key::ArrowDown, Key::ArrowRight, Key::Enter]);
    let bank = Template::Bank.preview(Language::English).unwrap();
    assert_eq!(hands.map().document.props().title, bank.props().title);
}

#[test]
fn over_an_open_map_a_new_one_is_chosen_and_nothing_unsaved_is_lost() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.keys(&[Key::Num1]);
    hands.letters("Mine");
    hands.keys(&[Key::Enter]);
    hands.press(Modifiers::COMMAND, Key::N);
    hands.window.get_by_label("New map");
    // Keys of the map below mean nothing here.
    hands.keys(&[Key::M, Key::Delete]);
    assert_eq!(hands.names(), ["Mine"]);
    hands.keys(&[Key::Escape]);
    assert!(hands.window.query_by_label("New map").is_none());
    hands.press(Modifiers::COMMAND, Key::N);
    hands.keys(&[Key::Num4]);
    let bank = Template::Bank.preview(Language::English).unwrap();
    assert_eq!(hands.map().document.props().title, bank.props().title);
    // The other one stays beside it.
    hands.press(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(hands.names(), ["Mine"]);
}

#[test]
fn a_guided_start_by_keyboard_alone_makes_a_map_of_what_was_ticked_and_typed() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.keys(&[Key::Num2]);
    hands.letters("Opening an account");
    hands.keys(&[Key::Enter]);
    hands.letters("Anna, 34");
    // From the persona to the kinds, to the bank, on.
    hands.keys(&[Key::Enter, Key::ArrowRight, Key::Enter]);
    hands.window.get_by_label("Where does the client go when the need arises?");
    hands.keys(&[Key::Space, Key::ArrowDown, Key::ArrowDown, Key::Space]);
    // A letter begins typing at once; each Enter adds one, an empty line goes on.
    hands.letters("Letter from the bank");
    hands.keys(&[Key::Tab]);
    hands.letters("Post");
    hands.keys(&[Key::Enter]);
    hands.letters("Call from the bank");
    hands.keys(&[Key::Enter, Key::Enter]);
    hands.window.get_by_label("Where does the client go when choosing?");
    hands.keys(&[Key::ArrowDown, Key::Space, Key::Enter]);
    // Both stages of the service, the second by going on downwards.
    hands.keys(&[Key::Space]);
    hands.keys(&[Key::ArrowDown; 5]);
    hands.keys(&[Key::Space]);
    hands.keys(&[Key::Enter]);
    hands.window.get_by_label("And afterwards: where do you meet again?");
    hands.letters("Thanks");
    hands.press(Modifiers::COMMAND, Key::Enter);
    let told: Vec<String> = hands.journey().iter().map(|parts| parts.join(" | ")).collect();
    assert_eq!(
        told,
        [
            "Need | Advice from friends | Word of mouth",
            "Need | Advertisement of the bank | Advertising",
            "Need | Letter from the bank | Post",
            "Need | Call from the bank | ",
            "Choice | Page of tariffs | Web",
            "Opening | Application in the app | App",
            "Use | First payment | App",
            "Relations | Thanks | ",
        ]
    );
    assert!(hands.leads_on());
    let document = hands.map().document.clone();
    assert_eq!(document.check(), []);
    assert_eq!(document.props().title, "Opening an account");
    assert_eq!(document.count(ElementKind::Persona), 1);
    assert!(hands.map().unsaved());
    // All of it is one step.
    hands.press(Modifiers::COMMAND, Key::Z);
    assert!(hands.names().is_empty());
    assert!(!hands.map().unsaved());
    hands.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(hands.map().document, document);
}

#[test]
fn what_grows_is_shown_as_it_grows() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.keys(&[Key::Num2, Key::PageDown]);
    let columns = |hands: &mut Hands| {
        let scene = hands.app().guided.as_ref().and_then(|guided| guided.sketch.scene.clone());
        scene.map_or(0, |scene| scene.columns.len())
    };
    assert_eq!(columns(&mut hands), 0);
    hands.window.get_by_label("0 touchpoints");
    hands.keys(&[Key::Space]);
    assert_eq!(columns(&mut hands), 1);
    hands.letters("Another");
    assert_eq!(columns(&mut hands), 2, "also what is being typed");
    hands.window.get_by_label("2 touchpoints");
    hands.keys(&[Key::Enter, Key::ArrowUp, Key::Space]);
    assert_eq!(columns(&mut hands), 1, "unticked");
    hands.keys(&[Key::Delete]);
    hands.keys(&[Key::PageUp]);
    hands.press(Modifiers::SHIFT, Key::Enter);
    assert_eq!(columns(&mut hands), 1);
}

#[test]
fn a_guided_start_that_is_left_goes_on_where_it_was() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.keys(&[Key::Num2, Key::PageDown, Key::Space, Key::Escape]);
    assert!(hands.app().guided.is_none() && hands.app().map.is_none());
    let notices = hands.app().notices.list().to_vec();
    assert!(notices.iter().any(|notice| notice.text.contains("kept")));
    hands.keys(&[Key::Num2]);
    hands.window.get_by_label("1 touchpoint");
    hands.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(hands.names().len(), 1);
    // Made, nothing of it is left for the next one.
    hands.app().run(Command::Guide);
    hands.settle();
    hands.window.get_by_label("0 touchpoints");
}

#[test]
fn a_guided_start_adds_to_the_open_map_as_one_step() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.keys(&[Key::Num4]);
    let (before, names) = (hands.map().document.clone(), hands.names());
    hands.app().run(Command::Guide);
    hands.settle();
    assert!(hands.window.query_by_label("What the map is called").is_none(), "it has a title");
    hands.keys(&[Key::PageDown, Key::Space, Key::PageDown, Key::Space, Key::PageDown]);
    hands.keys(&[Key::PageDown, Key::Space, Key::Enter]);
    assert_eq!(hands.names().len(), names.len() + 3);
    assert_eq!(hands.map().document.check(), []);
    assert_eq!(hands.map().document.props(), before.props());
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.map().document, before);
}

#[test]
fn answers_stay_when_the_kind_of_service_is_another() {
    let mut hands = Hands::at_the_start(Language::English);
    hands.keys(&[Key::Num2, Key::PageDown, Key::PageDown, Key::PageDown]);
    hands.letters("My own");
    hands.keys(&[Key::Enter]);
    let kind = cjm::app::ServiceKind::Hotel;
    hands.app().act(Action::Guide(Guide::Kind(kind)));
    hands.settle();
    hands.window.get_by_label("My own");
    hands.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(hands.journey(), [["Arrival", "My own", ""]]);
}

fn write(path: &Path, template: Template) {
    std::fs::write(path, template.file(Language::English)).unwrap();
}

#[test]
fn recent_maps_show_themselves_and_a_vanished_one_is_told_and_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (here, gone, broken) = (at("here.cjm"), at("gone.cjm"), at("broken.cjm"));
    write(&here, Template::Bank);
    std::fs::write(&broken, "no map").unwrap();
    let mut hands = Hands::knowing(vec![here.clone(), gone.clone(), broken.clone()]);
    let recents = &hands.app().recents;
    let Some(Recent::Seen(_, portrait)) = recents.of(&here) else { panic!("not seen") };
    assert_eq!(portrait.title, Template::Bank.preview(Language::English).unwrap().props().title);
    assert!(portrait.picture.width > 100 && portrait.picture.bytes.len() > 500);
    assert!(matches!(recents.of(&gone), Some(Recent::Gone)));
    assert!(matches!(recents.of(&broken), Some(Recent::Unreadable)));
    hands.window.get_by_label_contains("here.cjm, ");
    hands.window.get_by_label_contains("cannot be read");
    hands.window.get_by_label_contains("not there any more").click();
    hands.settle();
    assert!(hands.app().map.is_none());
    let notices = hands.app().notices.list().to_vec();
    assert_eq!(notices[0].tone, Tone::Error);
    assert!(notices[0].text.contains("gone.cjm"), "{}", notices[0].text);
    hands.window.get_by_label("Take it off the list").click();
    hands.settle();
    assert_eq!(hands.app().settings.recent, [here, broken]);
}

#[test]
fn a_recent_map_is_looked_at_again_when_its_file_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.cjm");
    write(&path, Template::Bank);
    let mut hands = Hands::knowing(vec![path.clone()]);
    let bytes = |hands: &mut Hands| match hands.app().recents.of(&path) {
        Some(Recent::Seen(_, portrait)) => portrait.picture.bytes.as_ptr(),
        _ => panic!("not seen"),
    };
    let first = bytes(&mut hands);
    let again = |hands: &mut Hands| {
        hands.keys(&[Key::Num5]);
        hands.press(Modifiers::COMMAND, Key::W);
    };
    again(&mut hands);
    assert_eq!(bytes(&mut hands), first, "an unchanged file is not drawn anew");
    write(&path, Template::Shop);
    again(&mut hands);
    let Some(Recent::Seen(_, portrait)) = hands.app().recents.of(&path) else { panic!("gone") };
    assert_eq!(portrait.title, Template::Shop.preview(Language::English).unwrap().props().title);
}

#[test]
fn delete_takes_the_recent_map_in_focus_off_the_list() {
    let paths = vec![PathBuf::from("/maps/one.cjm"), PathBuf::from("/maps/two.cjm")];
    let mut hands = Hands::knowing(paths);
    hands.window.get_by_label_contains("one.cjm, ").focus();
    hands.settle();
    hands.keys(&[Key::Delete]);
    assert_eq!(hands.app().settings.recent, [PathBuf::from("/maps/two.cjm")]);
}
