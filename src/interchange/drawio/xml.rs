//! Cells of draw.io as XML.

use crate::theme::Color;
use crate::xml::push_escaped;
use std::fmt::Write as _;

/// A place on the page, in its units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// From the left.
    pub(super) x: u64,
    /// From the top.
    pub(super) y: u64,
    /// Width.
    pub(super) width: u64,
    /// Height.
    pub(super) height: u64,
}

/// Colours of a shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Its inside.
    pub(super) fill: Color,
    /// Its outline.
    pub(super) stroke: Color,
    /// Its label.
    pub(super) text: Color,
    /// What else its style says.
    pub(super) more: &'static str,
}

/// The cells of a page while they are written.
#[derive(Debug, Default)]
pub(super) struct Cells {
    out: String,
}

impl Cells {
    /// A shape with a label of lines.
    pub(super) fn shape(&mut self, id: &str, label: &str, spot: Spot, look: Look) {
        self.begin(id, label);
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.out,
            "\" style=\"{}whiteSpace=wrap;html=0;fillColor={};strokeColor={};fontColor={};\" \
             vertex=\"1\" parent=\"1\"><mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
             as=\"geometry\"/></mxCell>",
            look.more,
            look.fill.hex(),
            look.stroke.hex(),
            look.text.hex(),
            spot.x,
            spot.y,
            spot.width,
            spot.height
        );
    }

    /// A label without a shape.
    pub(super) fn text(&mut self, id: &str, label: &str, spot: Spot, color: Color, more: &str) {
        self.begin(id, label);
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.out,
            "\" style=\"text;whiteSpace=wrap;html=0;align=left;verticalAlign=middle;\
             fontColor={};{more}\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"{}\" y=\"{}\" \
             width=\"{}\" height=\"{}\" as=\"geometry\"/></mxCell>",
            color.hex(),
            spot.x,
            spot.y,
            spot.width,
            spot.height
        );
    }

    /// A connector from one shape to another.
    pub(super) fn edge(
        &mut self,
        id: &str,
        label: &str,
        ends: [&str; 2],
        color: Color,
        more: &str,
    ) {
        self.begin(id, label);
        let [from, to] = ends;
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.out,
            "\" style=\"{more}html=0;strokeColor={0};fontColor={0};\" edge=\"1\" parent=\"1\" \
             source=\"{from}\" target=\"{to}\"><mxGeometry relative=\"1\" as=\"geometry\"/>\
             </mxCell>",
            color.hex(),
        );
    }

    fn begin(&mut self, id: &str, label: &str) {
        self.out.push_str("        <mxCell id=\"");
        self.out.push_str(id);
        self.out.push_str("\" value=\"");
        for (at, line) in super::super::bytes::lines(label).enumerate() {
            if at > 0 {
                self.out.push_str("&#10;");
            }
            push_escaped(&mut self.out, line);
        }
    }

    /// The whole file.
    pub(super) fn file(self, name: &str, background: Color) -> String {
        let mut file = String::with_capacity(self.out.len() + 600);
        file.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"cjm\">\n");
        file.push_str("  <diagram id=\"map\" name=\"");
        push_escaped(&mut file, name);
        // Writing to a string cannot fail.
        let _ = write!(
            file,
            "\">\n    <mxGraphModel grid=\"1\" gridSize=\"10\" guides=\"1\" tooltips=\"1\" \
             connect=\"1\" arrows=\"1\" fold=\"1\" page=\"0\" math=\"0\" shadow=\"0\" \
             background=\"{}\">\n      <root>\n        <mxCell id=\"0\"/>\n        \
             <mxCell id=\"1\" parent=\"0\"/>\n",
            background.hex()
        );
        file.push_str(&self.out);
        file.push_str("      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n");
        file
    }
}
