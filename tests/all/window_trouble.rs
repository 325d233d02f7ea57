//! Bad moments in the window: full disks, vanished files, nonsense on the clipboard, a window of no
//! size, another language in mid-edit, every scale, work that takes long. Each is told, and nothing
//! is lost.

use crate::support::generate;
use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Action, App, Command, Picture, Tone};
use cjm::format::{self, Existing};
use cjm::model::*;
use cjm::templates::Template;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};
use std::process::Command as Process;

const ROLE: &str = "CJM_TROUBLE_PATH";

/// A window with this file.
fn opened(language: Language, path: &Path) -> Hands {
    let mut hands = Hands::at_the_start(language);
    hands.app().open(path.to_owned());
    hands.settle();
    hands
}

/// A file of a map in a folder of its own.
fn written() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.cjm");
    std::fs::write(&path, Template::Bank.file(Language::English)).unwrap();
    (folder, path)
}

/// Selects a touchpoint of the journey.
fn select(hands: &mut Hands, at: usize) {
    let touchpoint = hands.map().document.journey()[at];
    hands.app().act(Action::Select(Some(touchpoint)));
    hands.settle();
}

/// Types something behind the first touchpoint's name.
fn rename_first(hands: &mut Hands, more: &str) {
    select(hands, 0);
    hands.key(Key::Enter);
    hands.key(Key::End);
    hands.letters(more);
    hands.key(Key::Enter);
    assert!(hands.names()[0].ends_with(more), "{:?}", hands.names());
}

/// What the messages say, each with the word on its button.
fn told(app: &App) -> Vec<(Tone, String, Option<String>)> {
    let list = app.notices.list().iter();
    list.map(|n| (n.tone, n.text.clone(), n.step.as_ref().map(|(word, _)| word.clone()))).collect()
}

/// Saves where there is no room, in a process of its own; as a test by itself it does nothing.
#[test]
fn helper() {
    let Ok(path) = std::env::var(ROLE) else { return };
    for language in Language::ALL {
        let mut hands = opened(*language, Path::new(&path));
        rename_first(&mut hands, " and more");
        hands.press(Modifiers::COMMAND, Key::S);
        let told = told(hands.app());
        let word = told.first().and_then(|(.., word)| word.clone()).unwrap_or_default();
        let shown = hands.window.query_by_label(&word).is_some();
        let (unsaved, name) = (hands.map().unsaved(), hands.names()[0].clone());
        println!("told {told:?} shown {shown} unsaved {unsaved} name {name}");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_in_every_language_and_another_place_is_offered() {
    let (_folder, path) = written();
    let before = std::fs::read(&path).unwrap();
    // A limit on the size of files, which the system answers as it answers a full disk.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let output = Process::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "window_trouble::helper", "--nocapture"])
        .env(ROLE, &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = said.lines().filter(|line| line.contains("told [")).collect();
    assert_eq!(lines.len(), 3, "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    for (line, words) in lines.iter().zip(["room", "мест", "місц"]) {
        assert!(line.contains(words), "{line}");
        assert!(line.contains("Error") && line.contains("shown true"), "{line}");
        assert!(line.contains("unsaved true") && line.ends_with(" and more"), "{line}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before, "the old file is untouched");
}

#[test]
fn a_file_or_folder_that_vanished_keeps_the_map_and_its_changes() {
    for whole_folder in [false, true] {
        let (folder, path) = written();
        let mut hands = opened(Language::English, &path);
        rename_first(&mut hands, " again");
        if whole_folder {
            folder.close().unwrap();
        } else {
            std::fs::remove_file(&path).unwrap();
        }
        hands.press(Modifiers::COMMAND, Key::S);
        let messages = told(hands.app());
        assert_eq!(messages[0].0, Tone::Error, "{messages:?}");
        assert!(hands.map().unsaved() && hands.names()[0].ends_with(" again"));
        let elsewhere = tempfile::tempdir().unwrap();
        let copy = elsewhere.path().join("copy.cjm");
        hands.app().act(Action::SaveAs(copy.clone(), Existing::Refuse));
        hands.settle();
        assert!(!hands.map().unsaved());
        let saved = format::open(&copy).unwrap().opened.document;
        assert!(saved == *hands.map().document);
    }
}

#[test]
fn a_file_or_folder_that_may_not_be_written_keeps_the_changes_and_offers_a_copy() {
    // A protected file, in every language; it may be protected while the map is open.
    for language in Language::ALL {
        let (_folder, path) = written();
        let before = std::fs::read(&path).unwrap();
        let mut hands = opened(*language, &path);
        rename_first(&mut hands, " and more");
        let mut mode = std::fs::metadata(&path).unwrap().permissions();
        mode.set_readonly(true);
        std::fs::set_permissions(&path, mode).unwrap();
        hands.press(Modifiers::COMMAND, Key::S);
        let messages = told(hands.app());
        assert_eq!(messages[0].0, Tone::Error, "{messages:?}");
        assert!(messages[0].1.contains("bank.cjm"), "{messages:?}");
        let step = messages[0].2.as_deref().unwrap();
        hands.window.get_all_by_label(step).last().unwrap();
        assert!(hands.map().unsaved() && hands.names()[0].ends_with(" and more"));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
    // A folder where nobody may write, whoever runs the test.
    #[cfg(target_os = "linux")]
    {
        let (_folder, path) = written();
        let mut hands = opened(Language::English, &path);
        rename_first(&mut hands, " and more");
        hands.app().act(Action::SaveAs(PathBuf::from("/sys/map.cjm"), Existing::Refuse));
        hands.settle();
        let messages = told(hands.app());
        assert_eq!(messages[0].0, Tone::Error, "{messages:?}");
        assert!(messages[0].1.contains("/sys"), "{messages:?}");
        assert!(hands.map().unsaved() && hands.names()[0].ends_with(" and more"));
        // The map still belongs to its own file.
        hands.press(Modifiers::COMMAND, Key::S);
        assert!(!hands.map().unsaved());
        assert!(format::open(&path).unwrap().opened.document == *hands.map().document);
    }
}

#[test]
fn nonsense_on_the_clipboard_makes_no_map_worse_and_no_window_fall() {
    let (_folder, path) = written();
    let file = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
    let half = file[..file.len() / 2].to_owned();
    let mut hands = opened(Language::English, &path);
    let first = hands.map().document.journey()[0];
    let nonsense = [
        "\0\u{1}\u{2}\u{7f}".to_owned(),
        "\u{feff}".to_owned(),
        " \n\t\n ".to_owned(),
        half.clone(),
        format!("{half}\0"),
        "x".repeat(3_000_000),
        "\u{202e}\u{200b}".repeat(50),
        "(format: 99, map: (title: \"\"))".to_owned(),
    ];
    for text in nonsense {
        let before = hands.map().document.clone();
        let done = hands.map().history.done();
        hands.app().act(Action::Select(Some(first)));
        hands.settle();
        hands.app().notices.tidy(std::time::Instant::now() + std::time::Duration::from_hours(1));
        hands.window.event(Event::Paste(text.clone()));
        hands.settle();
        hands.key(Key::Escape);
        assert_eq!(hands.map().document.check(), [], "{:?}", text.get(..40));
        // What it made, one undo takes back.
        let made = hands.map().history.done() - done;
        let heard = told(hands.app()).iter().any(|(tone, ..)| *tone != Tone::Good);
        assert!(heard || made > 0, "nothing is said of {:?}", text.get(..40));
        assert!(made <= 1, "{made} steps of {:?}", text.get(..40));
        if made > 0 {
            hands.app().run(Command::Undo);
            hands.settle();
        }
        assert!(hands.map().document == before, "{made} of {:?}", text.get(..40));
    }
}

#[test]
fn a_window_that_shrank_to_nothing_comes_back_with_everything_in_it() {
    let mut hands = Hands::on(crowded());
    rename_first(&mut hands, " again");
    for command in [Command::History, Command::Lot, Command::Voting, Command::Find, Command::Filter]
    {
        hands.app().run(command);
        hands.settle();
    }
    let over = [
        Some(Action::Run(Command::Palette)),
        Some(Action::Run(Command::Shortcuts)),
        Some(Action::Run(Command::New)),
        Some(Action::Run(Command::Guide)),
        Some(Action::Run(Command::Workshop)),
        Some(Action::Paste("Name\tAction\nOne\tGoes\nTwo\tComes".into())),
        Some(Action::Run(Command::CloseMap)),
        None,
    ];
    for action in over {
        let document = hands.map().document.clone();
        if let Some(action) = action.clone() {
            hands.app().act(action);
        }
        hands.settle();
        let before = seen(&hands);
        for size in [[0.0, 0.0], [1.0, 1.0], [60.0, 40.0], [300.0, 90.0], [90.0, 700.0]] {
            hands.window.set_size(size.into());
            hands.window.run_steps(3);
        }
        hands.window.set_size(vec2(1440.0, 900.0));
        hands.settle();
        assert_eq!(seen(&hands), before, "{action:?}");
        assert!(hands.map().document == document);
        hands.key(Key::Escape);
        hands.key(Key::Escape);
    }
}

/// A map of which every panel has something to show.
fn crowded() -> Document {
    let mut sketch = Sketch::of(&["Search", "Order", "Delivery"]);
    let slow = Barrier { text: "slow".into(), severity: None, votes: 0 };
    sketch.add("slow", slow, &[], &[(LinkKind::Hinders, "Order")]);
    sketch.add("tea", Idea::new("tea"), &[], &[]);
    sketch.map
}

/// The names of all controls there are, sorted.
fn seen(hands: &Hands) -> Vec<String> {
    let nodes = hands.window.root().children_recursive();
    let mut names: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
    names.sort();
    names
}

#[test]
fn what_is_typed_goes_on_in_another_language() {
    // On the map.
    let mut hands = Hands::on(crowded());
    select(&mut hands, 0);
    hands.key(Key::Enter);
    hands.letters("ing");
    in_russian(&mut hands);
    hands.letters("…");
    hands.key(Key::Enter);
    assert_eq!(hands.names()[0], "Searching…");
    // In the outline.
    let mut hands = Hands::on(crowded());
    select(&mut hands, 1);
    hands.window.get_all_by_label_contains("Order").next().unwrap();
    hands.app().run(Command::NextPanel);
    hands.settle();
    hands.key(Key::F2);
    hands.letters("ing");
    in_russian(&mut hands);
    hands.letters("…");
    hands.key(Key::Enter);
    assert_eq!(hands.names()[1], "Ordering…");
    // In the inspector, also what is not understood.
    let mut hands = Hands::on(crowded());
    select(&mut hands, 1);
    hands.window.get_by_role_and_label(Role::MultilineTextInput, "Clients per month").focus();
    hands.settle();
    hands.letters("many");
    in_russian(&mut hands);
    hands.letters(" more");
    hands.key(Key::Tab);
    let (_, text) = hands.map().first_misread().unwrap();
    assert_eq!(text, "many more");
    hands.window.get_by_label_contains("Это не целое число");
    // In the lot of a workshop.
    let mut hands = Hands::on(crowded());
    hands.press(Modifiers::ALT, Key::P);
    hands.letters("coffee");
    in_russian(&mut hands);
    hands.letters("…");
    hands.key(Key::Enter);
    let map = &hands.map().document;
    let ideas = map.of_kind(ElementKind::Idea);
    let said: Vec<&str> = ideas.iter().map(|&id| map.element(id).unwrap().content.text()).collect();
    assert_eq!(said, ["tea", "coffee…"]);
}

/// Switches the program to Russian, as its menu does.
fn in_russian(hands: &mut Hands) {
    hands.app().run(Command::Language(Language::Russian));
    hands.settle();
}

#[test]
fn what_is_not_understood_keeps_its_map_from_closing_unseen() {
    let (_folder, path) = written();
    let mut hands = opened(Language::English, &path);
    select(&mut hands, 0);
    hands.window.get_by_role_and_label(Role::MultilineTextInput, "Clients per month").focus();
    hands.settle();
    hands.letters("many");
    hands.key(Key::Tab);
    assert!(!hands.map().unsaved(), "the map itself was not changed");
    hands.app().run(Command::CloseMap);
    hands.settle();
    hands.window.get_by_label_contains("“many” is not understood yet");
    // Saving takes nothing of it, so the map stays and shows it.
    hands.click("Save");
    hands.window.get_by_label_contains("“many” is not understood and is not saved");
    assert_eq!(hands.map().first_misread().map(|(_, text)| text), Some("many"));
    hands.app().run(Command::CloseMap);
    hands.settle();
    hands.click("Discard");
    assert!(hands.app().map.is_none());
}

#[test]
fn no_control_of_the_bars_is_cut_off_or_covered_at_any_scale() {
    for language in Language::ALL {
        let mut hands = Hands::speaking(*language, crowded());
        let first = hands.map().document.journey()[0];
        hands.app().act(Action::Select(Some(first)));
        for (width, height) in [(1440.0, 900.0), (1024.0, 700.0)] {
            for (pixels, percent) in
                [(1.0, 100), (1.25, 80), (1.5, 150), (2.0, 200), (3.0, 120), (1.0, 200)]
            {
                hands.window.set_size(vec2(width, height));
                hands.window.set_pixels_per_point(pixels);
                hands.app().run(Command::TextSize(percent));
                hands.settle();
                let case = format!("{language:?} {width} × {height}, {pixels}, {percent} %");
                bars_hold(&hands, &case);
            }
        }
    }
}

/// The buttons above the map stand inside the window and beside each other.
#[track_caller]
fn bars_hold(hands: &Hands, case: &str) {
    let window = hands.window.ctx.content_rect();
    let top = hands.at(hands.map().camera.origin).y;
    let nodes = hands.window.root().children_recursive();
    let buttons: Vec<(String, Rect)> = nodes
        .filter(|node| matches!(node.accesskit_node().role(), Role::Button | Role::ComboBox))
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .filter(|(_, rect)| rect.center().y < top)
        .collect();
    assert!(buttons.len() > 4, "{case}: {buttons:?}");
    for (at, (name, rect)) in buttons.iter().enumerate() {
        assert!(window.expand(0.5).contains_rect(*rect), "{case}: “{name}” {rect} in {window}");
        for (other, covered) in &buttons[at + 1..] {
            let both = rect.intersect(*covered);
            let apart = both.width() < 1.0 || both.height() < 1.0;
            assert!(apart, "{case}: “{name}” {rect} and “{other}” {covered}");
        }
    }
}

#[test]
fn long_work_tells_how_far_it_is_and_stops_when_told() {
    let document = generate::map(3_000, 5);
    let mut hands = Hands::on(document);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    hands.app().act(Action::Export(path.clone(), Picture::Pdf, Existing::Refuse));
    let mut shares: Vec<f64> = Vec::new();
    while shares.last().is_none_or(|share| *share < 0.2) {
        hands.window.run_steps(1);
        assert!(!hands.app().tasks.idle(), "it ended before anybody could see it: {shares:?}");
        let bar =
            hands.window.query_by_role_and_label(Role::ProgressIndicator, "Exporting map.pdf…");
        shares.extend(bar.and_then(|bar| bar.accesskit_node().numeric_value()).map(|v| v / 100.0));
    }
    assert!(shares.is_sorted(), "{shares:?}");
    hands.window.get_by_label("Stop").click();
    hands.window.run_steps(2);
    assert!(hands.app().tasks.idle());
    hands.app().finish();
    // Its thread ends soon, and takes the half picture with it.
    for _ in 0..500 {
        if std::fs::read_dir(folder.path()).unwrap().next().is_none() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("{:?} stays", std::fs::read_dir(folder.path()).unwrap().collect::<Vec<_>>());
}

#[cfg(unix)]
#[test]
fn a_picture_takes_the_place_of_a_file_that_may_be_written_and_of_nothing_else() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = written();
    let mut hands = opened(Language::English, &path);
    let guarded = folder.path().join("guarded.svg");
    std::fs::write(&guarded, "mine").unwrap();
    std::fs::set_permissions(&guarded, std::fs::Permissions::from_mode(0o444)).unwrap();
    let device = folder.path().join("device.svg");
    let pipe = folder.path().join("pipe");
    assert!(Process::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink(&pipe, &device).unwrap();
    for target in [&guarded, &device] {
        hands.app().act(Action::Export(target.clone(), Picture::Svg, Existing::Replace));
        hands.settle();
        let messages = told(hands.app());
        assert_eq!(messages.last().map(|message| message.0), Some(Tone::Error), "{messages:?}");
    }
    assert_eq!(std::fs::read_to_string(&guarded).unwrap(), "mine");
    assert!(!std::fs::metadata(&device).unwrap().is_file(), "the pipe is still one");
}
