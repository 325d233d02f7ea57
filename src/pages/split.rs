//! Parting a picture whose type would be too small: columns by phase, by stage or by count, and
//! lanes where one page is not high enough for all.

use super::cut::cuts;
use super::fit::{self, NATURAL, least_type, scale_on, usual_column};
use super::overview::overview;
use super::subject::Shown;
use super::target::Sheet;
use super::{MOST_PAGES, Order, Page, PageRole};
use crate::export::{ExportError, Part};
use crate::i18n::{Arg, Texts};
use crate::layout::{Layout, Setting, Surround, View};
use crate::model::{Document, ElementId, Phase};
use crate::scene::{Lane, Role, Scene};
use kurbo::Size;
use std::ops::Range;
use std::sync::Arc;

/// Columns of parts are so many times as wide as usual at most.
const WIDEST: f64 = 1.6;
/// Columns of parts are so many times as wide as usual at least, where there are several.
const NARROWER: f64 = 0.85;
/// Narrowest column of a page that is very narrow, in map units.
const NARROWEST: f64 = 48.0;
/// Parts are at most so many times as large as their type needs them.
const LARGEST: f64 = 1.25;
/// Rounding, in map units.
const HAIR: f64 = 0.01;

/// That there would be more pages than anybody turns.
const TOO_MANY: ExportError = ExportError::TooManyParts { most: MOST_PAGES as u64 };

/// How a picture is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Split {
    /// It is one picture, however small.
    #[default]
    None,
    /// It is parted where its type would be too small otherwise, by phases where that is enough.
    Auto,
    /// A part for each phase; more where its type would be too small otherwise.
    Phases,
    /// A part for each stage; more where its type would be too small otherwise.
    Stages,
    /// So many touchpoints a part at most, 1 or more.
    Touchpoints(u16),
}

impl Split {
    /// The ways that need no number, in the order lists show them.
    pub const NAMED: &'static [Self] = &[Self::None, Self::Auto, Self::Phases, Self::Stages];

    /// The way of this key: `none`, `auto`, `phases`, `stages`, or a number of touchpoints.
    pub fn parse(key: &str) -> Option<Self> {
        let named = Self::NAMED.iter().find(|split| split.key() == key);
        named.copied().or_else(|| {
            let most = key.parse().ok()?;
            (most > 0).then_some(Self::Touchpoints(most))
        })
    }

    /// The stable key, as [`Self::parse`] reads it.
    pub fn key(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Auto => "auto".to_owned(),
            Self::Phases => "phases".to_owned(),
            Self::Stages => "stages".to_owned(),
            Self::Touchpoints(most) => most.to_string(),
        }
    }
}

/// Adds the pages of a picture.
///
/// # Errors
/// When there are too many pages, or `share` says that nobody wants them any more.
pub(super) fn add(
    pages: &mut Vec<Page>,
    layout: &mut Layout,
    document: &Document,
    shown: &Shown,
    order: &Order,
    share: &dyn Fn(f64) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let target = order.target;
    let whole = fit::whole(layout, document, &shown.view, target);
    let part = |scene: &Arc<Scene>| Part {
        scene: shown.lit(document, scene.clone()),
        caption: shown.caption.clone(),
        notes: shown.notes.clone(),
    };
    let page = Page::new(part(&whole.scene), whole.sheet, whole.scale, PageRole::Whole);
    let parted = match order.split {
        Split::None => false,
        Split::Auto => page.is_too_small(target),
        Split::Phases | Split::Stages | Split::Touchpoints(_) => true,
    };
    let mut best: Option<Found> = None;
    if parted {
        let sheets = target.sheets();
        let rooms: Vec<Room> = match target.least_type() {
            Some(least) => sheets.iter().map(|sheet| Room::of(&shown.view, sheet, least)).collect(),
            None => vec![Room::NATURAL],
        };
        for room in &rooms {
            let mut splitter = Splitter::new(layout, document, shown, *room, share);
            let pieces = splitter.pieces(order.split)?;
            if best.as_ref().is_none_or(|best| pieces.len() < best.pieces.len()) {
                best = Some(Found { room: *room, columns: splitter.columns, pieces });
            }
        }
    }
    match best {
        // One part is the whole; it keeps its title and legend if it is legible with them.
        Some(found) if found.pieces.len() > 1 || page.is_too_small(target) => {
            if found.room.sheet.is_some() && found.pieces.len() > 1 {
                // It may lie where the parts stand: it is as wide as the journey.
                let sheets = target.sheets().into_iter();
                let seen = sheets.map(|sheet| {
                    let units = sheet.inner().width / found.room.scale;
                    overview(layout, document, &shown.view, (sheet, units))
                });
                if let Some(seen) = seen.max_by(|a, b| a.scale.total_cmp(&b.scale)) {
                    let part = part(&seen.scene);
                    pages.push(Page::new(part, seen.sheet, seen.scale, PageRole::Overview));
                }
            }
            let mut splitter = Splitter::new(layout, document, shown, found.room, share);
            splitter.columns = found.columns;
            pages.extend(splitter.pages(&found.pieces)?);
        }
        _ => pages.push(page),
    }
    if pages.len() > MOST_PAGES {
        return Err(TOO_MANY);
    }
    Ok(())
}

/// What a way of parting came to.
struct Found {
    room: Room,
    columns: Vec<Column>,
    pieces: Vec<Piece>,
}

/// The room inside a page's margins.
#[derive(Debug, Clone, Copy)]
struct Room {
    sheet: Option<Sheet>,
    /// In map units, where type has its smallest size.
    size: Size,
    /// Points a map unit, where type has its smallest size.
    scale: f64,
}

impl Room {
    /// No page: as large as it takes.
    const NATURAL: Self =
        Self { sheet: None, size: Size::new(f64::INFINITY, f64::INFINITY), scale: NATURAL };

    fn of(view: &View, sheet: &Sheet, least: f64) -> Self {
        let scale = least / f64::from(least_type(view));
        Self { sheet: Some(*sheet), size: sheet.inner() / scale, scale }
    }

    fn holds(&self, size: Size) -> bool {
        size.width <= self.size.width + HAIR && size.height <= self.size.height + HAIR
    }
}

/// A column of the whole picture.
#[derive(Debug, Clone, Copy)]
struct Column {
    stage: ElementId,
    phase: Phase,
    touchpoint: Option<ElementId>,
    /// In widths of a usual column.
    width: f64,
}

/// What stands on one page.
#[derive(Debug, Clone)]
struct Piece {
    columns: Range<usize>,
    lanes: Vec<Lane>,
    /// Of a picture that is too high even so: which slice of it.
    cut: Option<(f64, f64)>,
}

/// Parts a picture.
struct Splitter<'a> {
    layout: &'a mut Layout,
    document: &'a Document,
    shown: &'a Shown,
    room: Room,
    share: &'a dyn Fn(f64) -> Result<(), ExportError>,
    columns: Vec<Column>,
}

impl<'a> Splitter<'a> {
    fn new(
        layout: &'a mut Layout,
        document: &'a Document,
        shown: &'a Shown,
        room: Room,
        share: &'a dyn Fn(f64) -> Result<(), ExportError>,
    ) -> Self {
        Self { layout, document, shown, room, share, columns: Vec::new() }
    }

    /// Finds the parts.
    fn pieces(&mut self, split: Split) -> Result<Vec<Piece>, ExportError> {
        let setting = self.setting(None, Surround::Part(self.heading(&(0..0), Some((88, 888)))));
        let view = View { setting, ..self.shown.view.clone() };
        let scene = self.layout.scene(self.document, &view);
        self.columns = columns(self.document, &scene, usual_column(&view));
        let names = scene.size.width - scene.columns.iter().map(|column| column.width).sum::<f64>();
        let most = ((self.room.size.width - names) / usual_column(&view)).max(1.0);
        let mut pieces = Vec::new();
        for run in runs(&self.columns, split) {
            for columns in packed(&self.columns, run, most) {
                let lanes = self.shown.view.lanes.clone();
                self.fit(columns, &lanes, &mut pieces)?;
            }
        }
        Ok(pieces)
    }

    /// Adds the parts that these columns and lanes need.
    fn fit(
        &mut self,
        columns: Range<usize>,
        lanes: &[Lane],
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ExportError> {
        (self.share)(0.8 * columns.start as f64 / self.columns.len().max(1) as f64)?;
        if pieces.len() >= MOST_PAGES {
            return Err(TOO_MANY);
        }
        let piece = Piece { columns: columns.clone(), lanes: lanes.to_vec(), cut: None };
        let scene = self.scene(&piece, (88, 888));
        if self.room.holds(scene.size) {
            pieces.push(piece);
            return Ok(());
        }
        let groups = lane_groups(&scene, lanes, self.room.size.height);
        // A lane keeps its touchpoints' cards beside it as long as fewer columns are of help.
        let last_lane = lanes.len() <= 2 && columns.len() > 1;
        let too_high = scene.size.height > self.room.size.height + HAIR;
        if too_high && groups.len() > 1 && !last_lane {
            for group in groups {
                self.fit(columns.clone(), &group, pieces)?;
            }
        } else if columns.len() > 1 {
            let middle = columns.start + columns.len() / 2;
            self.fit(columns.start..middle, lanes, pieces)?;
            self.fit(middle..columns.end, lanes, pieces)?;
        } else {
            let slices = cuts(&scene, self.room.size.height);
            pieces.extend(slices.into_iter().map(|cut| Piece { cut: Some(cut), ..piece.clone() }));
        }
        Ok(())
    }

    /// Draws the parts.
    fn pages(&mut self, pieces: &[Piece]) -> Result<Vec<Page>, ExportError> {
        let mut scenes = Vec::with_capacity(pieces.len());
        for (number, piece) in pieces.iter().enumerate() {
            (self.share)(0.8 + 0.2 * number as f64 / pieces.len() as f64)?;
            scenes.push(self.scene(piece, (number + 1, pieces.len())));
        }
        let scale = self.room.sheet.map_or(self.room.scale, |sheet| {
            // All parts alike: a reader turns pages, not glasses.
            let fitting = scenes.iter().map(|scene| scale_on(scene, &sheet));
            fitting.fold(self.room.scale * LARGEST, f64::min)
        });
        let page = |(number, (piece, scene)): (usize, (&Piece, Arc<Scene>))| {
            let heading = self.heading(&piece.columns, Some((number + 1, pieces.len())));
            let notes = if number == 0 { self.shown.notes.clone() } else { String::new() };
            let part = Part { scene, caption: heading, notes };
            Page::new(part, self.room.sheet, scale, PageRole::Part)
        };
        Ok(pieces.iter().zip(scenes).enumerate().map(page).collect())
    }

    fn setting(&self, column: Option<f64>, surround: Surround) -> Setting {
        let least_type = if self.room.sheet.is_some() { least_type(&self.shown.view) } else { 0.0 };
        Setting { least_type, column, surround }
    }

    /// The picture of a part; `number` of how many it is.
    fn scene(&mut self, piece: &Piece, number: (usize, usize)) -> Arc<Scene> {
        let heading = self.heading(&piece.columns, Some(number));
        let columns = &self.columns[piece.columns.clone()];
        let view = View {
            lanes: piece.lanes.clone(),
            stages: Some(columns.iter().map(|column| column.stage).collect()),
            touchpoints: Some(columns.iter().filter_map(|column| column.touchpoint).collect()),
            setting: self.setting(None, Surround::Part(heading)),
            ..self.shown.view.clone()
        };
        let mut scene = self.layout.scene(self.document, &view);
        if self.room.sheet.is_some() {
            let usual = usual_column(&view);
            let narrowest = if columns.len() > 1 { usual * NARROWER } else { NARROWEST };
            // Notes that reach beyond the last column grow with it: the second step is exact.
            let mut column = usual;
            for _ in 0..2 {
                let taken: f64 = scene.columns.iter().map(|column| column.width).sum();
                let room = self.room.size.width - (scene.size.width - taken) - HAIR;
                column = (room * column / taken.max(1.0)).clamp(narrowest, usual * WIDEST);
                let setting = Setting { column: Some(column), ..view.setting.clone() };
                scene = self.layout.scene(self.document, &View { setting, ..view.clone() });
            }
        }
        let scene = self.shown.lit(self.document, scene);
        match piece.cut {
            Some((from, to)) => Arc::new(scene.slice(from, to)),
            None => scene,
        }
    }

    /// What a part is called: the map, the phase, its stages, and which of how many it is.
    fn heading(&self, columns: &Range<usize>, number: Option<(usize, usize)>) -> String {
        let texts = Texts::of(self.shown.view.language);
        let title = if self.shown.caption.trim().is_empty() {
            self.document.props().title.trim()
        } else {
            self.shown.caption.trim()
        };
        let title = if title.is_empty() { texts.get("map-untitled") } else { title };
        let mut heading = title.to_owned();
        let columns = self.columns.get(columns.clone()).unwrap_or_default();
        if let (Some(first), Some(last)) = (columns.first(), columns.last()) {
            heading = format!("{heading} · {}", texts.word(first.phase));
            if first.phase != last.phase {
                heading = format!("{heading} – {}", texts.word(last.phase));
            }
        }
        let Some((at, of)) = number else { return heading };
        let number = [
            ("heading", Arg::from(&heading)),
            ("at", Arg::Text(&at.to_string())),
            ("of", Arg::Text(&of.to_string())),
        ];
        texts.with("page-heading", &number)
    }
}

/// The columns of a picture, with the stages that stand above them.
fn columns(document: &Document, scene: &Scene, usual: f64) -> Vec<Column> {
    let groups = scene
        .top
        .iter()
        .flat_map(|placed| placed.block.groups.iter().map(move |group| (placed.origin.x, group)));
    let stages: Vec<(f64, ElementId)> = groups
        .filter(|(_, group)| group.role == Role::Stage)
        .filter_map(|(x, group)| Some((x, group.element?)))
        .collect();
    let column = |column: &crate::scene::Column| {
        let at = stages.partition_point(|(x, _)| *x <= column.x + HAIR);
        let (_, stage) = stages.get(at.checked_sub(1)?)?;
        let phase = document.element(*stage)?.content.as_stage()?.phase;
        let width = column.width / usual;
        Some(Column { stage: *stage, phase, touchpoint: column.touchpoint, width })
    };
    scene.columns.iter().filter_map(column).collect()
}

/// The columns that may stand on one page.
fn runs(columns: &[Column], split: Split) -> Vec<Range<usize>> {
    let most = match split {
        Split::Touchpoints(most) => usize::from(most.max(1)),
        _ => usize::MAX,
    };
    let together = |one: &Column, other: &Column| match split {
        Split::Stages => one.stage == other.stage,
        Split::Touchpoints(_) => true,
        Split::None | Split::Auto | Split::Phases => one.phase == other.phase,
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.len() < most && together(&columns[run.start], column) => {
                run.end = at + 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Parts a run so that no part is wider than `most` usual columns: whole stages where they have
/// room, else pieces of a stage of about the same length.
fn packed(columns: &[Column], run: Range<usize>, most: f64) -> Vec<Range<usize>> {
    let width =
        |range: &Range<usize>| columns[range.clone()].iter().map(|it| it.width).sum::<f64>();
    if width(&run) <= most + HAIR {
        return vec![run];
    }
    let mut stages: Vec<Range<usize>> = Vec::new();
    for at in run {
        match stages.last_mut() {
            Some(stage) if columns[stage.start].stage == columns[at].stage => stage.end = at + 1,
            _ => stages.push(at..at + 1),
        }
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for stage in stages {
        let joined = parts.last().map(|part| part.start..stage.end);
        if let Some(joined) = joined.filter(|joined| width(joined) <= most + HAIR) {
            parts.pop();
            parts.push(joined);
        } else {
            let count = (width(&stage) / most).ceil().max(1.0) as usize;
            let length = stage.len().div_ceil(count);
            let starts = stage.clone().step_by(length.max(1));
            parts.extend(starts.map(|at| at..(at + length).min(stage.end)));
        }
    }
    parts
}

/// Lanes that stand on a page together, the touchpoints on each, so that no page is higher than
/// `room`. One group = they cannot be parted.
fn lane_groups(scene: &Scene, lanes: &[Lane], room: f64) -> Vec<Vec<Lane>> {
    let height = |lane: Lane| {
        let rows = scene.rows.iter().filter(|row| row.lane == lane);
        rows.map(|row| row.height).sum::<f64>()
    };
    let around = scene.size.height - scene.body.height();
    let context = lanes.contains(&Lane::Touchpoints);
    let said: Vec<Lane> = lanes.iter().copied().filter(|lane| *lane != Lane::Touchpoints).collect();
    if said.len() < 2 {
        // Last of all the touchpoint's card gives way: the heading and the stages stay.
        let alone = context && said.len() == 1;
        return if alone { vec![vec![Lane::Touchpoints], said] } else { vec![lanes.to_vec()] };
    }
    let free = room - around - if context { height(Lane::Touchpoints) } else { 0.0 };
    let mut groups: Vec<(f64, Vec<Lane>)> = Vec::new();
    for lane in said {
        match groups.last_mut() {
            Some((taken, group)) if *taken + height(lane) <= free => {
                *taken += height(lane);
                group.push(lane);
            }
            _ => groups.push((height(lane), vec![lane])),
        }
    }
    if groups.len() == 1 {
        // Rounding, or a row that grows where others are missing: two halves are smaller for sure.
        let (_, all) = groups.remove(0);
        let (first, second) = all.split_at(all.len() / 2);
        groups = vec![(0.0, first.to_vec()), (0.0, second.to_vec())];
    }
    let ordered = |(_, group): (f64, Vec<Lane>)| {
        let shown = |lane: &Lane| group.contains(lane) || *lane == Lane::Touchpoints;
        lanes.iter().copied().filter(shown).collect()
    };
    groups.into_iter().map(ordered).collect()
}
