//! What fills a working calendar's exceptions: the holidays of countries that come with the program,
//! and the calendar files of others.

pub mod holidays;
pub mod ics;
