//! The sheet that looks like the map: phases over stages over touchpoints, a row for each lane.

use super::cell::plain;
use super::column::voices;
use super::ink::{self, body, boxed, ink};
use super::names::one_line;
use super::shape::{Shape, Voice};
use crate::i18n::Texts;
use crate::insight::{By, Slice, split};
use crate::model::{Document, ElementId, Journey, Lane, LinkKind, Phase, Valence};
use crate::theme::{Accent, Theme};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use std::collections::HashMap;
use std::sync::Arc;

/// Width of the column with the lanes' names, and of a touchpoint's.
const WIDTHS: (f64, f64) = (19.0, 27.0);
/// The rows of the head.
const TITLE: u32 = 0;
const SCENARIO: u32 = 1;
const PHASES: u32 = 2;
const STAGES: u32 = 3;
const CARDS: u32 = 4;
/// The first lane's row.
const LANES: u32 = 5;
/// The paper sizes A3 and A4, as workbooks number them.
pub(super) const A3: u8 = 8;
pub(super) const A4: u8 = 9;
/// Most columns that are printed on one page.
const ONE_PAGE: usize = 14;
/// Most columns of a sheet.
const MOST_COLUMNS: usize = 16_000;

/// A row of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A lane.
    Lane(Lane),
    /// What somebody feels.
    Felt(Voice),
}

/// What stands in a cell, and how.
struct Said {
    text: String,
    tint: Tint,
}

/// How a cell is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Tint {
    Plain,
    Moment,
    Barrier,
    Driver,
    Solution,
    Felt(Valence),
}

/// Writes the map.
pub(super) fn write(
    sheet: &mut Worksheet,
    map: &Document,
    texts: &'static Texts,
) -> Result<(), XlsxError> {
    let look = Look::of(map, texts);
    sheet.set_name(texts.get("inspect-map"))?;
    sheet.set_column_width(0, WIDTHS.0)?;
    let columns = look.columns().min(MOST_COLUMNS) as u16;
    if columns > 0 {
        sheet.set_column_range_width(1, columns, WIDTHS.1)?;
    }
    look.head(sheet)?;
    look.stages(sheet)?;
    look.lanes(sheet)?;
    sheet.set_freeze_panes(LANES, 1)?;
    sheet.set_screen_gridlines(false).set_zoom(85);
    // A short journey is one page; a longer one goes on, always as high as the page.
    let pages = u16::from(usize::from(columns) <= ONE_PAGE);
    sheet.set_landscape().set_paper_size(A3).set_print_fit_to_pages(pages, 1);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_repeat_columns(0, 0)?;
    sheet.set_footer("&L&A&R&P / &N").set_tab_color(ink(look.theme.color.phases[1].strong));
    Ok(())
}

struct Look<'a> {
    map: &'a Document,
    texts: &'static Texts,
    theme: Arc<Theme>,
    /// The stages with their touchpoints.
    stages: Vec<(ElementId, Vec<ElementId>)>,
    scores: HashMap<ElementId, Vec<String>>,
}

impl<'a> Look<'a> {
    fn of(map: &'a Document, texts: &'static Texts) -> Self {
        let stage = |id| (id, map.targets(id, LinkKind::Contains));
        let stages = map.stages().into_iter().map(stage).collect();
        let mut scores: HashMap<ElementId, Vec<String>> = HashMap::new();
        for (id, _, score) in split(map, By::Touchpoint, Slice::ALL) {
            let value = texts.score(score.metric, score.value);
            let n = texts.whole(score.n);
            let line = format!("{} {value} (n = {n})", texts.word(score.metric));
            scores.entry(id).or_default().push(line);
        }
        Self { map, texts, theme: ink::theme(), stages, scores }
    }

    /// How many columns there are: one for a stage without touchpoints, too.
    fn columns(&self) -> usize {
        self.stages.iter().map(|(_, touchpoints)| touchpoints.len().max(1)).sum()
    }

    fn text(&self, id: ElementId) -> &str {
        self.map.element(id).map_or("", |it| it.content.text())
    }

    fn head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let color = &self.theme.color;
        let title = Format::new().set_bold().set_font_size(18).set_font_color(ink(color.ink));
        let props = self.map.props();
        sheet.write_string_with_format(TITLE, 1, one_line(&plain(&props.title)), &title)?;
        let quiet = Format::new().set_font_size(10).set_font_color(ink(color.muted));
        let scenario = one_line(&plain(&props.scenario));
        sheet.write_string_with_format(SCENARIO, 1, scenario, &quiet)?;
        for row in [PHASES, STAGES, CARDS] {
            let key = ["report-phase", "kind-stage", "kind-touchpoint"][(row - PHASES) as usize];
            let name = self.name().set_align(FormatAlign::VerticalCenter);
            sheet.write_string_with_format(row, 0, self.texts.get(key), &name)?;
        }
        Ok(())
    }

    /// A lane's name.
    fn name(&self) -> Format {
        let color = &self.theme.color;
        let fill = ink(color.desk);
        boxed(&self.theme).set_bold().set_font_color(ink(color.ink)).set_background_color(fill)
    }

    /// Phases over stages over touchpoints.
    fn stages(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut at = 1_usize;
        let mut phases: Vec<(Phase, usize, usize)> = Vec::new();
        for (id, touchpoints) in &self.stages {
            let stage = self.map.element(*id).and_then(|it| it.content.as_stage());
            let (Some(stage), end) = (stage, at + touchpoints.len().max(1)) else { continue };
            if end > MOST_COLUMNS {
                break;
            }
            let colors = &self.theme.color.phases[stage.phase as usize];
            let soft = self.over(Format::new().set_background_color(ink(colors.soft)));
            let soft = soft.set_font_color(ink(colors.text));
            across(sheet, STAGES, (at, end), &plain(&stage.name), &soft)?;
            match phases.last_mut() {
                Some(last) if last.0 == stage.phase => last.2 = end,
                _ => phases.push((stage.phase, at, end)),
            }
            for (place, &touchpoint) in (at..).zip(touchpoints) {
                self.card(sheet, place as u16, touchpoint)?;
            }
            at = end;
        }
        for (phase, from, to) in phases {
            let fill = ink(self.theme.color.phases[phase as usize].strong);
            let strong = self.over(Format::new().set_background_color(fill)).set_font_size(11);
            let strong = strong.set_font_color(ink(self.theme.color.on_strong));
            across(sheet, PHASES, (from, to), self.texts.word(phase), &strong)?;
        }
        sheet.set_row_height(PHASES, 22)?;
        sheet.set_row_height(STAGES, 34)?;
        let cards = self.stages.iter().flat_map(|(_, of)| of).map(|&id| self.text(id));
        let high = cards.map(|name| ink::height(name, WIDTHS.1 - 2.0, 11.0)).fold(24.0, f64::max);
        sheet.set_row_height(CARDS, high + 6.0)?;
        Ok(())
    }

    /// A bar over several columns.
    fn over(&self, format: Format) -> Format {
        let line = ink(self.theme.color.paper);
        let format = format.set_bold().set_text_wrap().set_align(FormatAlign::Center);
        let format = format.set_align(FormatAlign::VerticalCenter).set_font_size(10);
        format.set_border(FormatBorder::Thin).set_border_color(line)
    }

    fn is_moment(&self, touchpoint: ElementId) -> bool {
        self.map.has_sources(touchpoint, LinkKind::Marks)
    }

    fn card(&self, sheet: &mut Worksheet, at: u16, id: ElementId) -> Result<(), XlsxError> {
        let color = &self.theme.color;
        let card = boxed(&self.theme).set_bold().set_font_size(11).set_font_color(ink(color.ink));
        let card = card.set_align(FormatAlign::VerticalCenter);
        let name = plain(self.text(id));
        if self.is_moment(id) {
            let card = card
                .set_background_color(ink(color.moment.fill))
                .set_border(FormatBorder::Medium)
                .set_border_color(ink(color.moment.outline));
            sheet.write_string_with_format(CARDS, at, format!("★ {name}"), &card)?;
        } else {
            let card = card.set_background_color(ink(color.card));
            sheet.write_string_with_format(CARDS, at, name, &card)?;
        }
        Ok(())
    }

    /// The lanes with something in them.
    fn lanes(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let shapes: Vec<Option<(ElementId, Shape)>> = self
            .stages
            .iter()
            .flat_map(|(_, of)| match of.as_slice() {
                [] => vec![None],
                of => of.iter().map(|&id| Some((id, Shape::of(self.map, id)?))).collect(),
            })
            .take(MOST_COLUMNS - 1)
            .collect();
        let mut formats = HashMap::new();
        let mut at = LANES;
        for row in self.rows() {
            let said = |it: &Option<(ElementId, Shape)>| {
                let (id, shape) = it.as_ref()?;
                Some(self.said(row, *id, shape)).filter(|said| !said.text.is_empty())
            };
            let cells: Vec<Option<Said>> = shapes.iter().map(said).collect();
            if cells.iter().all(Option::is_none) {
                continue;
            }
            let name = self.row_name(row);
            let high = cells.iter().flatten().map(|said| {
                let size = if matches!(said.tint, Tint::Felt(_)) { 11.0 } else { 10.0 };
                ink::height(&said.text, WIDTHS.1, size)
            });
            let high = high.fold(ink::height(&name, WIDTHS.0, 10.0), f64::max);
            sheet.set_row_height(at, high)?;
            sheet.write_string_with_format(at, 0, name, &self.name())?;
            for ((column, cell), shape) in (1_u16..).zip(cells).zip(&shapes) {
                let moment = shape.as_ref().is_some_and(|(id, _)| self.is_moment(*id));
                let Said { text, tint } =
                    cell.unwrap_or(Said { text: String::new(), tint: Tint::Plain });
                let tint = if tint == Tint::Plain && moment { Tint::Moment } else { tint };
                let format = formats.entry(tint).or_insert_with(|| self.format(tint));
                let text = plain(&text);
                if text.is_empty() {
                    sheet.write_blank(at, column, format)?;
                } else {
                    let format = ink::inert(format, &text);
                    sheet.write_string_with_format(at, column, text, &format)?;
                }
            }
            at += 1;
        }
        Ok(())
    }

    /// The rows below the touchpoints.
    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for &lane in Lane::ALL {
            match lane {
                Lane::Touchpoints | Lane::Pictures => {}
                Lane::Emotions => rows.extend(voices(self.map).into_iter().map(Row::Felt)),
                lane => rows.push(Row::Lane(lane)),
            }
        }
        rows
    }

    fn row_name(&self, row: Row) -> String {
        match row {
            Row::Lane(lane) => self.texts.word(lane).to_owned(),
            Row::Felt(voice) => {
                let lane = self.texts.word(Lane::Emotions).to_owned();
                let persona = voice.persona.map(|id| one_line(&plain(self.text(id))));
                let target = voice.journey == Journey::ToBe;
                let target = target.then(|| self.texts.word(Journey::ToBe).to_owned());
                [Some(lane), persona, target].into_iter().flatten().collect::<Vec<_>>().join("\n")
            }
        }
    }

    fn format(&self, tint: Tint) -> Format {
        let color = &self.theme.color;
        let accent = |accent: &Accent| {
            let format = body(&self.theme).set_background_color(ink(accent.fill));
            let format = format.set_font_color(ink(accent.text));
            format.set_border(FormatBorder::Thin).set_border_color(ink(accent.outline))
        };
        match tint {
            Tint::Plain => boxed(&self.theme),
            Tint::Moment => boxed(&self.theme).set_background_color(ink(color.moment.fill)),
            Tint::Barrier => accent(&color.barrier),
            Tint::Driver => accent(&color.driver),
            Tint::Solution => accent(&color.solution),
            Tint::Felt(valence) => {
                let place = valence as usize;
                let fill = color.valence[place].mix(color.paper, 0.78);
                let format = boxed(&self.theme).set_bold().set_background_color(ink(fill));
                format.set_font_color(ink(color.valence_text[place])).set_font_size(11)
            }
        }
    }

    /// What stands in a row at a touchpoint.
    fn said(&self, row: Row, id: ElementId, shape: &Shape) -> Said {
        let touchpoint = shape.content.as_touchpoint();
        let plain = |text: &str| Said { text: text.to_owned(), tint: Tint::Plain };
        let field = |of: fn(&crate::model::Touchpoint) -> &String| {
            plain(touchpoint.map_or("", |it| of(it).as_str()))
        };
        match row {
            Row::Felt(voice) => self.felt(shape, voice),
            Row::Lane(Lane::Actions) => field(|it| &it.action),
            Row::Lane(Lane::Expectations) => field(|it| &it.expectation),
            Row::Lane(Lane::Owners) => field(|it| &it.owner),
            Row::Lane(Lane::Channels) => field(|it| &it.channel),
            Row::Lane(Lane::Backstage) => field(|it| &it.backstage),
            Row::Lane(Lane::Scores) => {
                plain(&self.scores.get(&id).map_or(String::new(), |it| it.join("\n")))
            }
            Row::Lane(Lane::Barriers) => self.notes(id, LinkKind::Hinders, Tint::Barrier),
            Row::Lane(Lane::Drivers) => self.notes(id, LinkKind::Carries, Tint::Driver),
            Row::Lane(Lane::Solutions) => self.solutions(id),
            Row::Lane(Lane::Indicators) => self.notes(id, LinkKind::Measures, Tint::Plain),
            Row::Lane(Lane::Quotes) => self.notes(id, LinkKind::Voices, Tint::Plain),
            Row::Lane(Lane::Evidence) => self.notes(id, LinkKind::Supports, Tint::Plain),
            Row::Lane(Lane::Touchpoints | Lane::Emotions | Lane::Pictures) => plain(""),
        }
    }

    fn felt(&self, shape: &Shape, voice: Voice) -> Said {
        let felt = shape.felt(voice);
        let Some(valence) = felt.valence else {
            return Said { text: String::new(), tint: Tint::Plain };
        };
        let value = self.texts.signed(f64::from(valence.value()), 0);
        let text = format!("{value}  {}", one_line(&felt.word));
        Said { text: text.trim_end().to_owned(), tint: Tint::Felt(valence) }
    }

    /// What hangs on a touchpoint, and behind an arrow on the ways from it.
    fn hung(&self, id: ElementId, link: LinkKind) -> Vec<(ElementId, bool)> {
        let own = self.map.sources(id, link).into_iter().map(|it| (it, false));
        let ways = self.map.targets(id, LinkKind::Leaves).into_iter();
        let on = ways.flat_map(|way| self.map.sources(way, link)).map(|it| (it, true));
        let on: Vec<_> = if link == LinkKind::Supports { Vec::new() } else { on.collect() };
        own.chain(on).collect()
    }

    fn notes(&self, id: ElementId, link: LinkKind, tint: Tint) -> Said {
        let hung = self.hung(id, link);
        let lines = hung.iter().map(|&(note, on)| {
            let (text, arrow) = (self.note(note), if on { "→ " } else { "" });
            format!("{arrow}{text}")
        });
        Said { text: listed(&lines.collect::<Vec<_>>()), tint }
    }

    /// A note in a line; of an indicator its figure, too.
    fn note(&self, id: ElementId) -> String {
        let text = one_line(self.text(id));
        let indicator = self.map.element(id).and_then(|it| it.content.as_indicator());
        match indicator.and_then(|it| Some((it.value?, &it.unit))) {
            Some((value, unit)) => format!("{text}: {value} {unit}").trim_end().to_owned(),
            None => text,
        }
    }

    fn solutions(&self, id: ElementId) -> Said {
        let barriers = self.hung(id, LinkKind::Hinders).into_iter();
        let mut answers: Vec<ElementId> = Vec::new();
        for answer in barriers.flat_map(|(barrier, _)| self.map.sources(barrier, LinkKind::Answers))
        {
            if !answers.contains(&answer) {
                answers.push(answer);
            }
        }
        let lines = answers.into_iter().filter_map(|id| {
            let solution = self.map.element(id)?.content.as_solution()?;
            Some(format!("{} · {}", solution.feasibility.numeral(), one_line(&solution.text)))
        });
        Said { text: lines.collect::<Vec<_>>().join("\n"), tint: Tint::Solution }
    }
}

/// Lines, marked where there are several.
fn listed(lines: &[String]) -> String {
    match lines {
        [one] => one.clone(),
        lines => lines.iter().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n"),
    }
}

/// Writes a text over the columns `from..to`.
fn across(
    sheet: &mut Worksheet,
    row: u32,
    (from, to): (usize, usize),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let format = ink::inert(format, text);
    let (first, last) = (from as u16, to.saturating_sub(1).max(from) as u16);
    if first == last {
        sheet.write_string_with_format(row, first, text, &format)?;
    } else {
        sheet.merge_range(row, first, row, last, text, &format)?;
    }
    Ok(())
}
