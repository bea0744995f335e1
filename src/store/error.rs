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
            _ => Self::new(RefusalKind::Internal, "store-failed").with("message", message),
        }
    }
}
