//! Rows of pixels, filtered and deflated band by band: each band for itself, so that every core
//! packs the bands it paints, and all of them one stream in the end.

use super::bands::Band;
use super::{Background, ExportError};
use flate2::{Compress, Compression, FlushCompress};
use simd_adler32::Adler32;
use tiny_skia::PremultipliedColorU8;

/// The level of deflate. Maps are flat colours: already this one makes of them files as small as
/// the usual one does, in a third of the time.
const LEVEL: u32 = 2;
/// What a stream of deflated data begins with: the method, the window, no dictionary.
pub(super) const HEADER: [u8; 2] = [0x78, 0x01];
/// PNG's number of the filter that leaves a row as it is.
const AS_IT_IS: u8 = 0;
/// PNG's number of the filter that takes the row above off: a map's row is mostly the row above.
const WITHOUT_ABOVE: u8 = 2;
/// Pixels that are compared at once with those above.
const PIECE: usize = 16;
/// Bytes first set aside for a packed band; it grows by as many.
const ROOM: usize = 1 << 18;

/// Packs bands, one after the other.
pub(super) struct Packer {
    deflate: Compress,
    row: Vec<u8>,
}

/// A band as a part of the stream.
pub(super) struct Packed {
    /// Deflated rows, each with its filter's number.
    pub(super) bytes: Vec<u8>,
    /// Their checksum.
    pub(super) checksum: Checksum,
}

impl Packer {
    /// Nothing packed yet.
    pub(super) fn new() -> Self {
        Self { deflate: Compress::new(Compression::new(LEVEL), false), row: Vec::new() }
    }

    /// Packs a band; the picture's `last` one ends the stream.
    pub(super) fn pack(
        &mut self,
        band: &Band,
        background: Background,
        last: bool,
    ) -> Result<Packed, ExportError> {
        self.deflate.reset();
        let (mut bytes, mut adler, mut length) = (Vec::with_capacity(ROOM), Adler32::new(), 0);
        for y in 0..band.rows() {
            self.row.clear();
            self.row.push(if y == 0 { AS_IT_IS } else { WITHOUT_ABOVE });
            match background {
                Background::Paper => filter(band.row(y), &mut self.row, rgb),
                Background::Transparent => filter(band.row(y), &mut self.row, rgba),
            }
            adler.write(&self.row);
            length += self.row.len() as u64;
            self.deflate(FlushCompress::None, &mut bytes)?;
        }
        self.row.clear();
        self.deflate(if last { FlushCompress::Finish } else { FlushCompress::Sync }, &mut bytes)?;
        Ok(Packed { bytes, checksum: Checksum { sum: adler.finish(), length } })
    }

    /// Deflates the row.
    fn deflate(&mut self, flush: FlushCompress, out: &mut Vec<u8>) -> Result<(), ExportError> {
        let start = self.deflate.total_in();
        loop {
            let done = (self.deflate.total_in() - start) as usize;
            self.deflate
                .compress_vec(&self.row[done..], out, flush)
                .map_err(|error| ExportError::Io(error.into()))?;
            if out.len() < out.capacity() {
                return Ok(());
            }
            out.reserve(ROOM);
        }
    }
}

/// Appends a row's pixels or, where there are pixels above them, what they have differently from
/// those.
fn filter<'a, const N: usize>(
    row: impl Iterator<Item = (&'a [[u8; 4]], Option<&'a [[u8; 4]]>)>,
    out: &mut Vec<u8>,
    write: impl Fn([u8; 4]) -> [u8; N],
) {
    let difference = |(out, (here, above)): (&mut [u8; N], (&[u8; 4], &[u8; 4]))| {
        let (here, above) = (write(*here), write(*above));
        *out = std::array::from_fn(|i| here[i].wrapping_sub(above[i]));
    };
    for (pixels, above) in row {
        let start = out.len();
        out.resize(start + pixels.len() * N, 0);
        let (out, _) = out[start..].as_chunks_mut::<N>();
        let Some(above) = above else {
            out.iter_mut().zip(pixels).for_each(|(out, &pixel)| *out = write(pixel));
            continue;
        };
        let pieces = pixels.chunks(PIECE).zip(above.chunks(PIECE));
        for (out, (here, above)) in out.chunks_mut(PIECE).zip(pieces) {
            if !same(here, above) {
                out.iter_mut().zip(here.iter().zip(above)).for_each(difference);
            }
        }
    }
}

/// Whether pixels are the same; found without a branch for each.
fn same(here: &[[u8; 4]], above: &[[u8; 4]]) -> bool {
    let differ = |(a, b): (&[u8; 4], &[u8; 4])| u32::from_ne_bytes(*a) ^ u32::from_ne_bytes(*b);
    here.iter().zip(above).map(differ).fold(0, |all, bits| all | bits) == 0
}

/// A pixel on paper, which lets nothing through.
const fn rgb([r, g, b, _]: [u8; 4]) -> [u8; 3] {
    [r, g, b]
}

/// A pixel that may let through what is behind it, with its own colour.
fn rgba([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let pixel = PremultipliedColorU8::from_rgba(r, g, b, a).map(|pixel| pixel.demultiply());
    pixel.map_or([0; 4], |c| [c.red(), c.green(), c.blue(), c.alpha()])
}

/// Adler-32 of so many bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Checksum {
    sum: u32,
    length: u64,
}

impl Checksum {
    /// Of no bytes.
    pub(super) const NONE: Self = Self { sum: 1, length: 0 };
    /// The largest prime below 2¹⁶.
    const BASE: u64 = 65_521;

    /// Of these bytes with `next` ones after them.
    pub(super) fn then(self, next: Self) -> Self {
        let halves = |sum: u32| (u64::from(sum & 0xFFFF), u64::from(sum >> 16));
        let ((a, b), (more_a, more_b)) = (halves(self.sum), halves(next.sum));
        // Every byte adds the sum so far to the second half, beginning with 1.
        let before = a + Self::BASE - 1;
        let low = (before + more_a) % Self::BASE;
        let high = (b + more_b + next.length % Self::BASE * before) % Self::BASE;
        Self { sum: (high << 16 | low) as u32, length: self.length + next.length }
    }

    /// As it stands at the stream's end.
    pub(super) const fn bytes(self) -> [u8; 4] {
        self.sum.to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_of_parts_make_that_of_the_whole() {
        let bytes: Vec<u8> = (0..300_000_u32).map(|i| (i.wrapping_mul(i) >> 7) as u8).collect();
        let sum = |bytes: &[u8]| {
            let mut adler = Adler32::new();
            adler.write(bytes);
            Checksum { sum: adler.finish(), length: bytes.len() as u64 }
        };
        for cut in [0, 1, 7, 65_521, 200_000, 300_000] {
            let (first, second) = bytes.split_at(cut);
            assert_eq!(Checksum::NONE.then(sum(first)).then(sum(second)), sum(&bytes), "at {cut}");
        }
    }
}
