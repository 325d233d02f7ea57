//! What is being typed, on the map or in the inspector.

use super::{App, OpenMap, Wish};
use crate::edit::{Entry, Field, Figure, Misread, Prop, Slot, StepName, verbs};
use crate::i18n::Texts;
use crate::model::{Content, Document, ElementId, ElementKind, Language};
use crate::scene::Lane;
use kurbo::Rect;

/// Where it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the map, over the cell.
    Map,
    /// In the inspector.
    Panel,
}

/// What is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// Whose text, figure or date.
    pub slot: Slot,
    /// Where the field stands.
    pub place: Place,
    /// What it reads now.
    pub text: String,
    /// Why that is not understood.
    pub misread: Option<Misread>,
    /// Whether the element came into being with it.
    pub new: bool,
}

impl Typing {
    /// The element, or the first of several; `None` = the map.
    pub fn element(&self) -> Option<ElementId> {
        self.slot.element()
    }

    /// Whether this is typed on the map.
    pub fn on_map(&self) -> bool {
        self.place == Place::Map
    }
}

/// The touchpoint's text that a lane shows.
pub const fn field_of(lane: Lane) -> Option<Field> {
    match lane {
        Lane::Touchpoints => Some(Field::Main),
        Lane::Actions => Some(Field::Action),
        Lane::Expectations => Some(Field::Expectation),
        Lane::Owners => Some(Field::Owner),
        Lane::Channels => Some(Field::Channel),
        Lane::Backstage => Some(Field::Backstage),
        _ => None,
    }
}

impl App {
    /// Begins typing on the map, in a text of an element.
    pub(super) fn begin_typing(&mut self, element: ElementId, field: Field) {
        self.begin_typing_at(Slot::text(element, field), Place::Map);
        let Some(map) = &mut self.map else { return };
        if map.typing.as_ref().is_some_and(Typing::on_map) {
            map.selection = crate::edit::Selection::one(map.owner_of(element));
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
        if slot.on.iter().any(|&id| !map.document.contains(id)) {
            return;
        }
        let (text, misread) = map.reads(&slot, texts);
        let text = text.unwrap_or_default();
        let name = verbs::called_all(&map.document, &slot.on);
        map.history.begin(StepName::new(slot.entry.step(), name), &map.selection);
        map.typing = Some(Typing { slot, place, text, misread, new: false });
    }

    /// Takes in what is typed so far. What is not understood changes nothing of the map.
    pub(super) fn type_text(&mut self, text: &str) {
        let Some(map) = &mut self.map else { return };
        let Some(typing) = &mut map.typing else { return };
        typing.text = text.replace('\0', "");
        match typing.slot.edit(&map.document, &typing.text) {
            Ok(edit) => {
                typing.misread = None;
                let Some(edit) = edit else { return };
                if let Err(error) = map.history.apply_in_gesture(&edit) {
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
    /// nothing was said of does not stay; what is not understood stays where it was typed, and is
    /// not said of the map.
    pub(super) fn end_typing(&mut self, keep: bool) {
        let Some(map) = &mut self.map else { return };
        let Some(typing) = map.typing.take() else { return };
        let empty = typing.new && typing.text.trim().is_empty();
        map.misread.remove(&typing.slot);
        if keep && !empty && typing.misread.is_none() {
            let named = matches!(
                typing.element().and_then(|id| map.document.kind(id)),
                Some(ElementKind::Touchpoint | ElementKind::Stage | ElementKind::Persona)
            );
            if typing.new && named {
                map.history.rename_gesture(&typing.text);
            }
            map.history.commit();
        } else {
            if keep && let Some(misread) = typing.misread {
                map.misread.insert(typing.slot.clone(), (typing.text.clone(), misread));
            }
            let before = map.history.roll_back();
            map.edited();
            if typing.on_map() {
                map.selection = before.unwrap_or_default();
            }
            self.show();
        }
        // A field of the inspector is left by hand: a map saved in between is gone on with.
        if typing.on_map() || !keep {
            self.wishes.push(Wish::LeaveTyping(typing));
        }
    }

    /// Ends typing and goes on in the next text of the same touchpoint, or the one before.
    pub(super) fn type_next(&mut self, on: bool) {
        let Some(map) = &self.map else { return };
        let Some(typing) = &map.typing else { return };
        let (Some(element), Some(field)) = (typing.element(), typing.slot.field()) else { return };
        let touchpoint = map.touchpoint_at(Some(element));
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        let next =
            touchpoint.and_then(|touchpoint| map.cell_beside(touchpoint, element, field, on));
        if let Some((element, field)) = next {
            self.begin_typing(element, field);
        }
    }
}

impl OpenMap {
    /// Where the text being typed stands on the map; `None` where it is not shown.
    pub fn typing_place(&self) -> Option<Rect> {
        let typing = self.typing.as_ref()?;
        let (element, field) = (typing.element()?, typing.slot.field()?);
        let scene = self.scene();
        if self.document.kind(element) == Some(ElementKind::Touchpoint) {
            let lane = Lane::ALL.iter().find(|lane| field_of(**lane) == Some(field))?;
            return scene.cell(element, *lane);
        }
        scene.place_of(element)
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
        Entry::Text(_) | Entry::Figure(_) => {
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
            it.share.map(|share| typed((share * 1e8).round() / 1e6, texts))
        }
        (Figure::Value, Content::Indicator(it)) => it.value.map(|value| typed(value, texts)),
        (Figure::Target, Content::Indicator(it)) => it.target.map(|target| typed(target, texts)),
        (Figure::Date, Content::Evidence(it)) => it.date.map(|date| texts.date_digits(date)),
        _ => None,
    }
}

/// A number as it is typed: every digit it needs, not grouped, with the language's decimal sign.
fn typed(value: f64, texts: &Texts) -> String {
    let text = value.to_string();
    if texts.language() == Language::English { text } else { text.replace('.', ",") }
}
