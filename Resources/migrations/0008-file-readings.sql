-- A file that only the document worker opens, on its way to a review: a job reads it, for that can take minutes.
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
);

-- The neutral document that a review's file was opened as; nothing where the file is text, which is read anew.
ALTER TABLE review ADD COLUMN document TEXT REFERENCES file (id);
