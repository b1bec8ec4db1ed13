//! Owns telling what ails a store from what its engine says, each with a stable code. Cures nothing.

use std::error::Error as _;

use postgres::error::SqlState;
use rusqlite::ErrorCode;

/// What ails a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room left on its disk.
    Full,
    /// Somebody else holds it.
    Locked,
    /// It can be read only.
    ReadOnly,
    /// It is not where it was, or another one is.
    Missing,
    /// What it holds makes no sense.
    Damaged,
    /// Its server does not answer.
    Unreachable,
    /// Something else, which the engine's words say.
    Other,
}

impl Trouble {
    pub fn code(self) -> &'static str {
        match self {
            Trouble::Full => "store_full",
            Trouble::Locked => "store_locked",
            Trouble::ReadOnly => "store_read_only",
            Trouble::Missing => "store_missing",
            Trouble::Damaged => "store_damaged",
            Trouble::Unreachable => "store_unreachable",
            Trouble::Other => "store_unavailable",
        }
    }

    pub fn of_sqlite(error: &rusqlite::Error) -> Trouble {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Trouble::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Trouble::Locked,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Trouble::ReadOnly,
            Some(ErrorCode::CannotOpen) => Trouble::Missing,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Trouble::Damaged,
            _ => Trouble::Other,
        }
    }

    pub fn of_postgres(error: &postgres::Error) -> Trouble {
        match error.code() {
            Some(state) if *state == SqlState::DISK_FULL => Trouble::Full,
            Some(state) if *state == SqlState::LOCK_NOT_AVAILABLE || *state == SqlState::T_R_DEADLOCK_DETECTED => Trouble::Locked,
            Some(state) if *state == SqlState::READ_ONLY_SQL_TRANSACTION => Trouble::ReadOnly,
            Some(state) if *state == SqlState::INVALID_CATALOG_NAME || *state == SqlState::UNDEFINED_TABLE => Trouble::Missing,
            Some(state) if *state == SqlState::DATA_CORRUPTED || *state == SqlState::INDEX_CORRUPTED => Trouble::Damaged,
            // Shutdown, restart, too many connections.
            Some(state) if state.code().starts_with("57P") || state.code().starts_with("53") => Trouble::Unreachable,
            Some(_) => Trouble::Other,
            None if error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>()) => Trouble::Unreachable,
            None => Trouble::Other,
        }
    }

    /// What a ClickHouse server says, beginning with `Code: 243. DB::Exception`.
    pub fn of_clickhouse(said: &str) -> Trouble {
        let number = said.strip_prefix("Code: ").and_then(|rest| rest.split('.').next()).and_then(|number| number.parse::<u32>().ok());
        match number {
            // NOT_ENOUGH_SPACE
            Some(243) => Trouble::Full,
            // READONLY, TABLE_IS_READ_ONLY
            Some(164 | 242) => Trouble::ReadOnly,
            // UNKNOWN_TABLE, UNKNOWN_DATABASE
            Some(60 | 81) => Trouble::Missing,
            // CORRUPTED_DATA, CHECKSUM_DOESNT_MATCH
            Some(246 | 40) => Trouble::Damaged,
            _ if said.contains("No space left on device") => Trouble::Full,
            _ => Trouble::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k09_what_a_server_says_of_a_full_disk_is_known_for_what_it_is() {
        assert_eq!(Trouble::of_clickhouse("Code: 243. DB::Exception: Cannot reserve 1.00 MiB"), Trouble::Full);
        assert_eq!(Trouble::of_clickhouse("Code: 76. DB::Exception: … errno: 28, strerror: No space left on device"), Trouble::Full);
        assert_eq!(Trouble::of_clickhouse("Code: 62. DB::Exception: Syntax error"), Trouble::Other);
    }
}
