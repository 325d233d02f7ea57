//! Preferences come back as they were, and no damage keeps the program from starting.

use cjm::i18n::Texts;
use cjm::model::Language;
use cjm::settings::{
    AUTOSAVE_MINUTES, Autosave, BackupLimits, Damage, MOST_RECENT, Renderer, Settings, TEXT_SIZES,
    TextSize,
};
use cjm::theme::ThemeName;
use std::fs;
use std::path::{Path, PathBuf};

struct Place {
    folder: tempfile::TempDir,
    file: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.ron");
    Place { folder, file }
}

impl Place {
    fn write(&self, bytes: impl AsRef<[u8]>) {
        fs::write(&self.file, bytes).unwrap();
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn settings_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("новая папка").join("settings.ron");
    assert_eq!(Settings::load(&file), (Settings::default(), None), "none yet");
    for language in [None, Some(Language::English), Some(Language::Ukrainian)] {
        for &renderer in Renderer::ALL {
            let (theme, text) = (ThemeName::Projector, TextSize::default().larger());
            let mut settings = Settings { language, theme, renderer, text, ..Default::default() };
            settings.remember(&folder.path().join("карта «А» \"b\".cjm"));
            settings.store(&file).unwrap();
            assert_eq!(Settings::load(&file), (settings, None));
        }
    }
    let left = fs::read_dir(file.parent().unwrap()).unwrap().count();
    assert_eq!(left, 1, "no temporary file stays behind");
}

#[test]
fn texts_have_the_sizes_offered_and_no_others() {
    let mut size = TextSize::new(80).unwrap();
    assert_eq!(size.smaller(), size);
    for &percent in TEXT_SIZES {
        assert_eq!(size.percent(), percent);
        size = size.larger();
    }
    assert_eq!(size.percent(), 200);
    assert_eq!(size.smaller().percent(), 175);
    assert_eq!(TextSize::new(0), None);
    let place = place();
    place.write(b"(text_percent: 1000)");
    assert_eq!(Settings::load(&place.file).0.text, TextSize::default());
}

#[test]
fn what_is_kept_and_saved_by_itself_comes_back_within_what_is_offered() {
    let place = place();
    let wanted = [BackupLimits::default(), BackupLimits::new(0, 1), BackupLimits::new(7, 3_650)];
    for backups in wanted {
        let every = AUTOSAVE_MINUTES.iter().map(|&minutes| Autosave::every(minutes).unwrap());
        for autosave in every.chain([Autosave::OFF]) {
            let settings = Settings { backups, autosave, ..Settings::default() };
            settings.store(&place.file).unwrap();
            assert_eq!(Settings::load(&place.file), (settings, None));
        }
    }
    assert_eq!(Autosave::every(3), None);
    // Files of earlier versions know nothing of it.
    place.write(b"(language: \"uk\")");
    let settings = Settings::load(&place.file).0;
    assert_eq!((settings.backups.count(), settings.backups.days()), (50, 90));
    assert_eq!(settings.autosave.minutes(), None);
    place.write(b"(backup_count: 4000000000, backup_days: 0, autosave_minutes: 3)");
    let settings = Settings::load(&place.file).0;
    assert_eq!((settings.backups.count(), settings.backups.days()), (1_000, 1));
    assert_eq!(settings.autosave, Autosave::OFF);
}

#[test]
fn the_systems_language_is_in_force_until_one_is_chosen() {
    let mut settings = Settings::default();
    assert_eq!(settings.language_in_force(), Language::of_system());
    settings.language = Some(Language::Ukrainian);
    assert_eq!(settings.language_in_force(), Language::Ukrainian);
}

#[test]
fn a_damaged_file_gives_the_defaults_and_is_kept_aside() {
    let place = place();
    let mut expected = Vec::new();
    for (i, bytes) in [
        b"(language: \"ru\", theme: 7".to_vec(),
        b"(theme: 7)".to_vec(),
        vec![0xFF, 0xFE, 0],
        Vec::new(),
        vec![b'('; 100_000],
        vec![b' '; 3 << 20],
    ]
    .into_iter()
    .enumerate()
    {
        place.write(&bytes);
        let (settings, damage) = Settings::load(&place.file);
        assert_eq!(settings, Settings::default());
        let name = format!("settings.damaged-{}.ron", i + 1);
        let kept = place.folder.path().join(&name);
        assert_eq!(damage, Some(Damage::Damaged { kept: Some(kept.clone()) }));
        assert!(fs::read(&kept).unwrap() == bytes, "kept byte for byte");
        expected.push(name);
        assert_eq!(place.names(), expected);
    }
    Settings::default().store(&place.file).unwrap();
    assert_eq!(Settings::load(&place.file), (Settings::default(), None));
}

#[test]
fn what_is_not_known_falls_back_alone() {
    let place = place();
    place.write(
        "\u{FEFF}(language: \"tlh\", theme: \"dark\", renderer: \"quartz\", newer: Some(1),
         recent: [\"a.cjm\", \"/m/a.cjm\", \"\", \"/m/a.cjm\", \"/m/b.cjm\"])",
    );
    let (settings, damage) = Settings::load(&place.file);
    assert_eq!(damage, None);
    assert_eq!(settings.language, None);
    assert_eq!(settings.theme, ThemeName::Dark);
    assert_eq!(settings.renderer, Renderer::Automatic);
    if cfg!(unix) {
        assert_eq!(settings.recent, [PathBuf::from("/m/a.cjm"), PathBuf::from("/m/b.cjm")]);
    }
    place.write("()");
    assert_eq!(Settings::load(&place.file), (Settings::default(), None));
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone() {
    let place = place();
    fs::create_dir(&place.file).unwrap();
    let (settings, damage) = Settings::load(&place.file);
    assert_eq!(settings, Settings::default());
    assert!(matches!(damage, Some(Damage::Unreadable { .. })), "{damage:?}");
    assert!(settings.store(&place.file).is_err(), "and is not replaced");
    assert_eq!(place.names(), ["settings.ron"]);
}

#[test]
fn every_damage_is_said_in_every_language() {
    let kept = PathBuf::from("/aside/settings.damaged-1.ron");
    for damage in [
        Damage::Damaged { kept: Some(kept) },
        Damage::Damaged { kept: None },
        Damage::Unreadable { why: "no permission".into() },
    ] {
        let texts: Vec<_> =
            Language::ALL.iter().map(|&language| damage.text(Texts::of(language))).collect();
        assert!(texts[0] != texts[1] && texts[1] != texts[2], "{texts:?}");
        for text in texts {
            match &damage {
                Damage::Damaged { kept: Some(_) } => assert!(text.contains("damaged-1.ron")),
                Damage::Unreadable { .. } => assert!(text.contains("no permission")),
                Damage::Damaged { kept: None } => assert!(!text.is_empty()),
            }
        }
    }
}

#[test]
fn recent_maps_are_few_newest_first_and_each_once() {
    let mut settings = Settings::default();
    let map = |i: usize| std::path::absolute(format!("maps/{i}.cjm")).unwrap();
    for i in 0..40 {
        settings.remember(&map(i % 20));
    }
    assert_eq!(settings.recent.len(), MOST_RECENT);
    assert_eq!(settings.recent[0], map(19));
    settings.remember(&map(12));
    assert_eq!(settings.recent[0], map(12));
    assert_eq!(settings.recent.iter().filter(|path| **path == map(12)).count(), 1);
    settings.forget(&map(12));
    assert_eq!(settings.recent[0], map(19));
    assert_eq!(settings.recent.len(), MOST_RECENT - 1);
}

#[test]
fn one_map_by_two_names_is_remembered_once() {
    let place = place();
    let map = place.folder.path().join("a.cjm");
    fs::write(&map, "").unwrap();
    let mut settings = Settings::default();
    settings.remember(&map);
    settings.remember(&place.folder.path().join(".").join("a.cjm"));
    #[cfg(unix)]
    {
        let link = place.folder.path().join("b.cjm");
        std::os::unix::fs::symlink(&map, &link).unwrap();
        settings.remember(&link);
    }
    assert_eq!(settings.recent.len(), 1);
    fs::remove_file(&map).unwrap();
    let gone = settings.recent[0].clone();
    settings.forget(&gone);
    assert_eq!(settings.recent, Vec::<PathBuf>::new());
}

#[test]
fn the_folder_can_be_chosen() {
    // Another process, for the environment belongs to all tests together.
    let usual = cjm::settings::usual_path();
    assert!(usual.is_none_or(|path| path.ends_with("settings.ron")));
    let place = place();
    let elsewhere = place.folder.path().join("elsewhere");
    let found = temp_env(&elsewhere);
    assert_eq!(found, elsewhere.join("settings.ron"));
}

/// What [`cjm::settings::usual_path`] says in a process whose variable names `folder`.
fn temp_env(folder: &Path) -> PathBuf {
    let run = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "settings::print_the_usual_path", "--nocapture"])
        .env(cjm::settings::FOLDER_VARIABLE, folder)
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    let line = text.lines().find_map(|line| line.split_once("usual path: ")).unwrap().1;
    PathBuf::from(line)
}

#[test]
fn print_the_usual_path() {
    if let Some(path) = cjm::settings::usual_path() {
        println!("usual path: {}", path.display());
    }
}
