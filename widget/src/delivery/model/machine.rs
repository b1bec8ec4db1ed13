//! Owns which things happen in which order, and what must hold after each of them. How they happen is the tab's and the line's.

use std::cell::RefCell;
use std::rc::Rc;

use proptest::prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

use super::line::Fault;
use super::results::{id, long};
use super::tab::Tab;
use super::visitor::Visitor;

/// Tabs of the same site.
const TABS: usize = 2;
const DAY: u64 = 24 * 3_600_000;
/// When it all begins, so that a clock can be set back.
const BEGINNING: u64 = 20_000 * DAY;
/// More steps than a round of everything that may wait takes.
const MOST_STEPS: usize = 2_000;

/// What happens next.
#[derive(Clone, Debug)]
enum Happening {
    /// The visitor answers, with so many bytes.
    Answer(usize, usize),
    /// A page begins to bring what waits.
    Begin(usize),
    /// A page comes one step further in one of the things that it does.
    Step(usize, usize),
    /// A page is left; another one follows.
    Leave(usize),
    /// A page is killed; another one follows.
    Crash(usize),
    /// This will happen to a request.
    Fault(Fault),
    /// The disk lets go of nothing for a while, or does again.
    Stick(bool),
    /// Time goes by.
    Wait(u64),
    /// The visitor's clock is set, so many days forward.
    Set(i64),
}

/// The circumstances, and how many answers were given.
#[derive(Clone, Debug)]
struct Course {
    has_disk: bool,
    has_locks: bool,
    answers: u64,
}

struct AnyCourse;

impl ReferenceStateMachine for AnyCourse {
    type State = Course;
    type Transition = Happening;

    fn init_state() -> BoxedStrategy<Course> {
        (prop_oneof![4 => Just(true), 1 => Just(false)], any::<bool>())
            .prop_map(|(has_disk, has_locks)| Course { has_disk, has_locks, answers: 0 })
            .boxed()
    }

    fn transitions(_: &Course) -> BoxedStrategy<Happening> {
        let tab = 0..TABS;
        let fault = prop_oneof![
            4 => Just(Fault::Lost),
            4 => Just(Fault::ReceiptLost),
            4 => prop_oneof![Just(500), Just(503), Just(408), Just(425)].prop_map(Fault::Status),
            2 => Just(Fault::Busy),
            2 => Just(Fault::Portal),
            2 => Just(Fault::None),
            1 => prop_oneof![Just(400), Just(403), Just(404)].prop_map(Fault::Status),
        ];
        prop_oneof![
            // Small, as large as fits into a request that outlives its page, and too large for the collector.
            6 => (tab.clone(), prop_oneof![8 => Just(10), 3 => Just(40_000), 1 => Just(70_000)]).prop_map(|(tab, bytes)| Happening::Answer(tab, bytes)),
            4 => tab.clone().prop_map(Happening::Begin),
            40 => (tab.clone(), 0..4_usize).prop_map(|(tab, which)| Happening::Step(tab, which)),
            2 => tab.clone().prop_map(Happening::Leave),
            2 => tab.prop_map(Happening::Crash),
            6 => fault.prop_map(Happening::Fault),
            1 => any::<bool>().prop_map(Happening::Stick),
            2 => prop_oneof![Just(100), Just(10_000), Just(DAY)].prop_map(Happening::Wait),
            1 => (-400..400_i64).prop_map(Happening::Set),
        ]
        .boxed()
    }

    fn apply(mut state: Course, happening: &Happening) -> Course {
        state.answers += u64::from(matches!(happening, Happening::Answer(..)));
        state
    }
}

struct Proof {
    visitor: Rc<RefCell<Visitor>>,
    tabs: Vec<Tab>,
}

impl Proof {
    /// Everything that was begun comes to its end, by turns.
    fn run(&mut self) {
        for turn in 0..MOST_STEPS {
            if self.tabs.iter().all(Tab::is_idle) {
                return;
            }
            self.tabs.iter_mut().for_each(|tab| tab.step(turn));
        }
        panic!("a round that does not end");
    }

    fn expects(&self, code: &str) {
        self.visitor.borrow_mut().reasons.insert(code.into());
    }
}

impl StateMachineTest for Proof {
    type SystemUnderTest = Proof;
    type Reference = AnyCourse;

    fn init_test(&Course { has_disk, has_locks, .. }: &Course) -> Proof {
        let visitor = Visitor { has_disk, has_locks, wall: BEGINNING, ..Visitor::default() };
        let visitor = Rc::new(RefCell::new(visitor));
        let tabs = (0..TABS).map(|_| Tab::new(&visitor)).collect();
        Proof { visitor, tabs }
    }

    fn apply(mut proof: Proof, course: &Course, happening: Happening) -> Proof {
        match happening {
            Happening::Answer(tab, bytes) => {
                if bytes > 60_000 {
                    proof.expects("http_413");
                }
                let answered_at = proof.visitor.borrow().wall;
                proof.tabs[tab].answer(crate::record::Record { answered_at, ..long(course.answers, bytes) });
            }
            Happening::Begin(tab) => proof.tabs[tab].begin(),
            Happening::Step(tab, which) => proof.tabs[tab].step(which),
            Happening::Leave(tab) => {
                proof.tabs[tab].leave();
                proof.tabs[tab] = Tab::new(&proof.visitor);
            }
            Happening::Crash(tab) => proof.tabs[tab] = Tab::new(&proof.visitor),
            Happening::Fault(fault) => {
                if let Fault::Status(status @ (400 | 403 | 404)) = fault {
                    proof.expects(&format!("http_{status}"));
                }
                proof.visitor.borrow_mut().faults.push_back(fault);
            }
            Happening::Stick(stuck) => proof.visitor.borrow_mut().stuck = stuck,
            Happening::Wait(time) => {
                proof.visitor.borrow_mut().wall += time;
                proof.visitor.borrow_mut().elapsed += time;
            }
            Happening::Set(days) => {
                let wall = proof.visitor.borrow().wall;
                proof.visitor.borrow_mut().wall = wall.saturating_add_signed(days * DAY as i64);
            }
        }
        let now = (proof.visitor.borrow().wall, proof.visitor.borrow().elapsed);
        // Nobody can tell a week from a clock that was set a week ahead, unless the page saw both.
        if now.0.abs_diff(BEGINNING) > 7 * DAY || now.1 > 7 * DAY {
            proof.expects("expired");
        }
        proof
    }

    fn check_invariants(proof: &Proof, _: &Course) {
        let visitor = proof.visitor.borrow();
        for id in &visitor.thanked {
            let is_somewhere = visitor.disk.contains_key(id) || visitor.collector.counts(id) == 1 || visitor.lost.contains_key(id);
            assert!(is_somewhere, "{id} was thanked for, and is nowhere");
        }
        for (id, code) in &visitor.lost {
            assert!(visitor.reasons.contains(code), "{id} is said to be lost by {code}, of which there was none");
        }
        assert_eq!((visitor.collector.conflicts, visitor.collector.rejects), (0, 0), "an id says one thing only, and says it right");
    }

    fn teardown(mut proof: Proof, course: Course) {
        // All is well again, and the visitor comes back.
        {
            let mut visitor = proof.visitor.borrow_mut();
            visitor.faults.clear();
            visitor.stuck = false;
        }
        proof.run();
        proof.tabs = vec![Tab::new(&proof.visitor)];
        proof.tabs[0].begin();
        proof.run();
        Proof::check_invariants(&proof, &course);
        let visitor = proof.visitor.borrow();
        assert!(visitor.disk.is_empty(), "what waits is brought");
        let counted = (1..=course.answers).map(|number| visitor.collector.counts(&id(number))).sum::<usize>();
        assert_eq!(counted, visitor.collector.total(), "nothing is in the report that nobody said");
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_in_whatever_order_each_answer_thanked_for_is_in_the_report_once_or_counted_as_lost(sequential 1..120 => Proof);
}
