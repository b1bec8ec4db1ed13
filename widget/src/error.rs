//! Owns why the widget could not do something, with the codes that `expectly:error` carries; does not tell anybody. Why results are lost is
//! the delivery's.

/// Why something failed in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The study is wrong; code and path come from core.
    Study(expectly_core::error::Error),
    /// The browser refuses to store anything here; answers live in memory until they are acknowledged.
    Storage,
    /// The page took away something that the panel needs (its body, its shadow root).
    Host,
}

impl Error {
    /// The stable name in events and docs.
    pub fn code(&self) -> &str {
        match self {
            Error::Study(error) => error.code(),
            Error::Storage => "storage",
            Error::Host => "host",
        }
    }

    /// Where in the study or the result; empty when the whole of it is meant.
    pub fn path(&self) -> &str {
        match self {
            Error::Study(error) => error.path(),
            Error::Storage | Error::Host => "",
        }
    }
}
