//! A touchpoint of a worklist: its score against the target, how far the answer to it has come,
//! what that is, whether it helped, and what clients are hindered by and wrote.

use super::cells;
use super::worklists::state_of;
use crate::app::{Action, Ask, BelowAsk, OpenMap};
use crate::i18n::Texts;
use crate::insight::{Since, WorkItem};
use crate::model::{ElementId, FollowUpState};
use crate::scores::Score;
use crate::ui::style::{HEIGHT, color};
use crate::ui::widgets::{Scope, TextLine, focus_ring, follow_focus, label_ui};
use egui::{Button, Id, Key, Label, Link, Margin, RichText, Stroke, Ui, vec2};

/// Most comments that are listed.
const MOST_COMMENTS: usize = 20;

/// What is being typed about a touchpoint.
#[derive(Default)]
pub struct Memory {
    typed: Option<(ElementId, String)>,
}

/// What a touchpoint is called.
pub fn name_of(map: &OpenMap, id: ElementId, texts: &'static Texts) -> String {
    let name = map.document.element(id).map(|element| element.content.text().trim().to_owned());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| texts.get("unnamed").to_owned())
}

/// A score with its interval and how many answers it rests on.
pub fn score_words(texts: &'static Texts, score: &Score) -> String {
    crate::insight::score_text(texts, score)
}

/// The touchpoint.
pub fn item_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    entry: &WorkItem,
    memory: &mut Memory,
) {
    let (look, texts) = (scope.look, scope.app.texts());
    ui.add(Label::new(look.name(name_of(map, entry.touchpoint, texts))).wrap());
    if let Some(score) = &entry.score {
        let (_, letters) = cells::tones(scope, map, score);
        let words = look.body(score_words(texts, score)).color(letters);
        ui.add(Label::new(words).wrap());
        if let Some(target) = entry.target {
            let target = texts.score(score.metric, target);
            let target = texts.with("scores-target", &[("target", (&target).into())]);
            ui.add(Label::new(look.caption(target)).wrap());
        }
        if score.is_thin() {
            ui.add(Label::new(look.caption(texts.get("score-few"))).wrap());
        }
    }
    states_ui(ui, scope, entry);
    answer_ui(ui, scope, entry, memory);
    since_ui(ui, scope, entry);
    elements_ui(ui, scope, map, "field-barriers", &entry.barriers);
    elements_ui(ui, scope, map, "worklists-comments", &entry.comments);
    follow_focus(ui);
}

/// How far the answer has come, to be chosen.
fn states_ui(ui: &mut Ui, scope: &mut Scope<'_>, entry: &WorkItem) {
    let (look, texts) = (scope.look, scope.app.texts());
    label_ui(ui, look, texts.get("worklists-state"));
    let now = entry.follow_up.as_ref().map(|follow_up| follow_up.state);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for &state in FollowUpState::ALL {
            let on = now == Some(state);
            let ink = if on { look.on_selected } else { look.text };
            let text = RichText::new(texts.word(state)).font(scope.button_font()).color(ink);
            let edge = if on { look.selection } else { look.line };
            let button = Button::selectable(on, text)
                .frame_when_inactive(true)
                .stroke(Stroke::new(1.0, edge))
                .min_size(vec2(0.0, HEIGHT));
            let response = ui.add(button);
            focus_ring(ui, &response, response.rect);
            if response.clicked() && !on {
                let ask = Ask::FollowUp(vec![entry.touchpoint], Some(state));
                scope.actions.push(Action::Panel(ask));
            }
        }
    });
    if entry.suggest_reopen {
        let warning =
            look.body(texts.get("worklists-reopen")).color(color(look.theme.color.valence_text[0]));
        ui.add(Label::new(warning).wrap());
    }
}

/// What is done about it: a field, taken in with Enter or where it is left.
fn answer_ui(ui: &mut Ui, scope: &mut Scope<'_>, entry: &WorkItem, memory: &mut Memory) {
    let texts = scope.app.texts();
    let id = entry.touchpoint;
    let said = entry.follow_up.as_ref().map_or("", |follow_up| follow_up.answer.as_str());
    label_ui(ui, scope.look, texts.get("worklists-answer"));
    let typed = memory.typed.take().filter(|(of, _)| *of == id);
    let mut text = typed.map_or_else(|| said.to_owned(), |(_, text)| text);
    let field = TextLine {
        id: Id::unique(("worklist-answer", id)),
        name: texts.get("worklists-answer"),
        hint: texts.get("worklists-answer-hint"),
        margin: Margin::symmetric(10, 6),
    };
    let response = field.show(ui, &mut text);
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered || response.lost_focus() {
        if text.trim() != said {
            let ask = BelowAsk::Answer(id, text.trim().to_owned());
            scope.actions.push(Action::Below(ask));
        }
        if entered {
            memory.typed = Some((id, text));
        }
    } else if response.has_focus() {
        memory.typed = Some((id, text));
    }
}

/// Whether it helped: the score before and since.
fn since_ui(ui: &mut Ui, scope: &Scope<'_>, entry: &WorkItem) {
    let (look, texts) = (scope.look, scope.app.texts());
    let Some(follow_up) = &entry.follow_up else { return };
    let date = texts.date(follow_up.since);
    let args = [("state", texts.word(state_of(entry)).into()), ("date", (&date).into())];
    ui.add(Label::new(look.caption(texts.with("worklists-since", &args))).wrap());
    match &entry.since {
        Some(Since { before, after, difference }) => {
            let (before, after) = (score_words(texts, before), score_words(texts, after));
            let args = [("before", (&before).into()), ("after", (&after).into())];
            let words = look.body(texts.with("worklists-before-after", &args));
            ui.add(Label::new(words).wrap());
            if let Some(difference) = difference {
                let tone = cells::difference_tone(scope, difference);
                let keys = [
                    "worklists-difference-better",
                    "worklists-difference-worse",
                    "worklists-difference-unclear",
                ];
                let words = cells::difference_words(texts, difference, keys);
                let words = look.body(words).color(tone);
                ui.add(Label::new(words).wrap());
            }
        }
        None if follow_up.state == FollowUpState::Done => {
            let words = look.caption(texts.get("worklists-not-measured"));
            ui.add(Label::new(words).wrap());
        }
        None => {}
    }
}

/// Elements of the touchpoint, each leading to itself.
fn elements_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    key: &str,
    elements: &[ElementId],
) {
    if elements.is_empty() {
        return;
    }
    let (look, texts) = (scope.look, scope.app.texts());
    label_ui(ui, look, texts.get(key));
    for &id in elements.iter().take(MOST_COMMENTS) {
        let Some(element) = map.document.element(id) else { continue };
        let said = element.content.text().trim();
        let said = if said.is_empty() { texts.get("unnamed") } else { said };
        let words = look.body(said).color(look.selection);
        if ui.add(Link::new(words)).clicked() {
            scope.actions.push(Action::GoTo(id));
        }
    }
    let more = elements.len().saturating_sub(MOST_COMMENTS);
    if more > 0 {
        ui.label(look.caption(texts.count("worklists-more", more as u64)));
    }
}
