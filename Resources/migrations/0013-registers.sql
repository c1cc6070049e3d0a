-- Definitions that were ever taken in, whole and as JSON; records pin the one they were written by. Never changed.
CREATE TABLE definition (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('register')),
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    taken_at TEXT NOT NULL
);

-- What an office took, one row each time, the newest of a register holds.
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
);

-- A register as an office runs it; there is no row before somebody first writes in it or decides about it.
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
);

-- What the definition maps to a column is never NULL there: missing is '' or the smallest integer, so that one index
-- sorts and counts all of a register. Columns that no field is mapped to are NULL and cost nothing.
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
);

CREATE INDEX record_state ON record (office, register, state, id);
CREATE INDEX record_due ON record (office, register, due_on, id) WHERE is_over = 0;
CREATE INDEX record_closed ON record (office, register, closed_on, id);
CREATE INDEX record_batch ON record (batch) WHERE batch IS NOT NULL;
CREATE INDEX record_assignee ON record (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX record_owner ON record (owner) WHERE owner IS NOT NULL;
CREATE INDEX record_text1 ON record (office, register, text1, id) WHERE text1 IS NOT NULL;
CREATE INDEX record_text2 ON record (office, register, text2, id) WHERE text2 IS NOT NULL;
CREATE INDEX record_text3 ON record (office, register, text3, id) WHERE text3 IS NOT NULL;
CREATE INDEX record_text4 ON record (office, register, text4, id) WHERE text4 IS NOT NULL;
CREATE INDEX record_text5 ON record (office, register, text5, id) WHERE text5 IS NOT NULL;
CREATE INDEX record_text6 ON record (office, register, text6, id) WHERE text6 IS NOT NULL;
CREATE INDEX record_text7 ON record (office, register, text7, id) WHERE text7 IS NOT NULL;
CREATE INDEX record_text8 ON record (office, register, text8, id) WHERE text8 IS NOT NULL;
CREATE INDEX record_number1 ON record (office, register, number1, id) WHERE number1 IS NOT NULL;
CREATE INDEX record_number2 ON record (office, register, number2, id) WHERE number2 IS NOT NULL;
CREATE INDEX record_number3 ON record (office, register, number3, id) WHERE number3 IS NOT NULL;
CREATE INDEX record_number4 ON record (office, register, number4, id) WHERE number4 IS NOT NULL;
CREATE INDEX record_day1 ON record (office, register, day1, id) WHERE day1 IS NOT NULL;
CREATE INDEX record_day2 ON record (office, register, day2, id) WHERE day2 IS NOT NULL;
CREATE INDEX record_day3 ON record (office, register, day3, id) WHERE day3 IS NOT NULL;
CREATE INDEX record_day4 ON record (office, register, day4, id) WHERE day4 IS NOT NULL;

-- A clock of a record.
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
);

-- A time in which a record's clocks rest: it waited for somebody else.
CREATE TABLE record_rest (
    record TEXT NOT NULL REFERENCES record (id),
    state TEXT NOT NULL,
    from_at TEXT NOT NULL,
    until_at TEXT,
    PRIMARY KEY (record, from_at)
);

-- What is said about a record: among those who work on it (note), to the outside and from there.
CREATE TABLE record_message (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'sent', 'received')),
    -- NULL for whoever holds the ticket.
    author TEXT REFERENCES person (id),
    at TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX record_message_record ON record_message (record, at);

-- What everyone may do who works with ordinary registers; cases and what is personal ask for more.
INSERT INTO role_action (role, action) SELECT id, 'registers.read' FROM role WHERE office IS NULL AND id NOT IN ('kustodian');
INSERT INTO role_action (role, action) VALUES
    ('admin-rb', 'registers.write'), ('sekretaris', 'registers.write'), ('kasubbag', 'registers.write'),
    ('staf', 'registers.write'), ('koordinator-area', 'registers.write'), ('agen-perubahan', 'registers.write'),
    ('petugas-layanan', 'registers.write'),
    ('admin-rb', 'registers.define'), ('sekretaris', 'registers.define'),
    ('admin-rb', 'cases.read'), ('sekretaris', 'cases.read'), ('kasubbag', 'cases.read'), ('ketua', 'cases.read'),
    ('anggota', 'cases.read'), ('petugas-layanan', 'cases.read'), ('inspektorat', 'cases.read'),
    ('admin-rb', 'cases.write'), ('sekretaris', 'cases.write'), ('kasubbag', 'cases.write'),
    ('petugas-layanan', 'cases.write'), ('admin-rb', 'cases.handle'), ('sekretaris', 'cases.handle'),
    ('kasubbag', 'cases.handle'), ('petugas-layanan', 'cases.handle'),
    -- Who is behind a case, and what officials report of themselves, is for those who work on it and nobody else.
    ('sekretaris', 'cases.identity'), ('petugas-layanan', 'cases.identity'),
    ('sekretaris', 'integrity.read'), ('inspektorat', 'integrity.read'), ('sekretaris', 'integrity.keep'),
    ('sekretaris', 'records.destroy');

-- The figures of a month, typed, where the records are kept elsewhere (rekap). Numbers stand at the measure's scale.
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
);

-- The code by which somebody without an account follows their case; what is kept is its signature.
CREATE TABLE ticket (
    record TEXT PRIMARY KEY REFERENCES record (id),
    office TEXT NOT NULL REFERENCES office (id),
    mac TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL
);

-- A file that came with a case, cleaned of place and device.
CREATE TABLE record_file (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record (id),
    number INTEGER NOT NULL,
    file TEXT NOT NULL REFERENCES file (id),
    at TEXT NOT NULL,
    UNIQUE (record, number)
);

-- What the holder of a ticket says of how it went, 1 to 5.
CREATE TABLE record_rating (
    record TEXT PRIMARY KEY REFERENCES record (id),
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    body TEXT NOT NULL,
    at TEXT NOT NULL
);
