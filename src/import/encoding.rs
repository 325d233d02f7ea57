//! Which encoding a text is in, and the text as UTF-8.

use super::error::ImportError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding};
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes read at once.
const BLOCK: usize = 1 << 20;

/// The encoding that the first bytes of a text tell.
pub(super) fn told_encoding(
    source: &mut (impl Read + Seek),
) -> Result<Option<&'static Encoding>, ImportError> {
    source.seek(SeekFrom::Start(0))?;
    let mut block = vec![0; BLOCK];
    let read = source.read(&mut block)?;
    let marked = Encoding::for_bom(&block[..read]).map(|(encoding, _)| encoding);
    Ok(marked.or_else(|| bare_utf16(&block[..read])))
}

/// UTF-16 without a mark: every other byte of its Latin letters and delimiters is 0.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let plenty = |zeros: usize, other: usize| pairs >= 4 && zeros * 5 > pairs && other == 0;
    if plenty(odd, even) {
        Some(encoding_rs::UTF_16LE)
    } else if plenty(even, odd) {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// Whether all of a text is UTF-8.
pub(super) fn is_utf8(source: &mut (impl Read + Seek)) -> Result<bool, ImportError> {
    source.seek(SeekFrom::Start(0))?;
    let mut block = vec![0; BLOCK];
    let mut filled = 0;
    // Bytes of a letter cut in two at a block's end are kept for the next.
    loop {
        let read = source.read(&mut block[filled..])?;
        if read == 0 {
            return Ok(filled == 0);
        }
        let end = filled + read;
        match std::str::from_utf8(&block[..end]) {
            Ok(_) => filled = 0,
            Err(error) if error.error_len().is_none() => {
                let valid = error.valid_up_to();
                block.copy_within(valid..end, 0);
                filled = end - valid;
            }
            Err(_) => return Ok(false),
        }
    }
}

/// The likeliest encoding of a text that tells none and is not UTF-8.
pub(super) fn old_encoding(
    source: &mut (impl Read + Seek),
) -> Result<&'static Encoding, ImportError> {
    source.seek(SeekFrom::Start(0))?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut block = vec![0; BLOCK];
    // Letters far down the file say no more than those of its first megabytes.
    for _ in 0..8 {
        let read = source.read(&mut block)?;
        detector.feed(&block[..read], read == 0);
        if read == 0 {
            break;
        }
    }
    Ok(detector.guess(Some(b"ru"), Utf8Detection::Deny))
}

/// A text as UTF-8, whatever it is in.
pub(super) struct Decoded<R> {
    source: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// The text of a source that stands at its start.
    pub(super) fn new(source: R, encoding: &'static Encoding) -> Self {
        Self {
            source,
            decoder: Some(encoding.new_decoder_with_bom_removal()),
            raw: vec![0; BLOCK / 4],
            from: 0,
            to: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.from == self.to && !self.ended {
                self.to = self.source.read(&mut self.raw)?;
                self.from = 0;
                self.ended = self.to == 0;
            }
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            let raw = &self.raw[self.from..self.to];
            let (result, read, written, _) = decoder.decode_to_utf8(raw, out, self.ended);
            self.from += read;
            if self.ended && result == encoding_rs::CoderResult::InputEmpty {
                self.decoder = None;
            }
            if written > 0 || self.decoder.is_none() {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_letter_cut_in_two_between_blocks_is_no_other_encoding() {
        let mut text = "a;".repeat(BLOCK / 2 - 1);
        text.push_str("xЯ\n");
        assert!(!text.is_char_boundary(BLOCK));
        assert!(is_utf8(&mut Cursor::new(text.as_bytes())).unwrap());
        text.push('Я');
        assert!(!is_utf8(&mut Cursor::new(&text.as_bytes()[..text.len() - 1])).unwrap());
    }
}
