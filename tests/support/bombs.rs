//! Survey files made to exhaust memory or patience, each built when it is needed.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

/// A file that must be refused, or read at once, by its name.
pub(crate) struct Bomb {
    /// Name, with the ending that files like it have.
    pub(crate) name: &'static str,
    /// Its bytes.
    pub(crate) bytes: fn() -> Vec<u8>,
}

const MEGA: usize = 1 << 20;

/// All of them.
pub(crate) const BOMBS: &[Bomb] = &[
    Bomb { name: "quotes.csv", bytes: || vec![b'"'; 4 * MEGA] },
    Bomb { name: "commas.csv", bytes: || vec![b','; 32 * MEGA] },
    Bomb { name: "line-ends.csv", bytes: || repeated("a,b\n", "\n", 32 * MEGA) },
    Bomb { name: "never-closed.csv", bytes: || repeated("a,b\n1,\"", "x\n", 8 * MEGA) },
    Bomb { name: "one-word.csv", bytes: || vec![b'x'; 4 * MEGA] },
    Bomb { name: "zeros.csv", bytes: || vec![0; 64 * MEGA] },
    Bomb { name: "utf16.csv", bytes: || repeated("\u{FEFF}a,b\n", ",\u{0}", 16 * MEGA) },
    Bomb { name: "headings.csv", bytes: || numbered(400_000, ",") },
    Bomb { name: "touchpoints.csv", bytes: || numbered(50_000, ",9\n") },
    Bomb {
        name: "strangers.csv",
        bytes: || {
            let name = |at: usize| format!("Stop {at} on the way,9\n").into_bytes();
            let rows = (0..100_000).flat_map(name);
            b"touchpoint,score\n".iter().copied().chain(rows).collect()
        },
    },
    Bomb { name: "far-cell.xlsx", bytes: || workbook(&row("1048576", "XFD1048576", "9"), "") },
    Bomb {
        name: "beyond.xlsx",
        bytes: || workbook(&row("4294967295", "ZZZZZZ4294967295", "9"), ""),
    },
    Bomb {
        name: "dimension.xlsx",
        bytes: || {
            let sheet = row("1", "A1", "9");
            workbook(&format!("<dimension ref=\"A1:XFD1048576\"/>{sheet}"), "")
        },
    },
    Bomb {
        name: "forged-count.xlsx",
        bytes: || {
            let strings = "<sst uniqueCount = '18446744073709551615'></sst>";
            workbook(&row("1", "A1", "9"), strings)
        },
    },
    Bomb {
        name: "string-of-none.xlsx",
        bytes: || {
            let cell = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>4294967295</v></c></row></sheetData>";
            workbook(cell, "<sst count=\"1\" uniqueCount=\"1\"><si><t>a</t></si></sst>")
        },
    },
    Bomb {
        name: "rows.xlsx",
        bytes: || workbook(&format!("<sheetData>{}</sheetData>", "<row/>".repeat(20_000_000)), ""),
    },
    Bomb {
        name: "strings.xlsx",
        bytes: || {
            let strings = format!("<sst>{}</sst>", "<si><t/></si>".repeat(9_500_000));
            workbook(&row("1", "A1", "9"), &strings)
        },
    },
    Bomb {
        name: "merged.xlsx",
        bytes: || {
            let merged = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(2_000_000);
            let sheet = row("1", "A1", "9");
            workbook(&format!("{sheet}<mergeCells>{merged}</mergeCells>"), "")
        },
    },
    Bomb {
        name: "entities.xlsx",
        bytes: || {
            let levels: Vec<String> = (1..10)
                .map(|level| {
                    let inner = format!("&a{};", level - 1).repeat(10);
                    format!("<!ENTITY a{level} \"{inner}\">")
                })
                .collect();
            let start = "<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">";
            let strings = format!("{start}{}]><sst><si><t>&a9;</t></si></sst>", levels.concat());
            workbook(&row("1", "A1", "9"), &strings)
        },
    },
    Bomb { name: "deep.xlsx", bytes: || workbook(&"<a>".repeat(8_000_000), "") },
    Bomb {
        name: "forged-size.xlsx",
        bytes: || {
            let mut zip = Zip::default();
            zip.add("xl/worksheets/sheet1.xml", &vec![b' '; 560 * MEGA], Some(10));
            zip.finish()
        },
    },
    Bomb {
        name: "overlapping.xlsx",
        bytes: || {
            let mut zip = Zip::default();
            zip.add("xl/worksheets/sheet1.xml", &vec![b' '; 100 * MEGA], None);
            zip.again(1_000);
            zip.finish()
        },
    },
    Bomb {
        name: "parts.xlsx",
        bytes: || {
            let mut zip = Zip::default();
            zip.add("00000", b"", None);
            zip.again(60_000);
            zip.finish()
        },
    },
    Bomb {
        name: "repeated-rows.ods",
        bytes: || {
            let row = "<table:table-row table:number-rows-repeated=\"4294967295\">\
                <table:table-cell table:number-columns-repeated=\"4294967295\" \
                office:value-type=\"float\" office:value=\"9\"/></table:table-row>";
            ods(row)
        },
    },
    Bomb {
        name: "repeated-spaces.ods",
        bytes: || {
            let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>\
                <text:s text:c=\"4294967295\"/></text:p></table:table-cell></table:table-row>";
            ods(row)
        },
    },
];

fn repeated(start: &str, again: &str, bytes: usize) -> Vec<u8> {
    let mut text = start.as_bytes().to_vec();
    while text.len() < bytes {
        text.extend(again.as_bytes());
    }
    text
}

/// Names that are all different, each with `end` behind it.
fn numbered(count: usize, end: &str) -> Vec<u8> {
    let mut text = b"touchpoint,NPS\n".to_vec();
    for number in 0..count {
        text.extend(format!("word {number}{end}").as_bytes());
    }
    text
}

fn row(number: &str, cell: &str, value: &str) -> String {
    format!("<sheetData><row r=\"{number}\"><c r=\"{cell}\"><v>{value}</v></c></row></sheetData>")
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook with this in its only sheet, and these shared strings.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let mut zip = Zip::default();
    let part = |kind: &str, target: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let list =
        |parts: String| format!("<Relationships xmlns=\"{PACKAGE}\">{parts}</Relationships>");
    let of_book =
        part("worksheet", "worksheets/sheet1.xml") + &part("sharedStrings", "sharedStrings.xml");
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
         <sheet name=\"Answers\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"
    );
    let kinds = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    zip.add("[Content_Types].xml", kinds.as_bytes(), None);
    zip.add("_rels/.rels", list(part("officeDocument", "xl/workbook.xml")).as_bytes(), None);
    zip.add("xl/workbook.xml", book.as_bytes(), None);
    zip.add("xl/_rels/workbook.xml.rels", list(of_book).as_bytes(), None);
    if !strings.is_empty() {
        zip.add("xl/sharedStrings.xml", strings.as_bytes(), None);
    }
    let sheet = format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>");
    zip.add("xl/worksheets/sheet1.xml", sheet.as_bytes(), None);
    zip.finish()
}

/// A sheet of `OpenDocument` with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let mut zip = Zip::default();
    let names = ["office", "table", "text"]
        .map(|of| format!("xmlns:{of}=\"urn:oasis:names:tc:opendocument:xmlns:{of}:1.0\""))
        .join(" ");
    let content = format!(
        "<office:document-content {names}><office:body><office:spreadsheet>\
         <table:table table:name=\"Answers\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip.add("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", None);
    zip.add("META-INF/manifest.xml", b"<manifest/>", None);
    zip.add("content.xml", content.as_bytes(), None);
    zip.finish()
}

/// A ZIP as honest programs do not write them.
#[derive(Default)]
struct Zip {
    parts: Vec<u8>,
    directory: Vec<u8>,
    /// The last part in the directory, to be listed again.
    last: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a part; its size may be a lie.
    fn add(&mut self, name: &str, bytes: &[u8], claimed: Option<u32>) {
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        // What is stored is found at the start, where readers look for what the file is.
        let stored = name == "mimetype";
        let packed = if stored { bytes.to_vec() } else { deflated(bytes) };
        let size = claimed.unwrap_or(bytes.len() as u32);
        let mut common = Vec::new();
        for number in [20, 0, if stored { 0 } else { 8 }, 0, 0x21_u16] {
            common.extend(number.to_le_bytes());
        }
        for number in [sum.sum(), packed.len() as u32, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0; 2]);
        let at = self.parts.len() as u32;
        self.parts.extend(b"PK\x03\x04");
        self.parts.extend(&common);
        self.parts.extend(name.as_bytes());
        self.parts.extend(packed);
        self.last = b"PK\x01\x02\x14\0".to_vec();
        self.last.extend(&common);
        // No comment, on the first disk, no attributes.
        self.last.extend([0; 10]);
        self.last.extend(at.to_le_bytes());
        self.last.extend(name.as_bytes());
        self.list();
    }

    /// Lists the last part so many times more, each time under a number as its name.
    fn again(&mut self, times: u16) {
        let width = usize::from(self.last[28]);
        let start = self.last.len() - width;
        for number in 1..=times {
            self.last.truncate(start);
            self.last.extend(format!("{number:0width$}").as_bytes());
            self.list();
        }
    }

    fn list(&mut self) {
        self.directory.extend(&self.last);
        self.count += 1;
    }

    fn finish(self) -> Vec<u8> {
        let mut bytes = self.parts;
        let start = bytes.len() as u32;
        bytes.extend(&self.directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(self.count.to_le_bytes());
        bytes.extend((self.directory.len() as u32).to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
