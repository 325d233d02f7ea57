//! What the speaker reads: a page of notes, and the master that all of them follow.

use super::Deck;
use super::lines::locale;
use super::markup::Markup;
use super::package::Package;
use super::parts::{push_map, theme};
use super::slides::{END, NAMESPACES, TREE};
use crate::model::Language;

/// Width and height of a page of notes in EMU: 7.5 × 10 inches, upright.
pub(super) const PAGE: (i64, i64) = (6_858_000, 9_144_000);

/// Where the slide stands on a page, and where the notes do: left, top, width and height in EMU.
const SLIDE: [i64; 4] = [685_800, 685_800, 5_486_400, 3_429_000];
const TEXT: [i64; 4] = [685_800, 4_400_550, 5_486_400, 4_057_650];

/// A page of notes.
pub(super) fn page(notes: &str, language: Language) -> Markup {
    let mut out = Markup::part(2048 + notes.len());
    out.raw("<p:notes").raw(NAMESPACES).raw("><p:cSld>").raw(TREE);
    out.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>");
    for paragraph in notes.lines() {
        out.raw("<a:p><a:r><a:rPr lang=\"").raw(locale(language)).raw("\"/><a:t>");
        out.said(paragraph).raw("</a:t></a:r></a:p>");
    }
    out.raw("</p:txBody></p:sp>").raw(END).raw("</p:notes>");
    out
}

impl Package {
    /// Adds the master of the pages of notes, if there are any.
    pub(super) fn notes_master(&mut self, deck: &Deck<'_>) {
        if self.notes == 0 {
            return;
        }
        let mut out = Markup::part(4096);
        out.raw("<p:notesMaster")
            .raw(NAMESPACES)
            .raw("><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>")
            .raw(TREE);
        out.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr>");
        push_place(&mut out, SLIDE);
        out.raw("<a:noFill/><a:ln w=\"12700\"><a:solidFill><a:srgbClr val=\"94A3B8\"/></a:solidFill></a:ln></p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr>");
        push_place(&mut out, TEXT);
        out.raw("</p:spPr><p:txBody><a:bodyPr vert=\"horz\" lIns=\"91440\" tIns=\"45720\" rIns=\"91440\" bIns=\"45720\" rtlCol=\"0\"/><a:lstStyle/><a:p><a:endParaRPr lang=\"en-US\"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>");
        push_map(&mut out, false);
        out.raw("<p:notesStyle><a:lvl1pPr marL=\"0\" algn=\"l\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\"><a:defRPr sz=\"1200\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>");
        let part = "ppt/notesMasters/notesMaster1.xml".to_owned();
        let theme_target = "../theme/theme2.xml".to_owned();
        self.relate(&part, &[("rId1".to_owned(), "theme", theme_target)]);
        self.add(part, "presentationml.notesMaster", out);
        self.add("ppt/theme/theme2.xml".to_owned(), "theme", theme(&deck.theme));
    }
}

fn push_place(out: &mut Markup, [left, top, width, height]: [i64; 4]) {
    out.raw("<a:xfrm><a:off x=\"").int(left).raw("\" y=\"").int(top);
    out.raw("\"/><a:ext cx=\"").int(width).raw("\" cy=\"").int(height);
    out.raw("\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
}
