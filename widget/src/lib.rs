//! The widget in a visitor's page, as two WebAssembly files of the features `panel` and `delivery`: one asks and scores with core, the
//! other, which is fetched while the visitor reads, brings results to their endpoint. When a survey is shown is the loader's business.
//!
//! Everything that comes in is JSON text, or an array of texts and numbers, so that a page with polluted prototypes cannot touch it.

// Each file leaves out what only the other uses of the modules that they share.
#![cfg_attr(not(all(feature = "panel", feature = "delivery")), allow(dead_code))]

#[cfg(feature = "delivery")]
mod delivery;
mod destination;
mod error;
mod events;
mod page;
mod pair;
#[cfg(feature = "panel")]
mod panel;
mod record;
mod text;

/// A third of the default allocator's size; a panel allocates little and not for long.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
