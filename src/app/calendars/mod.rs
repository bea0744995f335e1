//! Working calendars of a team: built from what is recorded, and what fills their exceptions: the holidays of countries
//! that come with the program, and the calendar files of others.

pub mod check;
pub mod fill;
pub mod holidays;
pub mod ics;
pub mod office;
