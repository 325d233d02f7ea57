//! A comparison in words, line by line: for the command line and the window alike.

use super::compare::{Comparison, FieldChange, How};
use super::names::{about_text, element_name, field_name, link_text, value_text};
use crate::i18n::Texts;
use crate::model::Document;

impl How {
    /// The sign before what was added, removed or changed.
    pub const fn sign(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Changed => '~',
        }
    }
}

/// Something that differs, as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whether it is a field of what the line before it is about.
    pub within: bool,
    /// What happened to it.
    pub how: How,
    /// What it is, with names instead of ids; of a field also what it was and is.
    pub text: String,
}

/// What two maps have differently, in words; nothing where they are the same.
pub fn differences(
    old: &Document,
    new: &Document,
    found: &Comparison,
    texts: &'static Texts,
) -> Vec<Difference> {
    Report { old, new, texts, lines: Vec::new() }.of(found)
}

struct Report<'a> {
    old: &'a Document,
    new: &'a Document,
    texts: &'static Texts,
    lines: Vec<Difference>,
}

impl Report<'_> {
    fn of(mut self, found: &Comparison) -> Vec<Difference> {
        if !found.props.is_empty() {
            self.line(How::Changed, self.texts.get("merge-map"));
            self.fields(&found.props, How::Changed);
        }
        for change in &found.elements {
            let side = if change.how == How::Removed { self.old } else { self.new };
            let name = element_name(side, change.id, self.texts);
            self.line(change.how, name);
            self.fields(&change.fields, change.how);
        }
        for (links, how) in [(&found.lost, How::Removed), (&found.gained, How::Added)] {
            let side = if how == How::Added { self.new } else { self.old };
            for &link in links {
                self.line(how, link_text(side, link, self.texts));
            }
        }
        self.surveys(found);
        self.kept(found);
        self.lines
    }

    fn line(&mut self, how: How, text: impl Into<String>) {
        self.lines.push(Difference { within: false, how, text: text.into() });
    }

    /// Fields, old → new; of something added or removed only what it has.
    fn fields(&mut self, changes: &[FieldChange], how: How) {
        for FieldChange { name, old, new } in changes {
            if how != How::Changed && &**name == "order" {
                continue;
            }
            let was = value_text(self.old, old.as_deref(), self.texts);
            let is = value_text(self.new, new.as_deref(), self.texts);
            let name = field_name(name, self.texts);
            let text = match how {
                How::Changed => format!("{name}: {was} → {is}"),
                How::Added => format!("{name}: {is}"),
                How::Removed => format!("{name}: {was}"),
            };
            self.lines.push(Difference { within: true, how, text });
        }
    }

    fn surveys(&mut self, found: &Comparison) {
        for change in &found.questions {
            let side = if change.how == How::Removed { self.old } else { self.new };
            let text = side.questions().get(&change.id).map_or("", |it| &it.text);
            let name = self.texts.with("merge-question", &[("text", text.into())]);
            self.line(change.how, name);
            self.fields(&change.fields, change.how);
        }
        for change in &found.answers {
            let side = if self.new.contains(change.touchpoint) { self.new } else { self.old };
            let name = element_name(side, change.touchpoint, self.texts);
            let file = side.props().imports.get(&change.import).map(|it| it.file.as_str());
            let import = file.filter(|file| !file.is_empty()).unwrap_or(&change.import);
            let [added, removed, changed] = [change.added, change.removed, change.changed]
                .map(|count| self.texts.whole(count as u64));
            let args = [
                ("name", (&name).into()),
                ("import", import.into()),
                ("added", (&added).into()),
                ("removed", (&removed).into()),
                ("changed", (&changed).into()),
            ];
            self.line(How::Changed, self.texts.with("merge-answers", &args));
        }
    }

    fn kept(&mut self, found: &Comparison) {
        for change in &found.unknown {
            self.fields(std::slice::from_ref(change), How::Changed);
        }
        for (list, how) in [(&found.aside_lost, How::Removed), (&found.aside_gained, How::Added)] {
            if !list.is_empty() {
                self.line(how, self.texts.count("merge-aside", list.len() as u64));
            }
        }
        let texts = self.texts;
        let conflict = |map, key| {
            let about = about_text(map, key, texts);
            texts.with("merge-conflict", &[("about", (&about).into())])
        };
        for key in &found.conflicts_lost {
            self.line(How::Removed, conflict(self.old, key));
        }
        for key in &found.conflicts_gained {
            self.line(How::Added, conflict(self.new, key));
        }
    }
}
