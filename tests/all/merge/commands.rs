//! `cjm merge`, `diff`, `textconv` and `git-setup`, as a user or git runs them; and real merges
//! of branches by git.

use super::accounted::lost;
use crate::support::edits::edit;
use crate::support::sketch::Sketch;
use crate::support::{generate, numbered, skip};
use cjm::format::{Existing, open, save_as, write};
use cjm::model::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

const CJM: &str = env!("CARGO_BIN_EXE_cjm");

fn cjm(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(CJM);
    command.args(args).current_dir(folder).env("LANG", "en_GB.UTF-8");
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "LANGUAGE"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

/// Runs `cjm`, which must end with `code`; gives back stdout and stderr.
#[track_caller]
fn run(folder: &Path, args: &[&str], code: i32) -> (String, String) {
    let output = cjm(folder, args);
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "cjm {args:?}\nstdout: {out}\nstderr: {err}");
    (out, err)
}

/// A map with another name for its first touchpoint.
fn renamed(map: &Document, name: &str) -> Document {
    let mut map = map.clone();
    let id = map.journey()[0];
    let mut element = Element::clone(map.element(id).unwrap());
    let mut touchpoint = element.content.as_touchpoint().unwrap().clone();
    touchpoint.name = name.into();
    element.content = touchpoint.into();
    map.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    map
}

/// A map with a barrier at its last touchpoint.
fn hindered(map: &Document, text: &str) -> Document {
    let mut map = map.clone();
    let rng = &mut Rng::seeded(text.len() as u64);
    let id = ElementId::random(rng);
    let barrier = Barrier { text: text.into(), severity: None, votes: 0 };
    let element = Arc::new(Element::new(OrderKey::between(None, None, rng), barrier));
    let links = vec![Link::new(LinkKind::Hinders, id, *map.journey().last().unwrap())];
    map.apply(&Edit::Insert { id, element, links }).unwrap();
    map
}

fn keep(folder: &Path, name: &str, map: &Document) -> PathBuf {
    let path = folder.join(name);
    save_as(map, &path, Existing::Replace).unwrap();
    path
}

fn read(path: &Path) -> Document {
    let file = open(path).unwrap();
    assert_eq!(file.opened.problems, []);
    file.opened.document
}

#[test]
fn a_comparison_is_drawn_with_what_is_gone_below_it() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.cjm"), folder.path().join("new.cjm"));
    let mut map = Sketch::of(&["Call", "Visit", "Bill"]).map;
    save_as(&map, &old, Existing::Refuse).unwrap();
    let journey = map.journey();
    let mut element = Element::clone(map.element(journey[0]).unwrap());
    element.content = Touchpoint::named("Ring").into();
    map.apply(&Edit::Update { id: journey[0], element: Arc::new(element) }).unwrap();
    map.apply(&Edit::Remove { id: journey[2] }).unwrap();
    save_as(&map, &new, Existing::Refuse).unwrap();
    let picture = folder.path().join("diff.svg");
    let args = ["diff", old.to_str().unwrap(), new.to_str().unwrap()];
    run(folder.path(), &[&args[..], &["--picture", picture.to_str().unwrap()]].concat(), 0);
    let svg = fs::read_to_string(&picture).unwrap();
    assert!(svg.contains("Ring") && svg.contains("Gone:") && svg.contains("Bill"));
    let (plain, same) = (folder.path().join("plain.svg"), folder.path().join("same.svg"));
    run(folder.path(), &["export", new.to_str().unwrap(), "-o", plain.to_str().unwrap()], 0);
    assert!(!fs::read_to_string(&plain).unwrap().contains("Bill"));
    run(folder.path(), &["diff", args[2], args[2], "--picture", same.to_str().unwrap()], 0);
    assert!(fs::read_to_string(&same).unwrap().contains("same"));
    run(folder.path(), &[&args[..], &["--picture", "diff.bmp"]].concat(), 2);
}

#[test]
fn merge_writes_where_it_is_told_and_says_how_it_went() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let base = generate::map(3, 1);
    let (ours, theirs) = (renamed(&base, "desk"), hindered(&base, "the queue"));
    for (name, map) in [("base.cjm", &base), ("ours.cjm", &ours), ("theirs.cjm", &theirs)] {
        keep(at, name, map);
    }
    let (out, err) = run(at, &["merge", "base.cjm", "ours.cjm", "theirs.cjm", "-o", "m.cjm"], 0);
    assert!(out.contains("without conflicts") && err.is_empty(), "{out}{err}");
    assert!(read(&at.join("m.cjm")) == hindered(&ours, "the queue"));
    assert!(read(&at.join("ours.cjm")) == ours);
    // As a driver of git it takes the place of ours.
    keep(at, "theirs.cjm", &renamed(&base, "door"));
    let args = ["merge", "base.cjm", "ours.cjm", "theirs.cjm", "--theirs-label", "bob"];
    let (out, _) = run(at, &args, 1);
    assert!(out.contains("1 conflict.") && out.contains("ours: desk | bob: door"), "{out}");
    let merged = read(&at.join("ours.cjm"));
    assert_eq!(merged.conflicts().len(), 1);
    let conflict = merged.conflicts().values().next().unwrap();
    assert_eq!((&*conflict.ours.label, &*conflict.theirs.label), ("", "bob"));
    // Copies without a common past.
    fs::write(at.join("empty"), "").unwrap();
    run(at, &["merge", "empty", "theirs.cjm", "theirs.cjm", "-o", "same.cjm"], 0);
    run(at, &["merge", "/dev/null", "theirs.cjm", "theirs.cjm", "-o", "same.cjm"], 0);
    assert!(read(&at.join("same.cjm")) == renamed(&base, "door"));
}

#[test]
fn merge_leaves_everything_as_it_was_where_a_copy_is_not_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let base = generate::map(3, 1);
    keep(at, "base.cjm", &base);
    let bytes = write(&renamed(&base, "desk"));
    fs::write(at.join("ours.cjm"), &bytes).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    for (damaged, says) in [
        (text.replacen("clients_per_month: ", "clients_per_month: x", 1), "mend it"),
        (text.replacen("min_reader: 1", "min_reader: 9", 1), "newer"),
        (text.lines().take(40).collect::<Vec<_>>().join("\n"), "mend it"),
    ] {
        fs::write(at.join("theirs.cjm"), damaged).unwrap();
        let (out, err) = run(at, &["merge", "base.cjm", "ours.cjm", "theirs.cjm"], 3);
        assert!(out.is_empty() && err.contains(says), "{err}");
        assert_eq!(fs::read(at.join("ours.cjm")).unwrap(), bytes);
    }
    let (_, err) = run(at, &["merge", "base.cjm", "nowhere.cjm", "ours.cjm"], 3);
    assert!(err.contains("nowhere.cjm"), "{err}");
    let args = ["merge", "base.cjm", "ours.cjm", "ours.cjm", "-o", "missing/m.cjm"];
    let (_, err) = run(at, &args, 4);
    assert!(err.contains("m.cjm"), "{err}");
}

#[test]
fn diff_says_what_changed_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let base = renamed(&generate::map(3, 1), "old desk");
    let new = hindered(&renamed(&base, "new desk"), "the queue");
    keep(at, "old.cjm", &base);
    keep(at, "new.cjm", &new);
    let (out, err) = run(at, &["diff", "old.cjm", "new.cjm"], 0);
    assert!(err.is_empty(), "{err}");
    let expect = "~ Touchpoint “new desk”\n    ~ Name: old desk → new desk\n";
    assert!(out.starts_with(expect), "{out}");
    assert!(out.contains("+ Barrier “the queue”"), "{out}");
    let link = out.lines().find(|line| line.contains('→') && line.contains("Touchpoint")).unwrap();
    assert!(link.starts_with("+ Barrier “the queue” — "), "{link}");
    // No id is shown to people.
    assert!(!out.contains(&new.journey()[0].to_string()), "{out}");
    let (same, _) = run(at, &["diff", "old.cjm", "old.cjm"], 0);
    assert_eq!(same, "The maps are the same.\n");
    let (ru, _) = run(at, &["--lang", "ru", "diff", "old.cjm", "old.cjm"], 0);
    assert_eq!(ru, "Карты одинаковы.\n");
}

#[test]
fn diff_tells_scripts_the_same_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let base = renamed(&generate::map(3, 1), "old desk");
    let new = hindered(&renamed(&base, "new desk"), "the queue");
    keep(at, "old.cjm", &base);
    keep(at, "new.cjm", &new);
    let (out, _) = run(at, &["diff", "old.cjm", "new.cjm", "--json"], 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let id = base.journey()[0].to_string();
    let elements = json["elements"].as_array().unwrap();
    let changed = elements.iter().find(|it| it["how"] == "changed").unwrap();
    assert_eq!((&changed["id"], &changed["kind"]), (&id.into(), &"touchpoint".into()));
    let field = serde_json::json!({ "field": "name", "old": "old desk", "new": "new desk" });
    assert_eq!(changed["fields"], serde_json::json!([field]));
    let added = elements.iter().find(|it| it["how"] == "added").unwrap();
    assert_eq!(added["name"], "the queue");
    assert_eq!(json["links"]["gained"][0]["kind"], "hinders");
    for key in ["map", "questions", "answers", "unknown"] {
        assert_eq!(json[key], serde_json::json!([]), "{key}");
    }
    for key in ["set_aside", "conflicts"] {
        assert_eq!(json[key], serde_json::json!({ "gained": [], "lost": [] }), "{key}");
    }
}

#[test]
fn textconv_tells_every_text_of_a_map_once_and_changes_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let base = renamed(&generate::map(12, 1), "old desk");
    keep(at, "old.cjm", &base);
    keep(at, "new.cjm", &hindered(&renamed(&base, "new desk"), "the queue"));
    let (old, _) = run(at, &["textconv", "old.cjm"], 0);
    let (again, _) = run(at, &["textconv", "old.cjm"], 0);
    assert_eq!(old, again);
    for (id, element) in base.elements() {
        for text in element.content.texts() {
            assert!(old.contains(text), "{id}: {text}");
        }
        assert!(!old.contains(&id.to_string()), "{id} means nothing to people");
    }
    let (new, _) = run(at, &["textconv", "new.cjm"], 0);
    let added: Vec<&str> = new.lines().filter(|line| line.contains("the queue")).collect();
    assert_eq!(added.len(), 1, "{added:?}");
    let gone = old.lines().filter(|line| !new.lines().any(|other| other == *line));
    assert!(gone.into_iter().all(|line| line.contains("old desk")));
}

/// A work tree of git.
struct Tree {
    folder: tempfile::TempDir,
}

impl Tree {
    /// A new one; `None` where there is no git.
    fn new() -> Option<Self> {
        let tree = Self { folder: tempfile::tempdir().unwrap() };
        if Command::new("git").arg("--version").output().is_err() {
            skip("there is no git");
            return None;
        }
        tree.git(&["init", "--quiet", "--initial-branch=main"]);
        for (key, value) in
            [("user.name", "Ann"), ("user.email", "ann@example.org"), ("commit.gpgsign", "false")]
        {
            tree.git(&["config", "--local", key, value]);
        }
        Some(tree)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn output(&self, args: &[&str]) -> Output {
        Command::new("git")
            .args(args)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap()
    }

    /// Runs git, which must succeed; gives back stdout.
    #[track_caller]
    fn git(&self, args: &[&str]) -> String {
        let output = self.output(args);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {args:?}: {err}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn commit(&self, map: &Document) {
        keep(self.path(), "map.cjm", map);
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", "map"]);
    }
}

#[test]
fn git_setup_says_first_what_it_does_and_does_it_once() {
    let Some(tree) = Tree::new() else { return };
    fs::write(tree.path().join(".gitattributes"), "*.png binary").unwrap();
    let (plan, _) = run(tree.path(), &["git-setup", "--dry-run"], 0);
    let config = || fs::read_to_string(tree.path().join(".git/config")).unwrap();
    for word in ["*.cjm merge=cjm diff=cjm", "merge.cjm.driver", "%O %A %B", "textconv --"] {
        assert!(plan.contains(word), "{plan}");
    }
    assert!(!config().contains("cjm"), "a dry run changes nothing");
    // Nobody can be asked here.
    let (_, err) = run(tree.path(), &["git-setup"], 2);
    assert!(err.contains("--yes") && !config().contains("cjm"), "{err}");
    let inside = tree.path().join("inside");
    fs::create_dir(&inside).unwrap();
    run(&inside, &["git-setup", "--yes"], 0);
    let attributes = fs::read_to_string(tree.path().join(".gitattributes")).unwrap();
    assert_eq!(attributes, "*.png binary\n*.cjm merge=cjm diff=cjm\n");
    let driver = tree.git(&["config", "--get", "merge.cjm.driver"]);
    assert!(driver.trim_end().ends_with("merge --path=%P %O %A %B"), "{driver}");
    let before = config();
    for args in [&["git-setup"] as &[&str], &["--lang", "uk", "git-setup", "--yes"]] {
        run(tree.path(), args, 0);
    }
    assert_eq!(config(), before);
    let apart = tempfile::tempdir().unwrap();
    let (_, err) = run(apart.path(), &["git-setup", "--yes"], 3);
    assert!(err.contains("work tree"), "{err}");
}

#[test]
fn git_setup_mends_what_is_odd_once() {
    let Some(tree) = Tree::new() else { return };
    let path = tree.path().join(".gitattributes");
    fs::write(&path, b"# caf\xe9\n").unwrap();
    for command in ["one", "two"] {
        tree.git(&["config", "--local", "--add", "merge.cjm.driver", command]);
    }
    run(tree.path(), &["git-setup", "--yes"], 0);
    let wanted = b"# caf\xe9\n*.cjm merge=cjm diff=cjm\n";
    assert_eq!(fs::read(&path).unwrap(), wanted);
    let drivers = tree.git(&["config", "--get-all", "merge.cjm.driver"]);
    assert_eq!(drivers.lines().count(), 1, "{drivers}");
    let (said, _) = run(tree.path(), &["git-setup", "--yes"], 0);
    assert!(said.contains("nothing to do"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), wanted);
}

#[test]
fn a_history_with_a_version_that_is_no_map_is_shown() {
    let Some(tree) = Tree::new() else { return };
    run(tree.path(), &["git-setup", "--yes"], 0);
    let map = renamed(&generate::map(3, 1), "old desk");
    for name in ["map.cjm", "-map.cjm"] {
        for bytes in [write(&map), b"nothing of ours\n".to_vec(), Vec::new(), write(&map)] {
            fs::write(tree.path().join(name), bytes).unwrap();
            tree.git(&["add", "--all"]);
            tree.git(&["commit", "--quiet", "-m", "map"]);
        }
    }
    let log = tree.git(&["log", "-p"]);
    assert!(log.contains("+nothing of ours") && log.contains("old desk"), "{log}");
    fs::write(tree.path().join("empty.cjm"), "").unwrap();
    let (out, _) = run(tree.path(), &["textconv", "empty.cjm"], 0);
    assert_eq!(out, "");
}

#[test]
fn a_side_that_git_cannot_have_merged_is_named() {
    let Some(tree) = Tree::new() else { return };
    run(tree.path(), &["git-setup", "--yes"], 0);
    let base = generate::map(3, 1);
    tree.commit(&base);
    tree.git(&["branch", "theirs"]);
    tree.commit(&renamed(&base, "desk"));
    tree.git(&["checkout", "--quiet", "theirs"]);
    fs::write(tree.path().join("map.cjm"), "nothing of ours\n").unwrap();
    tree.git(&["commit", "--quiet", "--all", "-m", "damaged"]);
    tree.git(&["checkout", "--quiet", "main"]);
    let merge = tree.output(&["merge", "--no-edit", "theirs"]);
    assert!(!merge.status.success());
    let said = String::from_utf8_lossy(&merge.stderr).into_owned();
    assert!(said.contains("map.cjm was not merged: theirs cannot"), "{said}");
    assert!(!said.contains(".merge_file"), "{said}");
    assert!(read(&tree.path().join("map.cjm")) == renamed(&base, "desk"));
}

#[test]
fn git_diff_shows_names_and_words() {
    let Some(tree) = Tree::new() else { return };
    run(tree.path(), &["git-setup", "--yes"], 0);
    let base = renamed(&generate::map(3, 1), "old desk");
    tree.commit(&base);
    keep(tree.path(), "map.cjm", &renamed(&base, "new desk"));
    let diff = tree.git(&["diff", "map.cjm"]);
    let changed = |sign: char, word: &str| {
        diff.lines().any(|line| line.starts_with(sign) && line.contains(word))
    };
    assert!(changed('-', "old desk") && changed('+', "new desk"), "{diff}");
}

/// Branches edited apart at random and merged by git with the driver: every file opens, and every
/// edit is on the map or in a conflict.
#[test]
fn branches_are_merged_by_git() {
    let Some(tree) = Tree::new() else { return };
    run(tree.path(), &["git-setup", "--yes"], 0);
    let (mut clean, mut clashing) = (0, 0);
    for seed in numbered("CJM_LONG_GIT", 20) {
        let mut rng = Rng::seeded(seed);
        let mut base = generate::map(2 + rng.below(10), seed);
        let mut edited = |map: &mut Document, most: usize| {
            for _ in 0..=rng.below(most) {
                let _ = map.apply(&edit(map, rng.next_u64()));
            }
        };
        edited(&mut base, 10);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        edited(&mut ours, 15);
        edited(&mut theirs, 15);
        tree.commit(&base);
        tree.git(&["branch", "--force", "theirs"]);
        tree.commit(&ours);
        tree.git(&["checkout", "--quiet", "theirs"]);
        tree.commit(&theirs);
        tree.git(&["checkout", "--quiet", "main"]);
        let merge = tree.output(&["merge", "--no-edit", "theirs"]);
        let merged = read(&tree.path().join("map.cjm"));
        assert_eq!(merged.check(), [], "seed {seed}");
        for side in [&ours, &theirs] {
            let lost = lost(&base, side, &merged);
            assert!(lost.is_empty(), "seed {seed}: {lost:#?}");
        }
        if merge.status.success() {
            clean += 1;
        } else {
            let said = String::from_utf8_lossy(&merge.stdout);
            assert!(!merged.conflicts().is_empty(), "seed {seed}: {said}");
            clashing += 1;
            tree.git(&["add", "--all"]);
            tree.git(&["commit", "--quiet", "--no-edit", "-m", "merged"]);
        }
    }
    println!("{clean} merges without conflicts, {clashing} with");
    assert!(clean > 0 && clashing > 0, "{clean} and {clashing}");
}
