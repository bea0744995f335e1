-- The agreement: hand-offs and their verdicts, working calendars, terms and signatures, the clocks that run under
-- them, and the goals. Tables begin like those of 0001.

create table calendar (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "zone" text not null,
    "hours" text not null,
    "name_key" text
) strict;

create table calendar_day (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "calendar" integer,
    "member" integer,
    "from" integer not null check ("from" between -25567 and 84005),
    "to" integer not null check ("to" between -25567 and 84005),
    "hours" text,
    "name" text
) strict;

create table reason (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "code" text not null,
    "name" text not null,
    "rule" text not null,
    "days" integer,
    "code_key" text,
    "name_key" text
) strict;

create table handoff (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "prospect" integer not null,
    "episode" integer not null,
    "from" integer,
    "to" integer,
    "offered_at" integer not null check ("offered_at" between -2208988800000000 and 7258118399999999),
    "verdict" text,
    "decided_at" integer check ("decided_at" between -2208988800000000 and 7258118399999999),
    "decided_by" integer,
    "reason" integer,
    "until" integer check ("until" between -25567 and 84005),
    "dispute" text
) strict;

create table handoff_step (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "handoff" integer not null,
    "step" text not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "member" integer,
    "to" integer,
    "reason" integer,
    "until" integer check ("until" between -25567 and 84005),
    "note" text
) strict;

create table agreement (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "note" text,
    "name_key" text
) strict;

create table agreement_version (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "agreement" integer not null,
    "number" integer not null,
    "from" integer not null check ("from" between -25567 and 84005),
    "until" integer check ("until" between -25567 and 84005),
    "following" text,
    "manager_after" text,
    "management_after" text,
    "note" text,
    "hash" text,
    "signed_at" integer check ("signed_at" between -2208988800000000 and 7258118399999999)
) strict;

create table term (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "version_of" integer not null,
    "name" text not null,
    "side" text not null,
    "kind" text not null,
    "metric" text,
    "subject" text,
    "exclude" text,
    "target" integer not null,
    "currency" text,
    "window" text,
    "within" text,
    "attempts" integer,
    "days" integer,
    "spacing" text,
    "grace" text,
    "warn" text,
    "calendar" integer,
    "fields" text
) strict;

create table term_rate (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "term" integer not null,
    "name" text not null,
    "subject" text,
    "won" integer not null,
    "decided" integer not null,
    "revenue" integer not null check ("revenue" between -900000000000000 and 900000000000000),
    "currency" text not null,
    "agreed" integer
) strict;

create table signature (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "version_of" integer not null,
    "member" integer not null,
    "side" text not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "hash" text not null
) strict;

create table clock (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "term" integer not null,
    "prospect" integer not null,
    "handoff" integer not null,
    "side" text not null,
    "owner" integer,
    "started_at" integer not null check ("started_at" between -2208988800000000 and 7258118399999999)
) strict;

create table clock_step (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "clock" integer not null,
    "step" text not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "member" integer,
    "reason" text
) strict;

create table goal (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "metric" text not null,
    "scope" text not null,
    "owner" integer,
    "period" text not null,
    "target" integer not null,
    "currency" text,
    "marketing_lever" text,
    "sales_lever" text,
    "name_key" text
) strict;

create table goal_revision (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "goal" integer not null,
    "target" integer not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "member" integer,
    "reason" text
) strict;

create index calendar_name on calendar (name_key);
create index reason_code on reason (code_key);
create index goal_name on goal (name_key);
create index calendar_day_calendar on calendar_day (calendar) where calendar is not null;
create index calendar_day_member on calendar_day (member) where member is not null;
create index handoff_prospect on handoff (prospect);
-- The inbox: what waits for a verdict, oldest first.
create index handoff_waiting on handoff (offered_at, id, "to", "from") where verdict = 'offered' and removed is null and archived = 0;
-- What was decided in a period, for acceptance by reason and owner.
create index handoff_decided on handoff (decided_at, verdict, reason, decided_by, episode) where decided_at is not null and removed is null;
-- What was offered in a period, for volumes and complete data.
create index handoff_offered on handoff (offered_at, episode, verdict, prospect) where removed is null;
-- How many of each campaign's prospects sales refused.
create index handoff_refused on handoff (prospect, decided_at) where verdict = 'refused' and removed is null;
create index handoff_disputed on handoff (dispute, offered_at) where dispute in ('by_marketing', 'by_sales') and removed is null;
-- Whose rest ends, by the day on which it does.
create index handoff_resting on handoff (until) where until is not null and removed is null;
create index handoff_step_handoff on handoff_step (handoff);
create index agreement_version_agreement on agreement_version (agreement);
create index term_version on term (version_of);
create index term_calendar on term (calendar) where calendar is not null;
create index term_rate_term on term_rate (term);
create index signature_version on signature (version_of);
create index clock_prospect on clock (prospect);
create index clock_handoff on clock (handoff);
create index clock_step_clock on clock_step (clock);
create index goal_revision_goal on goal_revision (goal);

-- Where each clock stands, ready-made from its events in the transaction of each change; `doctor` derives it anew
-- and compares. Nothing here is in the journal. An end in the future has not happened yet.
create table clock_face (
    clock integer primary key,
    term integer not null,
    prospect integer not null,
    handoff integer not null,
    side text not null,
    owner integer,
    started_at integer not null,
    warn_at integer,
    due_at integer,
    late_at integer,
    standing text not null,
    ended_at integer,
    paused_seconds integer not null,
    attempts integer not null,
    days integer not null
) strict;
-- Attainment of a period without touching the table; what started in it is due in it or later.
create index clock_face_due on clock_face (term, due_at, late_at, standing, ended_at, owner, started_at, warn_at, paused_seconds);
-- Pauses and waivers stand beside attainment: few clocks have any.
create index clock_face_lenient on clock_face (term, due_at) where paused_seconds > 0 or standing in ('waived', 'paused');
-- What runs out next, for the whole team and for one person.
create index clock_face_next on clock_face (late_at, clock, side, owner, term, warn_at) where standing = 'running';
create index clock_face_mine on clock_face (owner, late_at, clock, side, term, warn_at) where standing = 'running';
create index clock_face_term on clock_face (term, late_at, clock, owner) where standing = 'running';
-- What runs and is late already, by the hour in which it was due.
create index clock_face_running on clock_face (term, due_at, late_at, started_at, warn_at) where standing = 'running';
create index clock_face_paused on clock_face (clock) where standing = 'paused';
create index clock_face_prospect on clock_face (prospect);

-- Ready-made sums of ended clocks, by the hour (UTC) in which they were due (what 1) or started (2): years of
-- attainment in milliseconds. `last_end` is the latest end among them, or later.
create table clock_hour (
    term integer not null,
    what integer not null,
    hour integer not null,
    met integer not null,
    late integer not null,
    waived integer not null,
    cancelled integer not null,
    met_after_pause integer not null,
    last_end integer not null,
    primary key (term, what, hour)
) strict, without rowid;
