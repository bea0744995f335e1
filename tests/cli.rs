//! The command line as scripts and people use it: the built program in a home of its own.

mod support;

#[path = "cli/agreement.rs"]
mod agreement;
#[path = "cli/asked.rs"]
mod asked;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/ended.rs"]
mod ended;
#[path = "cli/errors.rs"]
mod errors;
#[path = "cli/faces.rs"]
mod faces;
#[path = "cli/goals.rs"]
mod goals;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/pipes.rs"]
mod pipes;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/shapes.rs"]
mod shapes;
#[path = "cli/stopped.rs"]
mod stopped;
#[path = "cli/stories.rs"]
mod stories;
#[path = "cli/told.rs"]
mod told;
#[path = "cli/truths.rs"]
mod truths;
