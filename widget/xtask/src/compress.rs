//! Owns compressing what is served, and how large it is then; does not judge sizes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// How large a file is on disk and on the wire, in bytes.
#[derive(Clone, Copy, Default)]
pub struct Sizes {
    /// Uncompressed.
    pub raw: usize,
    /// With gzip at its best level.
    pub gzip: usize,
    /// With brotli at its best level.
    pub brotli: usize,
}

/// Writes `.gz` and `.br` beside a file, so that servers need not compress.
pub fn beside(path: &Path) -> Result<Sizes, Failure> {
    let content = fs::read(path).map_err(Failure::at(path))?;
    let (gzip, brotli) = (gzip(&content).map_err(Failure::at(path))?, brotli(&content).map_err(Failure::at(path))?);
    for (ending, compressed) in [("gz", &gzip), ("br", &brotli)] {
        let file = with_ending(path, ending);
        fs::write(&file, compressed).map_err(Failure::at(&file))?;
    }
    Ok(Sizes { raw: content.len(), gzip: gzip.len(), brotli: brotli.len() })
}

/// The name of a file's compressed form.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &best)?;
    Ok(compressed)
}
