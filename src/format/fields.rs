//! Elements, questions and properties as flat lists of fields, each value as the file writes it:
//! what is compared and merged field by field, so that a field of a newer version takes part too.

use super::decode::{self, Piece};
use super::emit::Emitter;
use super::reason::Reason;
use super::scan::{self, Fault, Scanner};
use super::{v1, write};
use crate::model::{
    CellAnswers, CellKey, Content, Element, ElementId, ElementKind, MapProps, Question, QuestionId,
};
use std::sync::Arc;

/// The field that stands for the data of a picture, which files keep in a list of its own.
const IMAGE: &str = "image";

/// One field: its name, and its value as the file writes it. A field left out has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// Its name.
    pub name: Arc<str>,
    /// Its value.
    pub value: Arc<str>,
}

/// The fields of an element but its id, in file order; those of a picture with its data.
pub fn element_fields(id: ElementId, element: &Element) -> Vec<Field> {
    let mut fields = cut(|e| write::element(e, id, element));
    fields.retain(|field| &*field.name != "id");
    if let Content::Picture(picture) = &element.content {
        let mut e = Emitter::new(picture.image.bytes.len() * 4 / 3 + 200);
        write::image(&mut e, id, &picture.image);
        fields.push(Field { name: IMAGE.into(), value: e.finish().into() });
    }
    fields
}

/// The element of a kind that has these fields.
///
/// # Errors
/// When they are not those of such an element.
pub fn element_of(id: ElementId, kind: ElementKind, fields: &[Field]) -> Result<Element, Reason> {
    let text = element_text(id, kind, fields.iter().filter(|field| &*field.name != IMAGE));
    let image = fields.iter().find(|field| &*field.name == IMAGE);
    let because = |fault: Fault| fault.reason;
    let (piece, ext) = decode::element(&text).map_err(because)?;
    let (_, order, content) = match (piece, image) {
        (Piece::Element(parts), _) => parts,
        (Piece::Picture(_), None) => return Err(Reason::NoPicture),
        (Piece::Picture(picture), Some(image)) => {
            picture.with_image(decode::picture(&image.value).map_err(because)?.1)
        }
    };
    Ok(Element { order, content, ext })
}

fn element_text<'a>(
    id: ElementId,
    kind: ElementKind,
    fields: impl Iterator<Item = &'a Field>,
) -> String {
    let mut e = Emitter::new(300);
    e.raw(v1::kind_word(kind));
    e.raw("(\n");
    e.name("      ", "id");
    e.id(id);
    e.end();
    put(&mut e, fields);
    e.raw("    )");
    e.finish()
}

fn put<'a>(e: &mut Emitter, fields: impl Iterator<Item = &'a Field>) {
    for field in fields {
        e.name("      ", &field.name);
        e.raw(&field.value);
        e.end();
    }
}

/// A whole element as one text, which [`read_element`] reads.
pub fn write_element(id: ElementId, element: &Element) -> String {
    element_text(id, element.kind(), element_fields(id, element).iter())
}

/// An element from a text of [`write_element`].
///
/// # Errors
/// When the text is no element.
pub fn read_element(text: &str) -> Result<(ElementId, Element), Reason> {
    let kind = v1::kind_of_word(decode::kind_of(text)).ok_or(Reason::NoKind)?;
    let mut fields = fields_in(text)?;
    let at = fields.iter().position(|field| &*field.name == "id");
    let id = at.map(|at| fields.remove(at)).and_then(|field| read_id(&field.value));
    let id = id.ok_or_else(|| Reason::MissingField { field: "id".to_owned() })?;
    Ok((id, element_of(id, kind, &fields)?))
}

/// The fields of a map's properties, in file order.
pub fn props_fields(props: &MapProps) -> Vec<Field> {
    let mut e = Emitter::new(500);
    write::props(&mut e, props);
    let text = e.finish();
    text.split_once(':').and_then(|(_, map)| fields_in(map).ok()).unwrap_or_default()
}

/// The properties that have these fields.
///
/// # Errors
/// When they are not those of a map.
pub fn props_of(fields: &[Field]) -> Result<MapProps, Reason> {
    let (map, ext) = decode::with_ext::<v1::Map>(&bare(fields)).map_err(|fault| fault.reason)?;
    Ok(MapProps { ext, ..MapProps::from(map) })
}

/// The fields of a question but its key.
pub fn question_fields(id: &QuestionId, question: &Question) -> Vec<Field> {
    let mut fields = cut(|e| write::question(e, id, question));
    fields.retain(|field| &*field.name != "key");
    fields
}

/// The question that has these fields.
///
/// # Errors
/// When they are not those of a question.
pub fn question_of(id: &QuestionId, fields: &[Field]) -> Result<Question, Reason> {
    let key = Field { name: "key".into(), value: quoted(id).into() };
    let all: Vec<Field> = std::iter::once(key).chain(fields.iter().cloned()).collect();
    let ((_, question), _) = decode::question(&bare(&all)).map_err(|fault| fault.reason)?;
    Ok(question)
}

/// A question as one text.
pub fn write_question(id: &QuestionId, question: &Question) -> String {
    let mut e = Emitter::new(200);
    write::question(&mut e, id, question);
    e.finish().trim().trim_end_matches(',').to_owned()
}

/// A cell as one line, which [`read_cell`] reads.
pub fn write_cell(key: &CellKey, answers: &CellAnswers) -> String {
    let mut e = Emitter::new(200);
    write::cell(&mut e, key, answers);
    e.finish().trim().trim_end_matches(',').to_owned()
}

/// A cell from a line of [`write_cell`].
///
/// # Errors
/// When the line is no cell.
pub fn read_cell(text: &str) -> Result<(CellKey, CellAnswers), Reason> {
    decode::cell(text).map(|(cell, _)| cell).map_err(|fault| fault.reason)
}

/// An id as files write it.
pub fn write_id(id: ElementId) -> String {
    format!("\"{id}\"")
}

/// An id from what [`write_id`] wrote.
pub fn read_id(text: &str) -> Option<ElementId> {
    text.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

/// A text as files write it.
pub fn quoted(text: &str) -> String {
    let mut e = Emitter::new(text.len() + 2);
    e.text(text, "      ");
    e.finish()
}

/// The text that a value is, if it is one.
pub fn unquoted(value: &str) -> Option<String> {
    if value.starts_with('"') { decode::decode(value).ok() } else { None }
}

/// The texts that a value lists, if it is a list of texts.
pub fn unquoted_list(value: &str) -> Option<Vec<String>> {
    if value.starts_with('[') { decode::decode(value).ok() } else { None }
}

/// Whether a text is one well-formed value of a file.
pub fn is_value(text: &str) -> bool {
    decode::well_formed(text).is_ok()
}

/// How the value of a field is made up of entries that are merged one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// A set: each entry is there or not.
    Set,
    /// Each entry has a key, and they stand by key.
    Keyed,
}

/// How the field of this name is made up of entries, if it is.
pub fn listed(field: &str) -> Option<Listed> {
    match field {
        "authors" | "reported" => Some(Listed::Set),
        "targets" | "imports" | "profiles" | "history" => Some(Listed::Keyed),
        _ => None,
    }
}

/// The entries of a list or map of `field`, each with its key: that of a map, the field that names
/// it, its first part, or all of it.
pub fn entries(field: &str, value: &str) -> Option<Vec<(String, String)>> {
    let mut scanner = Scanner::new(value);
    let keyed = match scanner.peek()? {
        b'[' => false,
        b'{' => true,
        _ => return None,
    };
    scanner.at += 1;
    let mut found = Vec::new();
    loop {
        scanner.blank().ok()?;
        match scanner.peek()? {
            b']' | b'}' => return Some(found),
            b',' => scanner.at += 1,
            _ => {
                let entry = scanner.value().ok()?.of(value).to_owned();
                let key = match (field, keyed) {
                    (_, true) => entry.rsplit_once(':')?.0.to_owned(),
                    ("imports", _) => named(&entry, "id")?,
                    ("profiles", _) => named(&entry, "name")?,
                    ("history", _) => entry.split_once(',')?.0.to_owned(),
                    _ => entry.clone(),
                };
                found.push((key, entry));
            }
        }
    }
}

/// A list or map of these entries, as the file writes it; `None` where there are none, as such a
/// field is left out.
pub fn from_entries<'a>(field: &str, entries: impl Iterator<Item = &'a str>) -> Option<String> {
    let (open, close) = if field == "targets" { ('{', '}') } else { ('[', ']') };
    let mut text = format!("{open}\n");
    let mut any = false;
    for entry in entries {
        any = true;
        text.push_str("        ");
        text.push_str(entry);
        text.push_str(",\n");
    }
    text.push_str("      ");
    text.push(close);
    any.then_some(text)
}

fn named(entry: &str, name: &str) -> Option<String> {
    let fields = fields_in(entry).ok()?;
    fields.into_iter().find(|field| &*field.name == name).map(|field| field.value.to_string())
}

/// The fields of one item of a list as it is written.
fn cut(item: impl Fn(&mut Emitter)) -> Vec<Field> {
    let mut e = Emitter::new(500);
    item(&mut e);
    fields_in(&e.finish()).unwrap_or_default()
}

fn fields_in(text: &str) -> Result<Vec<Field>, Reason> {
    let fields = scan::fields(text).map_err(|fault| fault.reason)?;
    let field = |(name, value): (scan::Span, scan::Span)| Field {
        name: name.of(text).into(),
        value: value.of(text).into(),
    };
    Ok(fields.into_iter().map(field).collect())
}

/// A struct without a name of these fields.
fn bare(fields: &[Field]) -> String {
    let mut e = Emitter::new(300);
    e.raw("(\n");
    put(&mut e, fields.iter());
    e.raw(")");
    e.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::read;

    #[test]
    fn what_is_taken_apart_is_put_together_again() {
        let fixtures = ["everything", "feedback", "hostile", "unknown-fields", "workshop"];
        let mut elements = 0;
        for name in fixtures {
            let bytes = std::fs::read(format!("tests/fixtures/v1/{name}.cjm")).unwrap();
            let document = read(&bytes).unwrap().document;
            for (id, element) in document.elements() {
                let fields = element_fields(id, element);
                assert_eq!(element_of(id, element.kind(), &fields).as_ref(), Ok(&**element));
                let text = write_element(id, element);
                assert_eq!(read_element(&text), Ok((id, Element::clone(element))), "{text}");
                elements += 1;
            }
            let props = document.props();
            assert_eq!(props_of(&props_fields(props)).as_ref(), Ok(props), "{name}");
            for (id, question) in document.questions() {
                let fields = question_fields(id, question);
                assert_eq!(question_of(id, &fields).as_ref(), Ok(question));
            }
            for (key, answers) in document.cells() {
                let text = write_cell(key, answers);
                assert_eq!(read_cell(&text), Ok((key.clone(), answers.clone())));
            }
        }
        assert!(elements > 80, "{elements}");
    }

    #[test]
    fn lists_are_cut_into_entries_and_put_together_again() {
        let bytes = std::fs::read("tests/fixtures/v1/feedback.cjm").unwrap();
        let document = read(&bytes).unwrap().document;
        let mut props = document.props().clone();
        props.authors = vec!["Ann, \"(\"".into(), "two\nlines".into()];
        props.targets =
            [(crate::scores::Metric::Csi, 0.5), (crate::scores::Metric::Nps, 1.0)].into();
        let mut fields = props_fields(&props);
        let mut lists = 0;
        for field in &mut fields {
            if listed(&field.name).is_some() {
                let entries = entries(&field.name, &field.value).unwrap();
                assert_eq!(entries.len(), 2, "{}", field.name);
                let all = entries.iter().map(|(_, entry)| entry.as_str());
                field.value = from_entries(&field.name, all).unwrap().into();
                lists += 1;
            }
        }
        assert_eq!(lists, 4);
        assert_eq!(props_of(&fields), Ok(props));
    }
}
