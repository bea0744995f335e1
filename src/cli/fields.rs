//! The fields of a noun as options: one for each that a person may set, taken from the noun's table.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::domain::nouns::{
    Account, Asset, Calendar, Campaign, Deal, Goal, Member, Product, Prospect, Reason, Stage, Term, TermRate, Touch,
    Workspace,
};
use crate::domain::record::{Entity, Field, Kind, Type};

/// What was typed for the fields of a noun.
#[derive(Debug, Clone)]
pub struct Fields<E> {
    /// Each field with its text, in the order of the noun's table.
    pub typed: Vec<(&'static Field, String)>,
    noun: PhantomData<E>,
}

/// The fields of a kind that an option sets.
pub fn settable(kind: Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields().iter().filter(|field| !field.derived)
}

/// The option of a field: `--expected-close`.
pub fn option(field: &Field) -> String {
    field.name.replace('_', "-")
}

/// What stands for a field's value in the help.
const fn value_name(ty: Type) -> &'static str {
    match ty {
        Type::Text | Type::Note | Type::Phone | Type::Email => "text",
        Type::Day => "day",
        Type::Instant => "instant",
        Type::Int => "number",
        Type::Money => "amount",
        Type::Currency => "currency",
        Type::Ref(_) => "name",
        Type::Choice(_) => "word",
        Type::Tags => "tags",
        Type::Custom => "key-value",
    }
}

impl<E: Entity> Fields<E> {
    fn read(matches: &ArgMatches) -> Self {
        let mut typed = Vec::new();
        for field in settable(E::KIND) {
            let id = option(field);
            for text in matches.get_many::<String>(&id).into_iter().flatten() {
                typed.push((field, text.clone()));
            }
        }
        Self { typed, noun: PhantomData }
    }
}

impl<E: Entity> FromArgMatches for Fields<E> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self::read(matches))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::read(matches);
        Ok(())
    }
}

impl<E: Entity> Args for Fields<E> {
    fn augment_args(command: Command) -> Command {
        settable(E::KIND).fold(command, |command, field| {
            let many = if field.ty == Type::Custom { ArgAction::Append } else { ArgAction::Set };
            let id = option(field);
            // A value may begin with a dash: an amount below zero, a note.
            command.arg(
                Arg::new(id.clone()).long(id).value_name(value_name(field.ty)).action(many).allow_hyphen_values(true),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// A noun that the command line knows. The trait stands for the list of them.
pub trait Noun: Entity + std::fmt::Debug + Clone + Send + Sync + 'static {}

macro_rules! nouns {
    ($($noun:ident),*) => { $(impl Noun for $noun {})* };
}

nouns!(
    Account, Asset, Calendar, Campaign, Deal, Goal, Member, Product, Prospect, Reason, Stage, Term, TermRate, Touch,
    Workspace
);
