-- The audit trail: one gapless chain of events an office; '-' is the installation's own.
CREATE TABLE chain (
    office TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL
);

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
);
CREATE INDEX event_by_subject ON event (subject, seq);

-- Apart, so that retention can erase it while the chain still verifies.
CREATE TABLE event_payload (
    office TEXT NOT NULL,
    seq INTEGER NOT NULL,
    salt TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (office, seq)
);

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
);

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
);
CREATE UNIQUE INDEX unit_by_name ON unit (office, name) WHERE closed_day IS NULL;

-- What a unit was called from a day on: papers of that time keep its name.
CREATE TABLE unit_name (
    unit TEXT NOT NULL REFERENCES unit (id),
    from_day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (unit, from_day)
);

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
);
CREATE INDEX person_by_office ON person (office, name);
CREATE UNIQUE INDEX person_by_nip ON person (nip) WHERE nip IS NOT NULL;

-- What a person is in the office, from a day on.
CREATE TABLE post (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    unit TEXT REFERENCES unit (id),
    title TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT
);
CREATE INDEX post_by_person ON post (person);

CREATE TABLE account (
    person TEXT PRIMARY KEY REFERENCES person (id),
    login TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    language TEXT NOT NULL DEFAULT 'id' CHECK (language IN ('id', 'en')),
    theme TEXT NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
    version INTEGER NOT NULL DEFAULT 1
);

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
);

CREATE TABLE role_action (
    role TEXT NOT NULL REFERENCES role (id),
    action TEXT NOT NULL,
    PRIMARY KEY (role, action)
);

-- Person × role × scope × from–until: the only source of what anyone may do.
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
);
CREATE INDEX role_grant_by_office ON role_grant (office, role);
CREATE INDEX role_grant_by_person ON role_grant (person);

-- A session is known by the hash of its cookie.
CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    browser TEXT NOT NULL
);
CREATE INDEX session_by_person ON session (person);

CREATE TABLE sign_in_delay (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    until_at TEXT NOT NULL
);

CREATE TABLE known_browser (
    hash TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (hash, person)
);

-- One row per thing that a person can point at, written by the room that owns the thing.
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
);

CREATE TABLE file (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    kept_at TEXT NOT NULL
);
CREATE INDEX file_by_hash ON file (office, hash);

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
);
CREATE INDEX job_by_time ON job (state, run_at);
