//! Typing, from its beginning to its end: what is typed is seen on the map at once and becomes one
//! step.

use super::{App, Aside, LotAsk, OpenMap, Place, Tone, Typing, Wish};
use crate::edit::{
    Entry, Field, Figure, Inner, Misread, Prop, Selection, Slot, follow_up, measured, reported,
    verbs,
};
use crate::i18n::Texts;
use crate::model::{Content, Document, ElementId, ElementKind, Language};

impl App {
    /// Begins typing on the map, in a text of an element.
    pub(super) fn begin_typing(&mut self, element: ElementId, field: Field) {
        let kind = self.map.as_ref().and_then(|map| map.document.kind(element));
        if kind == Some(ElementKind::Idea) && field == Field::Main {
            // It stands in the parking lot, not on the map.
            self.panels.aside = Some(Aside::Lot);
            return self.lot(LotAsk::Edit(element));
        }
        self.begin_typing_on_map(Slot::text(element, field));
    }

    /// Begins typing on the map.
    pub(super) fn begin_typing_on_map(&mut self, slot: Slot) {
        self.begin_typing_at(slot, Place::Map);
        let Some(map) = &mut self.map else { return };
        let typed = map.typing.as_ref().filter(|typing| typing.on_map());
        if let Some(element) = typed.and_then(Typing::element) {
            map.selection = Selection::one(map.owner_of(element));
            self.wishes.push(Wish::FocusTyping);
            self.reveal_selection();
        }
    }

    /// Begins typing somewhere; nothing where that is typed there already.
    pub(super) fn begin_typing_at(&mut self, slot: Slot, place: Place) {
        let typed = self.map.as_ref().and_then(|map| map.typing.as_ref());
        if typed.is_some_and(|typing| typing.slot == slot && typing.place == place) {
            return;
        }
        self.end_typing(true);
        let texts = self.texts();
        let Some(map) = &mut self.map else { return };
        if !slot.on.iter().all(|&id| slot.entry.is_of(&map.document, id)) {
            return;
        }
        let (text, misread) = map.reads(&slot, texts);
        let text = text.unwrap_or_default();
        let name = verbs::step_name(&map.document, &slot.on, slot.entry.step());
        map.history.begin(name, &map.selection);
        map.typing = Some(Typing { slot, place, text, misread, new: false });
    }

    /// Takes in what is typed so far. What is not understood changes nothing of the map.
    pub(super) fn type_text(&mut self, text: &str) {
        let Some(map) = &mut self.map else { return };
        let Some(typing) = &mut map.typing else { return };
        typing.text = text.replace('\0', "");
        let moves = matches!(typing.slot.entry, Entry::Inner(inner) if inner.moves());
        if moves {
            map.history.restart();
            map.document = map.history.now().clone();
        }
        match typing.slot.edit(&map.document, &typing.text) {
            Ok(edit) => {
                typing.misread = None;
                if edit.is_none() && !moves {
                    return;
                }
                if let Some(Err(error)) = edit.map(|edit| map.history.apply_in_gesture(&edit)) {
                    log::error!("{error}");
                    return;
                }
            }
            Err(misread) => {
                typing.misread = Some(misread);
                map.history.restart();
            }
        }
        map.edited();
        self.show();
    }

    /// Ends typing: keeps what was typed, or puts everything back as it was before. A new element
    /// nothing was said of does not stay, but a way needs no words. What is not understood stays
    /// where it was typed, and is not said of the map.
    pub(super) fn end_typing(&mut self, keep: bool) {
        let Some(map) = &mut self.map else { return };
        let Some(typing) = map.typing.take() else { return };
        let kind = typing.element().and_then(|id| map.document.kind(id));
        let empty = typing.text.trim().is_empty() && kind != Some(ElementKind::Transition);
        map.misread.remove(&typing.slot);
        if keep && !(typing.new && empty) && typing.misread.is_none() {
            let named = [ElementKind::Touchpoint, ElementKind::Stage, ElementKind::Persona];
            if typing.new && kind.is_some_and(|kind| named.contains(&kind)) {
                map.history.rename_gesture(&typing.text);
            }
            map.commit();
        } else {
            let before = map.history.roll_back();
            map.edited();
            if typing.on_map() {
                map.selection = before.unwrap_or_default();
            }
            if let Some(misread) = typing.misread.filter(|_| keep) {
                self.keep_misread(&typing, misread);
            }
            self.show();
        }
        // A field of the inspector is left by hand: a map saved in between is gone on with.
        if typing.on_map() || !keep {
            self.wishes.push(Wish::LeaveTyping(typing));
        }
    }

    /// Keeps what is not understood for its field; where that is out of sight, it is said.
    fn keep_misread(&mut self, typing: &Typing, misread: Misread) {
        if let Some(map) = &mut self.map {
            map.misread.insert(typing.slot.clone(), (typing.text.clone(), misread));
        }
        if typing.on_map() {
            let text = self.texts().with("notice-misread", &[("text", (&typing.text).into())]);
            self.notices.show(Tone::Warning, text, None);
        }
    }

    /// Ends typing and goes on in the next text of the same touchpoint, or the one before; between
    /// the label and the share of a way.
    pub(super) fn type_next(&mut self, on: bool) {
        let Some(map) = &self.map else { return };
        let Some(typing) = &map.typing else { return };
        let (Some(element), entry) = (typing.element(), typing.slot.entry) else { return };
        let touchpoint = map.touchpoint_at(Some(element));
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let next = match entry {
            _ if map.document.kind(element) == Some(ElementKind::Transition) => {
                Some(if entry == SHARE { Slot::text(element, Field::Main) } else { share(element) })
            }
            Entry::Text(field) => touchpoint
                .and_then(|touchpoint| map.cell_beside(touchpoint, element, field, on))
                .map(|(element, field)| Slot::text(element, field)),
            Entry::Figure(_) | Entry::Inner(_) | Entry::Prop(_) => None,
        };
        if let Some(slot) = next {
            self.begin_typing_on_map(slot);
        }
    }
}

const SHARE: Entry = Entry::Figure(Figure::Share);

/// Where the share of a way is typed.
pub(super) fn share(way: ElementId) -> Slot {
    Slot { on: vec![way], entry: SHARE }
}

impl OpenMap {
    /// The first thing that was typed and is not understood yet, and where it stands.
    pub fn first_misread(&self) -> Option<(&Slot, &str)> {
        let there = |slot: &Slot| slot.on.iter().all(|&id| self.document.contains(id));
        let mut all = self.misread.iter().map(|(slot, (text, _))| (slot, text.as_str()));
        all.find(|(slot, _)| there(slot))
    }

    /// What is written somewhere, and why it is not understood: what is being typed there, what
    /// was typed there and not understood, else what the map says. No text where several elements
    /// say different things.
    pub fn reads(&self, slot: &Slot, texts: &Texts) -> (Option<String>, Option<Misread>) {
        if let Some(typing) = self.typing.as_ref().filter(|typing| typing.slot == *slot) {
            return (Some(typing.text.clone()), typing.misread);
        }
        if let Some((text, misread)) = self.misread.get(slot) {
            return (Some(text.clone()), Some(*misread));
        }
        (written(&self.document, slot, texts), None)
    }
}

/// What the map says somewhere, as it is typed; `None` where several elements differ.
fn written(document: &Document, slot: &Slot, texts: &Texts) -> Option<String> {
    let props = document.props();
    let of = |id: &ElementId| {
        let content = &document.element(*id)?.content;
        match slot.entry {
            Entry::Text(field) => field.of(content).map(str::to_owned),
            Entry::Figure(figure) => figure_text(figure, content, texts),
            Entry::Inner(inner) => inner_text(inner, content, texts),
            Entry::Prop(_) => None,
        }
    };
    match slot.entry {
        Entry::Prop(Prop::Title) => Some(props.title.clone()),
        Entry::Prop(Prop::Scenario) => Some(props.scenario.clone()),
        Entry::Prop(Prop::Authors) => Some(props.authors.join("\n")),
        Entry::Prop(Prop::Notes) => Some(props.notes.clone()),
        Entry::Prop(Prop::Target(metric)) => {
            let target = props.targets.get(&metric);
            Some(target.map(|target| typed(*target, texts)).unwrap_or_default())
        }
        Entry::Prop(Prop::Wording(at)) => {
            document.questions().values().nth(at).map(|question| question.text.clone())
        }
        Entry::Text(_) | Entry::Figure(_) | Entry::Inner(_) => {
            let mut all = slot.on.iter().map(|id| of(id).unwrap_or_default());
            let first = all.next().unwrap_or_default();
            all.all(|other| other == first).then_some(first)
        }
    }
}

fn figure_text(figure: Figure, content: &Content, texts: &Texts) -> Option<String> {
    match (figure, content) {
        (Figure::Clients, Content::Touchpoint(it)) => it.clients_per_month.map(|n| n.to_string()),
        // A share of 0.07 is 7, not 7.000000000000001.
        (Figure::Share, Content::Transition(it)) => {
            it.share.map(|share| format!("{} %", typed((share * 1e8).round() / 1e6, texts)))
        }
        (Figure::Value, Content::Indicator(it)) => it.value.map(|value| typed(value, texts)),
        (Figure::Target, Content::Indicator(it)) => it.target.map(|target| typed(target, texts)),
        (Figure::Votes, content) => {
            content.votes().filter(|votes| *votes > 0).map(|votes| votes.to_string())
        }
        (Figure::Date, Content::Evidence(it)) => it.date.map(|date| texts.date_digits(date)),
        _ => None,
    }
}

fn inner_text(inner: Inner, content: &Content, texts: &Texts) -> Option<String> {
    match inner {
        Inner::Answer => follow_up(content).map(|it| it.answer.clone()),
        Inner::Since => follow_up(content).map(|it| texts.date_digits(it.since)),
        Inner::ReportedValue(at) => reported(content, at).map(|it| typed(it.value, texts)),
        Inner::ReportedCount(at) => reported(content, at)?.n.map(|n| n.to_string()),
        Inner::ReportedSource(at) => reported(content, at).map(|it| it.source.clone()),
        Inner::ReportedDate(at) => reported(content, at)?.date.map(|date| texts.date_digits(date)),
        Inner::MeasuredDate(at) => measured(content, at).map(|it| texts.date_digits(it.date)),
        Inner::MeasuredValue(at) => measured(content, at).map(|it| typed(it.value, texts)),
    }
}

/// A number as it is typed: every digit it needs, not grouped, with the language's decimal sign.
fn typed(value: f64, texts: &Texts) -> String {
    let text = value.to_string();
    if texts.language() == Language::English { text } else { text.replace('.', ",") }
}
