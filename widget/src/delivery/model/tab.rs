//! Owns one page of the model: its memory, which dies with it, and what it is doing. How it does it is the widget's own code.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use expectly_core::study::Endpoint;

use super::super::answer::Outcome;
use super::super::batch::Batch;
use super::super::caps;
use super::super::courier::{World, bring};
use super::super::loss::Loss;
use super::super::outbox::Mirror;
use super::super::patience::Patience;
use super::super::round::{News, Round};
use super::super::time::Time;
use super::super::waiting::Waiting;
use super::line::carry;
use super::pause::pause;
use super::visitor::Visitor;
use crate::record::Record;

/// Work that a page has begun, polled a step at a time and dropped when the page dies.
type Work = Pin<Box<dyn Future<Output = ()>>>;

/// A page.
pub struct Tab {
    memory: Rc<Memory>,
    work: Vec<Work>,
}

struct Memory {
    visitor: Rc<RefCell<Visitor>>,
    mirror: RefCell<Mirror>,
    patience: RefCell<Patience>,
    /// When the page began, by the time that has really gone by.
    born: u64,
}

impl Tab {
    /// A page that has just been opened.
    pub fn new(visitor: &Rc<RefCell<Visitor>>) -> Tab {
        let born = visitor.borrow().elapsed;
        let (mirror, patience) = (RefCell::new(Mirror::new()), RefCell::new(Patience::new()));
        Tab { memory: Rc::new(Memory { visitor: visitor.clone(), mirror, patience, born }), work: Vec::new() }
    }

    /// The visitor answers.
    pub fn answer(&mut self, record: Record) {
        self.work.push(Box::pin(put(self.memory.clone(), record)));
    }

    /// The page brings what waits: it has just been opened, a timer went off, or it is online again.
    pub fn begin(&mut self) {
        self.work.push(Box::pin(drain(self.memory.clone())));
    }

    /// One step of the work that was begun first, or of another.
    pub fn step(&mut self, which: usize) {
        let Some(which) = which.checked_rem(self.work.len()) else { return };
        let mut context = Context::from_waker(Waker::noop());
        if self.work[which].as_mut().poll(&mut context).is_ready() {
            drop(self.work.remove(which));
        }
    }

    /// Whether it has nothing left to do.
    pub fn is_idle(&self) -> bool {
        self.work.is_empty()
    }

    /// What the page sends while it is being left; nobody hears the answer.
    pub fn leave(&self) {
        let leaving = self.memory.mirror.borrow().leaving();
        let now = self.memory.now();
        let visitor = &mut *self.memory.visitor.borrow_mut();
        for batch in Batch::all(&leaving) {
            let fault = visitor.faults.pop_front().unwrap_or(super::line::Fault::None);
            carry(fault, &mut visitor.collector, &batch.body(now));
        }
    }
}

/// As the outbox does it, with a disk of the model's.
async fn put(page: Rc<Memory>, record: Record) {
    let id = record.id.clone();
    let new = Waiting::new(record, page.now());
    page.mirror.borrow_mut().put(&new);
    pause().await;
    if page.visitor.borrow().has_disk {
        let kept: Vec<Waiting> = page.visitor.borrow().disk.values().cloned().collect();
        let displaced = caps::displaced(&kept, &new, caps::MOST_BYTES);
        pause().await;
        {
            let mut visitor = page.visitor.borrow_mut();
            displaced.iter().for_each(|id| drop(visitor.disk.remove(id)));
            visitor.disk.insert(id.clone(), new.elsewhere());
        }
        // A page that dies before it hears that this is done can tell nobody.
        page.make_room(displaced);
        pause().await;
        page.mirror.borrow_mut().is_on_disk(&new);
        page.visitor.borrow_mut().thanked.insert(id);
        drain(page).await;
    } else {
        let all = page.mirror.borrow().all();
        page.make_room(caps::displaced(&all, &new, caps::MOST_BYTES));
        drain(page.clone()).await;
        let mut visitor = page.visitor.borrow_mut();
        if !page.mirror.borrow().has(&id) && !visitor.lost.contains_key(&id) {
            visitor.thanked.insert(id);
        }
    }
}

async fn drain(page: Rc<Memory>) {
    let _lock = Lock::taken(&page.visitor).await;
    let mut round = Round::new(page.patience.borrow_mut().paused(page.now()));
    bring(&*page, &mut round).await;
    page.patience.borrow_mut().after(&round, page.now(), 0.5);
}

/// What Web Locks give: a page that dies lets go.
struct Lock(Option<Rc<RefCell<Visitor>>>);

impl Lock {
    async fn taken(visitor: &Rc<RefCell<Visitor>>) -> Lock {
        if !visitor.borrow().has_locks {
            return Lock(None);
        }
        while visitor.borrow().locked {
            pause().await;
        }
        visitor.borrow_mut().locked = true;
        Lock(Some(visitor.clone()))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(visitor) = &self.0 {
            visitor.borrow_mut().locked = false;
        }
    }
}

impl Memory {
    fn make_room(&self, displaced: Vec<String>) {
        if !displaced.is_empty() {
            self.visitor.borrow_mut().reasons.insert("outbox_full".into());
            self.tell(News::Lost { ids: displaced, why: Loss::OutboxFull });
        }
    }
}

impl World for Memory {
    fn now(&self) -> Time {
        let visitor = self.visitor.borrow();
        Time { wall: visitor.wall, steady: visitor.elapsed - self.born }
    }

    async fn waiting(&self) -> Vec<Waiting> {
        pause().await;
        let stored: Vec<Waiting> = self.visitor.borrow().disk.values().cloned().collect();
        pause().await;
        self.mirror.borrow_mut().with(stored)
    }

    async fn post(&self, _: &Endpoint, body: &str) -> Outcome {
        pause().await;
        let outcome = {
            let visitor = &mut *self.visitor.borrow_mut();
            let fault = visitor.faults.pop_front().unwrap_or(super::line::Fault::None);
            carry(fault, &mut visitor.collector, body)
        };
        pause().await;
        outcome
    }

    async fn remove(&self, ids: &[String]) -> bool {
        self.mirror.borrow_mut().remove(ids);
        pause().await;
        let went_well = {
            let visitor = &mut *self.visitor.borrow_mut();
            if !visitor.stuck {
                visitor.disk.retain(|id, _| !ids.contains(id));
            }
            !visitor.stuck
        };
        pause().await;
        went_well
    }

    fn tell(&self, news: News) {
        if let News::Lost { ids, why } = news {
            self.mirror.borrow_mut().remove(&ids);
            let mut visitor = self.visitor.borrow_mut();
            ids.into_iter().for_each(|id| drop(visitor.lost.insert(id, why.code().to_owned())));
        }
    }
}
