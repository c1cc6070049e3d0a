-- A file of records that was brought. Its id is the batch that its records bear.
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
);

-- What an import did to each record, for taking it back.
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
);

CREATE INDEX record_import_row_record ON record_import_row (record);
