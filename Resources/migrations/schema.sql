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
    title TEXT NOT NULL,
    PRIMARY KEY (plan, version, position),
    FOREIGN KEY (plan, version, area) REFERENCES area (plan, version, position)
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

CREATE TABLE chain (
    office TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL
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

CREATE TABLE indicator (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    sub_activity INTEGER NOT NULL,
    code TEXT NOT NULL,
    wording TEXT NOT NULL,
    PRIMARY KEY (plan, version, position),
    UNIQUE (plan, version, code),
    FOREIGN KEY (plan, version, sub_activity) REFERENCES sub_activity (plan, version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_month (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    indicator INTEGER NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    PRIMARY KEY (plan, version, indicator, month),
    FOREIGN KEY (plan, version, indicator) REFERENCES indicator (plan, version, position)
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

CREATE TABLE known_browser (
    hash TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (hash, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (name TEXT PRIMARY KEY, at TEXT NOT NULL);

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

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reform')),
    version INTEGER NOT NULL,
    UNIQUE (office, year, kind)
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
    file TEXT NOT NULL REFERENCES file (id),
    adopted_at TEXT NOT NULL,
    adopted_by TEXT NOT NULL,
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

CREATE TABLE review (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    number INTEGER NOT NULL,
    year INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES file (id),
    reading TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'adopted', 'discarded')),
    read_at TEXT NOT NULL,
    read_by TEXT NOT NULL,
    UNIQUE (office, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_operation (
    review TEXT NOT NULL REFERENCES review (id),
    seq INTEGER NOT NULL,
    question TEXT NOT NULL,
    value TEXT,
    before TEXT,
    undoes INTEGER,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (review, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE role_action (
    role TEXT NOT NULL REFERENCES role (id),
    action TEXT NOT NULL,
    PRIMARY KEY (role, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_grant (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL REFERENCES role (id),
    office TEXT NOT NULL REFERENCES office (id),
    unit TEXT REFERENCES unit (id),
    from_day TEXT NOT NULL,
    until_day TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX role_grant_by_office ON role_grant (office, role);

CREATE INDEX role_grant_by_person ON role_grant (person);

CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    browser TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (office, name)
) STRICT, WITHOUT ROWID;
