//! Owns telling receivers, a thread for each: taking what is due, telling it, noting what came of it. How a call goes is `send`'s, when it is
//! tried again `tries`'.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::Timestamp;
use ureq::Agent;

use super::hook::{Hook, Hooks};
use super::send::{self, PATIENCE};
use super::tries::{Answer, pause};
use crate::error::Error;
use crate::log;
use crate::metrics::Metrics;
use crate::store::{Store, Waiting};

/// How often it is looked for what is due.
const PAUSE: Duration = Duration::from_secs(1);
/// Calls to one receiver at once.
const AT_ONCE: u32 = 8;
/// How long calls are taken for: while they are under way nobody else tries them, and if this program ends they are free again.
const TAKEN: Duration = Duration::from_secs(4 * PATIENCE.as_secs());

/// The threads that call, as long as this is not dropped.
pub struct Callers(Vec<(Sender<()>, JoinHandle<()>)>);

impl Callers {
    /// Errors: [`Error::System`] when no thread can be had.
    pub fn start(hooks: &Arc<Hooks>, store: &Arc<dyn Store>, metrics: &Arc<Metrics>) -> Result<Callers, Error> {
        let start = |index: usize| {
            let (hooks, store, metrics) = (Arc::clone(hooks), Arc::clone(store), Arc::clone(metrics));
            let (sender, dropped) = channel();
            let work = move || {
                let Some(hook) = hooks.0.get(index) else { return };
                call(
                    &Line { hook, store: store.as_ref(), metrics: &metrics, agent: send::agent(hook), fails: AtomicBool::new(false) },
                    &dropped,
                );
            };
            Ok((sender, thread::Builder::new().name("caller".into()).spawn(work)?))
        };
        (0..hooks.0.len()).map(start).collect::<Result<_, Error>>().map(Callers)
    }

    /// Waits until what is under way has come to something.
    pub fn finish(self) {
        for (sender, thread) in self.0 {
            drop(sender);
            // A thread that panicked has said so itself.
            let _ = thread.join();
        }
    }
}

/// The way to one receiver.
struct Line<'a> {
    hook: &'a Hook,
    store: &'a dyn Store,
    metrics: &'a Metrics,
    agent: Agent,
    /// Whether the last call came to nothing.
    fails: AtomicBool,
}

fn call(line: &Line<'_>, dropped: &Receiver<()>) {
    let (mut pause, mut waits) = (Duration::ZERO, false);
    while dropped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = match line.round() {
            Ok(many) => {
                waits = false;
                if many == 0 { PAUSE } else { Duration::ZERO }
            }
            Err(error) => {
                if !std::mem::replace(&mut waits, true) {
                    log::warn(format_args!("webhook {} waits: {error}", line.hook.name));
                }
                PAUSE
            }
        };
    }
}

impl Line<'_> {
    /// Tells what is due now, and says how much that was.
    fn round(&self) -> Result<usize, Error> {
        let now = Timestamp::now();
        let due = self.store.take_calls(&self.hook.name, (now, now + TAKEN), AT_ONCE)?;
        thread::scope(|scope| {
            let calls: Vec<_> = due.iter().map(|waiting| scope.spawn(|| self.tell(waiting))).collect();
            // What panicked stays taken and comes again.
            calls.into_iter().filter_map(|call| call.join().ok()).collect::<Result<(), Error>>()
        })?;
        Ok(due.len())
    }

    fn tell(&self, waiting: &Waiting) -> Result<(), Error> {
        let (call, name) = (&waiting.call, &self.hook.name);
        let Some(stored) = self.store.result(&call.study, &call.id)? else {
            // It was erased since, or never came to be stored: there is nothing to tell.
            return self.store.forget_call(call);
        };
        let answer = send::send(&self.agent, self.hook, call, &stored)?;
        self.note(&answer);
        let (said, due) = match answer {
            Answer::Taken => return self.store.forget_call(call),
            Answer::Gone => ("status 410, which means never".into(), None),
            Answer::Failed { said, wait } => (said, pause(waiting.tries, wait, chance()).map(|pause| Timestamp::now() + pause)),
        };
        if due.is_none() {
            log::warn(format_args!("webhook {name} gave up on {} of {}: {said}", call.event, call.study));
        }
        self.store.put_call(&Waiting { due, said, ..waiting.clone() })
    }

    /// Says when a receiver begins to fail and when it answers again: each try of a bad day would fill the log.
    fn note(&self, answer: &Answer) {
        let name = &self.hook.name;
        if let Answer::Failed { said, .. } = answer {
            self.metrics.not_told(name);
            if !self.fails.swap(true, Ordering::Relaxed) {
                log::warn(format_args!("webhook {name} fails, and is tried again: {said}"));
            }
        } else if self.fails.swap(false, Ordering::Relaxed) {
            log::warn(format_args!("webhook {name} answers again"));
        }
    }
}

/// Any number: without randomness all calls come a little closer together.
fn chance() -> u8 {
    let mut byte = [0];
    let _ = getrandom::fill(&mut byte);
    byte.into_iter().next().unwrap_or_default()
}
