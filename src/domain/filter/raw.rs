//! The shape of a filter, before it is known what its words mean. A person types it letter by letter:
//! a quotation or a bracket that is still open is not an error.

use winnow::combinator::{alt, cut_err, delimited, eof, opt, preceded, repeat, separated, terminated};
use winnow::error::ContextError;
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{any, none_of, one_of, take_while};

type Input<'a> = LocatingSlice<&'a str>;
type Parsed<T> = winnow::ModalResult<T, ContextError>;

/// How deep brackets and `-` may stand in one another: more is no filter but an attack on the stack.
const DEPTH: usize = 32;

/// The shape of a filter; spans are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    All(Vec<Raw>),
    Any(Vec<Raw>),
    Not(Box<Raw>),
    Words(String),
    Test { key: String, key_at: (usize, usize), op: Op, value: String, value_at: (usize, usize) },
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    Has,
    Is,
    More,
    Least,
    Less,
    Most,
}

/// Reads the shape; the byte where it is no filter, otherwise.
pub(super) fn parse(text: &str) -> Result<Raw, usize> {
    let mut input = LocatingSlice::new(text);
    let found = terminated(|input: &mut Input<'_>| either(input, DEPTH), (blank, eof)).parse_next(&mut input);
    found.map_err(|_| input.current_token_start())
}

fn blank(input: &mut Input<'_>) -> Parsed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn either(input: &mut Input<'_>, depth: usize) -> Parsed<Raw> {
    let mut sides: Vec<Raw> =
        separated(1.., |input: &mut Input<'_>| together(input, depth), (blank, '|')).parse_next(input)?;
    let empty = |side: &Raw| matches!(side, Raw::All(parts) if parts.is_empty());
    sides.retain(|side| !empty(side));
    Ok(match sides.len() {
        0 => Raw::All(Vec::new()),
        1 => sides.pop().unwrap_or(Raw::All(Vec::new())),
        _ => Raw::Any(sides),
    })
}

fn together(input: &mut Input<'_>, depth: usize) -> Parsed<Raw> {
    repeat(0.., preceded(blank, |input: &mut Input<'_>| unary(input, depth))).map(Raw::All).parse_next(input)
}

fn unary(input: &mut Input<'_>, depth: usize) -> Parsed<Raw> {
    if depth == 0 {
        return cut_err(winnow::combinator::fail).parse_next(input);
    }
    alt((
        preceded('-', |input: &mut Input<'_>| unary(input, depth - 1)).map(|inner| Raw::Not(Box::new(inner))),
        delimited(
            '(',
            |input: &mut Input<'_>| either(input, depth - 1),
            cut_err((blank, alt((')'.void(), eof.void())))),
        ),
        test,
        quoted.map(Raw::Words),
        bare.map(|word: &str| Raw::Words(word.to_owned())),
    ))
    .parse_next(input)
}

fn test(input: &mut Input<'_>) -> Parsed<Raw> {
    let key =
        (one_of(|c: char| c.is_alphabetic() || c == '_'), take_while(0.., |c: char| c.is_alphanumeric() || c == '_'));
    let (key, key_at) = key.take().with_span().parse_next(input)?;
    let op = op.parse_next(input)?;
    let (value, value_at) = alt((quoted, value)).with_span().parse_next(input)?;
    let span = |range: std::ops::Range<usize>| (range.start, range.end);
    Ok(Raw::Test { key: key.to_owned(), key_at: span(key_at), op, value, value_at: span(value_at) })
}

fn op(input: &mut Input<'_>) -> Parsed<Op> {
    let after_colon = opt(':');
    alt((
        (opt(':'), ">=").value(Op::Least),
        (opt(':'), "<=").value(Op::Most),
        (opt(':'), '>').value(Op::More),
        (after_colon, '<').value(Op::Less),
        '='.value(Op::Is),
        ':'.value(Op::Has),
    ))
    .parse_next(input)
}

/// A value runs to the next blank; `field:NAME="two words"` has a quotation in its middle.
fn value(input: &mut Input<'_>) -> Parsed<String> {
    let (head, tail) =
        (take_while(0.., |c: char| !c.is_whitespace() && !"|()\"".contains(c)), opt(quoted)).parse_next(input)?;
    Ok(tail.map_or_else(|| head.to_owned(), |tail| format!("{head}{tail}")))
}

fn bare<'a>(input: &mut Input<'a>) -> Parsed<&'a str> {
    take_while(1.., |c: char| !c.is_whitespace() && !"|()\"".contains(c)).parse_next(input)
}

fn quoted(input: &mut Input<'_>) -> Parsed<String> {
    let escaped = preceded('\\', any);
    delimited('"', repeat(0.., alt((escaped, none_of('"')))), alt(('"'.void(), eof.void()))).parse_next(input)
}
