//! Import: a table of text becomes typed rows, without guessing what cannot be proven.
//!
//! The way of a file: [`source`] opens it and refuses what is no table; [`encoding`] finds how its bytes
//! are text; [`dialect`] how the text is a table; [`guess`] what the rows are and which column fills which
//! field; [`columns`] how whole columns are read. [`survey::survey`] does all this and makes an
//! [`plan::ImportPlan`], which is shown and may hold questions. Once it is settled, [`rows::Rows`] reads
//! typed rows, and [`rejects`] writes down those that could not be read.

pub mod columns;
mod deals;
pub mod decode;
pub mod dialect;
pub mod draft;
pub mod encoding;
mod feed;
pub mod field;
mod fit;
pub mod gauge;
pub mod guess;
mod handoffs;
pub mod header;
pub mod identity;
mod lookups;
pub mod magic;
pub mod names;
mod origin;
mod people;
pub mod plan;
mod pool;
pub mod profile;
pub mod reader;
pub mod rejects;
pub mod report;
pub mod rows;
pub mod run;
mod settle;
pub mod sink;
pub mod source;
mod stages;
pub mod survey;
pub mod table;
pub mod trial;
mod values;
mod writer;

pub use field::Kind;
pub use plan::{ImportPlan, Options, Question};
pub use report::{Choices, Progress, Report};
pub use rows::{Reject, Row, Rows, Step, Value};
pub use run::{Prepared, prepare, run};
pub use source::Source;
pub use survey::survey;
pub use trial::{LookAlike, Trial, attempt, dry_run};
pub use writer::OnDuplicate;
