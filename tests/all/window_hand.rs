//! The export dialog: what is chosen, its proof, how small the type is, presets, and what is
//! written.

use crate::support::generate;
use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{
    Action, Command, HandChoice, HandLanes, HandOnAsk, HandPart, PageSplit, PageTarget, Picture,
    SheetSize,
};
use cjm::model::*;
use cjm::theme::ThemeName;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::Path;

fn open(document: Document) -> Hands {
    let mut hands = Hands::on(document);
    hands.app().run(Command::HandOn);
    hands.settle();
    hands
}

fn choose(hands: &mut Hands, change: impl FnOnce(&mut HandChoice)) {
    let mut choice = hands.app().handover.open.as_ref().unwrap().choice.clone();
    change(&mut choice);
    hands.app().act(Action::HandOn(HandOnAsk::Choose(Box::new(choice))));
    hands.settle();
}

/// Presses the last button and types where the file goes.
fn write(hands: &mut Hands, path: &Path) {
    hands.app().act(Action::HandOn(HandOnAsk::Write));
    hands.settle();
    assert!(hands.app().typed.is_some(), "there is no system's dialog here");
    hands.app().act(Action::TypePath(path.display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_slide_that_is_too_small_is_parted_by_one_button_and_its_pages_are_turned() {
    let mut hands = open(generate::map(20, 1));
    choose(&mut hands, |choice| {
        choice.picture = Picture::Png;
        choice.target = PageTarget::Slide;
    });
    hands.window.get_by_label_contains("is too small to be read");
    hands.window.get_by_label("1 of 1");
    hands.click("Part it into readable pages");
    let proof = hands.app().handover.open.as_ref().unwrap().proof().unwrap().as_ref().unwrap();
    let pages = proof.legible.pages;
    assert!(pages > 3 && proof.at == 0);
    assert!((proof.size.0 - 960.0).abs() < 0.1 && (proof.size.1 - 540.0).abs() < 0.1);
    hands.click("Next page");
    hands.window.get_by_label(&format!("2 of {pages}"));
    hands.click("Page before");
    hands.window.get_by_label(&format!("1 of {pages}"));
    hands.key(Key::Escape);
    assert!(hands.app().handover.open.is_none());
    // What was chosen is there when it is opened again.
    hands.app().run(Command::HandOn);
    hands.settle();
    let choice = &hands.app().handover.open.as_ref().unwrap().choice;
    assert_eq!((choice.target, choice.split), (PageTarget::Slide, PageSplit::Auto));
}

#[test]
fn lists_choose_by_keys() {
    let mut hands = open(Sketch::of(&["One", "Two"]).map);
    // The keyboard stands in the format: PDF, then PowerPoint, which is for slides.
    hands.key(Key::ArrowDown);
    let choice = hands.app().handover.open.as_ref().unwrap().choice.clone();
    assert_eq!((choice.picture, choice.target), (Picture::Pptx, PageTarget::Slide));
    assert_eq!(choice.part, HandPart::Story);
    hands.key(Key::ArrowDown);
    let choice = hands.app().handover.open.as_ref().unwrap().choice.clone();
    assert_eq!((choice.picture, choice.target), (Picture::Html, PageTarget::Screen));
}

/// Presses and lets go of the mouse on what says `label`, the last of them.
fn point(hands: &mut Hands, label: &str) {
    let said = hands.window.get_all_by_label(label).last();
    let at = said.unwrap_or_else(|| panic!("no “{label}”")).rect().center();
    hands.click_at(at, Modifiers::NONE);
}

#[test]
fn a_hand_with_a_mouse_chooses_parts_and_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = open(generate::map(12, 5));
    for (list, option) in [("Format", "PNG"), ("For", "Slide, 16:9"), ("What", "The whole map")] {
        let at = {
            let mut lists = hands.window.get_all_by_role(Role::ComboBox);
            let said = lists.find(|it| it.accesskit_node().label().as_deref() == Some(list));
            said.unwrap_or_else(|| panic!("no list “{list}”")).rect().center()
        };
        hands.click_at(at, Modifiers::NONE);
        point(&mut hands, option);
    }
    let choice = hands.app().handover.open.as_ref().unwrap().choice.clone();
    assert_eq!((choice.picture, choice.target), (Picture::Png, PageTarget::Slide));
    point(&mut hands, "Part it into readable pages");
    point(&mut hands, "Next page");
    assert_eq!(
        hands.app().handover.open.as_ref().unwrap().proof().unwrap().as_ref().unwrap().at,
        1
    );
    point(&mut hands, "Export…");
    hands.app().act(Action::TypePath(folder.path().join("deck.png").display().to_string()));
    hands.app().act(Action::AcceptPath);
    hands.settle();
    let written = names(folder.path());
    assert!(written.len() > 3 && written[0] == "deck-01.png", "{written:?}");
}

#[test]
fn presets_are_kept_used_and_forgotten() {
    let mut hands = open(Sketch::of(&["One", "Two"]).map);
    choose(&mut hands, |choice| {
        choice.target = PageTarget::Paper(SheetSize::A3);
        choice.lanes = HandLanes::All;
        choice.theme = ThemeName::Projector;
    });
    hands.app().act(Action::HandOn(HandOnAsk::Name("Wall".into())));
    hands.settle();
    hands.click("Keep");
    choose(&mut hands, |choice| *choice = HandChoice::usual(Picture::Svg, ThemeName::Light));
    hands.click("Wall");
    let choice = hands.app().handover.open.as_ref().unwrap().choice.clone();
    assert_eq!(choice.target, PageTarget::Paper(SheetSize::A3));
    assert_eq!((choice.lanes, choice.theme), (HandLanes::All, ThemeName::Projector));
    hands.click("Forget “Wall”");
    assert!(hands.app().settings.presets.is_empty());
    hands.window.get_by_label("None kept yet");
}

#[test]
fn several_pages_become_several_pictures_and_none_is_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = open(generate::map(9, 2));
    let slides = |choice: &mut HandChoice| {
        choice.picture = Picture::Png;
        choice.target = PageTarget::Slide;
        choice.split = PageSplit::Phases;
        choice.dpi = Some(48);
    };
    choose(&mut hands, slides);
    let pages = {
        let open = hands.app().handover.open.as_ref().unwrap();
        open.proof().unwrap().as_ref().unwrap().legible.pages
    };
    write(&mut hands, &folder.path().join("map.png"));
    let written = names(folder.path());
    assert_eq!(written.len(), pages);
    assert_eq!(written[0], "map-01.png");
    hands.window.get_by_label_contains(&format!("Exported {pages} pictures"));
    let before = std::fs::read(folder.path().join("map-02.png")).unwrap();
    std::fs::remove_file(folder.path().join("map-01.png")).unwrap();
    std::fs::write(folder.path().join("map-02.png"), "mine").unwrap();
    hands.app().run(Command::HandOn);
    hands.settle();
    write(&mut hands, &folder.path().join("map.png"));
    assert!(!folder.path().join("map-01.png").exists(), "all or none");
    assert_eq!(std::fs::read(folder.path().join("map-02.png")).unwrap(), b"mine");
    // Asked, and then the same pages are written.
    hands.click("Replace it");
    assert_eq!(std::fs::read(folder.path().join("map-02.png")).unwrap(), before);
    assert_eq!(names(folder.path()), written);
}

#[test]
fn what_was_written_too_small_says_so_and_leads_to_the_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = open(generate::map(20, 1));
    choose(&mut hands, |choice| {
        choice.picture = Picture::Svg;
        choice.target = PageTarget::Paper(SheetSize::A4);
    });
    write(&mut hands, &folder.path().join("map.svg"));
    assert!(hands.app().handover.open.is_none());
    hands.window.get_by_label_contains("is too small to be read");
    hands.click("Choose other pages…");
    assert!(hands.app().handover.open.is_some());
}

#[test]
fn the_selection_is_handed_on_alone() {
    let mut hands = Hands::on(Sketch::of(&["One", "Two", "Three"]).map);
    let map = &hands.map().document;
    let two = map
        .of_kind(ElementKind::Touchpoint)
        .into_iter()
        .find(|id| map.element(*id).unwrap().content.text() == "Two")
        .unwrap();
    hands.app().act(Action::Select(Some(two)));
    hands.app().run(Command::HandOn);
    hands.settle();
    choose(&mut hands, |choice| {
        choice.picture = Picture::Svg;
        choice.part = HandPart::Selection;
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.svg");
    write(&mut hands, &path);
    let drawing = std::fs::read_to_string(path).unwrap();
    assert!(
        drawing.contains(">Two<") && !drawing.contains(">One<") && !drawing.contains(">Three<")
    );
}

#[test]
fn an_export_after_one_that_failed_writes_the_map_as_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::on(Sketch::of(&["One", "Two"]).map);
    let taken = folder.path().join("taken.svg");
    std::fs::write(&taken, "mine").unwrap();
    let export = |hands: &mut Hands, path: &Path| {
        hands.app().run(Command::Export(Picture::Svg));
        hands.settle();
        hands.app().act(Action::TypePath(path.display().to_string()));
        hands.app().act(Action::AcceptPath);
        hands.settle();
    };
    export(&mut hands, &taken);
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
    let one = hands.map().document.journey()[0];
    hands.app().act(Action::Select(Some(one)));
    hands.settle();
    hands.key(Key::F2);
    hands.app().act(Action::Type("First".into()));
    hands.app().act(Action::EndTyping(true));
    hands.settle();
    let other = folder.path().join("other.svg");
    export(&mut hands, &other);
    let drawing = std::fs::read_to_string(&other).unwrap();
    assert!(drawing.contains(">First<") && !drawing.contains(">One<"));
}

#[test]
fn a_page_chosen_again_while_it_is_drawn_is_drawn() {
    let mut hands = open(generate::map(20, 1));
    let first = hands.app().handover.open.as_ref().unwrap().choice.clone();
    let other = HandChoice { theme: ThemeName::Dark, ..first.clone() };
    // No report is taken in between: the first page is still being drawn.
    for choice in [&other, &first, &other] {
        let ask = HandOnAsk::Choose(Box::new(choice.clone()));
        hands.app().act(Action::HandOn(ask));
    }
    hands.settle();
    let open = hands.app().handover.open.as_ref().unwrap();
    assert!(open.proof().unwrap().is_ok() && !open.proving());
    assert_eq!(open.choice, other);
}
