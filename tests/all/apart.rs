//! Two people edit copies of a map, and a tool that knows nothing of maps merges the files line by
//! line: where it sees no conflict, the result is what both wanted, and no link went astray.

use crate::support::{generate, skip};
use cjm::format::{read, write};
use cjm::model::*;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// A touchpoint with what hangs on it, as somebody adds it to a stage.
fn addition(map: &Document, stage: ElementId, who: &str, rng: &mut Rng) -> Edit {
    let element = |content: Content, rng: &mut Rng| {
        Arc::new(Element::new(OrderKey::between(None, None, rng), content))
    };
    let (touchpoint, emotion, barrier, way) = (
        ElementId::random(rng),
        ElementId::random(rng),
        ElementId::random(rng),
        ElementId::random(rng),
    );
    let felt = Emotion {
        valence: Valence::Bad,
        word: format!("{who} feels"),
        quote: String::new(),
        journey: Journey::AsIs,
    };
    let hint = Barrier { text: format!("{who} hinders"), severity: None, votes: 0 };
    let label = format!("{who} goes on");
    let leads = Transition { label, share: None, presence: Presence::Both };
    let next = map.targets(stage, LinkKind::Contains)[0];
    let mut insert = |id, content: Content, links: Vec<Link>| Edit::Insert {
        id,
        element: element(content, rng),
        links,
    };
    Edit::Batch(vec![
        insert(
            touchpoint,
            Touchpoint::named(format!("{who} adds")).into(),
            vec![Link::new(LinkKind::Contains, stage, touchpoint)],
        ),
        insert(emotion, felt.into(), vec![Link::new(LinkKind::Feels, touchpoint, emotion)]),
        insert(barrier, hint.into(), vec![Link::new(LinkKind::Hinders, barrier, touchpoint)]),
        insert(
            way,
            leads.into(),
            vec![
                Link::new(LinkKind::Leaves, touchpoint, way),
                Link::new(LinkKind::Arrives, way, next),
            ],
        ),
    ])
}

/// What git makes of three files; nothing where it sees a conflict.
fn merged(folder: &Path, [ours, base, theirs]: [&Document; 3]) -> Option<Vec<u8>> {
    for (name, map) in [("ours", ours), ("base", base), ("theirs", theirs)] {
        fs::write(folder.join(name), write(map)).unwrap();
    }
    let output = Command::new("git")
        .args(["merge-file", "-p", "ours", "base", "theirs"])
        .current_dir(folder)
        .output()
        .unwrap();
    output.status.success().then_some(output.stdout)
}

#[test]
fn copies_merged_line_by_line_keep_their_links() {
    if !Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success()) {
        skip("there is no git to merge with");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut clean = 0;
    for seed in 0..40 {
        let base = generate::map(36, seed);
        let stages = base.stages();
        let mut rng = Rng::seeded(seed + 500);
        // One also takes something away: a freed place must not be given to another.
        let gone = base.targets(stages[1], LinkKind::Contains)[3];
        let ann = Edit::Batch(vec![
            Edit::Remove { id: gone },
            addition(&base, stages[0], "Ann", &mut rng),
        ]);
        let bob = addition(&base, stages[2], "Bob", &mut rng);
        let with = |edits: &[&Edit]| {
            let mut map = base.clone();
            for edit in edits {
                map.apply(edit).unwrap();
            }
            map
        };
        let Some(bytes) = merged(folder.path(), [&with(&[&ann]), &base, &with(&[&bob])]) else {
            continue;
        };
        clean += 1;
        let opened = read(&bytes).unwrap();
        assert_eq!(opened.problems, [], "seed {seed}");
        assert!(opened.document == with(&[&ann, &bob]), "seed {seed}: not what both wanted");
    }
    println!("{clean} of 40 merges were clean");
    assert!(clean >= 10, "{clean} merges were clean");
}
