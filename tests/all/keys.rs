//! The table of keys in the README is the program's own.

use cjm::app::keys_markdown;
use cjm::i18n::Texts;
use cjm::model::Language;
use std::path::Path;

/// Set, the test below writes the table into the README instead of comparing it.
const WRITE: &str = "CJM_WRITE_KEYS";
const BEGIN: &str = "<!-- keys: written by `CJM_WRITE_KEYS=1 cargo test --test all keys` -->\n";
const END: &str = "<!-- keys end -->\n";

#[test]
fn the_readme_has_the_programs_table_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the README has a place for the keys");
    let (table, after) = rest.split_once(END).expect("and that place ends");
    let wanted = format!("\n{}\n", keys_markdown(Texts::of(Language::English)));
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
    } else {
        assert_eq!(table, wanted, "write it anew: {BEGIN}");
    }
}

#[test]
fn every_command_with_a_key_is_in_the_table_in_every_language() {
    for &language in Language::ALL {
        let texts = Texts::of(language);
        let table = keys_markdown(texts);
        for command in cjm::app::Command::all() {
            let keyed = !command.spec().shortcuts.is_empty();
            let line = format!(" | {} |", command.full_name(texts));
            assert_eq!(table.contains(&line), keyed, "{command:?} in {language:?}");
        }
    }
}
