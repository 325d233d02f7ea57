//! The file of a deck: parts in a zip archive, the same bytes for the same parts.

use super::ExportError;
use super::markup::Markup;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How hard parts are packed: markup shrinks to a tenth at the quickest level.
const LEVEL: i64 = 1;

/// A part of the file.
struct Part {
    name: String,
    /// What it is; pictures are known by their names' ends.
    kind: Option<&'static str>,
    bytes: Vec<u8>,
}

/// Parts of a file, in the order they were added.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
    /// How many slides have notes.
    pub(super) notes: usize,
}

impl Package {
    /// Adds a part of a kind, which is the end of its content type.
    pub(super) fn add(&mut self, name: String, kind: &'static str, content: Markup) {
        self.parts.push(Part { name, kind: Some(kind), bytes: content.into_bytes() });
    }

    /// Adds a picture.
    pub(super) fn add_picture(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), kind: None, bytes });
    }

    /// Adds what a part refers to: identifier, kind and target of each relation.
    pub(super) fn relate(&mut self, part: &str, relations: &[(String, &str, String)]) {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut out = Markup::part(256 * relations.len());
        out.raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (id, kind, target) in relations {
            let start = match *kind {
                "core-properties" => "package/2006/relationships/metadata/",
                _ => "officeDocument/2006/relationships/",
            };
            out.raw("<Relationship Id=\"").raw(id);
            out.raw("\" Type=\"http://schemas.openxmlformats.org/").raw(start).raw(kind);
            out.raw("\" Target=\"").raw(target).raw("\"/>");
        }
        out.raw("</Relationships>");
        let name = format!("{folder}_rels/{file}.rels");
        self.parts.push(Part { name, kind: None, bytes: out.into_bytes() });
    }

    /// Which part is what.
    fn content_types(&self) -> Vec<u8> {
        let mut out = Markup::part(4096);
        out.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        let ends = self.parts.iter().filter(|part| part.kind.is_none());
        let ends: BTreeSet<&str> =
            ends.filter_map(|part| Some(part.name.rsplit_once('.')?.1)).collect();
        for end in ends {
            out.raw("<Default Extension=\"").raw(end).raw("\" ContentType=\"").raw(match end {
                "rels" => "application/vnd.openxmlformats-package.relationships+xml",
                "jpeg" => "image/jpeg",
                _ => "image/png",
            });
            out.raw("\"/>");
        }
        for part in &self.parts {
            if let Some(kind) = part.kind {
                let start = match kind {
                    "core-properties" => "package.",
                    _ => "officedocument.",
                };
                out.raw("<Override PartName=\"/").raw(&part.name);
                out.raw("\" ContentType=\"application/vnd.openxmlformats-").raw(start).raw(kind);
                out.raw("+xml\"/>");
            }
        }
        out.raw("</Types>");
        out.into_bytes()
    }

    /// The bytes of the file. `watch` hears which share of them is packed.
    pub(super) fn packed(
        &self,
        watch: impl Fn(f64) -> Result<(), ExportError>,
    ) -> Result<Vec<u8>, ExportError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // Without a date: the day a deck is written must not make another file of it.
        let packed = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL));
        // PNG and JPEG are packed already.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let all: usize = self.parts.iter().map(|part| part.bytes.len()).sum();
        let types = self.content_types();
        let first = ("[Content_Types].xml", &types, packed);
        let parts = self.parts.iter().map(|part| {
            let is_markup = part.kind.is_some() || part.name.contains("_rels/");
            (part.name.as_str(), &part.bytes, if is_markup { packed } else { stored })
        });
        let mut done = 0;
        for (name, bytes, options) in std::iter::once(first).chain(parts) {
            watch(done as f64 / all.max(1) as f64)?;
            zip.start_file(name, options).map_err(std::io::Error::from)?;
            zip.write_all(bytes)?;
            done += bytes.len();
        }
        let file = zip.finish().map_err(std::io::Error::from)?;
        Ok(file.into_inner())
    }
}
