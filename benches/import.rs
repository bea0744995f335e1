//! How fast a file of prospects comes into a team, against `sqlite3 .import` of the same file, which
//! types, compares, counts, indexes and journals nothing: as ratios of runs in turn in one run.
//!
//! `cargo bench --bench import` measures 100,000 rows, `BENCH_FULL=1` a million too. Without a `sqlite3`
//! program the rival is a bare prepared insert.

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant as Stopwatch};

use smarketing::app::clock::Clock;
use smarketing::app::import::{Choices, Source, prepare, run};
use smarketing::app::service::{Actor, Service};
use smarketing::app::texts::{Language, Texts};
use smarketing::domain::nouns::{Member, Workspace};
use smarketing::domain::record::Entity;
use smarketing::domain::time::Instant;

/// Each of the two is run so often, in turn.
const ROUNDS: usize = 3;

const HEADER: &str = "Id,First Name,Last Name,Email,Phone,Job Title,Company,Website,Country,Region,City,Source,\
                      Campaign,Sales Owner,Stage,Created Date,MQL Date,Note";
const FIRST: [&str; 16] = [
    "Marco", "Giulia", "Luca", "Sofia", "Andrea", "Martina", "Chiara", "Matteo", "Anna", "Lorenzo", "Sara", "José",
    "María", "Carlos", "Lucía", "Javier",
];
const LAST: [&str; 16] = [
    "Rossi",
    "Bianchi",
    "Ferrari",
    "Russo",
    "Esposito",
    "Romano",
    "Colombo",
    "Ricci",
    "Marino",
    "Greco",
    "García",
    "Fernández",
    "López",
    "Martínez",
    "Sánchez",
    "Pérez",
];
const FIRM: [&str; 8] = ["Alfa", "Beta", "Nova", "Terra", "Luce", "Mare", "Monte", "Vento"];
const TRADE: [&str; 8] =
    ["Sistemi", "Meccanica", "Logistica", "Alimentari", "Design", "Servizi", "Energia", "Software"];
const PLACE: [(&str, &str); 4] =
    [("Lombardia", "Milano"), ("Lazio", "Roma"), ("Campania", "Napoli"), ("Veneto", "Venezia")];
const TITLE: [&str; 4] = ["Direttore commerciale", "Responsabile acquisti", "Titolare", "Marketing Manager"];
const SOURCE: [&str; 6] = ["web", "referral", "event", "paid", "partner", "organic"];
const STAGE: [&str; 8] = ["lead", "lead", "lead", "lead", "lead", "mql", "mql", "sql"];

/// Numbers without a visible pattern (SplitMix64), the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// Writes `rows` prospects of 18 columns; answers the file's size.
fn write(path: &Path, rows: usize) -> u64 {
    let mut draw = Draw(7);
    let mut out = BufWriter::new(std::fs::File::create(path).expect("a file"));
    writeln!(out, "{HEADER}").expect("a line");
    let mut line = String::new();
    for at in 0..rows {
        line.clear();
        let (first, last, firm, trade) = (draw.of(&FIRST), draw.of(&LAST), draw.of(&FIRM), draw.of(&TRADE));
        let company = draw.below(rows / 8 + 1);
        let domain = format!("{}-{}-{company}.example", firm.to_lowercase(), trade.to_lowercase());
        let (region, city) = draw.of(&PLACE);
        let (year, month, day) = (2021 + draw.below(5), 1 + draw.below(11), 1 + draw.below(28));
        let stage = draw.of(&STAGE);
        write!(line, "L{at:08},{first},{last},{}.{}.{at}@{domain},", first.to_lowercase(), last.to_lowercase())
            .expect("text");
        write!(line, "+39 3{:02} {:07},", draw.below(100), draw.below(10_000_000)).expect("text");
        write!(line, "{},{firm} {trade} {company},https://www.{domain},Italia,{region},{city},", draw.of(&TITLE))
            .expect("text");
        write!(line, "{},Campagna {},venditore{},{stage},", draw.of(&SOURCE), draw.below(40), draw.below(30))
            .expect("text");
        write!(line, "{year}-{month:02}-{day:02} {:02}:{:02}:00,", draw.below(24), draw.below(60)).expect("text");
        if stage != "lead" {
            write!(line, "{year}-{:02}-{day:02}", month + 1).expect("text");
        }
        line.push_str(if draw.below(3) == 0 { ",Ha chiesto il listino; richiamare dopo la fiera" } else { "," });
        writeln!(out, "{line}").expect("a line");
    }
    out.flush().expect("a file");
    std::fs::metadata(path).expect("the file").len()
}

/// Imports a file into a new team and says how long the looking and the writing took, and the most memory.
fn import(csv: &Path, team: &Path) {
    let workspace = Workspace {
        name: "Team".into(),
        currency: "EUR".into(),
        zone: "Europe/Rome".into(),
        fiscal_start: 1,
        language: "it".into(),
        ..Workspace::default()
    };
    let anna = Member { handle: "anna".into(), name: "Anna".into(), ..Member::default() };
    let clock = Clock::Fixed(Instant::parse("2026-11-21T09:00:00Z").expect("an instant"));
    let actor = Actor::Perhaps("anna".into());
    let service = Service::found(team, &[workspace.record(), anna.record()], clock, &actor).expect("a team");
    let before = status("VmRSS:");
    let began = Stopwatch::now();
    let source = Source::open(csv, Some(team)).expect("the file");
    let prepared = prepare(source, Choices::default(), &service).expect("a plan");
    let looked = began.elapsed();
    let report = run(&prepared, &service, &Texts::new(Language::En), &mut |_| true).expect("an import");
    let all = began.elapsed();
    let peak = status("VmHWM:");
    println!("looked {looked:.2?}, all {all:.2?}, peak {peak} MiB ({} more)", peak.saturating_sub(before));
    assert_eq!(report.rejected, 0);
}

/// A figure of this process, in MiB.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("0");
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn has_sqlite3() -> bool {
    let found = Command::new("sqlite3").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// The rival: every cell as text into one table.
fn rival(csv: &Path, plain: &Path, program: bool) -> Duration {
    let began = Stopwatch::now();
    if program {
        let told = format!(".import {} prospect", csv.display());
        let status = Command::new("sqlite3").arg(plain).arg(".mode csv").arg(told).status();
        assert!(status.expect("sqlite3").success());
        return began.elapsed();
    }
    let mut connection = rusqlite::Connection::open(plain).expect("a file");
    let mut reader = csv::Reader::from_path(csv).expect("the file");
    let names: Vec<String> = reader.headers().expect("a header").iter().map(|name| format!("\"{name}\"")).collect();
    let transaction = connection.transaction().expect("a transaction");
    transaction.execute_batch(&format!("create table prospect ({})", names.join(", "))).expect("a table");
    let places = vec!["?"; names.len()].join(", ");
    let mut insert = transaction.prepare(&format!("insert into prospect values ({places})")).expect("an insert");
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("a row") {
        insert.execute(rusqlite::params_from_iter(record.iter())).expect("a row");
    }
    drop(insert);
    transaction.commit().expect("a commit");
    began.elapsed()
}

fn median(mut list: Vec<Duration>) -> Duration {
    list.sort_unstable();
    list[list.len() / 2]
}

fn compare(rows: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name);
    let (csv, team, plain) = (file("people.csv"), file("team.db"), file("plain.db"));
    let bytes = write(&csv, rows);
    let program = std::env::current_exe().expect("this program");
    let sqlite3 = has_sqlite3();
    let (mut ours, mut theirs, mut told) = (Vec::new(), Vec::new(), String::new());
    let mut size = 0;
    for _ in 0..ROUNDS {
        // In a process of its own, whose memory is the import's alone.
        let began = Stopwatch::now();
        let child = Command::new(&program).arg(&csv).arg(&team).output().expect("a child");
        ours.push(began.elapsed());
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
        told = String::from_utf8_lossy(&child.stdout).trim().to_owned();
        theirs.push(rival(&csv, &plain, sqlite3));
        size = std::fs::metadata(&team).expect("the team").len();
        for path in [&team, &plain] {
            std::fs::remove_file(path).expect("the file goes");
        }
    }
    let ratios = ours.iter().zip(&theirs).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64());
    let least = ratios.fold(f64::INFINITY, f64::min);
    let (a, b) = (median(ours), median(theirs));
    let name = if sqlite3 { "sqlite3 .import" } else { "bare insert" };
    println!("{rows} prospects of 18 columns, {} MiB: {told}", bytes >> 20);
    println!("  import {a:.2?}, {name} {b:.2?}: {:.2} x (best pair {least:.2})", a.as_secs_f64() / b.as_secs_f64());
    println!("  {:.0} rows/s; file {} MiB: {:.2} x its CSV", rows as f64 / a.as_secs_f64(), size >> 20, {
        size as f64 / bytes as f64
    });
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [csv, team] = args.as_slice() {
        return import(Path::new(csv), Path::new(team));
    }
    compare(100_000);
    if std::env::var_os("BENCH_FULL").is_some() {
        compare(1_000_000);
    }
}
