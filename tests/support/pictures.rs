//! Scenes built by hand, with every kind of item, for tests of the exporters.

use cjm::layout::{Shaper, TextStyle};
use cjm::model::{ElementId, EncodedImage, ImageEncoding, Language, MapState};
use cjm::scene::{
    Block, Cell, Column, ColumnContent, Detail, Gradient, Group, IdFilter, ImageItem, Item, Lane,
    Paint, PathItem, Placed, RectItem, Role, Row, Scene, Stroke, TextItem, Weight,
};
use cjm::theme::Color;
use kurbo::{BezPath, Point, Rect, Shape, Size};
use std::sync::Arc;

pub(crate) const INK: Color = Color::rgb(0x0F, 0x17, 0x2A);
pub(crate) const BARRIER: Color = Color::rgb(0xD9, 0x48, 0x2B);
pub(crate) const DRIVER: Color = Color::rgb(0x2E, 0x9E, 0x63);
pub(crate) const PAPER: Color = Color::rgb(0xFF, 0xFF, 0xFF);

/// Width of a column and height of a row of the built scenes.
pub(crate) const COLUMN: f64 = 166.0;
const ROW: f64 = 110.0;
const LEFT: f64 = 60.0;
const TOP: f64 = 80.0;

/// A scene of `names.len()` columns, a name, a note, a curve, a picture and a score in each.
pub(crate) fn scene(names: &[&str]) -> Scene {
    let mut shaper = Shaper::default();
    let width = LEFT + COLUMN * names.len() as f64 + 20.0;
    let rows: Vec<Row> = [Lane::Touchpoints, Lane::Emotions, Lane::Pictures]
        .into_iter()
        .enumerate()
        .map(|(i, lane)| Row {
            lane,
            name: lane.key().into(),
            y: TOP + ROW * i as f64,
            height: ROW,
        })
        .collect();
    let size = Size::new(width, TOP + ROW * rows.len() as f64 + 20.0);
    let gradient = Arc::new(Gradient {
        start: Point::new(0.0, 0.0),
        end: Point::new(0.0, 60.0),
        stops: vec![(0.0, DRIVER), (0.5, Color::rgb(0x94, 0xA3, 0xB8)), (1.0, BARRIER.fade(0.4))],
    });
    let columns = names
        .iter()
        .enumerate()
        .map(|(i, name)| Column {
            x: LEFT + COLUMN * i as f64,
            width: COLUMN,
            ids: IdFilter::of([&ElementId::from_bits(i as u64 + 1)]),
            content: Arc::new(ColumnContent {
                touchpoint: Some(ElementId::from_bits(i as u64 + 1)),
                elements: Arc::default(),
                cells: Arc::new(cells(&mut shaper, name, &gradient, i).into()),
                glance: Arc::default(),
            }),
        })
        .collect();
    let title = names.first().copied().unwrap_or("empty");
    Scene {
        size,
        title: title.into(),
        description: format!("A test of {} columns: {title}", names.len()).into(),
        language: Language::Russian,
        state: MapState::AsIs,
        paper: PAPER,
        dark: false,
        under: vec![under(size, &rows)],
        columns,
        over: Vec::new(),
        left: rows.iter().map(|row| left(&mut shaper, row)).collect(),
        top: vec![top(&mut shaper, width)],
        frame: vec![frame(&mut shaper, title)],
        body: Rect::new(LEFT, TOP, width, size.height),
        header: Rect::new(0.0, 40.0, width, TOP),
        feelings: None,
        rows,
    }
}

pub(crate) fn group(role: Role, label: &str, items: Vec<Item>) -> Group {
    Group {
        role,
        element: None,
        label: label.into(),
        detail: Detail::Always,
        bounds: Rect::new(0.0, 0.0, COLUMN, ROW),
        line: None,
        items,
    }
}

pub(crate) fn block(groups: Vec<Group>, bounds: Rect) -> Arc<Block> {
    Arc::new(Block { groups, bounds })
}

pub(crate) fn rect(rect: Rect, radius: f64, fill: Color, stroke: Option<(Color, f64)>) -> Item {
    let stroke = stroke.map(|(color, width)| Stroke { paint: color.into(), width, dash: None });
    Item::Rect(RectItem { rect, radius, fill: Some(fill.into()), stroke })
}

/// The lines of a broken text, from `at` down.
pub(crate) fn text(
    shaper: &mut Shaper,
    text: &str,
    at: Point,
    width: f64,
    (size, weight): (f32, Weight),
    (color, halo): (Color, Option<Color>),
) -> Vec<Item> {
    let paragraph = shaper.paragraph(text, TextStyle::new(size, weight), width);
    paragraph
        .baselines()
        .map(|(y, line)| {
            Item::Text(TextItem {
                origin: Point::new(at.x, at.y + y),
                line: line.clone(),
                color,
                halo,
                detail: Detail::Always,
            })
        })
        .collect()
}

fn under(size: Size, rows: &[Row]) -> Placed {
    let rules = rows
        .iter()
        .map(|row| {
            let mut path = BezPath::new();
            path.move_to((0.0, row.y));
            path.line_to((size.width, row.y));
            let stroke =
                Stroke { paint: Color::rgb(0xE2, 0xE8, 0xF0).into(), width: 1.0, dash: None };
            Item::Path(PathItem { path: path.into(), fill: None, stroke: Some(stroke) })
        })
        .collect();
    let block = block(vec![group(Role::Decoration, "", rules)], size.to_rect());
    Placed { origin: Point::ORIGIN, block }
}

fn left(shaper: &mut Shaper, row: &Row) -> Placed {
    let items = text(shaper, &row.name, Point::ZERO, 200.0, (11.0, Weight::SemiBold), (INK, None));
    let block =
        block(vec![group(Role::LaneName, &row.name, items)], Rect::new(0.0, 0.0, 200.0, 20.0));
    Placed { origin: Point::new(4.0, row.y + 4.0), block }
}

fn top(shaper: &mut Shaper, width: f64) -> Placed {
    let bar = Rect::new(0.0, 0.0, width - LEFT - 20.0, 28.0);
    let mut items = vec![rect(bar, 6.0, Color::rgb(0x2F, 0x5F, 0xD0), None)];
    let at = Point::new(10.0, 4.0);
    items.extend(text(shaper, "Предсервис", at, 400.0, (14.0, Weight::Bold), (PAPER, None)));
    let block = block(vec![group(Role::Phase, "Предсервис", items)], bar);
    Placed { origin: Point::new(LEFT, 44.0), block }
}

fn frame(shaper: &mut Shaper, title: &str) -> Placed {
    let items = text(shaper, title, Point::ZERO, 4000.0, (26.0, Weight::Bold), (INK, None));
    let block = block(vec![group(Role::Title, title, items)], Rect::new(0.0, 0.0, 4000.0, 40.0));
    Placed { origin: Point::new(20.0, 2.0), block }
}

fn cells(shaper: &mut Shaper, name: &str, gradient: &Arc<Gradient>, i: usize) -> Vec<Cell> {
    let card = Rect::new(0.0, 0.0, 150.0, 92.0);
    let mut items = vec![rect(card, 9.0, PAPER, Some((Color::rgb(0xCB, 0xD5, 0xE1), 1.2)))];
    items.push(rect(Rect::new(0.0, 8.0, 3.0, 84.0), 0.0, Color::rgb(0x2F, 0x5F, 0xD0), None));
    let short: String = name.chars().take(60).collect();
    let at = Point::new(14.0, 10.0);
    items.extend(text(shaper, &short, at, 122.0, (12.0, Weight::Regular), (INK, None)));
    let card = block(vec![group(Role::Touchpoint, &short, items)], card.inflate(2.0, 2.0));

    let area = kurbo::Circle::new((75.0, 40.0), 30.0).to_path(0.01);
    let mut line = BezPath::new();
    line.move_to((-8.0, 20.0));
    line.curve_to((30.0, 20.0), (40.0, 60.0), (158.0, 60.0));
    let dash = Some((6.0, 4.0));
    let stroke = Stroke { paint: Paint::Gradient(gradient.clone()), width: 2.5, dash };
    let mut items = vec![
        Item::Path(PathItem {
            path: area.into(),
            fill: Some(Paint::Gradient(gradient.clone())),
            stroke: None,
        }),
        Item::Path(PathItem { path: line.into(), fill: None, stroke: Some(stroke) }),
    ];
    let at = Point::new(50.0, 60.0);
    let color = (BARRIER, Some(PAPER));
    items.extend(text(shaper, "Злость", at, 150.0, (11.5, Weight::SemiBold), color));
    let label = format!("Emotion of {short}: anger, −2");
    let bounds = Rect::new(-12.0, 0.0, 170.0, 90.0);
    let curve = block(vec![group(Role::Emotion, &label, items)], bounds);

    let frame = Rect::new(0.0, 0.0, 60.0, 40.0);
    let picture = Item::Image(ImageItem { rect: frame, radius: 6.0, image: picture(i) });
    let picture = block(vec![group(Role::Picture, &short, vec![picture])], frame);
    let cell = |row, dx, dy, block| Cell { row, dx, dy, block };
    [cell(0, 8.0, 8.0, card), cell(1, 8.0, 8.0, curve), cell(2, 30.25, 20.5, picture)].to_vec()
}

/// A small striped PNG, a different one for each number.
pub(crate) fn picture(number: usize) -> EncodedImage {
    let mut bytes = Vec::new();
    let (width, height) = (30, 20);
    let pixels: Vec<u8> = (0..width * height)
        .flat_map(|i| {
            if (i / 5 + number as u32).is_multiple_of(2) { [200, 40, 40] } else { [40, 40, 200] }
        })
        .collect();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    EncodedImage { encoding: ImageEncoding::Png, width, height, bytes: bytes.into() }
}

/// Every line of text in a scene, in painting order.
pub(crate) fn lines(scene: &Scene) -> Vec<String> {
    scene
        .blocks()
        .flat_map(|(_, block)| &block.groups)
        .flat_map(|group| &group.items)
        .filter_map(|item| match item {
            Item::Text(text) => Some(text.line.text.to_string()),
            _ => None,
        })
        .collect()
}

/// Texts that try to break a format.
pub(crate) const HOSTILE: &[&str] = &[
    "a\0b\u{1}c\u{8}d\u{b}e\u{c}f\u{1f}g\u{7f}h\u{85}i\u{9f}j\u{fffe}k\u{ffff}l",
    "<script>alert(\"&'x\")</script>]]>&#0;&amp;<!--",
    "\u{202e}обратный\u{202c} порядок \u{2066}שלום עולם\u{2069} مرحبا\u{200f}",
    "ъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъъ",
    "😀👍🏽🧑‍🚀 e\u{301} ﷽ 漢字 \u{e000}\u{10ffff}",
    "=cmd|' /C calc'!A0 %s%n ${x} {{y}} \\ ) ( endobj stream",
    "   \t  ",
    "",
];

/// The scene's columns with their pictures changed.
pub(crate) fn with_images(scene: &Scene, change: impl Fn(&mut EncodedImage)) -> Vec<Column> {
    let mut columns = scene.columns.clone();
    for column in &mut columns {
        let mut cells = column.cells.to_vec();
        for cell in &mut cells {
            for group in &mut Arc::make_mut(&mut cell.block).groups {
                for item in &mut group.items {
                    if let Item::Image(item) = item {
                        change(&mut item.image);
                    }
                }
            }
        }
        column.content = Arc::new(ColumnContent {
            touchpoint: column.touchpoint,
            elements: column.elements.clone(),
            cells: Arc::new(cells.into()),
            glance: column.glance.clone(),
        });
    }
    columns
}
