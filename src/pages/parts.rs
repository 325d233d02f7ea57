//! The parts of a picture: columns by phase, by stage or by count, and lanes where one page is not
//! high enough for all.

use super::cut::cuts;
use super::fit::{NATURAL, least_type, scale_on, usual_column};
use super::lanes::{groups, said};
use super::split::Split;
use super::subject::Shown;
use super::target::Sheet;
use super::{MOST_PAGES, Page, PageRole};
use crate::export::{ExportError, Part};
use crate::i18n::{Arg, Texts};
use crate::layout::{Heading, Layout, Setting, Surround, View};
use crate::model::{Document, ElementId, Phase};
use crate::scene::{Lane, Role, Scene};
use kurbo::Size;
use std::ops::Range;
use std::sync::Arc;

/// Columns of parts are so many times as wide as usual at most.
const WIDEST: f64 = 1.6;
/// Columns of parts are so many times as wide as usual at least, where there are several.
pub(super) const NARROWER: f64 = 0.85;
/// Narrowest column of a page that is very narrow, in map units.
const NARROWEST: f64 = 48.0;
/// Parts are at most so many times as large as their type needs them.
const LARGEST: f64 = 1.25;
/// Curves are drawn higher where so much of a page would be left, in map units, up to this step of
/// valence at a scale of 1.
const SPARE: f64 = 12.0;
const HIGHEST: f64 = 60.0;
/// Rounding, in map units.
const HAIR: f64 = 0.01;
/// Most stages a heading names.
const MOST_NAMED: usize = 3;
/// A number of pages as wide as any.
const NUMBER: (usize, usize) = (88, 888);

/// That there would be more pages than anybody turns.
pub(super) const TOO_MANY: ExportError = ExportError::TooManyParts { most: MOST_PAGES as u64 };

/// The room inside a page's margins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The page; `None` = as large as it takes.
    pub(super) sheet: Option<Sheet>,
    /// In map units, where type has its smallest size.
    size: Size,
    /// Points a map unit, where type has its smallest size.
    pub(super) scale: f64,
}

impl Room {
    /// No page: as large as it takes.
    pub(super) const NATURAL: Self =
        Self { sheet: None, size: Size::new(f64::INFINITY, f64::INFINITY), scale: NATURAL };

    /// The room on a page whose type is at least `least` points.
    pub(super) fn of(view: &View, sheet: &Sheet, least: f64) -> Self {
        let scale = least / f64::from(least_type(view));
        Self { sheet: Some(*sheet), size: sheet.inner() / scale, scale }
    }

    fn holds(&self, size: Size) -> bool {
        size.width <= self.size.width + HAIR && size.height <= self.size.height + HAIR
    }
}

/// A column of the whole picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    stage: ElementId,
    phase: Phase,
    touchpoint: Option<ElementId>,
    /// In widths of a usual column.
    width: f64,
}

/// What stands on one page.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    columns: Range<usize>,
    lanes: Vec<Lane>,
    /// Whether the touchpoints were shown with all they have on a page before.
    repeats: bool,
    /// Of a picture that is too high even so: which slice of it.
    cut: Option<(f64, f64)>,
}

/// Parts a picture.
pub(super) struct Splitter<'a> {
    layout: &'a mut Layout,
    document: &'a Document,
    shown: &'a Shown,
    room: Room,
    share: &'a dyn Fn(f64) -> Result<(), ExportError>,
    /// The columns of the whole picture.
    pub(super) columns: Vec<Column>,
}

impl<'a> Splitter<'a> {
    /// Parts a picture into pages of this room.
    pub(super) fn new(
        layout: &'a mut Layout,
        document: &'a Document,
        shown: &'a Shown,
        room: Room,
        share: &'a dyn Fn(f64) -> Result<(), ExportError>,
    ) -> Self {
        Self { layout, document, shown, room, share, columns: Vec::new() }
    }

    /// Finds the parts, whose columns are at least `width` times as wide as usual.
    pub(super) fn pieces(&mut self, split: Split, width: f64) -> Result<Vec<Piece>, ExportError> {
        let setting = self.setting(Surround::Part(self.heading(&(0..0), NUMBER)));
        let view = View { setting, ..self.shown.view.clone() };
        let scene = self.layout.scene(self.document, &view);
        let usual = usual_column(&view);
        self.columns = columns(self.document, &scene, usual);
        let names = scene.size.width - scene.columns.iter().map(|column| column.width).sum::<f64>();
        let most = ((self.room.size.width - names) / (usual * width)).max(1.0);
        let mut pieces = Vec::new();
        for run in runs(&self.columns, split) {
            for columns in packed(&self.columns, run, most) {
                let lanes = self.shown.view.lanes.clone();
                self.fit(columns, &lanes, false, &mut pieces)?;
            }
        }
        Ok(pieces)
    }

    /// Adds the parts that these columns and lanes need.
    fn fit(
        &mut self,
        columns: Range<usize>,
        lanes: &[Lane],
        repeats: bool,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ExportError> {
        (self.share)(0.8 * columns.start as f64 / self.columns.len().max(1) as f64)?;
        if pieces.len() >= MOST_PAGES {
            return Err(TOO_MANY);
        }
        let mut piece = Piece { columns, lanes: lanes.to_vec(), repeats, cut: None };
        let mut scene = self.scene(&piece, NUMBER);
        let said = said(&scene, lanes);
        if said.len() < lanes.len() {
            // Lanes with nothing in them on this page would only take room from the others.
            piece.lanes = said;
            scene = self.scene(&piece, NUMBER);
        }
        if self.room.holds(scene.size) {
            pieces.push(piece);
            return Ok(());
        }
        let Piece { columns, lanes, .. } = &piece;
        let middle = columns.start + columns.len() / 2;
        let halves = [columns.start..middle, middle..columns.end];
        let too_high = scene.size.height > self.room.size.height + HAIR;
        let named = lanes.contains(&Lane::Touchpoints);
        let others: Vec<Lane> =
            lanes.iter().copied().filter(|lane| *lane != Lane::Touchpoints).collect();
        // Fewer columns are wider, and their texts less high; curves are as high as they are.
        let halving = columns.len() > 1 && !(too_high && others == [Lane::Emotions]);
        if too_high && others.len() > 1 {
            let names = Piece { lanes: vec![Lane::Touchpoints], repeats: true, ..piece.clone() };
            let names = if named { self.scene(&names, NUMBER).body.height() } else { 0.0 };
            for (at, group) in
                groups(&scene, lanes, names, self.room.size.height).iter().enumerate()
            {
                self.fit(columns.clone(), group, repeats || at > 0, pieces)?;
            }
        } else if too_high && named && others.len() == 1 && !repeats {
            self.fit(columns.clone(), &[Lane::Touchpoints], false, pieces)?;
            self.fit(columns.clone(), lanes, true, pieces)?;
        } else if halving {
            for half in halves {
                self.fit(half, lanes, repeats, pieces)?;
            }
        } else if too_high && named && others.len() == 1 {
            // Last of all the touchpoints' names give way: the heading and the stages stay.
            self.fit(columns.clone(), &others, true, pieces)?;
        } else {
            let slices = cuts(&scene, self.room.size.height);
            pieces.extend(slices.into_iter().map(|cut| Piece { cut: Some(cut), ..piece.clone() }));
        }
        Ok(())
    }

    /// Draws the parts, behind so many pages of the same picture.
    pub(super) fn pages(
        &mut self,
        pieces: &[Piece],
        before: usize,
    ) -> Result<Vec<Page>, ExportError> {
        let number = |at: usize| (at + 1 + before, pieces.len() + before);
        let mut scenes = Vec::with_capacity(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            (self.share)(0.8 + 0.2 * at as f64 / pieces.len() as f64)?;
            scenes.push(self.scene(piece, number(at)));
        }
        let scale = self.room.sheet.map_or(self.room.scale, |sheet| {
            // All parts alike: a reader turns pages, not glasses.
            let fitting = scenes.iter().map(|scene| scale_on(scene, &sheet));
            fitting.fold(self.room.scale * LARGEST, f64::min)
        });
        if let Some(sheet) = self.room.sheet {
            let page = sheet.inner().height / scale;
            let foot = !self.shown.view.footer.trim().is_empty();
            for ((at, piece), scene) in pieces.iter().enumerate().zip(&mut scenes) {
                let spare = page - scene.size.height;
                let curves = scene.feelings.filter(|_| spare > SPARE && piece.cut.is_none());
                let most = HIGHEST * f64::from(self.shown.view.theme.theme().scale);
                let step = curves.map(|axis| (axis.step + spare / 4.0).min(most.max(axis.step)));
                if foot || step.is_some() {
                    let height = if foot { page } else { 0.0 };
                    *scene = self.drawn(piece, number(at), (height, step));
                }
            }
        }
        let page = |(at, (piece, scene)): (usize, (&Piece, Arc<Scene>))| {
            let caption = self.heading(&piece.columns, number(at)).text;
            let notes = if at == 0 { self.shown.notes.clone() } else { String::new() };
            let part = Part { scene, caption, notes };
            Page::new(part, self.room.sheet, scale, PageRole::Part)
        };
        Ok(pieces.iter().zip(scenes).enumerate().map(page).collect())
    }

    fn setting(&self, surround: Surround) -> Setting {
        let least_type = if self.room.sheet.is_some() { least_type(&self.shown.view) } else { 0.0 };
        Setting { least_type, surround, ..Setting::default() }
    }

    /// The picture of a part; `number` of how many it is.
    fn scene(&mut self, piece: &Piece, number: (usize, usize)) -> Arc<Scene> {
        self.drawn(piece, number, (0.0, None))
    }

    /// The same with the least height that it has, and the step of valence.
    fn drawn(
        &mut self,
        piece: &Piece,
        number: (usize, usize),
        (height, step): (f64, Option<f64>),
    ) -> Arc<Scene> {
        let heading = self.heading(&piece.columns, number);
        let columns = &self.columns[piece.columns.clone()];
        let setting = self.setting(Surround::Part(heading));
        let view = View {
            lanes: piece.lanes.clone(),
            stages: Some(columns.iter().map(|column| column.stage).collect()),
            touchpoints: Some(columns.iter().filter_map(|column| column.touchpoint).collect()),
            setting: Setting { repeats: piece.repeats, height, step, ..setting },
            ..self.shown.view.clone()
        };
        let mut scene = self.layout.scene(self.document, &view);
        if self.room.sheet.is_some() {
            let usual = usual_column(&view);
            let narrowest = if columns.len() > 1 { usual * NARROWER } else { NARROWEST };
            // What stands beside the columns may grow with them: the second step is exact.
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

    /// What a part is called: its phase and stages, below what is asked for if that has a name, and
    /// which of how many it is; beside it the map's title.
    fn heading(&self, columns: &Range<usize>, (at, of): (usize, usize)) -> Heading {
        let texts = Texts::of(self.shown.view.language);
        let title = match self.document.props().title.trim() {
            "" => texts.get("map-untitled"),
            title => title,
        };
        let columns = self.columns.get(columns.clone()).unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        let caption = self.shown.caption.trim();
        if !caption.is_empty() {
            names.push(caption.to_owned());
        }
        if let (Some(first), Some(last)) = (columns.first(), columns.last()) {
            let mut phases = texts.word(first.phase).to_owned();
            if first.phase != last.phase {
                phases = format!("{phases} – {}", texts.word(last.phase));
            }
            names.push(phases);
            let mut stages: Vec<ElementId> = columns.iter().map(|column| column.stage).collect();
            stages.dedup();
            let name = |id: &ElementId| {
                let stage = self.document.element(*id)?.content.text().trim().to_owned();
                (!stage.is_empty()).then_some(stage)
            };
            let stages: Vec<String> = stages.iter().filter_map(name).collect();
            if (1..=MOST_NAMED).contains(&stages.len()) && caption.is_empty() {
                names.push(stages.join(", "));
            }
        }
        let named = if names.is_empty() { title.to_owned() } else { names.join(" · ") };
        let (at, of) = (at.to_string(), of.to_string());
        let number =
            [("heading", Arg::from(&named)), ("at", Arg::Text(&at)), ("of", Arg::Text(&of))];
        let beside = if names.is_empty() { "" } else { title };
        Heading { text: texts.with("page-heading", &number), of: beside.to_owned() }
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
