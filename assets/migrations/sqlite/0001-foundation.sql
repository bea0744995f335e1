-- The team file. Instants are microseconds of UTC, days are days since 1970-01-01, money is minor units.
-- Every noun's table begins alike: its number; how often it was written; whether it was put away; the
-- journal entry (or, negative, the import batch) that brought it; the entry that took it out, if any.
-- Then come its fields in the order of the domain's table, then its search keys (folded text).

create table workspace (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "currency" text not null,
    "zone" text not null,
    "fiscal_start" integer not null,
    "language" text not null,
    "calendar" text
) strict;

create table member (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "handle" text not null,
    "name" text not null,
    "email" text,
    "side" text not null,
    "role" text not null,
    "manager" text,
    "region" text,
    "custom" text,
    "handle_key" text
) strict;

create table stage (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "position" integer not null,
    "semantic" text not null,
    "probability" integer not null,
    "name_key" text
) strict;

create table product (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "list_price" integer check ("list_price" between -900000000000000 and 900000000000000),
    "currency" text,
    "billing" text,
    "margin" integer,
    "series" text,
    "value_proposition" text,
    "custom" text,
    "name_key" text
) strict;

create table account (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "sector" text,
    "country" text,
    "region" text,
    "website" text,
    "parent" integer,
    "custom" text,
    "name_key" text
) strict;

create table campaign (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "channel" text,
    "status" text not null,
    "start" integer check ("start" between -25567 and 84005),
    "end" integer check ("end" between -25567 and 84005),
    "objective" text,
    "audience" text,
    "budget" integer check ("budget" between -900000000000000 and 900000000000000),
    "currency" text,
    "owner" integer,
    "custom" text,
    "name_key" text
) strict;

create table asset (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "campaign" integer,
    "link" text,
    "custom" text,
    "name_key" text
) strict;

create table spend (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "campaign" integer not null,
    "on" integer not null check ("on" between -25567 and 84005),
    "amount" integer not null check ("amount" between -900000000000000 and 900000000000000),
    "currency" text not null,
    "note" text
) strict;

create table prospect (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "name" text not null,
    "first_name" text,
    "last_name" text,
    "email" text,
    "phone" text,
    "job_title" text,
    "account" integer,
    "website" text,
    "country" text,
    "region" text,
    "city" text,
    "source" text,
    "campaign" integer,
    "asset" integer,
    "marketing_owner" integer,
    "sales_owner" integer,
    "stage" text,
    "created_at" integer not null check ("created_at" between -2208988800000000 and 7258118399999999),
    "first_contact_at" integer check ("first_contact_at" between -2208988800000000 and 7258118399999999),
    "score_fit" integer,
    "score_engagement" integer,
    "consent" text,
    "do_not_contact" text,
    "tags" text,
    "needs" text,
    "note" text,
    "custom" text,
    "name_key" text
) strict;

create table deal (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "title" text not null,
    "account" integer,
    "prospect" integer,
    "amount" integer check ("amount" between -900000000000000 and 900000000000000),
    "currency" text,
    "stage" integer not null,
    "status" text,
    "stage_since" integer check ("stage_since" between -2208988800000000 and 7258118399999999),
    "owner" integer,
    "marketing_owner" integer,
    "campaign" integer,
    "source" text,
    "created_at" integer check ("created_at" between -2208988800000000 and 7258118399999999),
    "engaged_at" integer check ("engaged_at" between -2208988800000000 and 7258118399999999),
    "expected_close" integer check ("expected_close" between -25567 and 84005),
    "closed_at" integer check ("closed_at" between -2208988800000000 and 7258118399999999),
    "close_reason" text,
    "competitor" text,
    "next_step" text,
    "next_due" integer check ("next_due" between -25567 and 84005),
    "wait_until" integer check ("wait_until" between -25567 and 84005),
    "wait_reason" text,
    "probability" integer,
    "note" text,
    "custom" text,
    "title_key" text
) strict;

create table deal_line (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "deal" integer not null,
    "product" integer not null,
    "quantity" integer not null
) strict;

create table deal_contact (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "deal" integer not null,
    "prospect" integer not null,
    "role" text
) strict;

create table deal_event (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "deal" integer not null,
    "step" text not null,
    "stage" integer not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "amount" integer check ("amount" between -900000000000000 and 900000000000000),
    "currency" text,
    "owner" integer,
    "marketing_owner" integer,
    "reason" text,
    "origin" text
) strict;

create table stage_entry (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "prospect" integer not null,
    "episode" integer not null,
    "stage" text not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "deal" integer,
    "origin" text
) strict;

create table touch (
    id integer primary key,
    version integer not null,
    archived integer not null,
    entry integer not null,
    removed integer,
    "prospect" integer not null,
    "at" integer not null check ("at" between -2208988800000000 and 7258118399999999),
    "direction" text not null,
    "channel" text not null,
    "outcome" text,
    "campaign" integer,
    "asset" integer,
    "member" integer,
    "deal" integer,
    "note" text
) strict;

create index member_handle on member (handle_key);
create index product_name on product (name_key);
create index account_name on account (name_key);
create index campaign_name on campaign (name_key);
create index asset_name on asset (name_key);
-- What lists are ordered by holds only what lists show, so that a page far down is found on the index alone.
create index prospect_name on prospect (name_key, id, archived) where removed is null;
create index prospect_created on prospect (created_at) where removed is null and archived = 0;
create index prospect_stage on prospect (stage, created_at) where removed is null and archived = 0;
create index prospect_archived on prospect (id) where archived = 1;
create index prospect_account on prospect (account) where account is not null;
create index prospect_campaign on prospect (campaign) where campaign is not null;
create index prospect_sales_owner on prospect (sales_owner) where sales_owner is not null;
create index deal_stage on deal (stage, stage_since) where removed is null and archived = 0;
create index deal_sums on deal (stage, currency, amount) where removed is null and archived = 0;
create index deal_created on deal (created_at) where removed is null and archived = 0;
create index deal_title on deal (title_key, id, archived) where removed is null;
create index deal_close on deal (expected_close) where removed is null and archived = 0;
create index deal_amount on deal (amount) where removed is null and archived = 0;
create index deal_owner on deal (owner) where removed is null and archived = 0;
-- A person's next steps by their day, and how many are late, without touching the table.
create index deal_next on deal (owner, next_due, id, wait_until, archived, removed) where status = 'open' and next_due is not null;
create index deal_status on deal (status, expected_close);
create index deal_account on deal (account) where account is not null;
create index deal_prospect on deal (prospect) where prospect is not null;
create index deal_campaign on deal (campaign, status, currency, amount) where campaign is not null and removed is null;
create index deal_unsourced on deal (status, prospect, currency, amount, campaign, removed) where campaign is null and removed is null;
create index deal_line_deal on deal_line (deal);
create index deal_contact_deal on deal_contact (deal);
create index deal_contact_prospect on deal_contact (prospect);
create index deal_event_deal on deal_event (deal);
create index deal_event_step on deal_event (step, at, deal, currency, amount) where removed is null;
create index stage_entry_prospect on stage_entry (prospect);
create index stage_entry_stage on stage_entry (stage, at);
create index touch_prospect on touch (prospect, at) where removed is null;
create index touch_campaign on touch (campaign, prospect) where campaign is not null and removed is null;
create index touch_deal on touch (deal) where deal is not null;
create index spend_campaign on spend (campaign, "on");

-- The next free number of each kind; numbers are never used again.
create table counter (
    kind text primary key,
    next integer not null
) strict, without rowid;

-- Where a record came from, so that the same row of a file is known again: `source` is a kind of record
-- in one other program.
create table external_source (
    source integer primary key,
    kind text not null,
    name text not null,
    unique (kind, name)
) strict;
create table external_id (
    source integer not null,
    ext text not null,
    id integer not null,
    primary key (source, ext)
) strict, without rowid;

-- Every mutation, in order. `facts` holds what is not personal; the personal part and the salt lie in
-- journal_payload and are bound to the chain by `commitment`, so that an erasure leaves the chain whole.
create table journal (
    seq integer primary key,
    op_id text not null unique,
    recorded_at integer not null,
    occurred_at integer not null,
    clock_flag integer not null,
    actor integer,
    code text not null,
    subject_kind text not null,
    subject integer not null,
    batch integer,
    reverts integer,
    depth integer not null,
    facts text not null,
    commitment blob not null,
    prev blob not null,
    hash blob not null
) strict;
create index journal_reverts on journal (reverts) where reverts is not null;
create index journal_batch on journal (batch) where batch is not null;

create table journal_payload (
    seq integer primary key,
    salt blob not null,
    payload text not null
) strict;

-- Which entries touched a record.
create table journal_touch (
    kind text not null,
    id integer not null,
    seq integer not null,
    primary key (kind, id, seq)
) strict, without rowid;

-- Imports. `state` is open, published or abandoned; rows of an open one are hidden by `pending`.
create table batch (
    batch integer primary key,
    state text not null,
    published integer,
    started_at integer not null,
    actor integer,
    pid integer not null,
    host text not null,
    file_name text not null,
    file_hash text not null,
    kind text not null,
    result text not null
) strict;
create index batch_hash on batch (file_hash);

-- Numbers of rows that an open import has written and nobody may see yet.
create table pending (
    batch integer not null,
    kind text not null,
    low integer not null,
    high integer not null,
    primary key (batch, kind, low)
) strict, without rowid;

-- Ready-made counts of prospects: what 1 = created, by their stage now; 2 = reached the stage in the month;
-- 3 = reached it by now, by the month of creation; 4 = reached it by now, by the month of becoming MQL;
-- 5 = became MQL in the month for the first time.
-- month counts from year 0 in the workspace's zone; campaign 0 and source '' are "none".
create table tally (
    what integer not null,
    month integer not null,
    campaign integer not null,
    source text not null,
    stage integer not null,
    n integer not null,
    primary key (what, month, campaign, source, stage)
) strict, without rowid;
