//! The parts that every deck has: the presentation, its master and layout, its theme, its
//! properties.

use super::Deck;
use super::lines::locale;
use super::markup::Markup;
use super::notes::PAGE;
use super::package::Package;
use super::place::Sheet;
use super::slides::{NAMESPACES, TREE};
use super::table::STYLE;
use crate::i18n::Texts;
use crate::model::Language;
use crate::theme::{Color, Theme};

/// Number of the first slide among all that a presentation numbers.
const FIRST_SLIDE: usize = 256;
/// Numbers of the master and of its layout.
const MASTER: i64 = 2_147_483_648;
const LAYOUT: i64 = 2_147_483_649;

/// The faces of a theme. Where Inter is missing, the class tells what is like it.
const FACES: &str = "<a:latin typeface=\"Inter\" panose=\"020B0604020202020204\" pitchFamily=\"34\" charset=\"0\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";

/// What no colour of ours stands for: fills, lines and effects of shapes that users draw.
const FORMATS: &str = "<a:fmtScheme name=\"cjm\"><a:fillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"><a:tint val=\"60000\"/></a:schemeClr></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln><a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln><a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>";

/// Where a title stands in its box, which shrinks it if need be.
const TITLE_BODY: &str = "<a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang=\"en-US\"/></a:p>";

/// Adds the parts of a deck of so many slides with these titles.
pub(super) fn add(deck: &Deck<'_>, package: &mut Package, titles: &[String], language: Language) {
    let relation =
        |id: &str, kind: &'static str, target: &str| (id.to_owned(), kind, target.to_owned());
    package.relate(
        "",
        &[
            relation("rId1", "officeDocument", "ppt/presentation.xml"),
            relation("rId2", "core-properties", "docProps/core.xml"),
            relation("rId3", "extended-properties", "docProps/app.xml"),
        ],
    );
    package.add("docProps/core.xml".to_owned(), "core-properties", core(deck, titles, language));
    package.add(
        "docProps/app.xml".to_owned(),
        "extended-properties",
        app(titles.len(), package.notes),
    );
    presentation(deck, package, titles.len(), language);
    let theme_relation = relation("rId2", "theme", "../theme/theme1.xml");
    let layout_relation = relation("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml");
    let part = "ppt/slideMasters/slideMaster1.xml";
    package.relate(part, &[layout_relation, theme_relation]);
    package.add(part.to_owned(), "presentationml.slideMaster", master(deck));
    let part = "ppt/slideLayouts/slideLayout1.xml";
    let master_relation = relation("rId1", "slideMaster", "../slideMasters/slideMaster1.xml");
    package.relate(part, &[master_relation]);
    package.add(part.to_owned(), "presentationml.slideLayout", layout(language));
    package.add("ppt/theme/theme1.xml".to_owned(), "theme", theme(&deck.theme));
}

fn presentation(deck: &Deck<'_>, package: &mut Package, slides: usize, language: Language) {
    let mut out = Markup::part(2048 + 64 * slides);
    out.raw("<p:presentation")
        .raw(NAMESPACES)
        .raw(" saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"");
    out.int(MASTER).raw("\" r:id=\"rIdM\"/></p:sldMasterIdLst>");
    let mut relations = vec![
        ("rIdM".to_owned(), "slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("rIdT".to_owned(), "theme", "theme/theme1.xml".to_owned()),
    ];
    if package.notes > 0 {
        out.raw("<p:notesMasterIdLst><p:notesMasterId r:id=\"rIdN\"/></p:notesMasterIdLst>");
        let target = "notesMasters/notesMaster1.xml".to_owned();
        relations.push(("rIdN".to_owned(), "notesMaster", target));
    }
    if slides > 0 {
        out.raw("<p:sldIdLst>");
        for slide in 1..=slides {
            out.raw("<p:sldId id=\"").count(FIRST_SLIDE - 1 + slide);
            out.raw("\" r:id=\"rId").count(slide).raw("\"/>");
            relations.push((format!("rId{slide}"), "slide", format!("slides/slide{slide}.xml")));
        }
        out.raw("</p:sldIdLst>");
    }
    out.raw("<p:sldSz cx=\"").int(deck.sheet.width).raw("\" cy=\"").int(deck.sheet.height);
    out.raw("\"/><p:notesSz cx=\"").int(PAGE.0).raw("\" cy=\"").int(PAGE.1);
    out.raw("\"/><p:defaultTextStyle><a:defPPr><a:defRPr lang=\"").raw(locale(language));
    out.raw("\"/></a:defPPr>");
    push_level(&mut out, "l", 1800, false);
    out.raw("</p:defaultTextStyle></p:presentation>");
    for (name, kind, content) in
        [("presProps", "presProps", "<p:presentationPr"), ("viewProps", "viewProps", "<p:viewPr")]
    {
        let mut part = Markup::part(512);
        part.raw(content).raw(NAMESPACES).raw("/>");
        relations.push((format!("rId{name}"), kind, format!("{name}.xml")));
        let kind = if kind == "presProps" {
            "presentationml.presProps"
        } else {
            "presentationml.viewProps"
        };
        package.add(format!("ppt/{name}.xml"), kind, part);
    }
    let mut styles = Markup::part(256);
    styles.raw(
        "<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"",
    );
    styles.raw(STYLE).raw("\"/>");
    relations.push(("rIdS".to_owned(), "tableStyles", "tableStyles.xml".to_owned()));
    package.add("ppt/tableStyles.xml".to_owned(), "presentationml.tableStyles", styles);
    package.relate("ppt/presentation.xml", &relations);
    package.add("ppt/presentation.xml".to_owned(), "presentationml.presentation.main", out);
}

fn master(deck: &Deck<'_>) -> Markup {
    let sheet = &deck.sheet;
    let mut out = Markup::part(4096);
    out.raw("<p:sldMaster")
        .raw(NAMESPACES)
        .raw("><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>")
        .raw(TREE);
    push_title_place(&mut out, sheet);
    push_body_place(&mut out, sheet);
    out.raw("</p:spTree></p:cSld>");
    push_map(&mut out, deck.theme.dark);
    out.raw("<p:sldLayoutIdLst><p:sldLayoutId id=\"").int(LAYOUT);
    out.raw("\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>");
    push_level(&mut out, "l", sheet.type_size(22.0), true);
    out.raw("</p:titleStyle><p:bodyStyle>");
    push_level(&mut out, "l", sheet.type_size(16.0), false);
    out.raw("</p:bodyStyle><p:otherStyle>");
    push_level(&mut out, "l", 1800, false);
    out.raw("</p:otherStyle></p:txStyles></p:sldMaster>");
    out
}

fn push_title_place(out: &mut Markup, sheet: &Sheet) {
    let [left, top, width, height] = sheet.title();
    out.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"");
    out.int(left).raw("\" y=\"").int(top).raw("\"/><a:ext cx=\"").int(width).raw("\" cy=\"");
    out.int(height)
        .raw("\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>");
    out.raw(TITLE_BODY).raw("</p:txBody></p:sp>");
}

fn push_body_place(out: &mut Markup, sheet: &Sheet) {
    let [left, _, width, _] = sheet.title();
    let top = sheet.below_title();
    let height = (sheet.height - top - sheet.margin()).max(1);
    out.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"");
    out.int(left).raw("\" y=\"").int(top).raw("\"/><a:ext cx=\"").int(width).raw("\" cy=\"");
    out.int(height).raw("\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang=\"en-US\"/></a:p></p:txBody></p:sp>");
}

fn layout(language: Language) -> Markup {
    let mut out = Markup::part(2048);
    out.raw("<p:sldLayout")
        .raw(NAMESPACES)
        .raw(" type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"")
        .said(Texts::of(language).get("deck-layout"))
        .raw("\">")
        .raw(TREE);
    out.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"en-US\"/></a:p></p:txBody></p:sp>");
    out.raw(super::slides::END).raw("</p:sldLayout>");
    out
}

/// Writes the style of a paragraph; `size` is in hundredths of a point.
fn push_level(out: &mut Markup, align: &str, size: i64, bold: bool) {
    let face = if bold { "mj" } else { "mn" };
    out.raw("<a:lvl1pPr marL=\"0\" algn=\"").raw(align);
    out.raw(
        "\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:buNone/><a:defRPr sz=\"",
    );
    out.int(size).raw(if bold { "\" b=\"1\" kern=\"1200\">" } else { "\" kern=\"1200\">" });
    out.raw("<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>");
    for (element, end) in [("latin", "lt"), ("ea", "ea"), ("cs", "cs")] {
        out.raw("<a:").raw(element).raw(" typeface=\"+").raw(face).raw("-").raw(end).raw("\"/>");
    }
    out.raw("</a:defRPr></a:lvl1pPr>");
}

/// Writes which colours of a theme are backgrounds and texts.
pub(super) fn push_map(out: &mut Markup, dark: bool) {
    let (back, text) = if dark { ("dk", "lt") } else { ("lt", "dk") };
    out.raw("<p:clrMap");
    for (name, start, number) in
        [("bg1", back, "1"), ("tx1", text, "1"), ("bg2", back, "2"), ("tx2", text, "2")]
    {
        out.raw(" ").raw(name).raw("=\"").raw(start).raw(number).raw("\"");
    }
    for name in ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"] {
        out.raw(" ").raw(name).raw("=\"").raw(name).raw("\"");
    }
    out.raw(" hlink=\"hlink\" folHlink=\"folHlink\"/>");
}

/// The theme: our colours and faces.
pub(super) fn theme(theme: &Theme) -> Markup {
    let colors = &theme.color;
    let (dark, light) = if theme.dark {
        ([colors.paper, colors.card], [colors.ink, colors.text])
    } else {
        ([colors.ink, colors.text], [colors.paper, colors.card])
    };
    let mut out = Markup::part(4096);
    out.raw("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"cjm\"><a:themeElements><a:clrScheme name=\"cjm\">");
    let mut color = |name: &str, color: Color| {
        out.raw("<a:").raw(name).raw("><a:srgbClr val=\"");
        out.hex(color.r).hex(color.g).hex(color.b).raw("\"/></a:").raw(name).raw(">");
    };
    for (name, value) in [
        ("dk1", dark[0]),
        ("lt1", light[0]),
        ("dk2", dark[1]),
        ("lt2", light[1]),
        ("accent1", colors.phases[0].strong),
        ("accent2", colors.phases[1].strong),
        ("accent3", colors.phases[2].strong),
        ("accent4", colors.barrier.strong),
        ("accent5", colors.driver.strong),
        ("accent6", colors.solution.strong),
        ("hlink", colors.selection),
        ("folHlink", colors.muted),
    ] {
        color(name, value);
    }
    out.raw("</a:clrScheme><a:fontScheme name=\"cjm\"><a:majorFont>").raw(FACES);
    out.raw("</a:majorFont><a:minorFont>").raw(FACES).raw("</a:minorFont></a:fontScheme>");
    out.raw(FORMATS).raw("</a:themeElements></a:theme>");
    out
}

/// What the deck is, for the system and for search.
fn core(deck: &Deck<'_>, titles: &[String], language: Language) -> Markup {
    let mut out = Markup::part(1024);
    out.raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    out.said(titles.first().map_or("", String::as_str)).raw("</dc:title><dc:creator>");
    out.said(&deck.options.author).raw("</dc:creator><dc:language>").raw(locale(language));
    out.raw("</dc:language></cp:coreProperties>");
    out
}

fn app(slides: usize, notes: usize) -> Markup {
    let mut out = Markup::part(512);
    out.raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>cjm</Application><Slides>");
    out.count(slides).raw("</Slides><Notes>").count(notes);
    out.raw("</Notes></Properties>");
    out
}
