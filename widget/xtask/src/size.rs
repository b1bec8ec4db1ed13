//! Owns the budget of what a page downloads; does not build it.

use crate::compress::Sizes;
use crate::dist::{DELIVERY, Dist, LOADER, MORE};
use crate::failure::Failure;

/// Bytes of brotli that every page view may cost.
const EACH_VIEW: usize = 2560;
/// Bytes of brotli, the loader included, until a survey is interactive. Peers measure 143 to 313 KiB.
const INTERACTIVE: usize = 74 * 1024;

/// Prints the table; fails when a budget is exceeded.
pub fn check(dist: &Dist) -> Result<(), Failure> {
    println!("{:<8} {:>9} {:>9} {:>9}", "", "raw", "gzip", "brotli");
    let mut total = Sizes::default();
    let mut loader = 0;
    for (role, _, sizes) in &dist.page {
        row(role, sizes);
        if [MORE, DELIVERY].contains(role) {
            continue;
        }
        total = Sizes { raw: total.raw + sizes.raw, gzip: total.gzip + sizes.gzip, brotli: total.brotli + sizes.brotli };
        if *role == LOADER {
            loader = sizes.brotli;
        }
    }
    row("until", &total);
    within("the loader", loader, EACH_VIEW)?;
    within("everything until a survey is interactive", total.brotli, INTERACTIVE)
}

fn row(role: &str, sizes: &Sizes) {
    println!("{role:<8} {:>9} {:>9} {:>9}", sizes.raw, sizes.gzip, sizes.brotli);
}

fn within(what: &str, bytes: usize, budget: usize) -> Result<(), Failure> {
    println!("{what}: {bytes} of {budget} bytes brotli");
    if bytes <= budget { Ok(()) } else { Err(Failure::Said(format!("{what} is over its budget by {} bytes", bytes - budget))) }
}
