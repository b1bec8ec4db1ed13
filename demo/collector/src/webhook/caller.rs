//! Owns telling receivers, a thread for each: taking what is due, telling it, noting what came of it. How a call goes is `send`'s, when it is
//! tried again `tries`'.

use std::sync::Arc;
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
    pub fn start(hooks: &Arc<Hooks>, store: &Arc<dyn Store>) -> Result<Callers, Error> {
        let start = |index: usize| {
            let (hooks, store) = (Arc::clone(hooks), Arc::clone(store));
            let (sender, dropped) = channel();
            let work = move || hooks.0.get(index).into_iter().for_each(|hook| call(hook, store.as_ref(), &dropped));
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

fn call(hook: &Hook, store: &dyn Store, dropped: &Receiver<()>) {
    let agent = send::agent(hook);
    let mut pause = Duration::ZERO;
    while dropped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = match round(hook, store, &agent) {
            Ok(0) => PAUSE,
            Ok(_) => Duration::ZERO,
            Err(error) => {
                log::warn(format_args!("webhook {} waits: {error}", hook.name));
                PAUSE
            }
        };
    }
}

/// Tells what is due now, and says how much that was.
fn round(hook: &Hook, store: &dyn Store, agent: &Agent) -> Result<usize, Error> {
    let now = Timestamp::now();
    let due = store.take_calls(&hook.name, (now, now + TAKEN), AT_ONCE)?;
    thread::scope(|scope| {
        let calls: Vec<_> = due.iter().map(|waiting| scope.spawn(|| tell(hook, store, agent, waiting))).collect();
        // What panicked stays taken and comes again.
        calls.into_iter().filter_map(|call| call.join().ok()).collect::<Result<(), Error>>()
    })?;
    Ok(due.len())
}

fn tell(hook: &Hook, store: &dyn Store, agent: &Agent, waiting: &Waiting) -> Result<(), Error> {
    let call = &waiting.call;
    let Some(stored) = store.result(&call.study, &call.id)? else {
        // It was erased since, or never came to be stored: there is nothing to tell.
        return store.forget_call(call);
    };
    let (said, due) = match send::send(agent, hook, call, &stored)? {
        Answer::Taken => return store.forget_call(call),
        Answer::Gone => ("status 410, which means never".into(), None),
        Answer::Failed { said, wait } => (said, pause(waiting.tries, wait, chance()).map(|pause| Timestamp::now() + pause)),
    };
    if due.is_none() {
        log::warn(format_args!("webhook {} gave up on {}: {said}", hook.name, call.name()));
    }
    store.put_call(&Waiting { due, said, ..waiting.clone() })
}

/// Any number: without randomness all calls come a little closer together.
fn chance() -> u8 {
    let mut byte = [0];
    let _ = getrandom::fill(&mut byte);
    byte.into_iter().next().unwrap_or_default()
}
