//! The command line, as a user or a script runs it: the real program, without a display.

use crate::support::generate;
use crate::support::skip;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub(crate) const CLINIC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/clinic-visit.cjm");
pub(crate) const SHOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/online-shop.cjm");

pub(crate) fn cjm(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cjm"))
        .args(args)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap()
}

/// Runs `cjm`, which must end with `code`; gives back stdout and stderr.
#[track_caller]
pub(crate) fn run(args: &[&str], code: i32) -> (String, String) {
    let output = cjm(args);
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "cjm {args:?}\nstdout: {out}\nstderr: {err}");
    (out, err)
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let (help, _) = run(&["--help"], 0);
    for word in ["Examples:", "cjm export", "cjm check", "cjm new", "cjm info", "Exit codes:"] {
        assert!(help.contains(word), "no {word} in {help}");
    }
    let (help, _) = run(&["export", "--help"], 0);
    assert!(help.contains("--theme") && help.contains("Examples:"));
    let (version, _) = run(&["--version"], 0);
    assert!(version.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn export_writes_the_same_picture_every_time_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.svg"), folder.path().join("two.SVG"));
    let (out, err) = run(&["export", CLINIC, "-o", text(&one)], 0);
    assert_eq!((out.as_str(), err.as_str()), ("", ""));
    run(&["export", CLINIC, "-o", text(&two)], 0);
    let picture = fs::read(&one).unwrap();
    assert!(picture.starts_with(b"<"), "no SVG");
    assert!(picture == fs::read(&two).unwrap());
    let (piped, _) = run(&["export", CLINIC, "-o", "-", "--format", "svg"], 0);
    assert_eq!(piped.as_bytes(), picture);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_page_carries_light_and_dark_but_not_the_projectors() {
    let page = |theme| run(&["export", SHOP, "-o", "-", "--format", "html", "--theme", theme], 0).0;
    let both = |page: &str| page.contains("data-theme=dark") && page.contains("id=\"theme\"");
    assert!(both(&page("light")) && both(&page("dark")));
    assert!(!both(&page("projector")));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.html");
    run(&["export", SHOP, "-o", text(&path)], 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), page("light"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn export_draws_what_is_asked_for() {
    let svg = |args: &[&str]| {
        let mut all = vec!["export", SHOP, "-o", "-", "--format", "svg"];
        all.extend(args);
        run(&all, 0).0
    };
    let usual = svg(&[]);
    for args in [
        &["--theme", "dark"] as &[&str],
        &["--theme", "projector"],
        &["--lang", "uk"],
        &["--state", "to-be"],
        &["--state", "gap"],
        &["--lanes", "touchpoints,emotions"],
        &["--lanes", "all"],
        &["--personas", "maya"],
        &["--stages", "Order,Delivery"],
        &["--metric", "ces"],
        &["--heat"],
        &["--transparent"],
        &["--embed-fonts"],
    ] {
        assert!(svg(args) != usual, "{args:?} changes nothing");
    }
    assert!(
        usual.contains("Guest checkout") != svg(&["--state", "to-be"]).contains("Guest checkout")
    );
}

#[test]
fn export_refuses_what_it_cannot_do_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.svg");
    let (_, err) = run(&["export", CLINIC, "-o", "picture.bmp"], 2);
    assert!(err.contains(".svg"), "{err}");
    let (_, err) = run(&["export", SHOP, "-o", text(&out), "--personas", "Clara"], 2);
    assert!(err.contains("Clara") && err.contains("Maya, 29"), "{err}");
    let (_, err) = run(&["export", SHOP, "-o", text(&out), "--metric", "joy"], 2);
    assert!(err.contains("joy") && err.contains("nps-1-10"), "{err}");
    let (_, err) = run(&["export", SHOP, "-o", text(&out), "--stages", "Nowhere"], 2);
    assert!(err.contains("Delivery"), "{err}");
    let (_, err) = run(&["export", "no-such.cjm", "-o", text(&out)], 3);
    assert!(err.contains("no-such.cjm"), "{err}");
    let nowhere = folder.path().join("missing").join("out.svg");
    let (_, err) = run(&["export", CLINIC, "-o", text(&nowhere)], 4);
    assert!(err.contains("folder"), "{err}");
    let (_, err) = run(&["export", CLINIC, "-o", text(folder.path()), "--format", "svg"], 4);
    assert!(err.contains("folder"), "{err}");
    assert!(!out.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn messages_speak_the_language_asked_for() {
    let (_, err) =
        run(&["--lang", "ru", "export", SHOP, "-o", "-", "--format", "svg", "--stages", "x"], 2);
    assert!(err.contains("На карте нет этапа"), "{err}");
    let (_, err) = run(&["check", "no-such.cjm", "--lang", "uk"], 3);
    assert!(err.chars().any(|letter| ('а'..='я').contains(&letter)), "{err}");
}

#[test]
fn check_finds_what_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let (out, _) = run(&["check", CLINIC, SHOP], 0);
    assert_eq!(out.matches("no problems").count(), 2, "{out}");

    let sound = fs::read_to_string(CLINIC).unwrap();
    let broken = folder.path().join("broken.cjm");
    fs::write(&broken, sound.replacen("severity: 3", "severity: 9", 1)).unwrap();
    let (out, _) = run(&["check", text(&broken)], 1);
    assert!(
        out.contains("broken.cjm") && out.contains("2 problems,") && out.contains("Line "),
        "{out}"
    );

    let nonsense = folder.path().join("nonsense.cjm");
    fs::write(&nonsense, "not a map").unwrap();
    // The others are still checked.
    let (out, err) = run(&["check", text(&nonsense), "no-such.cjm", CLINIC], 3);
    assert!(err.contains("nonsense.cjm") && err.contains("no-such.cjm"), "{err}");
    assert!(out.contains("clinic-visit.cjm"), "{out}");
}

#[test]
fn a_damaged_map_is_drawn_as_far_as_it_goes_and_the_damage_told() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.cjm");
    let sound = fs::read_to_string(CLINIC).unwrap();
    fs::write(&broken, sound.replacen("Persona(", "Person(", 1)).unwrap();
    let picture = folder.path().join("picture.svg");
    let (_, err) = run(&["export", text(&broken), "-o", text(&picture)], 0);
    assert!(err.contains("broken.cjm"), "{err}");
    assert!(fs::metadata(&picture).unwrap().len() > 10_000);
}

#[test]
fn info_tells_people_and_scripts() {
    let (out, _) = run(&["info", CLINIC, "--lang", "ru"], 0);
    for word in ["Запись к врачу: путь пациента", "Анна, 34", "11 точек контакта", "2 280", "+46"]
    {
        assert!(out.replace(['\u{a0}', '\u{202f}'], " ").contains(word), "no {word} in {out}");
    }
    let (out, _) = run(&["info", CLINIC, "--json"], 0);
    let facts: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(facts["title"], "Запись к врачу: путь пациента");
    assert_eq!(facts["elements"]["touchpoint"], 11);
    assert_eq!(facts["answers"], 2280);
    assert_eq!(facts["periods"], serde_json::json!(["2026-07", "2026-09"]));
    let nps = facts["scores"].as_array().unwrap().iter().find(|score| score["metric"] == "nps");
    assert_eq!(nps.unwrap()["n"], 260);
}

#[test]
fn new_starts_a_sound_map_and_replaces_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.cjm");
    let (out, _) = run(&["new", "--template", "bank", "--lang", "uk", "-o", text(&path)], 0);
    assert!(out.contains("bank.cjm"), "{out}");
    run(&["check", text(&path)], 0);
    let first = fs::read(&path).unwrap();
    let (_, err) = run(&["new", "--template", "bank", "-o", text(&path)], 4);
    assert!(err.contains("--force"), "{err}");
    assert!(fs::read(&path).unwrap() == first);
    run(&["new", "--template", "shop", "--force", "-o", text(&path)], 0);
    assert!(fs::read(&path).unwrap() != first);
    run(&["new", "--template", "castle", "-o", text(&path)], 2);
}

#[test]
fn a_terminal_shows_how_far_long_work_has_come_and_a_pipe_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (map, picture) = (folder.path().join("large.cjm"), folder.path().join("large.pdf"));
    let args = ["export", text(&map), "-o", text(&picture)];
    let command = format!("{} {}", env!("CARGO_BIN_EXE_cjm"), args.join(" "));
    let mut shown = String::new();
    // Work of less than a second says nothing: larger maps until it takes longer.
    for touchpoints in [2_000, 8_000, 32_000] {
        fs::write(&map, cjm::format::write(&generate::map(touchpoints, 1))).unwrap();
        let mut script = Command::new("script");
        let played = match script.args(["-qec", &command, "/dev/null"]).env("LANG", "C").output() {
            Ok(played) => played,
            Err(error) => return skip(&format!("`script` cannot run: {error}")),
        };
        shown = String::from_utf8_lossy(&played.stdout).into_owned();
        assert!(played.status.success() && picture.is_file(), "{shown}");
        fs::remove_file(&picture).unwrap();
        if shown.contains('%') {
            break;
        }
    }
    let (_, piped) = run(&args, 0);
    assert!(!piped.contains('\r') && !piped.contains('%'), "a pipe got {piped:?}");
    let percents: Vec<f64> = shown
        .split("\r\x1b[K")
        .filter_map(|line| line.split_once('%')?.0.rsplit(' ').next()?.trim().parse().ok())
        .collect();
    assert!(!percents.is_empty(), "no share was shown: {shown:?}");
    assert!(percents.is_sorted() && percents.iter().all(|share| *share <= 100.0), "{percents:?}");
    let left = shown.rsplit("\x1b[K").next().unwrap();
    assert!(!left.contains('%'), "the line is not wiped: {shown:?}");
}

/// A copy of a sample to be changed.
fn copy_of(sample: &str, folder: &Path) -> std::path::PathBuf {
    let map = folder.join("map.cjm");
    fs::copy(sample, &map).unwrap();
    map
}

fn survey(name: &str) -> String {
    format!("{}/tests/fixtures/surveys/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_survey_becomes_scores_and_twice_the_same_survey_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let map = copy_of(CLINIC, folder.path());
    let before = fs::read(&map).unwrap();
    let wide = survey("wide.csv");
    let (told, _) = run(&["import-scores", text(&map), &wide, "--dry-run"], 0);
    assert!(told.contains("20,000 rows") && told.contains("--dry-run"), "{told}");
    assert!(told.contains("“Памятка кассе” is taken for “Памятка на кассе”"), "{told}");
    assert!(told.contains("“Аптека” is not on the map: its answers are left out"), "{told}");
    assert_eq!(fs::read(&map).unwrap(), before, "nothing was to be changed");

    run(&["import-scores", text(&map), &wide], 0);
    let once = fs::read(&map).unwrap();
    let (csv, _) = run(&["scores", text(&map), "--csv"], 0);
    let row = csv.lines().find(|line| line.contains("Памятка на кассе,csat")).expect(&csv);
    let expected: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(survey("expected.json")).unwrap()).unwrap();
    let figures = expected["wide.csv"]["figures"].as_array().unwrap();
    let figure = figures.iter().find(|figure| figure["touchpoint"] == "Памятка на кассе").unwrap();
    let fields: Vec<&str> = row.split(',').collect();
    assert_eq!(fields[6], figure["n"].to_string());
    let value: f64 = fields[7].parse().unwrap();
    assert!((value - figure["value"].as_f64().unwrap()).abs() < 1e-8, "{row}");

    let (told, _) = run(&["import-scores", text(&map), &wide], 0);
    assert!(told.contains("take the place of"), "{told}");
    assert_eq!(fs::read(&map).unwrap(), once, "the same survey twice is one");

    // Understood in another way it still is: touchpoints are added, nothing is counted twice.
    let (told, _) = run(&["import-scores", text(&map), &wide, "--add", "--lang", "ru"], 0);
    assert!(told.contains("Добавляются 4 точки контакта"), "{told}");
    let (csv, _) = run(&["scores", text(&map), "--csv"], 0);
    assert!(csv.lines().any(|line| line == row), "{csv}");
    assert!(csv.contains("Аптека,csat"), "{csv}");
    run(&["check", text(&map)], 0);
}

#[test]
fn comments_become_quotes_and_a_profile_understands_the_next_file() {
    let folder = tempfile::tempdir().unwrap();
    let map = copy_of(CLINIC, folder.path());
    let file = survey("dirty.csv");
    let keep = ["--save-profile", "Monthly", "--comments", "2"];
    let (told, _) = run(&[&["import-scores", text(&map), &file][..], &keep[..]].concat(), 0);
    assert!(told.contains("become quotes"), "{told}");
    let known = fs::read_to_string(&map).unwrap();
    assert!(known.contains("\"Monthly\"") && known.contains("dirty.csv"), "profile and record");
    let private = known.lines().filter(|line| line.contains("@example.com")).count();
    let before = fs::read_to_string(CLINIC).unwrap();
    let were = before.lines().filter(|line| line.contains("@example.com")).count();
    assert_eq!(private, were, "no address comes in");
    let (told, _) = run(&["import-scores", text(&map), &file, "--profile", "Monthly"], 0);
    assert!(told.contains("Understood by the profile “Monthly”"), "{told}");
    assert_eq!(fs::read_to_string(&map).unwrap(), known, "the same answers, the same quotes");
    let (_, told) = run(&["import-scores", text(&map), &file, "--profile", "None"], 2);
    assert!(told.contains("It has: Monthly"), "{told}");
}

#[test]
fn scores_are_taken_apart_by_month_and_by_segment() {
    let folder = tempfile::tempdir().unwrap();
    let map = copy_of(CLINIC, folder.path());
    run(&["import-scores", text(&map), &survey("wide.csv")], 0);
    let (whole, _) = run(&["scores", text(&map), "--json"], 0);
    let rows = |text: &str| -> Vec<serde_json::Value> { serde_json::from_str(text).unwrap() };
    let csat =
        |row: &&serde_json::Value| row["touchpoint"] == "Регистратура" && row["metric"] == "csat";
    let whole = rows(&whole).iter().find(csat).unwrap()["n"].as_u64().unwrap();
    let (months, _) = run(&["scores", text(&map), "--by", "period", "--json"], 0);
    let months: Vec<_> = rows(&months).iter().filter(csat).cloned().collect();
    assert!(months.len() > 1 && months.iter().all(|row| row["period"].is_string()), "{months:?}");
    let n =
        |rows: &[serde_json::Value]| rows.iter().map(|row| row["n"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(n(&months), whole);
    let (parts, _) = run(&["scores", text(&map), "--by", "segment", "--json"], 0);
    let parts: Vec<_> = rows(&parts).iter().filter(csat).cloned().collect();
    for column in ["Пол", "возраст"] {
        let own: Vec<_> = parts.iter().filter(|row| row["segment"] == column).cloned().collect();
        assert!(own.len() > 1);
        assert_eq!(n(&own), whole, "each answer once, also those that did not say");
    }
    let known = fs::read_to_string(&map).unwrap();
    assert!(known.contains("(\"возраст\", \"25–34\")"), "the map's own name of the column is kept");
    let (told, _) = run(&["scores", text(&map), "--by", "segment", "--lang", "uk"], 0);
    assert!(told.contains("Пол, не вказано: CSAT"), "{told}");
}

#[test]
fn a_survey_that_cannot_be_read_changes_nothing_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let map = copy_of(SHOP, folder.path());
    let before = fs::read(&map).unwrap();
    for (name, said) in [
        ("bad/empty.csv", "there is nothing in it"),
        ("bad/binary.csv", "neither text nor a workbook"),
        ("bad/protected.xlsx", "protected by a password"),
        ("bad/damaged.xls", "the workbook is damaged"),
        ("bad/bomb.xlsx", "larger than any survey"),
        ("bad/header-only.csv", "no answers were found"),
        ("bad/none.csv", "the system says"),
    ] {
        let file = survey(name);
        let (_, told) = run(&["import-scores", text(&map), &file], 3);
        assert!(told.contains(said) && told.contains(&file), "{name}: {told}");
    }
    let (_, told) = run(&["import-scores", text(&map), &survey("wide.xlsx"), "--sheet", "No"], 3);
    assert!(told.contains("README, Ответы, Справочник"), "{told}");
    assert_eq!(fs::read(&map).unwrap(), before);
    let (told, _) = run(&["import-scores", text(&map), &survey("formulas.xlsx"), "--dry-run"], 0);
    assert!(told.contains("B12: the formula “=VLOOKUP"), "{told}");
    assert!(told.contains("B20: the cell shows the error “#N/A”"), "{told}");
}

#[test]
fn scores_are_written_as_a_workbook() {
    use calamine::Reader;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scores.xlsx");
    let (out, err) = run(&["scores", CLINIC, "--xlsx", text(&path)], 0);
    assert_eq!((out.as_str(), err.as_str()), ("", ""));
    let mut book = calamine::Xlsx::new(fs::File::open(&path).unwrap()).unwrap();
    let sheet = book.worksheet_range("Scores").unwrap();
    let (csv, _) = run(&["scores", CLINIC, "--csv"], 0);
    assert_eq!(sheet.height(), csv.lines().count());
    let (_, said) = run(&["scores", CLINIC, "--xlsx", "/no/such/folder/a.xlsx"], 4);
    assert!(said.contains("no such folder"), "{said}");
    run(&["scores", CLINIC, "--xlsx", "a.xlsx", "--csv"], 2);
}

#[test]
fn insights_are_told_to_people_and_scripts() {
    let (told, _) = run(&["insights", CLINIC], 0);
    assert!(told.contains("Where it hurts most") && told.contains("pain "), "{told}");
    assert!(told.contains("Scores of the stages"), "{told}");
    let (told, _) = run(&["insights", CLINIC, "--lang", "uk"], 0);
    assert!(told.contains("Де болить найдужче"), "{told}");
    let (json, _) = run(&["insights", CLINIC, "--json"], 0);
    let facts: serde_json::Value = serde_json::from_str(&json).unwrap();
    let first = &facts["findings"][0];
    assert_eq!(first["kind"], "pain");
    let pain = &first["figures"]["pain"];
    let figure = |key: &str| pain[key].as_f64().unwrap();
    let clients = pain["clients"].as_f64().unwrap_or(1.0);
    let product = figure("unhappy") * clients * figure("moment") * figure("barriers");
    assert!((figure("value") - product).abs() < 1e-9 * product, "{first}");
    assert!(!facts["pooled"]["stage"].as_array().unwrap().is_empty());
}

#[test]
fn worklists_are_told_by_owner() {
    let folder = tempfile::tempdir().unwrap();
    let map = copy_of(CLINIC, folder.path());
    run(&["import-scores", text(&map), &survey("wide.csv")], 0);
    let (all, _) = run(&["worklists", text(&map)], 0);
    assert!(all.contains("the target is"), "{all}");
    let owner = all.lines().find(|line| !line.starts_with(' ') && *line != "nobody").expect(&all);
    let (own, _) = run(&["worklists", text(&map), "--owner", owner], 0);
    assert!(own.starts_with(owner) && own.len() <= all.len());
    let (table, _) = run(&["worklists", text(&map), "--owner", owner, "--markdown"], 0);
    assert!(table.starts_with("## ") && table.contains("| --- |"), "{table}");
    let (csv, _) = run(&["worklists", text(&map), "--csv"], 0);
    assert!(csv.trim_start_matches('\u{FEFF}').starts_with("owner,id,touchpoint"), "{csv}");
    let (_, said) = run(&["worklists", text(&map), "--owner", "Nemo", "--lang", "ru"], 2);
    assert!(said.contains("Nemo") && said.contains(owner), "{said}");
}
