//! Owns the order of a round's steps: nothing is taken out before its receipt, and nothing is sent twice at once. What is decided stands in
//! `round`; where things lie and how they travel is the [`World`]'s, so that tests can bring one in which everything goes wrong.

use expectly_core::study::Endpoint;

use super::answer::Outcome;
use super::caps;
use super::loss::Loss;
use super::round::{News, Round};
use super::time::Time;
use super::waiting::Waiting;

/// What a courier needs around it.
pub trait World {
    /// This instant.
    fn now(&self) -> Time;
    /// Everything that waits, of this page and of earlier ones.
    async fn waiting(&self) -> Vec<Waiting>;
    /// Posts a body and waits for what becomes of it.
    async fn post(&self, endpoint: &Endpoint, body: &str) -> Outcome;
    /// Takes results out; whether that went well.
    async fn remove(&self, ids: &[String]) -> bool;
    /// Passes on what has become known.
    fn tell(&self, news: News);
}

/// Brings everything that is due to its endpoint, or finds out that it cannot now.
pub async fn bring(world: &impl World, round: &mut Round) {
    let mut waiting = world.waiting().await;
    let ids = caps::expired(&waiting, world.now());
    if !ids.is_empty() {
        world.tell(News::Lost { ids: ids.clone(), why: Loss::Expired });
        if !world.remove(&ids).await {
            return;
        }
        waiting = world.waiting().await;
    }
    loop {
        let now = world.now();
        let Some(batch) = round.next(&waiting, now) else { return };
        let outcome = world.post(&batch.endpoint, &batch.body(now)).await;
        let news = round.judge(&batch, outcome);
        let settled: Vec<String> = news.iter().flat_map(|news| news.ids().iter().cloned()).collect();
        if settled.is_empty() {
            continue;
        }
        // Told before it is gone: a page that dies between the two tells it once more, and none goes untold.
        news.into_iter().for_each(|news| world.tell(news));
        if !world.remove(&settled).await {
            // The store takes nothing out: sent again at once, it would never end. The next page tries again.
            return;
        }
        waiting = world.waiting().await;
    }
}
