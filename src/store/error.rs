//! SQLite's errors as refusals that a person can act on.

use rusqlite::{Error, ErrorCode};

use crate::domain::refusal::{Refusal, RefusalKind};

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let code = error.sqlite_error_code();
        let message = error.to_string();
        match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::new(RefusalKind::Locked, "locked"),
            Some(ErrorCode::ReadOnly) => Self::new(RefusalKind::Permission, "read-only"),
            Some(ErrorCode::DiskFull) => Self::new(RefusalKind::Internal, "disk-full"),
            Some(ErrorCode::DatabaseCorrupt) => Self::new(RefusalKind::Data, "damaged-file").with("message", message),
            Some(ErrorCode::NotADatabase) => Self::new(RefusalKind::Data, "not-a-database"),
            Some(ErrorCode::CannotOpen) => Self::new(RefusalKind::Internal, "cannot-open").with("message", message),
            Some(ErrorCode::SystemIoFailure) => {
                Self::new(RefusalKind::Internal, "disk-failed").with("message", message)
            }
            Some(ErrorCode::OperationInterrupted) => Self::new(RefusalKind::Rule, "cancelled"),
            // What the file holds is not what was ever written into it.
            None if is_damage(&error) => Self::new(RefusalKind::Data, "damaged-file").with("message", message),
            _ => Self::new(RefusalKind::Internal, "store-failed").with("message", message),
        }
    }
}

/// Whether a value of another shape was found than the one that is kept there.
const fn is_damage(error: &Error) -> bool {
    matches!(
        error,
        Error::Utf8Error(..)
            | Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_text_is_damage_of_the_file() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let error = connection.query_row("select cast(x'ff' as text)", [], |row| row.get::<_, String>(0)).unwrap_err();
        let refusal = Refusal::from(error);
        assert_eq!((refusal.kind, refusal.code), (RefusalKind::Data, "damaged-file"));
    }
}
