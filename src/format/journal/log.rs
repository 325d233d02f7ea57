//! The log of a journal as bytes: a head that says which map it goes on from, then records, each
//! with its length and a checksum that also covers the one before. A torn end costs only itself,
//! and records of another log, or in another order, are none.

use super::super::open::Contents;
use super::record::Kind;
use blake3::{Hash, Hasher};

/// How every log begins; the digit is the version of this framing.
const MAGIC: &[u8; 8] = b"cjmlog1\n";
/// Bytes before the first record.
const HEAD: usize = MAGIC.len() + 32 + 8;
/// Bytes of a record before its text.
const RECORD_HEAD: usize = 8 + 8 + 4 + 4 + 32;

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) struct Record {
    /// When its last edit was made, in milliseconds since 1970.
    pub(in crate::format) at: u64,
    /// How many edits it tells at once.
    pub(in crate::format) edits: u32,
    /// How it tells them.
    pub(in crate::format) kind: Kind,
    /// Its words.
    pub(in crate::format) text: String,
}

/// What frames the records of one log.
#[derive(Clone)]
pub(in crate::format) struct Framer {
    last: Hash,
}

impl Framer {
    /// A log that goes on from the map with these contents, at which so many edits had led already;
    /// also the bytes it begins with.
    pub(in crate::format) fn begin(base: Contents, edits: u64) -> (Self, Vec<u8>) {
        let mut head = Vec::with_capacity(HEAD);
        head.extend(MAGIC);
        head.extend(base.bytes());
        head.extend(edits.to_le_bytes());
        (Self { last: blake3::hash(&head) }, head)
    }

    /// The bytes of the next record, and what frames the one after it.
    pub(in crate::format) fn frame(&self, record: &Record) -> (Vec<u8>, Self) {
        let mut bytes = Vec::with_capacity(RECORD_HEAD + record.text.len());
        bytes.extend((record.text.len() as u64).to_le_bytes());
        bytes.extend(record.at.to_le_bytes());
        bytes.extend(record.edits.to_le_bytes());
        bytes.extend(number_of(record.kind).to_le_bytes());
        let sum = self.sum(&bytes, record.text.as_bytes());
        bytes.extend(sum.as_bytes());
        bytes.extend(record.text.as_bytes());
        (bytes, Self { last: sum })
    }

    fn sum(&self, head: &[u8], text: &[u8]) -> Hash {
        let mut hasher = Hasher::new();
        hasher.update(self.last.as_bytes());
        hasher.update(head);
        hasher.update(text);
        hasher.finalize()
    }
}

/// A log as it was found.
pub(in crate::format) struct Found {
    /// What the map it goes on from holds.
    pub(in crate::format) base: Contents,
    /// How many edits had led to that.
    pub(in crate::format) edits: u64,
    /// The whole records.
    pub(in crate::format) records: Vec<Record>,
    /// Whether bytes follow that are no whole record.
    pub(in crate::format) torn: bool,
}

/// Reads a log; `None` where not even its beginning is there.
pub(in crate::format) fn found(bytes: &[u8]) -> Option<Found> {
    let (head, mut rest) = bytes.split_at_checked(HEAD)?;
    let after_magic = head.strip_prefix(MAGIC)?;
    let (base, edits) = after_magic.split_at_checked(32)?;
    let base = Contents::from_bytes(base.try_into().ok()?);
    let edits = u64::from_le_bytes(edits.try_into().ok()?);
    let mut framer = Framer { last: blake3::hash(head) };
    let mut records = Vec::new();
    while let Some((record, next, behind)) = framer.next(rest) {
        records.push(record);
        (framer, rest) = (next, behind);
    }
    Some(Found { base, edits, records, torn: !rest.is_empty() })
}

impl Framer {
    /// The record `bytes` begin with, what frames the one after it, and the bytes behind.
    fn next<'a>(&self, bytes: &'a [u8]) -> Option<(Record, Self, &'a [u8])> {
        let (head, rest) = bytes.split_at_checked(RECORD_HEAD)?;
        let (numbers, sum) = head.split_at_checked(RECORD_HEAD - 32)?;
        let length = usize::try_from(long(numbers, 0)?).ok()?;
        let (text, behind) = rest.split_at_checked(length)?;
        let right = self.sum(numbers, text);
        if right != Hash::from_bytes(sum.try_into().ok()?) {
            return None;
        }
        let record = Record {
            at: long(numbers, 8)?,
            edits: word(numbers, 16)?,
            kind: kind_of(word(numbers, 20)?)?,
            text: std::str::from_utf8(text).ok()?.to_owned(),
        };
        Some((record, Self { last: right }, behind))
    }
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

const fn number_of(kind: Kind) -> u32 {
    match kind {
        Kind::Difference => 1,
        Kind::Whole => 2,
    }
}

fn kind_of(number: u32) -> Option<Kind> {
    [Kind::Difference, Kind::Whole].into_iter().find(|&kind| number_of(kind) == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(at: u64, kind: Kind, text: &str) -> Record {
        Record { at, edits: at as u32 + 1, kind, text: text.to_owned() }
    }

    #[test]
    fn a_log_cut_or_changed_anywhere_gives_its_whole_records() {
        let records = [
            record(1, Kind::Difference, "one"),
            record(2, Kind::Whole, ""),
            record(3, Kind::Difference, "дрiй"),
        ];
        let base = Contents::of(b"base");
        let (mut framer, mut bytes) = Framer::begin(base, 7);
        let mut ends = vec![bytes.len()];
        for record in &records {
            let (framed, next) = framer.frame(record);
            bytes.extend(framed);
            ends.push(bytes.len());
            framer = next;
        }
        for cut in 0..=bytes.len() {
            let whole = ends.iter().filter(|&&end| end <= cut).count();
            match found(&bytes[..cut]) {
                None => assert_eq!(whole, 0),
                Some(log) => {
                    assert!((log.base, log.edits) == (base, 7));
                    assert_eq!(log.records, records[..whole - 1]);
                    assert_eq!(log.torn, !ends.contains(&cut));
                }
            }
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 0x10;
            let whole = ends.iter().filter(|&&end| end <= at).count();
            let log = found(&other);
            let records_found = log.map(|log| log.records).unwrap_or_default();
            assert_eq!(records_found, records[..whole.saturating_sub(1)], "byte {at}");
        }
        // Records in another order are none.
        let swapped = [&bytes[..ends[0]], &bytes[ends[1]..ends[2]], &bytes[ends[0]..]].concat();
        assert!(found(&swapped).unwrap().records.is_empty());
    }
}
