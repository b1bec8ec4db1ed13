//! Owns the moment between two steps of a page, in which other tabs, the line and the visitor may do anything, or the page may die. Knows no
//! step.

use std::future::poll_fn;
use std::task::Poll;

/// Lets everything else happen first.
pub async fn pause() {
    let mut paused = false;
    poll_fn(|_| if std::mem::replace(&mut paused, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}
