//! The inspector with keys and clicks alone, through what a person sees.

use crate::support::hands::Hands;
use crate::support::sampler::{called, everything, pixel};
use crate::support::sketch::Sketch;
use cjm::app::{Action, App, Command, Done, OpenMap, Tasks};
use cjm::edit::{Field, Selection};
use cjm::layout::View;
use cjm::model::*;
use cjm::scores::Metric;
use cjm::settings::Settings;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything in sight: the inspector is tall, and the outline is away.
impl Hands {
    pub(crate) fn inspecting(document: Document) -> Self {
        let settings = Settings { language: Some(Language::English), ..Settings::default() };
        let mut app = App::new(settings, None, Tasks::default());
        app.panels.outline = false;
        let view = View { language: Language::English, ..View::of(document.props()) };
        let map = OpenMap::new(None, Arc::new(document), view);
        app.report(Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
        Self::within(app, [1440.0, 3200.0])
    }

    /// The map of everything, with this element selected.
    pub(crate) fn showing(kind: ElementKind, text: &str) -> Self {
        let mut hands = Self::inspecting(everything());
        let id = called(hands.document(), kind, text);
        hands.pick(&[id]);
        hands
    }

    pub(crate) fn pick(&mut self, ids: &[ElementId]) {
        self.app().act(Action::SelectAll(ids.to_vec(), false));
        self.settle();
    }

    pub(crate) fn document(&self) -> &Document {
        &self.map().document
    }

    pub(crate) fn id(&self, kind: ElementKind, text: &str) -> ElementId {
        called(self.document(), kind, text)
    }

    pub(crate) fn content(&self) -> &Content {
        let id = self.map().primary().expect("something is selected");
        &self.document().element(id).expect("there").content
    }

    /// Clicks one of the choices of a group, or opens the list of choices and clicks there.
    #[track_caller]
    pub(crate) fn set(&mut self, group: &str, choice: &str) {
        if self.window.query_by_role_and_label(Role::ComboBox, group).is_some() {
            self.click_role(Role::ComboBox, group);
            self.click_role(Role::Button, choice);
        } else {
            assert!(self.window.query_by_role_and_label(Role::RadioGroup, group).is_some());
            self.click_role(Role::RadioButton, choice);
        }
    }

    #[track_caller]
    pub(crate) fn click_role(&mut self, role: Role, label: &str) {
        self.window.get_by_role_and_label(role, label).click();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn field<'a>(&'a self, label: &'a str) -> Node<'a> {
        self.window.get_by_role_and_label(Role::MultilineTextInput, label)
    }

    #[track_caller]
    pub(crate) fn value(&self, label: &str) -> String {
        self.field(label).value().unwrap_or_default()
    }

    /// Goes to a field and types there instead of what it says.
    #[track_caller]
    pub(crate) fn write(&mut self, label: &str, text: &str) {
        self.field(label).click();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        if text.is_empty() { self.key(Key::Backspace) } else { self.letters(text) }
    }

    pub(crate) fn undoes(&self) -> String {
        self.window.state().app().step_text(true)
    }

    /// The names of what is focused, one press of Tab after the other.
    fn tabbed(&mut self, times: usize) -> Vec<String> {
        (0..times)
            .map(|_| {
                self.key(Key::Tab);
                let focused = self.window.root().children_recursive().find(Node::is_focused);
                focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
            })
            .collect()
    }
}

#[test]
fn typing_in_a_field_is_seen_at_once_and_one_step_by_name() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    let start = hands.document().clone();
    hands.write("What the client does", "fills");
    hands.letters(" in");
    assert_eq!(Field::Action.of(hands.content()), Some("fills in"), "before it is left");
    hands.key(Key::Tab);
    assert_eq!(hands.steps(), 1);
    assert_eq!(hands.undoes(), "Undo: text of “Order”");
    assert!(hands.field("What the client wants and expects").is_focused());
    hands.letters("a short form");
    hands.key(Key::Tab);
    assert_eq!(hands.steps(), 2, "each visit is a step");
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*hands.document(), start);
}

#[test]
fn a_visit_that_changes_nothing_leaves_no_step_and_keeps_redo() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.write("Name", "Ordering");
    hands.key(Key::Enter);
    hands.press(Modifiers::COMMAND, Key::Z);
    hands.field("Name").click();
    hands.settle();
    hands.letters("!");
    hands.key(Key::Backspace);
    hands.key(Key::Tab);
    assert_eq!(hands.map().history.done(), 0);
    assert!(hands.map().history.next_redo().is_some());
}

#[test]
fn escape_puts_a_field_back_and_enter_gives_the_keys_back_to_the_map() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.write("Name", "unwanted");
    assert_eq!(hands.content().text(), "unwanted");
    hands.key(Key::Escape);
    assert_eq!(hands.content().text(), "Order");
    assert_eq!(hands.steps(), 0);
    assert!(hands.map().typing.is_none());
    hands.write("Name", "Ordering");
    hands.key(Key::Enter);
    assert_eq!(hands.content().text(), "Ordering");
    hands.key(Key::M);
    assert_eq!(hands.document().count(ElementKind::Moment), 0, "M is a command of the map again");
}

#[test]
fn undo_inside_a_field_is_the_fields_own() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.click_role(Role::Switch, "Moment of truth");
    hands.write("Name", "one");
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.value("Name"), "Order");
    assert_eq!(hands.document().count(ElementKind::Moment), 0, "the step before stays done");
    assert!(hands.map().typing.is_some(), "typing goes on");
    hands.letters("ed");
    hands.key(Key::Enter);
    assert!(hands.content().text().starts_with("Order"));
}

#[test]
fn letters_and_digits_in_a_field_are_no_commands() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    hands.field("Behind the scenes").click();
    hands.settle();
    for (key, letter) in [(Key::B, "b"), (Key::M, "m"), (Key::Num1, "1"), (Key::Num0, "0")] {
        hands.window.key_press(key);
        hands.letters(letter);
    }
    hands.key(Key::Tab);
    assert_eq!(Field::Backstage.of(hands.content()), Some("bm10"));
    assert_eq!(hands.document().count(ElementKind::Barrier), 1);
    assert_eq!(hands.document().count(ElementKind::Moment), 1);
}

#[test]
fn commands_in_mid_edit_lose_nothing() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.write("Channel", "Telephone");
    hands.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(hands.document().journey().len(), 4, "Ctrl+Enter adds the next touchpoint");
    hands.letters("Payment");
    hands.key(Key::Enter);
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.pick(&[order]);
    assert_eq!(hands.value("Channel"), "Telephone");
    hands.write("Owner", "Sales");
    hands.app().run(Command::Language(Language::Ukrainian));
    hands.settle();
    assert_eq!(hands.value("Відповідальний"), "Sales");
    hands.letters(" team");
    hands.app().run(Command::Language(Language::English));
    let search = hands.id(ElementKind::Touchpoint, "Search");
    hands.app().act(Action::Select(Some(search)));
    hands.settle();
    let document = hands.document();
    let owner = Field::Owner.of(&document.element(order).unwrap().content);
    assert_eq!(owner, Some("Sales team"), "another selection keeps what was typed");
}

#[test]
fn saving_in_mid_edit_saves_what_is_typed_and_typing_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.cjm");
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.app().act(Action::SaveAs(path.clone(), cjm::format::Existing::Refuse));
    hands.settle();
    hands.write("Owner", "Sales");
    hands.press(Modifiers::COMMAND, Key::S);
    let saved = cjm::format::open(&path).unwrap().opened.document;
    let order = called(&saved, ElementKind::Touchpoint, "Order");
    assert_eq!(Field::Owner.of(&saved.element(order).unwrap().content), Some("Sales"));
    assert!(hands.field("Owner").is_focused());
    hands.letters(" team");
    hands.key(Key::Enter);
    assert_eq!(Field::Owner.of(hands.content()), Some("Sales team"));
}

#[test]
fn lines_are_pasted_into_one_line_and_into_many() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.write("Name", "x");
    hands.window.event(Event::Paste("a\r\nb".into()));
    hands.settle();
    hands.key(Key::Tab);
    assert_eq!(hands.content().text(), "xa b");
    hands.write("What the client does", "fills");
    hands.key(Key::Enter);
    hands.letters("sends");
    hands.key(Key::Tab);
    assert_eq!(Field::Action.of(hands.content()), Some("fills\nsends"));
}

#[test]
fn what_is_not_understood_stays_until_it_is_corrected() {
    let mut hands = Hands::showing(ElementKind::Evidence, "Nine of ten gave up");
    let date = |hands: &Hands| hands.content().as_evidence().unwrap().date;
    hands.write("Date", "31.02.2026");
    hands.window.get_by_label_contains("There is no such day");
    hands.key(Key::Tab);
    assert_eq!(date(&hands), None);
    assert_eq!(hands.steps(), 0);
    let (order, evidence) =
        (hands.id(ElementKind::Touchpoint, "Order"), hands.map().primary().unwrap());
    hands.pick(&[order]);
    hands.pick(&[evidence]);
    assert_eq!(hands.value("Date"), "31.02.2026", "nothing typed is lost");
    hands.write("Date", "28.02.2026");
    hands.key(Key::Tab);
    assert_eq!(date(&hands), Some(Date { year: 2026, month: 2, day: 28 }));
    assert!(hands.window.query_by_label_contains("There is no such day").is_none());
    assert_eq!(hands.undoes(), "Undo: date of “Nine of ten gave up”");
    hands.write("Date", "soon");
    hands.key(Key::Escape);
    assert_eq!(hands.value("Date"), "2026-02-28", "Escape gives it up");
}

#[test]
fn saving_tells_of_what_is_not_understood() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.app().act(Action::SaveAs(folder.path().join("a.cjm"), cjm::format::Existing::Refuse));
    hands.settle();
    hands.key(Key::M);
    hands.write("Clients per month", "many");
    hands.press(Modifiers::COMMAND, Key::S);
    hands.window.get_by_label_contains("“many” is not understood");
}

#[test]
fn figures_take_comma_and_point() {
    let mut hands = Hands::showing(ElementKind::Indicator, "Errors");
    hands.write("Value", "2,5");
    hands.key(Key::Tab);
    hands.write("Target", "1.25");
    hands.key(Key::Tab);
    let indicator = hands.content().as_indicator().unwrap();
    assert_eq!((indicator.value, indicator.target), (Some(2.5), Some(1.25)));
    hands.write("Value", "");
    hands.key(Key::Tab);
    assert_eq!(hands.content().as_indicator().unwrap().value, None);
    let way = hands.document().of_kind(ElementKind::Transition)[0];
    hands.pick(&[way]);
    hands.write("Share of clients", "12,5 %");
    hands.key(Key::Tab);
    assert_eq!(hands.content().as_transition().unwrap().share, Some(0.125));
    hands.write("Share of clients", "120");
    hands.window.get_by_label_contains("from 0 to 100");
}

#[test]
fn a_link_is_opened_only_where_it_can_do_no_harm() {
    let mut hands = Hands::showing(ElementKind::Evidence, "Nine of ten gave up");
    for bad in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "smb://example.org/x",
        "//example.org/x",
        "\\\\example.org\\x",
        "/etc/passwd",
        "vscode://x",
        "x https://example.org",
        "https:x",
    ] {
        hands.write("Link", bad);
        hands.key(Key::Tab);
        assert!(hands.window.query_by_label("Open the link").is_none(), "{bad}");
        hands.window.get_by_label_contains("Only links that begin with");
    }
    for good in ["https://example.org/report", "HTTP://example.org", "mailto:ann@example.org"] {
        hands.write("Link", good);
        hands.key(Key::Tab);
        hands.window.get_by_label("Open the link");
    }
}

#[test]
fn every_choice_can_be_made() {
    let mut hands = Hands::showing(ElementKind::Barrier, "Long form");
    hands.click("Severity 4 of 5");
    assert_eq!(hands.content().as_barrier().unwrap().severity, Some(4));
    assert_eq!(hands.undoes(), "Undo: severity of “Long form”");
    hands.click_role(Role::RadioButton, "Severity 4 of 5");
    assert_eq!(hands.content().as_barrier().unwrap().severity, None, "the same again takes back");
    let solution = hands.id(ElementKind::Solution, "Fewer fields");
    hands.pick(&[solution]);
    hands.set("Feasibility", "II");
    hands.set("Effort", "Weeks");
    hands.set("Status", "In work");
    let made = hands.content().as_solution().unwrap();
    let wanted = (Feasibility::Sanctioned, Some(Effort::Medium), SolutionStatus::InWork);
    assert_eq!((made.feasibility, made.effort, made.status), wanted);
    let evidence = hands.id(ElementKind::Evidence, "Nine of ten gave up");
    hands.pick(&[evidence]);
    hands.set("Kind of source", "Complaint");
    assert_eq!(hands.content().as_evidence().unwrap().kind, EvidenceKind::Complaint);
    let indicator = hands.id(ElementKind::Indicator, "Errors");
    hands.pick(&[indicator]);
    hands.set("Layer", "Money (TX)");
    assert_eq!(hands.content().as_indicator().unwrap().layer, Layer::Tx);
    let stage = hands.id(ElementKind::Stage, "Buying");
    hands.pick(&[stage]);
    hands.set("Phase", "Post-service");
    assert_eq!(hands.content().as_stage().unwrap().phase, Phase::PostService);
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.pick(&[order]);
    hands.set("When it takes place", "Target only: new");
    assert_eq!(hands.content().as_touchpoint().unwrap().presence, Presence::ToBeOnly);
    let moment = hands.id(ElementKind::Moment, "money");
    hands.pick(&[moment]);
    hands.set("Which moment", "First moment: the first encounter");
    assert_eq!(hands.content().as_moment().unwrap().kind, Some(MomentKind::First));
}

#[test]
fn an_emotion_is_chosen_by_face_and_key_and_given_to_somebody_else() {
    let mut hands = Hands::showing(ElementKind::Emotion, "Doubt");
    let valence = |hands: &Hands| hands.content().as_emotion().unwrap().valence;
    hands.click("Very good");
    assert_eq!(valence(&hands), Valence::VeryGood);
    hands.key(Key::Num2);
    assert_eq!(valence(&hands), Valence::Bad, "the faces have the keyboard");
    hands.key(Key::ArrowRight);
    assert_eq!(valence(&hands), Valence::Neutral);
    hands.key(Key::Delete);
    assert_eq!(hands.document().count(ElementKind::Emotion), 1, "Delete does not reach the map");
    hands.set("Persona", "Everybody");
    let emotion = hands.map().primary().unwrap();
    assert_eq!(hands.document().target(emotion, LinkKind::Of), None);
    hands.set("Journey", "To be");
    assert_eq!(hands.content().as_emotion().unwrap().journey, Journey::ToBe);
}

#[test]
fn a_touchpoint_feels_for_every_persona_and_journey() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.click("Emotion of another persona or journey");
    hands.click("Anna · To be");
    let order = hands.map().primary().unwrap();
    assert_eq!(hands.document().targets(order, LinkKind::Feels).len(), 2);
    hands.window.get_all_by_label("Remove the emotion").next().unwrap().click();
    hands.settle();
    assert_eq!(hands.document().targets(order, LinkKind::Feels).len(), 1);
    assert_eq!(hands.map().primary(), Some(order), "the touchpoint stays selected");
    let search = hands.id(ElementKind::Touchpoint, "Search");
    hands.pick(&[search]);
    hands.click("Good");
    let felt = hands.document().targets(search, LinkKind::Feels);
    let emotion = hands.document().element(felt[0]).unwrap().content.as_emotion().unwrap().clone();
    assert_eq!(emotion.valence, Valence::Good);
    assert_eq!(hands.undoes(), "Undo: emotion at “Search”");
}

#[test]
fn the_moment_of_truth_is_a_switch() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    hands.click_role(Role::Switch, "Moment of truth");
    assert_eq!(hands.document().count(ElementKind::Moment), 2);
    hands.write("Why it decides", "first impression");
    hands.key(Key::Tab);
    assert_eq!(hands.undoes(), "Undo: text of “Search”");
    hands.window.get_by_role_and_label(Role::Switch, "Moment of truth").focus();
    hands.settle();
    hands.key(Key::Space);
    assert_eq!(hands.document().count(ElementKind::Moment), 1, "Space switches, too");
}

#[test]
fn notes_are_added_one_after_the_other_in_the_panel() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    let search = hands.map().primary().unwrap();
    hands.click("New barrier");
    hands.letters("slow");
    hands.key(Key::Enter);
    hands.key(Key::Enter);
    hands.letters("ugly");
    hands.key(Key::Enter);
    hands.key(Key::Enter);
    hands.key(Key::Escape);
    let texts = |hands: &Hands, link| -> Vec<String> {
        let document = hands.document();
        let ids = document.sources(search, link).into_iter();
        ids.map(|id| document.element(id).unwrap().content.text().to_owned()).collect()
    };
    assert_eq!(texts(&hands, LinkKind::Hinders), ["slow", "ugly"]);
    assert_eq!(hands.map().primary(), Some(search), "what is selected stays so");
    assert_eq!(hands.steps(), 2);
    hands.click("Move “ugly” up");
    assert_eq!(texts(&hands, LinkKind::Hinders), ["ugly", "slow"]);
    hands.window.get_by_label_contains("slow.").focus();
    hands.settle();
    hands.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(texts(&hands, LinkKind::Hinders), ["slow", "ugly"], "Alt and an arrow, too");
    hands.key(Key::Delete);
    assert_eq!(texts(&hands, LinkKind::Hinders), ["ugly"]);
    assert!(hands.document().contains(search), "Delete was for the card");
    for (button, link) in [
        ("New driver", LinkKind::Carries),
        ("New evidence", LinkKind::Supports),
        ("New indicator", LinkKind::Measures),
        ("New quote", LinkKind::Voices),
    ] {
        hands.click(button);
        hands.letters("said");
        hands.key(Key::Tab);
        assert_eq!(texts(&hands, link), ["said"], "{button}");
    }
}

#[test]
fn a_card_leads_to_its_element() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.window.get_by_label_contains("Long form.").click();
    hands.settle();
    assert_eq!(hands.content().text(), "Long form");
    hands.window.get_by_label_contains("Fewer fields.").click();
    hands.settle();
    assert_eq!(hands.content().text(), "Fewer fields");
}

#[test]
fn what_is_there_can_be_tied_to_several_and_taken_off_again() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    hands.click("New barrier");
    hands.letters("slow");
    hands.key(Key::Enter);
    let slow = hands.id(ElementKind::Barrier, "slow");
    let solution = hands.id(ElementKind::Solution, "Fewer fields");
    hands.pick(&[slow]);
    hands.click("Link a solution of the map");
    hands.letters("few");
    hands.key(Key::Enter);
    let answers = Link::new(LinkKind::Answers, solution, slow);
    assert!(hands.document().has_link(answers), "one solution answers two barriers");
    assert_eq!(hands.undoes(), "Undo: link “Fewer fields”");
    hands.click("Unlink “Fewer fields”");
    assert!(!hands.document().has_link(answers));
    assert!(hands.document().contains(solution));
    hands.click("Link evidence of the map");
    hands.key(Key::Escape);
    assert_eq!(hands.map().primary(), Some(slow), "Escape closes the list only");
    hands.click("Link evidence of the map");
    hands.click_role(Role::Button, "Nine of ten gave up");
    assert_eq!(hands.document().sources(slow, LinkKind::Supports).len(), 1);
    let long = hands.id(ElementKind::Barrier, "Long form");
    hands.pick(&[long]);
    hands.click("Remove “Fewer fields”");
    assert!(!hands.document().contains(solution), "on nothing else it hung");
}

#[test]
fn ways_are_drawn_said_and_led_elsewhere() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Delivery");
    let delivery = hands.map().primary().unwrap();
    hands.click("Way to another touchpoint");
    hands.letters("sea");
    hands.key(Key::Enter);
    let way = hands.document().targets(delivery, LinkKind::Leaves)[0];
    let search = hands.id(ElementKind::Touchpoint, "Search");
    assert_eq!(hands.document().target(way, LinkKind::Arrives), Some(search));
    let all: Vec<_> = hands.window.get_all_by_label("Label").collect();
    assert_eq!(all.len(), 2, "the way in and the way on");
    all[1].click();
    hands.settle();
    hands.letters("buys again");
    hands.key(Key::Tab);
    hands.letters("30");
    hands.key(Key::Tab);
    let said = hands.document().element(way).unwrap().content.as_transition().unwrap().clone();
    assert_eq!((said.label.as_str(), said.share), ("buys again", Some(0.3)));
    hands.pick(&[way]);
    hands.click("Lead to another touchpoint");
    hands.letters("ord");
    hands.key(Key::Enter);
    let order = hands.id(ElementKind::Touchpoint, "Order");
    assert_eq!(hands.document().target(way, LinkKind::Arrives), Some(order));
}

#[test]
fn a_way_back_to_its_own_touchpoint_stands_in_one_list() {
    let mut sketch = Sketch::of(&["Wait", "Leave"]);
    sketch.way("Wait", "Wait", None);
    sketch.way("Wait", "Leave", None);
    let wait = sketch.id("Wait");
    assert_eq!(sketch.map.check(), []);
    let mut hands = Hands::on(sketch.map);
    hands.pick(&[wait]);
    assert_eq!(hands.window.get_all_by_label("Label").count(), 2, "the loop and the way on");
}

#[test]
fn words_are_offered_and_accepted_by_key_and_click() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Order");
    hands.write("Channel", "cour");
    hands.window.get_by_role_and_label(Role::ListBoxOption, "Courier");
    hands.key(Key::ArrowDown);
    hands.key(Key::Enter);
    assert_eq!(Field::Channel.of(hands.content()), Some("Courier"));
    assert!(hands.map().typing.is_none(), "Enter accepts and ends");
    hands.write("Channel", "mob");
    hands.key(Key::Escape);
    assert!(hands.window.query_by_role(Role::ListBoxOption).is_none());
    assert_eq!(hands.value("Channel"), "mob", "Escape closes the list first");
    hands.key(Key::Escape);
    assert_eq!(hands.value("Channel"), "Courier");
    hands.write("Channel", "mob");
    hands.click_role(Role::ListBoxOption, "Mobile app");
    assert_eq!(hands.value("Channel"), "Mobile app");
    assert!(hands.field("Channel").is_focused(), "a click leaves the field in focus");
    hands.write("Owner", "le");
    hands.key(Key::ArrowDown);
    hands.key(Key::Tab);
    assert_eq!(Field::Owner.of(hands.content()), Some("Legal"));
    assert!(hands.field("Clients per month").is_focused(), "Tab accepts and goes on");
    hands.write("Owner", "Own words");
    hands.key(Key::Enter);
    assert_eq!(Field::Owner.of(hands.content()), Some("Own words"), "nothing is put in unasked");
}

#[test]
fn words_fit_the_feeling_and_are_offered_on_the_map_too() {
    let mut hands = Hands::showing(ElementKind::Emotion, "Doubt");
    hands.write("Feeling", "");
    hands.window.get_by_role_and_label(Role::ListBoxOption, "Anxiety");
    assert!(hands.window.query_by_role_and_label(Role::ListBoxOption, "Delight").is_none());
    hands.key(Key::Escape);
    hands.key(Key::Escape);
    let order = hands.id(ElementKind::Touchpoint, "Order");
    hands.app().act(Action::Edit(order, Field::Channel));
    hands.settle();
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("pho");
    hands.key(Key::ArrowDown);
    hands.key(Key::Enter);
    assert_eq!(Field::Channel.of(hands.content()), Some("Phone"));
}

#[test]
fn words_are_offered_for_every_field_that_has_them() {
    for (kind, text, label, typed, word) in [
        (ElementKind::Indicator, "Errors", "Unit", "zz", None),
        (ElementKind::Indicator, "Errors", "Unit", "mi", Some("min")),
        (ElementKind::Indicator, "Errors", "Data source", "cr", Some("CRM")),
        (ElementKind::Quote, "Why my age?", "Who said it", "an", Some("Anna")),
        (ElementKind::Persona, "Anna", "Name", "stu", Some("Student")),
        (ElementKind::Evidence, "Nine of ten gave up", "Source", "web", Some("Web analytics")),
    ] {
        let mut hands = Hands::showing(kind, text);
        hands.write(label, typed);
        let offered: Vec<String> = hands
            .window
            .query_all_by_role(Role::ListBoxOption)
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        match word {
            Some(word) => assert!(offered.iter().any(|it| it == word), "{label}: {offered:?}"),
            None => assert!(offered.is_empty(), "{label}: {offered:?}"),
        }
    }
}

#[test]
fn several_touchpoints_are_changed_in_one_step() {
    let mut hands = Hands::inspecting(everything());
    let all = hands.document().journey();
    hands.pick(&all);
    hands.window.get_by_label("3 touchpoints");
    assert_eq!(hands.value("Channel"), "", "they differ");
    hands.write("Channel", "Branch");
    hands.key(Key::Tab);
    let document = hands.document().clone();
    for &id in &all {
        assert_eq!(Field::Channel.of(&document.element(id).unwrap().content), Some("Branch"));
    }
    assert_eq!(hands.steps(), 1);
    assert_eq!(hands.undoes(), "Undo: text of 3 touchpoints");
    assert_eq!(hands.map().selection.len(), 3);
    hands.set("When it takes place", "Today only: goes away");
    hands.click("Bad");
    hands.click_role(Role::Switch, "Moment of truth");
    assert_eq!(hands.steps(), 4);
    let document = hands.document();
    assert_eq!(document.count(ElementKind::Moment), 3);
    let felt: Vec<ElementId> =
        all.iter().flat_map(|&id| document.targets(id, LinkKind::Feels)).collect();
    assert_eq!(felt.len(), 3);
    hands.pick(&felt);
    hands.write("Feeling", "Fear");
    hands.key(Key::Enter);
    let document = hands.document();
    assert!(felt.iter().all(|&id| document.element(id).unwrap().content.text() == "Fear"));
}

#[test]
fn several_barriers_and_solutions_share_their_choices() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    hands.click("New barrier");
    hands.letters("slow");
    hands.key(Key::Enter);
    let barriers = hands.document().of_kind(ElementKind::Barrier);
    hands.pick(&barriers);
    hands.click("Severity 3 of 5");
    let document = hands.document();
    let severity = |id: &ElementId| document.element(*id)?.content.as_barrier()?.severity;
    assert!(barriers.iter().all(|id| severity(id) == Some(3)));
    let mixed = [barriers[0], hands.id(ElementKind::Solution, "Fewer fields")];
    hands.pick(&mixed);
    hands.window.get_by_label("2 elements");
    hands.click_role(Role::Button, "1 barrier");
    assert_eq!(hands.map().selection, Selection::one(barriers[0]));
}

#[test]
fn the_map_itself_is_said_in_the_same_panel() {
    let mut hands = Hands::inspecting(everything());
    hands.write("Title", "Web shop");
    hands.key(Key::Tab);
    hands.write("Authors", "Anna");
    hands.key(Key::Enter);
    hands.letters("Bob");
    hands.key(Key::Tab);
    hands.write("CSI", "8,5");
    hands.key(Key::Tab);
    hands.set("Opens as", "Gap");
    hands.set("Language of the texts", "Русский");
    hands.set("Lead metric", "NPS");
    let props = hands.document().props();
    assert_eq!(props.title, "Web shop");
    assert_eq!(props.authors, ["Anna", "Bob"]);
    assert_eq!(props.targets.get(&Metric::Csi), Some(&8.5));
    assert_eq!((props.state, props.language), (MapState::Gap, Language::Russian));
    assert_eq!(props.lead_metric, Some(Metric::Nps));
    hands.write("CSI", "11");
    hands.window.get_by_label_contains("from 1 to 10");
    hands.click("New persona");
    hands.letters("Boris");
    hands.key(Key::Enter);
    assert_eq!(hands.document().count(ElementKind::Persona), 2);
    assert_eq!(hands.undoes(), "Undo: add persona “Boris”");
    hands.click("Move “Boris” up");
    let first = hands.document().of_kind(ElementKind::Persona)[0];
    assert_eq!(hands.document().element(first).unwrap().content.text(), "Boris");
    hands.click("Remove “Anna”");
    assert_eq!(hands.document().count(ElementKind::Persona), 1);
}

#[test]
fn lists_are_ordered_by_dragging_a_card_and_escape_lets_it_go() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    let search = hands.map().primary().unwrap();
    for text in ["slow", "ugly", "loud"] {
        hands.click("New barrier");
        hands.letters(text);
        hands.key(Key::Enter);
    }
    let order = |hands: &Hands| -> Vec<String> {
        let document = hands.document();
        let ids = document.sources(search, LinkKind::Hinders).into_iter();
        ids.map(|id| document.element(id).unwrap().content.text().to_owned()).collect()
    };
    let card = |hands: &Hands, text: &str| {
        let cards = hands.window.get_all_by_role(Role::Button);
        let named = |label: Option<String>| label.is_some_and(|it| it.starts_with(text));
        let card = cards.into_iter().find(|card| named(card.accesskit_node().label()));
        card.expect("it has a card").rect()
    };
    assert_eq!(order(&hands), ["slow", "ugly", "loud"]);
    let steps = hands.steps();
    let (from, to) = (card(&hands, "slow").center(), card(&hands, "loud"));
    hands.drag(from, to.center_bottom() + egui::vec2(0.0, -3.0));
    assert_eq!(order(&hands), ["ugly", "loud", "slow"]);
    assert_eq!(hands.steps(), steps + 1);
    assert_eq!(hands.undoes(), "Undo: move “slow”");
    assert_eq!(hands.map().primary(), Some(search), "what is selected stays so");
    let (from, to) = (card(&hands, "loud").center(), card(&hands, "ugly"));
    hands.drag(from, to.center_top() + egui::vec2(0.0, 3.0));
    assert_eq!(order(&hands), ["loud", "ugly", "slow"]);
    // Let go beside the list, or by Escape, it stays where it was.
    let (from, to) = (card(&hands, "slow").center(), card(&hands, "loud"));
    hands.drag(from, to.center() - egui::vec2(500.0, 0.0));
    hands.take(from, to.center_top());
    hands.key(Key::Escape);
    hands.button(to.center_top(), false, Modifiers::NONE);
    hands.settle();
    assert_eq!(order(&hands), ["loud", "ugly", "slow"]);
    assert_eq!(hands.steps(), steps + 2);
    assert_eq!(hands.map().primary(), Some(search), "Escape meant the card");
}

#[test]
fn steps_about_several_say_what_was_changed() {
    let mut hands = Hands::inspecting(everything());
    let all = hands.document().journey();
    hands.pick(&all);
    hands.key(Key::Delete);
    assert_eq!(hands.undoes(), "Undo: remove 3 touchpoints");
    for (language, said) in [
        (Language::Russian, "Отменить: удаление: 3 точки контакта"),
        (Language::Ukrainian, "Скасувати: вилучення: 3 точки взаємодії"),
    ] {
        hands.app().run(Command::Language(language));
        assert_eq!(hands.undoes(), said);
    }
    hands.app().run(Command::Language(Language::English));
    hands.press(Modifiers::COMMAND, Key::Z);
    let mixed = [all[0], hands.id(ElementKind::Barrier, "Long form")];
    hands.pick(&mixed);
    hands.key(Key::Delete);
    assert_eq!(hands.undoes(), "Undo: remove 2 elements", "of several kinds");
}

#[test]
fn a_picture_comes_from_a_file_and_its_faults_are_said() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    let (map, on) = (hands.map().id, hands.map().primary().unwrap());
    let pictures = vec![Ok((pixel(), "front page".to_owned()))];
    hands.app().report(Done::Embedded { map, on, pictures });
    hands.settle();
    hands.click_role(Role::Button, "front page");
    let picture = hands.map().primary().unwrap();
    assert_eq!(hands.content().text(), "front page");
    hands.write("Caption", "The front page");
    hands.key(Key::Tab);
    let other = EncodedImage { width: 2, ..pixel() };
    let pictures = vec![Ok((other, "x".into()))];
    hands.app().report(Done::Embedded { map, on: picture, pictures });
    hands.settle();
    let now = hands.content().as_picture().unwrap();
    assert_eq!((now.caption.as_str(), now.image.width), ("The front page", 2));
    let pictures = vec![Err("notes.txt is no picture".into())];
    hands.app().report(Done::Embedded { map, on, pictures });
    hands.settle();
    hands.window.get_by_label("notes.txt is no picture");
}

#[test]
fn tab_goes_through_the_fields_in_the_order_they_are_seen() {
    let mut hands = Hands::showing(ElementKind::Barrier, "Long form");
    hands.field("What it says").click();
    hands.settle();
    let names = hands.tabbed(5);
    assert_eq!(
        names[..4],
        ["Severity", "Votes", "New solution", "Link a solution of the map"].map(str::to_owned)
    );
    assert!(names[4].starts_with("Fewer fields"), "{names:?}");
    hands.press(Modifiers::SHIFT, Key::Tab);
    hands.press(Modifiers::SHIFT, Key::Tab);
    hands.press(Modifiers::SHIFT, Key::Tab);
    hands.press(Modifiers::SHIFT, Key::Tab);
    hands.key(Key::Num5);
    assert_eq!(hands.content().as_barrier().unwrap().severity, Some(5));
}

/// A slow machine brings many keys in one frame: each goes where it would have gone alone.
#[test]
fn keys_of_one_frame_keep_their_order() {
    let mut hands = Hands::showing(ElementKind::Touchpoint, "Search");
    hands.field("What the client does").click();
    hands.settle();
    let key = |key: Key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let events = &mut hands.window.input_mut().events;
    events.push(Event::Text("looks".into()));
    events.push(key(Key::Tab));
    events.push(Event::Text("finds".into()));
    hands.window.run();
    hands.settle();
    assert_eq!(Field::Action.of(hands.content()), Some("looks"));
    assert_eq!(Field::Expectation.of(hands.content()), Some("finds"));
    hands.field("Name").click();
    hands.settle();
    let events = &mut hands.window.input_mut().events;
    events.push(Event::Text("ing".into()));
    events.push(key(Key::Enter));
    events.extend([key(Key::M), Event::Text("m".into())]);
    hands.window.run();
    hands.settle();
    assert_eq!(hands.content().text(), "Searching");
    assert_eq!(hands.document().count(ElementKind::Moment), 2);
}

/// The labels of an element's own fields. Every field is named: one that is added to the model
/// has to be added here and to the inspector.
fn labels_of(content: &Content) -> Vec<&'static str> {
    match content {
        Content::Persona(Persona { name: _, about: _, motivation: _, needs: _, pains: _ }) => {
            vec!["Name", "Who it is", "Motivation", "Needs", "Pains"]
        }
        Content::Stage(Stage { name: _, phase: _ }) => vec!["Name", "Phase"],
        Content::Touchpoint(Touchpoint {
            name: _,
            channel: _,
            action: _,
            expectation: _,
            owner: _,
            backstage: _,
            clients_per_month: _,
            presence: _,
            lead_metric: _,
            reported: _,
            follow_up: _,
        }) => vec![
            "Name",
            "Channel",
            "What the client does",
            "What the client wants and expects",
            "Owner",
            "Behind the scenes",
            "Clients per month",
            "When it takes place",
            "Shown and ranked by",
            "Reported scores",
            "Follow-up",
        ],
        Content::Transition(Transition { label: _, share: _, presence: _ }) => {
            vec!["Label", "Share of clients", "When it takes place"]
        }
        Content::Emotion(Emotion { valence: _, word: _, quote: _, journey: _ }) => {
            vec!["Emotion", "Feeling", "In the client's words", "Journey"]
        }
        Content::Barrier(Barrier { text: _, severity: _, votes: _ }) => {
            vec!["What it says", "Severity", "Votes"]
        }
        Content::Driver(Driver { text: _ }) => vec!["What it says"],
        Content::Moment(Moment { why: _, kind: _ }) => vec!["Why it decides", "Which moment"],
        Content::Solution(Solution { text: _, feasibility: _, effort: _, status: _, votes: _ }) => {
            vec!["What it says", "Feasibility", "Effort", "Status", "Votes"]
        }
        Content::Evidence(Evidence { text: _, kind: _, source: _, date: _, link: _ }) => {
            vec!["What it says", "Kind of source", "Source", "Date", "Link"]
        }
        Content::Indicator(Indicator {
            name: _,
            layer: _,
            value: _,
            unit: _,
            target: _,
            data_source: _,
            history: _,
        }) => vec!["Name", "Layer", "Value", "Unit", "Target", "Data source", "Measurements"],
        Content::Quote(Quote { text: _, speaker: _, comment: _ }) => {
            vec!["What it says", "Who said it"]
        }
        Content::Picture(Picture { caption: _, image: _ }) => {
            vec!["Caption", "Replace from a file…"]
        }
        Content::Idea(Idea { text: _, note: _, author: _ }) => {
            vec!["What it says", "Note", "Who brought it"]
        }
        Content::Frame(Frame {
            caption: _,
            notes: _,
            state: _,
            lanes: _,
            personas: _,
            scores: _,
        }) => vec![
            "Caption",
            "What the speaker says",
            "Journey shown",
            "Lanes shown",
            "Personas shown",
            "Scores shown",
        ],
    }
}

/// Where links of a kind are seen: which kinds of elements show them, under which label.
fn labels_of_links(link: LinkKind) -> Vec<(ElementKind, &'static str)> {
    use ElementKind as E;
    match link {
        LinkKind::Contains => vec![(E::Stage, "Touchpoints")],
        LinkKind::Leaves => vec![(E::Touchpoint, "Leads to"), (E::Transition, "From")],
        LinkKind::Arrives => vec![(E::Touchpoint, "Comes from"), (E::Transition, "To")],
        LinkKind::Feels => vec![(E::Touchpoint, "Emotion"), (E::Emotion, "Where")],
        LinkKind::Of => vec![(E::Emotion, "Persona")],
        LinkKind::Hinders => {
            vec![(E::Touchpoint, "Barriers"), (E::Transition, "Barriers"), (E::Barrier, "Where")]
        }
        LinkKind::Carries => {
            vec![(E::Touchpoint, "Drivers"), (E::Transition, "Drivers"), (E::Driver, "Where")]
        }
        LinkKind::Marks => vec![(E::Touchpoint, "Moment of truth"), (E::Moment, "Where")],
        LinkKind::Answers => {
            vec![(E::Barrier, "Solutions"), (E::Solution, "Answers the barriers")]
        }
        LinkKind::Supports => {
            let all =
                E::ALL.iter().filter(|kind| !matches!(kind, E::Evidence | E::Idea | E::Frame));
            let all = all.map(|&kind| (kind, "Evidence"));
            all.chain([(E::Evidence, "Supports")]).collect()
        }
        LinkKind::Measures => vec![(E::Touchpoint, "Indicators"), (E::Indicator, "Where")],
        LinkKind::Influences => {
            vec![(E::Indicator, "Influenced by"), (E::Indicator, "Influences")]
        }
        LinkKind::Voices => vec![(E::Touchpoint, "Quotes"), (E::Quote, "Where")],
        LinkKind::Depicts => vec![(E::Touchpoint, "Pictures"), (E::Picture, "Where")],
        LinkKind::Shows => vec![(E::Frame, "In sight")],
        LinkKind::Lights => vec![(E::Frame, "Lit")],
    }
}

/// The label of a text of an element.
fn label_of_text(kind: ElementKind, field: Field) -> &'static str {
    use ElementKind as E;
    match (kind, field) {
        (E::Persona | E::Stage | E::Touchpoint | E::Indicator, Field::Main) => "Name",
        (E::Transition, Field::Main) => "Label",
        (E::Emotion, Field::Main) => "Feeling",
        (E::Moment, Field::Main) => "Why it decides",
        (E::Picture | E::Frame, Field::Main) => "Caption",
        (E::Frame, Field::Note) => "What the speaker says",
        (_, Field::Main) => "What it says",
        (_, Field::Channel) => "Channel",
        (_, Field::Action) => "What the client does",
        (_, Field::Expectation) => "What the client wants and expects",
        (_, Field::Owner) => "Owner",
        (_, Field::Backstage) => "Behind the scenes",
        (_, Field::Quote) => "In the client's words",
        (_, Field::Source) => "Source",
        (_, Field::Link) => "Link",
        (_, Field::Unit) => "Unit",
        (_, Field::DataSource) => "Data source",
        (_, Field::Speaker) => "Who said it",
        (_, Field::Note) => "Note",
        (_, Field::Author) => "Who brought it",
        (_, Field::About) => "Who it is",
        (_, Field::Motivation) => "Motivation",
        (_, Field::Needs) => "Needs",
        (_, Field::Pains) => "Pains",
    }
}

#[test]
fn every_field_and_link_of_the_model_is_offered() {
    let mut hands = Hands::inspecting(everything());
    let seen = |hands: &Hands, label: &str| hands.window.query_all_by_label(label).next().is_some();
    for &kind in ElementKind::ALL {
        let id = hands.document().of_kind(kind)[0];
        let order = hands.id(ElementKind::Touchpoint, "Order");
        hands.pick(&[if kind == ElementKind::Touchpoint { order } else { id }]);
        for label in labels_of(&hands.content().clone()) {
            assert!(seen(&hands, label), "{kind:?} has no field {label}");
        }
        let links = LinkKind::ALL.iter().flat_map(|&link| labels_of_links(link));
        let labels: BTreeSet<&str> =
            links.filter(|(of, _)| *of == kind).map(|(_, label)| label).collect();
        for label in labels {
            assert!(seen(&hands, label), "{kind:?} has no list {label}");
        }
    }
    hands.pick(&[]);
    let MapProps {
        title: _,
        scenario: _,
        state: _,
        authors: _,
        notes: _,
        language: _,
        lead_metric: _,
        targets: _,
        imports: _,
        profiles: _,
        ext: _,
    } = hands.document().props().clone();
    let labels = ["Title", "Scenario", "Opens as", "Authors", "Notes", "Language of the texts"];
    for label in
        labels.into_iter().chain(["Lead metric", "Targets", "Personas", "Questions and metrics"])
    {
        assert!(seen(&hands, label), "the map has no field {label}");
    }
}

#[test]
fn every_text_of_every_kind_is_typed_and_undone() {
    let mut hands = Hands::inspecting(everything());
    for &kind in ElementKind::ALL {
        let id = hands.document().of_kind(kind)[0];
        for &field in Field::all_of(kind) {
            hands.pick(&[id]);
            let start = hands.document().clone();
            let label = label_of_text(kind, field);
            let text = format!("{kind:?} {field:?}");
            let all: Vec<_> = hands.window.get_all_by_label(label).collect();
            all[0].click();
            hands.settle();
            hands.press(Modifiers::COMMAND, Key::A);
            hands.letters(&text);
            hands.key(Key::Tab);
            let content = &hands.document().element(id).unwrap().content;
            assert_eq!(field.of(content), Some(text.as_str()), "{kind:?} {label}");
            hands.app().run(Command::Undo);
            hands.settle();
            assert_eq!(*hands.document(), start, "{kind:?} {label}");
        }
    }
}

#[test]
fn the_panel_is_drawn_narrow_and_wide_in_every_language() {
    let mut hands = Hands::inspecting(everything());
    for &language in Language::ALL {
        hands.app().run(Command::Language(language));
        for size in [[560.0, 500.0], [700.0, 3000.0], [1600.0, 1000.0]] {
            hands.window.set_size(size.into());
            for &kind in ElementKind::ALL {
                let all = hands.document().of_kind(kind);
                hands.pick(&all[..1]);
                hands.pick(&all);
            }
            hands.pick(&[]);
        }
    }
}
