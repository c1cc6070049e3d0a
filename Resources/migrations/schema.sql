CREATE TABLE account (
    person TEXT PRIMARY KEY REFERENCES person (id),
    login TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    language TEXT NOT NULL DEFAULT 'id' CHECK (language IN ('id', 'en')),
    theme TEXT NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    area INTEGER NOT NULL,
    code TEXT NOT NULL,
    -- Empty where the plan has no such level.
    title TEXT NOT NULL,
    -- The levels between area and activity, as JSON.
    above TEXT,
    PRIMARY KEY (plan, version, position),
    FOREIGN KEY (plan, version, area) REFERENCES area (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The one office that it opens, whatever else its person may do.
    office TEXT NOT NULL REFERENCES office (id),
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    may_write INTEGER NOT NULL CHECK (may_write IN (0, 1)),
    made_at TEXT NOT NULL,
    -- The last day on which it opens anything.
    expires_on TEXT NOT NULL,
    revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX api_key_by_person ON api_key (person);

CREATE TABLE api_key_use (
    api_key TEXT PRIMARY KEY REFERENCES api_key (id),
    last_used_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE area (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (plan, version, position),
    FOREIGN KEY (plan, version) REFERENCES plan_version (plan, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    plan TEXT NOT NULL REFERENCES plan (id),
    card TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (plan, card, unit)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignment_by_person ON assignment (person);

CREATE TABLE calendar_feed (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- Whose work it shows: a unit's; the person's own where there is none.
    unit TEXT REFERENCES unit (id),
    hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_feed_by_person ON calendar_feed (person);

CREATE TABLE chain (
    office TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change_agent (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    unit TEXT REFERENCES unit (id),
    -- Their own plan, once there is one.
    plan TEXT UNIQUE REFERENCES plan (id),
    -- What shall be different by them.
    aim TEXT NOT NULL,
    chosen_on TEXT,
    -- How they were chosen and why they.
    way TEXT NOT NULL,
    reason TEXT NOT NULL,
    decree TEXT NOT NULL,
    decree_on TEXT,
    ended_on TEXT,
    evaluated_on TEXT,
    evaluation TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (office, year, number),
    CHECK ((evaluated_on IS NULL) = (evaluation = ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE code_step (
    person TEXT PRIMARY KEY REFERENCES person (id),
    step INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE definition (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('register')),
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE doubt (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    sub_activity INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    wording TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (plan, version, sub_activity, position),
    FOREIGN KEY (plan, version, sub_activity) REFERENCES sub_activity (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    plan TEXT NOT NULL REFERENCES plan (id),
    -- Of the indicator, over all versions, and the row of `subject` of the sub-activity that people work by.
    lineage TEXT NOT NULL,
    card TEXT NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    unit TEXT REFERENCES unit (id),
    -- The indicator's position in the newest version, 0 where that has it no more: the matrix looks nothing else up.
    position INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'returned', 'approved')),
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'nothing', 'not-binding', 'moved')),
    done_on TEXT,
    work TEXT NOT NULL,
    result TEXT NOT NULL,
    -- Hundredths: the number that was reached and the one that was meant, where the result is a number.
    amount INTEGER,
    target INTEGER,
    obstacle TEXT,
    obstacle_note TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    -- Why there is nothing to report, why it does not bind this office, or why it is moved; and where to.
    reason TEXT NOT NULL,
    moved_to INTEGER CHECK (moved_to BETWEEN 1 AND 12),
    submitted_at TEXT,
    submitted_by TEXT REFERENCES person (id),
    decided_at TEXT,
    decided_by TEXT REFERENCES person (id),
    -- What whoever returned it wrote.
    note TEXT NOT NULL,
    -- Of an approved one: the hash of exactly what was approved, and by how many days it came late.
    hash TEXT,
    late_days INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((stage = 'approved') = (hash IS NOT NULL)),
    CHECK ((outcome = 'moved') = (moved_to IS NOT NULL)),
    CHECK (stage = 'draft' OR submitted_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_by_card ON entry (plan, card, month);

CREATE INDEX entry_by_day ON entry (office, done_on);

CREATE INDEX entry_by_place ON entry (plan, position, month, unit, stage, outcome, moved_to);

CREATE INDEX entry_by_stage ON entry (office, stage);

CREATE UNIQUE INDEX entry_of_all ON entry (plan, lineage, month) WHERE unit IS NULL;

CREATE UNIQUE INDEX entry_of_unit ON entry (plan, lineage, month, unit) WHERE unit IS NOT NULL;

CREATE TABLE entry_check (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('fits', 'doubtful')),
    note TEXT NOT NULL,
    -- What was looked at: the entry's hash, if it was approved then.
    hash TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_check_by_entry ON entry_check (entry, at);

CREATE TABLE entry_draft (
    person TEXT NOT NULL REFERENCES person (id),
    card TEXT NOT NULL,
    month INTEGER NOT NULL,
    unit TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (card, month, unit, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    office TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    acting_for TEXT,
    request TEXT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (office, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_subject ON event (subject, seq);

CREATE TABLE event_payload (
    office TEXT NOT NULL,
    seq INTEGER NOT NULL,
    salt TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (office, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'packet')),
    title TEXT NOT NULL,
    -- What it is about, apart from when it was brought: a day, or the first and last day of a period.
    from_day TEXT NOT NULL,
    until_day TEXT,
    -- Where in it the proof stands: "hal. 3".
    place TEXT NOT NULL,
    unit TEXT REFERENCES unit (id),
    owner TEXT NOT NULL REFERENCES person (id),
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    added_at TEXT NOT NULL,
    -- Its newest version of content; 0 for a packet.
    newest INTEGER NOT NULL,
    -- Since when nobody is to use it any more; it is never deleted.
    withdrawn_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (office, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_day ON evidence (office, from_day);

CREATE TABLE evidence_link (
    subject TEXT NOT NULL,
    evidence TEXT NOT NULL REFERENCES evidence (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (subject, evidence)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_link_by_evidence ON evidence_link (evidence);

CREATE TABLE evidence_version (
    evidence TEXT NOT NULL REFERENCES evidence (id),
    number INTEGER NOT NULL,
    file TEXT REFERENCES file (id),
    address TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (evidence, number),
    CHECK ((file IS NULL) <> (address IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_version_by_file ON evidence_version (file);

CREATE TABLE expected_evidence (
    plan TEXT NOT NULL REFERENCES plan (id),
    lineage TEXT NOT NULL,
    parts TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (plan, lineage)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    -- 2026-06
    month TEXT NOT NULL,
    measure TEXT NOT NULL,
    -- '' of the whole office, area:3, unit:<id>
    part TEXT NOT NULL,
    office TEXT NOT NULL REFERENCES office (id),
    state TEXT NOT NULL CHECK (state IN ('value', 'nothing', 'not-binding', 'unsaid')),
    numerator INTEGER NOT NULL,
    denominator INTEGER NOT NULL,
    -- When it last changed, and the office's day on which anything was first said of it.
    at TEXT NOT NULL,
    said_on TEXT,
    PRIMARY KEY (month, measure, part, office)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_of_office ON figure (office, month);

CREATE TABLE figure_day (
    office TEXT PRIMARY KEY REFERENCES office (id),
    day TEXT NOT NULL,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX file_by_hash ON file (office, hash);

CREATE TABLE file_reading (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    number INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES file (id),
    -- What the worker made of it: grids and paragraphs as JSON, in a file of its own.
    document TEXT REFERENCES file (id),
    -- The address of the plan that it changes, or nothing, and the year that whoever brought it says.
    plan TEXT NOT NULL,
    year INTEGER,
    job TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'asked', 'done', 'cancelled')),
    -- Why it is no plan, as JSON.
    refusal TEXT,
    review INTEGER,
    begun_at TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    UNIQUE (office, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_check (
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    day TEXT NOT NULL,
    checks INTEGER NOT NULL,
    found INTEGER NOT NULL CHECK (found BETWEEN 0 AND checks),
    -- What was wrong the last time; '' where nothing was.
    failure TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (office, register, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen_figure (
    entry TEXT NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    state TEXT NOT NULL,
    numerator INTEGER NOT NULL,
    denominator INTEGER NOT NULL,
    comparison TEXT NOT NULL,
    target INTEGER,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday (
    id TEXT PRIMARY KEY,
    office TEXT REFERENCES office (id),
    day TEXT NOT NULL,
    -- 'not-observed' is an office's word that it works on a national day.
    kind TEXT NOT NULL CHECK (kind IN ('national', 'collective-leave', 'local', 'not-observed')),
    name TEXT NOT NULL,
    -- The decision or page that the day was taken from.
    source TEXT NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('verified', 'unverified')),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (office IS NOT NULL OR kind IN ('national', 'collective-leave')),
    UNIQUE (office, day)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX holiday_of_all ON holiday (day) WHERE office IS NULL;

CREATE TABLE idempotency_key (
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    key TEXT NOT NULL,
    -- Of the request, so that a key is no way to another answer.
    hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (office, person, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_key_by_time ON idempotency_key (at);

CREATE TABLE indicator (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    sub_activity INTEGER NOT NULL,
    code TEXT NOT NULL,
    wording TEXT NOT NULL,
    -- When, in the document's own words with the quarters, half-years or years understood, and what other columns say,
    -- as JSON.
    time TEXT,
    details TEXT,
    PRIMARY KEY (plan, version, position),
    UNIQUE (plan, version, code),
    FOREIGN KEY (plan, version, sub_activity) REFERENCES sub_activity (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_measure (
    plan TEXT NOT NULL REFERENCES plan (id),
    lineage TEXT NOT NULL,
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    comparison TEXT NOT NULL,
    -- Hundredths of the measure's unit.
    target INTEGER,
    -- The months for which it holds, as JSON; all where there is none.
    months TEXT,
    PRIMARY KEY (plan, lineage, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_month (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    indicator INTEGER NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    PRIMARY KEY (plan, version, indicator, month),
    FOREIGN KEY (plan, version, indicator) REFERENCES indicator (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
    person TEXT PRIMARY KEY REFERENCES person (id),
    hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    office TEXT REFERENCES office (id),
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    run_at TEXT NOT NULL,
    every_seconds INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    most_attempts INTEGER NOT NULL,
    lease_by TEXT,
    lease_until TEXT,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    error TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX job_by_time ON job (state, run_at);

CREATE TABLE kept_view (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The part of the address behind the question mark.
    query TEXT NOT NULL,
    UNIQUE (person, office, register, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_browser (
    hash TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (hash, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (
    notice TEXT PRIMARY KEY REFERENCES notice (id),
    message_id TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'needless')),
    -- When it is to be sent, or was.
    at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_by_time ON letter (state, at);

CREATE TABLE link_state (
    address TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('alive', 'dead', 'unreachable', 'forbidden')),
    checked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lost_code (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    -- Empty where it was not known.
    number TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    asked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lost_code_by_time ON lost_code (asked_at);

CREATE TABLE mention (
    message TEXT NOT NULL REFERENCES message (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (message, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_by_person ON mention (person);

CREATE TABLE mention_seen (
    person TEXT NOT NULL REFERENCES person (id),
    message TEXT NOT NULL REFERENCES message (id),
    PRIMARY KEY (person, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    subject TEXT NOT NULL,
    -- Which part of the thing, such as the month of a card; empty for all of it.
    part TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX message_by_subject ON message (subject, part, at);

CREATE TABLE migration (name TEXT PRIMARY KEY, at TEXT NOT NULL);

CREATE TABLE month_closing (
    plan TEXT NOT NULL REFERENCES plan (id),
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    closed_at TEXT NOT NULL,
    closed_by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (plan, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE month_rule (
    office TEXT NOT NULL REFERENCES office (id),
    from_day TEXT NOT NULL,
    -- None for the last day of the month.
    due_day INTEGER CHECK (due_day BETWEEN 1 AND 31),
    closing_days INTEGER NOT NULL CHECK (closing_days BETWEEN 1 AND 30),
    PRIMARY KEY (office, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    -- What makes it one notice, however often the work that writes it runs.
    occasion TEXT NOT NULL,
    at TEXT NOT NULL,
    -- What its words are filled with, and its lines, as JSON.
    body TEXT NOT NULL,
    address TEXT NOT NULL,
    seen_at TEXT,
    UNIQUE (person, kind, occasion)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_by_person ON notice (person, seen_at, at);

CREATE TABLE notice_choice (
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('page', 'none')),
    PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_hours (
    office TEXT PRIMARY KEY REFERENCES office (id),
    from_hour INTEGER NOT NULL CHECK (from_hour BETWEEN 0 AND 23),
    until_hour INTEGER NOT NULL CHECK (until_hour BETWEEN 1 AND 24),
    CHECK (from_hour < until_hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    zone TEXT NOT NULL CHECK (zone IN ('WIB', 'WITA', 'WIT')),
    -- Seconds that a demo office's clock runs ahead of ours (or behind, below zero); 0 for real offices.
    clock_shift INTEGER NOT NULL DEFAULT 0,
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE office_above (
    ancestor TEXT NOT NULL REFERENCES office (id),
    descendant TEXT NOT NULL REFERENCES office (id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    depth INTEGER NOT NULL,
    PRIMARY KEY (ancestor, descendant, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE office_parent (
    office TEXT NOT NULL REFERENCES office (id),
    parent TEXT NOT NULL REFERENCES office (id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    PRIMARY KEY (office, from_day),
    CHECK (office <> parent),
    CHECK (from_day < until_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE packet_part (
    packet TEXT NOT NULL REFERENCES evidence (id),
    part TEXT NOT NULL,
    evidence TEXT NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (packet, part, evidence)
) STRICT, WITHOUT ROWID;

CREATE INDEX packet_part_by_evidence ON packet_part (evidence);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    -- How their pages are addressed.
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- Employee number (NIP), 18 digits; only those have one whom the state employs.
    nip TEXT,
    email TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (office, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX person_by_nip ON person (nip) WHERE nip IS NOT NULL;

CREATE INDEX person_by_office ON person (office, name);

CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    kind TEXT NOT NULL REFERENCES plan_kind (id),
    -- Whose it is, where there are several of a kind; empty otherwise.
    name TEXT NOT NULL,
    -- What names it in addresses: `2026`, `2026-zi`, `2026-agen-perubahan-rina`.
    address TEXT NOT NULL,
    -- The newest version, which holds.
    version INTEGER NOT NULL,
    UNIQUE (office, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_kind (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    address TEXT NOT NULL UNIQUE,
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_version (
    plan TEXT NOT NULL REFERENCES plan (id),
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    decree_kind TEXT,
    decree_number TEXT,
    decree_year INTEGER,
    decree_day TEXT,
    decree_place TEXT,
    signer_title TEXT,
    signer TEXT,
    review TEXT REFERENCES review (id),
    -- The document that it was read from; none where nobody brought one.
    file TEXT REFERENCES file (id),
    adopted_at TEXT NOT NULL,
    adopted_by TEXT NOT NULL,
    -- Whether any indicator says when in quarters, half-years or years.
    timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
    -- Why it follows the version before, and how many changes there are of each kind, as JSON.
    reason TEXT,
    changes TEXT,
    -- The whole decree as JSON, last because it is long: what stands before it is read without it.
    decree TEXT NOT NULL,
    PRIMARY KEY (plan, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    unit TEXT REFERENCES unit (id),
    title TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX post_by_person ON post (person);

CREATE TABLE read_link (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    evidence TEXT NOT NULL REFERENCES evidence (id),
    number INTEGER NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    UNIQUE (evidence, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    code TEXT NOT NULL,
    definition TEXT NOT NULL REFERENCES definition (hash),
    state TEXT NOT NULL,
    is_over INTEGER NOT NULL CHECK (is_over IN (0, 1)),
    unit TEXT REFERENCES unit (id),
    -- Whose own it is.
    owner TEXT REFERENCES person (id),
    -- Who works on it.
    assignee TEXT REFERENCES person (id),
    data TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    -- Who brought it to its state, for what nobody may do twice.
    moved_by TEXT NOT NULL,
    created_on TEXT NOT NULL,
    closed_on TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    -- The day on which the main deadline was met.
    met_on TEXT NOT NULL DEFAULT '',
    -- The import that brought it.
    batch TEXT,
    -- The record that it was merged into.
    merged_into TEXT REFERENCES record (id),
    destroyed_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    text1 TEXT, text2 TEXT, text3 TEXT, text4 TEXT, text5 TEXT, text6 TEXT, text7 TEXT, text8 TEXT,
    number1 INTEGER, number2 INTEGER, number3 INTEGER, number4 INTEGER,
    day1 TEXT, day2 TEXT, day3 TEXT, day4 TEXT,
    UNIQUE (office, register, year, number),
    UNIQUE (office, register, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_assignee ON record (assignee) WHERE assignee IS NOT NULL;

CREATE INDEX record_batch ON record (batch) WHERE batch IS NOT NULL;

CREATE INDEX record_closed ON record (office, register, closed_on, id);

CREATE INDEX record_day1 ON record (office, register, day1, id, destroyed_at)
    WHERE day1 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_day2 ON record (office, register, day2, id, destroyed_at)
    WHERE day2 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_day3 ON record (office, register, day3, id, destroyed_at)
    WHERE day3 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_day4 ON record (office, register, day4, id, destroyed_at)
    WHERE day4 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_due ON record (office, register, due_on, id) WHERE is_over = 0;

CREATE INDEX record_number1 ON record (office, register, number1, id, destroyed_at)
    WHERE number1 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_number2 ON record (office, register, number2, id, destroyed_at)
    WHERE number2 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_number3 ON record (office, register, number3, id, destroyed_at)
    WHERE number3 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_number4 ON record (office, register, number4, id, destroyed_at)
    WHERE number4 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_owner ON record (owner) WHERE owner IS NOT NULL;

CREATE INDEX record_state ON record (office, register, state, id, is_over, due_on, met_on, destroyed_at)
    WHERE destroyed_at IS NULL;

CREATE INDEX record_text1 ON record (office, register, text1, id, destroyed_at)
    WHERE text1 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text2 ON record (office, register, text2, id, destroyed_at)
    WHERE text2 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text3 ON record (office, register, text3, id, destroyed_at)
    WHERE text3 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text4 ON record (office, register, text4, id, destroyed_at)
    WHERE text4 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text5 ON record (office, register, text5, id, destroyed_at)
    WHERE text5 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text6 ON record (office, register, text6, id, destroyed_at)
    WHERE text6 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text7 ON record (office, register, text7, id, destroyed_at)
    WHERE text7 IS NOT NULL AND destroyed_at IS NULL;

CREATE INDEX record_text8 ON record (office, register, text8, id, destroyed_at)
    WHERE text8 IS NOT NULL AND destroyed_at IS NULL;

CREATE TABLE record_deadline (
    record TEXT NOT NULL REFERENCES record (id),
    key TEXT NOT NULL,
    started_at TEXT NOT NULL,
    -- Working days, or hours.
    days INTEGER NOT NULL,
    hours INTEGER NOT NULL,
    added INTEGER NOT NULL DEFAULT 0,
    -- The last day, without and with what was added; NULL while it rests.
    original_on TEXT,
    due_on TEXT,
    due_at TEXT,
    met_at TEXT,
    PRIMARY KEY (record, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_file (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record (id),
    number INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES file (id),
    at TEXT NOT NULL,
    UNIQUE (record, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_import (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    number INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES file (id),
    -- What a job does or did: looks through it, writes it, takes it back.
    state TEXT NOT NULL CHECK (state IN ('reading', 'checked', 'importing', 'done', 'undoing', 'undone', 'refused')),
    job TEXT NOT NULL,
    -- The definition by which it was looked through; '' before.
    definition TEXT NOT NULL,
    -- How many rows the file has, and how many of them were written or left.
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    -- What it would do while it is checked; what it did from then on.
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    same INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    -- How many problems were found, and how many records were taken back.
    problems INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    -- What the page shows, and every single problem, as JSON.
    report TEXT NOT NULL,
    findings TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    -- Who asked for what is done with it now.
    asked_by TEXT NOT NULL REFERENCES person (id),
    UNIQUE (office, register, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_import_row (
    batch TEXT NOT NULL REFERENCES record_import (id),
    record TEXT NOT NULL,
    line INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'added', 'updated', 'stays')),
    -- The version that was looked at, and then the one that was written.
    version INTEGER NOT NULL,
    -- What the record answered before; NULL for one that was added.
    former TEXT,
    PRIMARY KEY (batch, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_import_row_record ON record_import_row (record);

CREATE TABLE record_message (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'sent', 'received')),
    -- NULL for whoever holds the ticket.
    author TEXT REFERENCES person (id),
    at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX record_message_record ON record_message (record, at);

CREATE TABLE record_rating (
    record TEXT PRIMARY KEY REFERENCES record (id),
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    body TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record_rest (
    record TEXT NOT NULL REFERENCES record (id),
    state TEXT NOT NULL,
    from_at TEXT NOT NULL,
    until_at TEXT,
    PRIMARY KEY (record, from_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
    person TEXT NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (person, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE register (
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    path TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES definition (hash),
    base TEXT,
    way TEXT NOT NULL CHECK (way IN ('penuh', 'impor', 'rekap')),
    -- The unit that keeps it; NULL for the whole office.
    unit TEXT REFERENCES unit (id),
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (office, register),
    UNIQUE (office, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_figure (
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    measure TEXT NOT NULL,
    year INTEGER NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    state TEXT NOT NULL CHECK (state IN ('value', 'nothing', 'not-binding')),
    numerator INTEGER NOT NULL,
    denominator INTEGER NOT NULL,
    typed_at TEXT NOT NULL,
    typed_by TEXT NOT NULL,
    PRIMARY KEY (office, register, measure, year, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_version (
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL REFERENCES definition (hash),
    -- The shipped definition that it stands on; NULL for a register of the office's own.
    base TEXT,
    -- The office's patch, or its own definition, as it was written.
    source TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    PRIMARY KEY (office, register, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder_day (
    office TEXT PRIMARY KEY REFERENCES office (id),
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    number INTEGER NOT NULL,
    year INTEGER NOT NULL,
    plan_kind TEXT NOT NULL DEFAULT 'reform',
    -- The plan that it amends, and the version of it that it began as.
    plan TEXT,
    base_version INTEGER,
    source TEXT NOT NULL CHECK (source IN ('document', 'version', 'copy')),
    file TEXT REFERENCES file (id),
    reading TEXT NOT NULL,
    -- Where each field stands in the document, a line each: line, column, certainty, field.
    places TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'adopted', 'discarded')),
    read_at TEXT NOT NULL,
    read_by TEXT NOT NULL, document TEXT REFERENCES file (id),
    UNIQUE (office, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_operation (
    review TEXT NOT NULL REFERENCES review (id),
    seq INTEGER NOT NULL,
    -- The first operation that was saved together with it: they are taken back together.
    save INTEGER NOT NULL,
    undoes INTEGER,
    -- The edit as JSON, and the nodes, questions and doubts that it touches.
    body TEXT NOT NULL,
    nodes TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- The office that made it for itself; none for a role that all offices know.
    office TEXT REFERENCES office (id),
    -- Who holds it signs in with a second factor.
    second_factor INTEGER NOT NULL DEFAULT 0 CHECK (second_factor IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE role_action (
    role TEXT NOT NULL REFERENCES role (id),
    action TEXT NOT NULL,
    PRIMARY KEY (role, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_factor (
    office TEXT NOT NULL REFERENCES office (id),
    role TEXT NOT NULL REFERENCES role (id),
    PRIMARY KEY (office, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_grant (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    number INTEGER NOT NULL,
    role TEXT NOT NULL REFERENCES role (id),
    office TEXT NOT NULL REFERENCES office (id),
    unit TEXT REFERENCES unit (id),
    from_day TEXT NOT NULL,
    until_day TEXT,
    -- 'plt' and 'plh': held for somebody whose post is vacant, or who is away for some days.
    kind TEXT NOT NULL DEFAULT 'own' CHECK (kind IN ('own', 'plt', 'plh')),
    acting_for TEXT REFERENCES person (id),
    -- The letter that gives it.
    basis TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (person, number),
    CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_grant_by_office ON role_grant (office, role);

CREATE INDEX role_grant_by_person ON role_grant (person);

CREATE TABLE second_factor (
    person TEXT PRIMARY KEY REFERENCES person (id),
    -- Encrypted with a key of the installation, which is not in the database.
    secret TEXT NOT NULL,
    enrolled_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    browser TEXT NOT NULL
, state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'pending'))) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_person ON session (person);

CREATE TABLE sign_in_delay (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    until_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sub_activity (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    activity INTEGER NOT NULL,
    code TEXT NOT NULL,
    printed_number INTEGER,
    title TEXT NOT NULL,
    unit_read TEXT NOT NULL CHECK (unit_read IN ('stated', 'inherited', 'missing')),
    -- Who answers where every unit is responsible: all of them together, or each for itself.
    asked TEXT NOT NULL CHECK (asked IN ('units', 'together', 'each')),
    source_lines TEXT NOT NULL,
    doubts INTEGER NOT NULL,
    -- The row of `subject` by which others refer to it: one for all versions of a plan.
    subject TEXT NOT NULL,
    printed_code TEXT,
    -- The names as said where every unit is responsible, and what other columns say, as JSON.
    every_unit TEXT,
    details TEXT,
    PRIMARY KEY (plan, version, position),
    UNIQUE (plan, version, code),
    FOREIGN KEY (plan, version, activity) REFERENCES activity (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sub_activity_unit (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    sub_activity INTEGER NOT NULL,
    position INTEGER NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (plan, version, sub_activity, position),
    FOREIGN KEY (plan, version, sub_activity) REFERENCES sub_activity (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    office TEXT NOT NULL REFERENCES office (id),
    unit TEXT REFERENCES unit (id),
    owner TEXT REFERENCES person (id),
    number TEXT NOT NULL,
    year INTEGER NOT NULL,
    label TEXT NOT NULL,
    folded TEXT NOT NULL,
    address TEXT NOT NULL,
    action TEXT NOT NULL,
    UNIQUE (office, kind, year, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
    record TEXT PRIMARY KEY REFERENCES record (id),
    office TEXT NOT NULL REFERENCES office (id),
    mac TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_return (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record (id),
    office TEXT NOT NULL REFERENCES office (id),
    -- The signature of the link's secret, which is kept nowhere.
    mac TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    -- Whom the letter is for; NULL once it went out, or never will.
    recipient TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    send_at TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_return_by_record ON ticket_return (record, made_at);

CREATE INDEX ticket_return_waiting ON ticket_return (send_at) WHERE recipient IS NOT NULL;

CREATE TABLE unfinished_upload (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    -- When the file was last changed, as the browser says: a corrected one of the same name and size is another.
    stamp TEXT NOT NULL,
    begun_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    -- How its pages are addressed.
    number INTEGER NOT NULL,
    parent TEXT REFERENCES unit (id),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- The first day on which it is no more, and the unit that took over its work.
    closed_day TEXT,
    merged_into TEXT REFERENCES unit (id),
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (office, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX unit_by_name ON unit (office, name) WHERE closed_day IS NULL;

CREATE TABLE unit_name (
    unit TEXT NOT NULL REFERENCES unit (id),
    from_day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (unit, from_day)
) STRICT, WITHOUT ROWID;
