-- What somebody is told of, once per occasion.
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
);

CREATE INDEX notice_by_person ON notice (person, seen_at, at);

-- The e-mail of a notice. Its Message-ID is set before it is first sent and stays, so that what comes twice is known.
CREATE TABLE letter (
    notice TEXT PRIMARY KEY REFERENCES notice (id),
    message_id TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'needless')),
    -- When it is to be sent, or was.
    at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT
);

CREATE INDEX letter_by_time ON letter (state, at);

-- Of which kinds somebody wants no e-mail, or nothing; both where nothing is said.
CREATE TABLE notice_choice (
    person TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('page', 'none')),
    PRIMARY KEY (person, kind)
);

-- The hours of an office's day in which people are told of anything; from 7 until 17 where nothing is said.
CREATE TABLE notice_hours (
    office TEXT PRIMARY KEY REFERENCES office (id),
    from_hour INTEGER NOT NULL CHECK (from_hour BETWEEN 0 AND 23),
    until_hour INTEGER NOT NULL CHECK (until_hour BETWEEN 1 AND 24),
    CHECK (from_hour < until_hour)
);

-- The last day on which an office's people were reminded.
CREATE TABLE reminder_day (
    office TEXT PRIMARY KEY REFERENCES office (id),
    day TEXT NOT NULL
);

-- The secret addresses of calendars; the database knows only their hashes.
CREATE TABLE calendar_feed (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- Whose work it shows: a unit's; the person's own where there is none.
    unit TEXT REFERENCES unit (id),
    hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE INDEX calendar_feed_by_person ON calendar_feed (person);
