//! Owns what a store knows of calls: what somebody is to be told of which result, and how that has gone so far. Calls nobody (`webhook`).

use expectly_core::wire::SurveyResult;
use jiff::Timestamp;

/// One thing to tell one receiver. What the result says stays in the result: once that is gone there is nothing to tell.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Call {
    /// What the receiver is called.
    pub hook: String,
    pub event: String,
    pub study: String,
    /// The result's.
    pub id: String,
}

/// A call that was not answered yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiting {
    pub call: Call,
    /// How often it was tried.
    pub tries: u32,
    /// When it is tried next; none once it was tried for the last time.
    pub due: Option<Timestamp>,
    /// What the last try came to; empty before the first.
    pub said: String,
}

/// What is to be told of a new result, and to whom.
pub type Calls<'a> = &'a dyn Fn(&SurveyResult) -> Vec<Call>;

/// Stands between the parts of a call's name, in none of which it occurs.
const BETWEEN: char = '/';
/// Stands for a call that is not tried any more, as the engines have it: later than everything.
const NEVER: i64 = i64::MAX;

impl Call {
    /// Its name in a store: no two calls share one, however often the same result comes.
    pub fn name(&self) -> String {
        [&*self.hook, &self.event, &self.study, &self.id].join(&BETWEEN.to_string())
    }

    pub fn named(name: &str) -> Option<Call> {
        let [hook, event, study, id] = *name.split(BETWEEN).collect::<Vec<_>>().as_array()?;
        Some(Call { hook: hook.into(), event: event.into(), study: study.into(), id: id.into() })
    }
}

impl Waiting {
    /// A call that was not tried yet.
    pub fn new(call: Call, due: Timestamp) -> Waiting {
        Waiting { call, tries: 0, due: Some(due), said: String::new() }
    }

    /// When it is due, as the engines have it: milliseconds since 1970.
    pub fn due_number(&self) -> i64 {
        self.due.map_or(NEVER, |due| due.as_millisecond())
    }

    /// What stands in a row; none for a name that is none.
    pub fn of_row(name: &str, due: i64, tries: i64, said: String) -> Option<Waiting> {
        let due = Some(due).filter(|due| *due != NEVER).and_then(|due| Timestamp::from_millisecond(due).ok());
        Some(Waiting { call: Call::named(name)?, tries: tries.try_into().unwrap_or_default(), due, said })
    }
}
