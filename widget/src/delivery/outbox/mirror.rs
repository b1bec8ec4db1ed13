//! Owns what a page remembers of its own results until they have a receipt: all that a leaving page can still send, since it cannot wait for
//! a database, and all there is where the browser stores nothing. Sends nothing.

use super::super::waiting::Waiting;

/// A result of this page, and whether it is on disk, too.
struct Mirrored {
    waiting: Waiting,
    on_disk: bool,
}

/// Results of this page that have no receipt yet.
pub struct Mirror(Vec<Mirrored>);

impl Mirror {
    /// An empty one.
    pub const fn new() -> Mirror {
        Mirror(Vec::new())
    }

    /// Remembers a result in the place of an earlier state of it.
    pub fn put(&mut self, waiting: &Waiting) {
        self.0.retain(|known| known.waiting.record.id != waiting.record.id);
        self.0.push(Mirrored { waiting: waiting.clone(), on_disk: false });
    }

    /// This very state of a result is on disk now.
    pub fn is_on_disk(&mut self, waiting: &Waiting) {
        self.0.iter_mut().filter(|known| known.waiting == *waiting).for_each(|known| known.on_disk = true);
    }

    /// What waits, of this page and of those that stored these.
    pub fn with(&mut self, mut stored: Vec<Waiting>) -> Vec<Waiting> {
        // What was on disk and no longer is has its receipt: another tab brought it.
        self.0.retain(|known| !known.on_disk || stored.iter().any(|other| other.record.id == known.waiting.record.id));
        let of_this_page = self.all();
        stored.retain(|other| of_this_page.iter().all(|known| known.record.id != other.record.id));
        stored.extend(of_this_page);
        stored
    }

    /// All of them.
    pub fn all(&self) -> Vec<Waiting> {
        self.0.iter().map(|known| known.waiting.clone()).collect()
    }

    /// All of them, first those that are nowhere else: a browser lets only so many bytes outlive a page.
    pub fn leaving(&self) -> Vec<Waiting> {
        let (stored, alone): (Vec<&Mirrored>, Vec<&Mirrored>) = self.0.iter().partition(|known| known.on_disk);
        alone.into_iter().chain(stored).map(|known| known.waiting.clone()).collect()
    }

    /// Forgets results.
    pub fn remove(&mut self, ids: &[String]) {
        self.0.retain(|known| !ids.contains(&known.waiting.record.id));
    }

    /// Whether it has a result.
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|known| known.waiting.record.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::results::{id, record};
    use super::super::super::time::Time;
    use super::{Mirror, Waiting};

    fn waiting(number: u64) -> Waiting {
        Waiting::new(record(number, 0), Time { wall: 0, steady: 0 })
    }

    fn ids(waiting: &[Waiting]) -> Vec<String> {
        waiting.iter().map(|known| known.record.id.clone()).collect()
    }

    #[test]
    fn what_another_tab_has_brought_is_not_sent_again_and_what_is_nowhere_else_stays() {
        let mut mirror = Mirror::new();
        mirror.put(&waiting(1));
        mirror.put(&waiting(2));
        mirror.is_on_disk(&waiting(1));
        assert_eq!(ids(&mirror.with(vec![waiting(3).elsewhere()])), [id(3), id(2)]);
        assert!(!mirror.has(&id(1)));
    }

    #[test]
    fn a_leaving_page_sends_first_what_is_nowhere_else() {
        let mut mirror = Mirror::new();
        (1..4).for_each(|number| mirror.put(&waiting(number)));
        mirror.is_on_disk(&waiting(1));
        assert_eq!(ids(&mirror.leaving()), [id(2), id(3), id(1)]);
    }
}
