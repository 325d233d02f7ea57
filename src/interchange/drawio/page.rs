//! The page itself: from what stands in which column to cells with places and colours.

use super::plan::{Column, GAP, LANES, Lane, Plan, SPACE, WIDTH, height};
use super::xml::{Cells, Look, Spot};
use crate::i18n::{Arg, Texts};
use crate::model::{Document, ElementId, ElementKind, Phase, Valence};
use crate::theme::{Accent, Colors, ThemeName};
use std::collections::BTreeMap;

/// Where the page begins.
const EDGE: u64 = 40;
/// Where the first column begins: lanes are named before it.
const FIRST: u64 = EDGE + 140;
/// How far apart columns begin.
const PITCH: u64 = WIDTH + GAP;
/// Where the bars of phases begin.
const PHASES: u64 = 130;
/// Where the bars of stages begin.
const STAGES: u64 = 176;
/// Where the cards begin.
const CARDS: u64 = 240;
/// How high a bar is.
const BAR: u64 = 40;
/// How far apart valences are.
const STEP: u64 = 34;
/// How large the mark of a feeling is.
const MARK: u64 = 26;

/// The file.
pub(super) fn write(document: &Document, plan: &Plan) -> String {
    let theme = ThemeName::Light.theme();
    let texts = Texts::of(document.props().language);
    let mut page = Page { document, plan, texts, color: &theme.color, cells: Cells::default() };
    page.head();
    page.bars();
    let bottom = page.cards();
    page.lanes(bottom);
    page.ways();
    let title = &document.props().title;
    let name: &str = if title.trim().is_empty() { texts.get("map-untitled") } else { title };
    page.cells.file(name, theme.color.paper)
}

struct Page<'a> {
    document: &'a Document,
    plan: &'a Plan,
    texts: &'static Texts,
    color: &'a Colors,
    cells: Cells,
}

impl Page<'_> {
    fn head(&mut self) {
        let props = self.document.props();
        let ids = self.document.of_kind(ElementKind::Persona);
        let names = ids.iter().filter_map(|id| self.document.element(*id));
        let names: Vec<&str> = names.map(|element| element.content.text()).collect();
        let spot = |y, height| Spot { x: EDGE, y, width: 900, height };
        let bold = "fontSize=22;fontStyle=1;";
        self.cells.text("title", &props.title, spot(20, 40), self.color.ink, bold);
        let mut lines = Vec::new();
        if !names.is_empty() {
            let args = [
                ("count", Arg::Count(names.len() as u64)),
                ("names", Arg::Text(&names.join(", "))),
            ];
            lines.push(self.texts.with("map-personas", &args));
        }
        if !props.scenario.trim().is_empty() {
            lines.push(self.texts.with("map-scenario", &[("text", Arg::Text(&props.scenario))]));
        }
        if !lines.is_empty() {
            self.cells.text("about", &lines.join("\n"), spot(64, 50), self.color.muted, "");
        }
    }

    /// The bars of phases and stages.
    fn bars(&mut self) {
        let mut phases: Vec<(Phase, u64, u64)> = Vec::new();
        let mut x = FIRST;
        for step in &self.plan.steps {
            let columns = step.columns.len().max(1) as u64;
            let width = columns * PITCH - GAP;
            let colors = &self.color.phases[step.phase as usize];
            let look = Look {
                fill: colors.soft,
                stroke: colors.strong,
                text: colors.text,
                more: "rounded=1;fontStyle=1;",
            };
            let spot = Spot { x, y: STAGES, width, height: BAR };
            self.cells.shape(&format!("e{}", step.stage), &step.name, spot, look);
            match phases.last_mut() {
                Some((phase, from, to)) if *phase == step.phase => *to = x + width - *from,
                _ => phases.push((step.phase, x, width)),
            }
            x += columns * PITCH;
        }
        for (phase, x, width) in phases {
            let colors = &self.color.phases[phase as usize];
            let look = Look {
                fill: colors.strong,
                stroke: colors.strong,
                text: self.color.on_strong,
                more: "rounded=1;fontStyle=1;",
            };
            let spot = Spot { x, y: PHASES, width, height: BAR };
            self.cells.shape(&format!("p{}", phase as u8), self.texts.word(phase), spot, look);
        }
    }

    /// The cards; gives where the lanes begin.
    fn cards(&mut self) -> u64 {
        let mut highest = 0;
        for (x, column) in columns(self.plan) {
            let accent = &self.color.moment;
            let (stroke, more) = if column.is_moment {
                (accent.strong, "rounded=1;fontStyle=1;strokeWidth=3;")
            } else {
                (self.color.arrow, "rounded=1;fontStyle=1;")
            };
            let look = Look { fill: self.color.paper, stroke, text: self.color.ink, more };
            let height = height(&column.label).max(60);
            highest = highest.max(height);
            let spot = Spot { x, y: CARDS, width: WIDTH, height };
            self.cells.shape(&format!("e{}", column.touchpoint), &column.label, spot, look);
        }
        CARDS + highest + 3 * SPACE
    }

    /// The lanes of notes, from `y` downwards.
    fn lanes(&mut self, mut y: u64) {
        for (lane, name) in LANES {
            let height = match lane {
                Lane::Feeling => self.feelings(y),
                _ => self.notes(lane, y),
            };
            if height > 0 {
                let spot = Spot { x: EDGE, y, width: FIRST - EDGE - SPACE, height: BAR };
                let id = format!("l{}", lane as u8);
                self.cells.text(&id, self.texts.get(name), spot, self.color.muted, "");
                y += height + 2 * SPACE;
            }
        }
    }

    /// The notes of a lane, those of a column below each other; gives how high the lane is.
    fn notes(&mut self, lane: Lane, y: u64) -> u64 {
        let look = self.look(lane);
        let mut lowest = y;
        for (x, column) in columns(self.plan) {
            let mut at = y;
            for note in column.notes.iter().filter(|note| note.lane == lane) {
                let height = height(&note.label).max(BAR);
                let spot = Spot { x, y: at, width: WIDTH, height };
                self.cells.shape(&note.id, &note.label, spot, look);
                at += height + SPACE;
                lowest = lowest.max(at);
            }
        }
        lowest - y
    }

    fn look(&self, lane: Lane) -> Look {
        let note = |accent: &Accent| Look {
            fill: accent.fill,
            stroke: accent.outline,
            text: accent.text,
            more: "shape=note;size=14;align=left;spacingLeft=6;",
        };
        match lane {
            Lane::Barrier => note(&self.color.barrier),
            Lane::Driver => note(&self.color.driver),
            Lane::Solution => note(&self.color.solution),
            Lane::Moment => note(&self.color.moment),
            _ => Look {
                fill: self.color.card,
                stroke: self.color.line,
                text: self.color.text,
                more: "rounded=1;align=left;spacingLeft=6;",
            },
        }
    }

    /// What is felt: marks by valence, joined for everybody and for each persona; gives how high
    /// the lane is.
    fn feelings(&mut self, y: u64) -> u64 {
        let mut last: BTreeMap<Option<ElementId>, String> = BTreeMap::new();
        for (x, column) in columns(self.plan) {
            for (at, felt) in (0..).zip(&column.felt) {
                let color = self.color.valence[felt.valence as usize];
                let look = Look {
                    fill: color,
                    stroke: color,
                    text: self.color.valence_text[felt.valence as usize],
                    more: "ellipse;labelPosition=right;align=left;verticalAlign=middle;",
                };
                let below = Valence::VeryGood as u64 - felt.valence as u64;
                // Marks of several people stand beside each other.
                let x = x + (at * (MARK + 4)).min(WIDTH - MARK);
                let spot = Spot { x, y: y + below * STEP, width: MARK, height: MARK };
                self.cells.shape(&felt.id, &felt.label, spot, look);
                if let Some(before) = last.insert(felt.persona, felt.id.clone()) {
                    let ends = [before.as_str(), felt.id.as_str()];
                    let id = format!("c{}", felt.id);
                    self.cells.edge(&id, "", ends, self.color.muted, "curved=1;endArrow=none;");
                }
            }
        }
        if last.is_empty() { 0 } else { 5 * STEP }
    }

    fn ways(&mut self) {
        for (id, [from, to], label) in &self.plan.ways {
            let (from, to) = (format!("e{from}"), format!("e{to}"));
            let more = "edgeStyle=orthogonalEdgeStyle;rounded=1;endArrow=block;";
            let ends = [from.as_str(), to.as_str()];
            self.cells.edge(&format!("e{id}"), label, ends, self.color.arrow, more);
        }
    }
}

/// Where each column begins, in order.
fn columns(plan: &Plan) -> Vec<(u64, &Column)> {
    let mut x = FIRST;
    let mut columns = Vec::new();
    for step in &plan.steps {
        for (at, column) in (0..).zip(&step.columns) {
            columns.push((x + at * PITCH, column));
        }
        x += step.columns.len().max(1) as u64 * PITCH;
    }
    columns
}
