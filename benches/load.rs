//! How fast many records go into a team file, as ratios of runs in turn in one run.
//!
//! `cargo bench --bench load` measures 100,000 prospects, `BENCH_FULL=1` a million too. With a path and
//! a number it only generates that file: `cargo bench --bench load -- team.db 100000`.

use std::path::Path;
use std::time::{Duration, Instant as Stopwatch};

use smarketing::app::demo::{self, Spec};
use smarketing::app::texts::Language;
use smarketing::domain::record::{Kind, Record, Type, Value};
use smarketing::domain::time::Instant;
use smarketing::store::{Options, Store};

/// Each of the two is run so often, in turn.
const ROUNDS: usize = 3;

fn spec(prospects: u64) -> Spec {
    let now = Instant::parse("2026-11-20T09:14:00+01:00").expect("an instant");
    Spec { prospects, ..Spec::usual(now, Language::It) }
}

/// Generates a team: how long it took until the last row, and until the file was there.
fn generate(path: &Path, prospects: u64) -> (Duration, Duration) {
    let began = Stopwatch::now();
    let mut rows = Duration::ZERO;
    let summary = demo::generate(path, &spec(prospects), &mut |_, _| {
        rows = began.elapsed();
        true
    });
    summary.expect("a team");
    (rows, began.elapsed())
}

/// The bare insert: the same rows from memory into tables without an index, a check or a journal.
fn bare(path: &Path, rows: &[Vec<Record>]) -> Duration {
    let mut connection = rusqlite::Connection::open(path).expect("a file");
    connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full;").expect("WAL");
    let began = Stopwatch::now();
    let transaction = connection.transaction().expect("a transaction");
    for records in rows {
        let Some(kind) = records.first().map(|record| record.kind) else { continue };
        let names: Vec<String> = kind.fields().iter().map(|field| format!("\"{}\"", field.name)).collect();
        let table = kind.word();
        transaction
            .execute_batch(&format!("create table {table} (id integer primary key, {})", names.join(", ")))
            .expect("a table");
        let places = vec!["?"; names.len() + 1].join(", ");
        let mut insert = transaction.prepare(&format!("insert into {table} values ({places})")).expect("an insert");
        for record in records {
            let values = record.values.iter().map(|value| match value {
                Value::Null => rusqlite::types::ValueRef::Null,
                Value::Int(number) => rusqlite::types::ValueRef::Integer(*number),
                Value::Text(text) => rusqlite::types::ValueRef::Text(text.as_bytes()),
            });
            let id = std::iter::once(rusqlite::types::ValueRef::Integer(record.id));
            let bound = id.chain(values).map(rusqlite::types::ToSqlOutput::Borrowed);
            insert.execute(rusqlite::params_from_iter(bound)).expect("a row");
        }
    }
    transaction.commit().expect("a commit");
    began.elapsed()
}

/// All records of a team file, and the bytes that they would take as CSV.
fn read(path: &Path) -> (Vec<Vec<Record>>, u64) {
    let store = Store::open(path, &Options::default()).expect("the team");
    let mut bytes = 0u64;
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let mut records: Vec<Record> = Vec::new();
        loop {
            let after = records.last().map_or(0, |record| record.id);
            let page = store.records(*kind, after, 50_000).expect("a page");
            if page.is_empty() {
                break;
            }
            records.extend(page);
        }
        for record in &records {
            for (field, value) in kind.fields().iter().zip(&record.values) {
                // One more for the comma or the line's end behind it.
                bytes += 1 + match (field.ty, value) {
                    (_, Value::Null) => 0,
                    (Type::Instant, _) => "2026-11-20T09:14:00+01:00".len() as u64,
                    (Type::Day, _) => "2026-11-20".len() as u64,
                    (_, Value::Int(number)) => number.to_string().len() as u64,
                    (_, Value::Text(text)) => text.len() as u64,
                };
            }
            bytes += record.id.to_string().len() as u64 + 1;
        }
        all.push(records);
    }
    (all, bytes)
}

/// The most memory that this process ever had, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn median(mut list: Vec<Duration>) -> Duration {
    list.sort_unstable();
    list[list.len() / 2]
}

fn compare(prospects: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name);
    // In a process of its own, whose memory is the generator's alone.
    let program = std::env::current_exe().expect("this program");
    let child = std::process::Command::new(program).arg(file("first.db")).arg(prospects.to_string()).output();
    let told = String::from_utf8_lossy(&child.expect("a child").stdout).trim().to_owned();
    let size = std::fs::metadata(file("first.db")).expect("the file").len();
    let (records, csv) = read(&file("first.db"));
    let rows: usize = records.iter().map(Vec::len).sum();
    println!("{prospects} prospects, {rows} rows: {told}");
    println!("  file {} MiB, as CSV {} MiB: {:.2} x", size >> 20, csv >> 20, size as f64 / csv as f64);
    let (mut generated, mut inserted) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let (team, plain) = (file(&format!("team-{round}.db")), file(&format!("plain-{round}.db")));
        generated.push(generate(&team, prospects).1);
        inserted.push(bare(&plain, &records));
        for path in [team, plain] {
            std::fs::remove_file(path).expect("the file goes");
        }
    }
    let (a, b) = (median(generated), median(inserted));
    println!("  generated {a:.2?}, bare insert {b:.2?}: {:.2} x", a.as_secs_f64() / b.as_secs_f64());
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [path, count] = args.as_slice() {
        let (rows, all) = generate(Path::new(path), count.parse().expect("a number"));
        println!("rows {rows:.2?}, all {all:.2?}, peak {} MiB", peak());
        return;
    }
    compare(100_000);
    if std::env::var_os("BENCH_FULL").is_some() {
        compare(1_000_000);
    }
}
