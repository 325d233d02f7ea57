//! The page around the pictures: policy, controls, story, text, data and viewer.

use super::bands::{self, Band, Bands};
use super::lit::Numbers;
use super::tones::Tones;
use super::words::Words;
use super::{Frame, Options, json, outline, sha256, style};
use crate::export::markup::number;
use crate::scene::{Lane, Scene};
use crate::xml;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const VIEWER: &str = include_str!("../../../assets/html/viewer.js");
const LOOK: &str = include_str!("../../../assets/html/viewer.css");

/// Pictures on buttons, 20 × 20, drawn by lines.
mod icon {
    pub(super) const UP: &str = "M5 12.5 10 7.5l5 5";
    pub(super) const DOWN: &str = "M5 7.5 10 12.5l5-5";
    pub(super) const LEFT: &str = "M12.5 5 7.5 10l5 5";
    pub(super) const RIGHT: &str = "M7.5 5 12.5 10l-5 5";
    pub(super) const LANES: &str = "M3 5h14M3 10h14M3 15h14";
    pub(super) const OUTLINE: &str = "M3 5h3M3 10h3M3 15h3M9 5h8M9 10h8M9 15h8";
    pub(super) const THEME: &str = "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14";
    pub(super) const PRINT: &str = "M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z";
    pub(super) const STORY: &str = "M6 4l10 6-10 6z";
    pub(super) const NEARER: &str = "M10 4v12M4 10h12";
    pub(super) const FARTHER: &str = "M4 10h12";
    pub(super) const WHOLE: &str = "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4";
    pub(super) const NOTES: &str = "M4 3h12v14H4zM7 7h6M7 10h6M7 13h3";
    pub(super) const LEAVE: &str = "M5 5l10 10M15 5 5 15";
}

/// Everything a page is made of, besides its drawings.
pub(super) struct Page<'a> {
    /// What the page shows.
    pub(super) scene: &'a Scene,
    /// The same and what steps show in place of it.
    pub(super) scenes: Vec<&'a Scene>,
    /// The bands of each scene.
    pub(super) bands: Vec<Bands>,
    pub(super) options: &'a Options,
    pub(super) numbers: Numbers,
    /// The colours of both themes, where there are two.
    pub(super) tones: Option<&'a Tones>,
    pub(super) words: &'a Words,
}

impl Page<'_> {
    /// The page with these drawings in it.
    pub(super) fn write(&self, drawings: &str) -> String {
        let mut rules = String::new();
        style::push(&mut rules, self);
        // In XML the viewer would be markup without it.
        let viewer = format!("//<![CDATA[\n{VIEWER}//]]>\n");
        let mut out = String::with_capacity(drawings.len() * 3 / 2 + rules.len() + 64 * 1024);
        self.head(&mut out, &rules, &viewer);
        out.push_str("<body>\n");
        self.bar(&mut out);
        self.stage(&mut out, drawings);
        self.zoom(&mut out);
        self.story(&mut out);
        out.push_str("<aside id=\"text\" aria-label=\"");
        xml::push_escaped(&mut out, self.words.outline);
        out.push_str("\">\n");
        outline::push(&mut out, self.scene, &self.numbers);
        out.push_str("</aside>\n<div id=\"tip\" role=\"tooltip\" hidden=\"hidden\"></div>\n");
        out.push_str("<script type=\"application/json\" id=\"data\">");
        self.data(&mut out);
        out.push_str("</script>\n<script>");
        out.push_str(&viewer);
        out.push_str("</script>\n</body>\n</html>\n");
        out
    }

    fn head(&self, out: &mut String, rules: &str, viewer: &str) {
        let language = self.scene.language.key();
        out.push_str("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
        out.push_str(language);
        out.push_str("\" xml:lang=\"");
        out.push_str(language);
        out.push('"');
        if self.tones.is_none() {
            out.push_str(" data-theme=\"");
            out.push_str(if self.scene.dark { "dark" } else { "light" });
            out.push('"');
        }
        out.push_str(">\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src ");
        push_digest(out, viewer);
        out.push_str("; style-src ");
        push_digest(out, rules);
        out.push(' ');
        push_digest(out, LOOK);
        out.push_str("; img-src data:; font-src data:; base-uri 'none'; form-action 'none'\"/>\n");
        out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.push_str("<meta name=\"referrer\" content=\"no-referrer\"/>\n");
        out.push_str("<meta name=\"generator\" content=\"cjm\"/>\n<title>");
        xml::push_escaped(out, &self.scene.title);
        out.push_str("</title>\n<style>");
        out.push_str(rules);
        out.push_str("</style>\n<style>");
        out.push_str(LOOK);
        out.push_str("</style>\n</head>\n");
    }

    fn bar(&self, out: &mut String) {
        let words = self.words;
        out.push_str("<header id=\"bar\">\n<h1 id=\"title\">");
        xml::push_escaped(out, &self.scene.title);
        out.push_str("</h1>\n<div class=\"tools\">\n<div id=\"search\" role=\"search\"><input id=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" aria-label=\"");
        xml::push_escaped(out, words.search);
        out.push_str("\" placeholder=\"");
        xml::push_escaped(out, words.search);
        out.push_str("\"/><output id=\"found\" for=\"find\"></output>");
        push_button(out, "find-previous", words.previous, icon::UP);
        push_button(out, "find-next", words.next, icon::DOWN);
        out.push_str("</div>\n");
        self.boxes(out);
        if !self.options.frames.is_empty() {
            push_button(out, "tell", words.story, icon::STORY);
        }
        push_button(out, "outline", words.outline, icon::OUTLINE);
        if self.tones.is_some() {
            push_button(out, "theme", words.theme, icon::THEME);
        }
        push_button(out, "print", words.print, icon::PRINT);
        out.push_str("</div>\n</header>\n");
    }

    /// The lanes of all pictures, those of the page's own first, each once.
    pub(super) fn lanes(&self) -> Vec<&Band> {
        let mut lanes: Vec<&Band> = Vec::new();
        for band in self.bands.iter().flat_map(|bands| &bands.0) {
            if lanes.iter().all(|known| known.lane != band.lane) {
                lanes.push(band);
            }
        }
        lanes
    }

    /// A box for every lane but the touchpoints, without which there would be no journey.
    fn boxes(&self, out: &mut String) {
        let mut lanes = self.lanes();
        lanes.retain(|band| band.lane != Lane::Touchpoints);
        if lanes.is_empty() {
            return;
        }
        out.push_str("<details id=\"lanes\"><summary title=\"");
        xml::push_escaped(out, self.words.lanes);
        out.push_str("\">");
        push_icon(out, icon::LANES);
        out.push_str("<span>");
        xml::push_escaped(out, self.words.lanes);
        out.push_str("</span></summary>\n<div role=\"group\" aria-label=\"");
        xml::push_escaped(out, self.words.lanes);
        out.push_str("\">\n");
        for band in lanes {
            out.push_str("<label><input type=\"checkbox\" checked=\"checked\" data-lane=\"");
            number::push_integer(out, bands::number(band.lane));
            out.push_str("\"/>");
            xml::push_escaped(out, &band.name);
            out.push_str("</label>\n");
        }
        out.push_str("</div></details>\n");
    }

    fn stage(&self, out: &mut String, drawings: &str) {
        out.push_str("<main id=\"stage\" tabindex=\"0\" aria-label=\"");
        xml::push_escaped(out, self.words.picture);
        out.push_str("\">\n<div id=\"sheet\">\n");
        out.push_str(drawings);
        out.push_str("</div>\n</main>\n");
    }

    fn zoom(&self, out: &mut String) {
        out.push_str("<div id=\"zoom\" role=\"group\">\n");
        push_button(out, "farther", self.words.farther, icon::FARTHER);
        out.push_str("<output id=\"scale\"></output>\n");
        push_button(out, "nearer", self.words.nearer, icon::NEARER);
        push_button(out, "whole", self.words.whole, icon::WHOLE);
        out.push_str("</div>\n");
    }

    fn story(&self, out: &mut String) {
        if self.options.frames.is_empty() {
            return;
        }
        let words = self.words;
        out.push_str("<section id=\"story\" hidden=\"hidden\" aria-label=\"");
        xml::push_escaped(out, words.story);
        out.push_str("\">\n<div id=\"said\" aria-live=\"polite\"><p id=\"caption\"></p><p id=\"notes\" hidden=\"hidden\"></p></div>\n<div class=\"tools\">\n");
        push_button(out, "back", words.back, icon::LEFT);
        out.push_str("<output id=\"place\"></output>\n");
        push_button(out, "forward", words.forward, icon::RIGHT);
        if self.options.frames.iter().any(|frame| !frame.notes.is_empty()) {
            push_button(out, "show-notes", words.notes, icon::NOTES);
        }
        push_button(out, "leave", words.leave, icon::LEAVE);
        out.push_str("</div>\n</section>\n");
    }

    /// What the viewer has to know.
    fn data(&self, out: &mut String) {
        out.push_str("{\"pictures\":");
        json::push_list(out, self.scenes.iter().zip(&self.bands), |out, (scene, bands)| {
            push_picture(out, scene, bands);
        });
        out.push_str(",\"place\":");
        json::push_text(out, &self.words.place);
        out.push_str(",\"nothing\":");
        json::push_text(out, self.words.nothing);
        out.push_str(if self.options.told { ",\"told\":true" } else { ",\"told\":false" });
        out.push_str(",\"frames\":");
        json::push_list(out, &self.options.frames, |out, frame| self.frame(out, frame));
        out.push('}');
    }

    fn frame(&self, out: &mut String, frame: &Frame) {
        let shown = frame.picture.map_or(0, |at| at + 1);
        // A picture that is not there is the page's own.
        let at = if shown < self.scenes.len() { shown } else { 0 };
        let (scene, bands) = (self.scenes[at], &self.bands[at]);
        out.push_str("{\"caption\":");
        json::push_text(out, &frame.caption);
        out.push_str(",\"notes\":");
        json::push_text(out, &frame.notes);
        out.push_str(",\"picture\":");
        number::push_integer(out, at as u64);
        out.push_str(",\"closed\":");
        let open = |lane: Lane| frame.lanes.is_empty() || frame.lanes.contains(&lane);
        let closed = bands.0.iter().map(|band| band.lane).filter(|lane| !open(*lane));
        json::push_list(out, closed, |out, lane| number::push_integer(out, bands::number(lane)));
        out.push_str(",\"camera\":");
        let camera = frame.camera.abs();
        push_numbers(out, [camera.x0, camera.y0, camera.width(), camera.height()]);
        out.push_str(",\"lit\":");
        json::push_list(out, self.numbers.lit(scene, frame), |out, lit| {
            number::push_integer(out, lit as u64);
        });
        out.push('}');
    }
}

/// What the viewer has to know of a picture.
fn push_picture(out: &mut String, scene: &Scene, bands: &Bands) {
    let Scene { size, body, header, .. } = scene;
    out.push_str("{\"size\":");
    push_numbers(out, [size.width.max(1.0), size.height.max(1.0)]);
    out.push_str(",\"body\":");
    push_numbers(out, [body.x0, body.y0, body.x1, body.y1]);
    out.push_str(",\"header\":");
    push_numbers(out, [header.y0, header.y1]);
    out.push_str(",\"bands\":");
    json::push_list(out, &bands.0, |out, band| {
        push_numbers(out, [bands::number(band.lane) as f64, band.y.0, band.y.1]);
    });
    out.push('}');
}

fn push_numbers<const N: usize>(out: &mut String, values: [f64; N]) {
    json::push_list(out, values, number::push);
}

/// Appends the name of a block that a browser may obey.
fn push_digest(out: &mut String, block: &str) {
    out.push_str("'sha256-");
    STANDARD.encode_string(sha256::digest(block.as_bytes()), out);
    out.push('\'');
}

fn push_button(out: &mut String, id: &str, name: &str, icon: &str) {
    out.push_str("<button type=\"button\" id=\"");
    out.push_str(id);
    for attribute in ["\" aria-label=\"", "\" title=\""] {
        out.push_str(attribute);
        xml::push_escaped(out, name);
    }
    out.push_str("\">");
    push_icon(out, icon);
    out.push_str("</button>\n");
}

fn push_icon(out: &mut String, icon: &str) {
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"icon\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\"><path d=\"");
    out.push_str(icon);
    out.push_str("\"/></svg>");
}
