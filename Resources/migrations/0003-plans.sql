-- A document that was read, with its doubts: an immutable reading and an ordered list of answers.
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
);

-- An answer to one question of a review; the newest of a question holds, an undo appends the one before.
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
);

CREATE TABLE plan (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reform')),
    version INTEGER NOT NULL,
    UNIQUE (office, year, kind)
);

-- An adopted version never changes.
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
);

-- What a version holds, each level in the order of the document. A lineage survives rewording, moving and next year.
CREATE TABLE area (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lineage TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (plan, version, position),
    FOREIGN KEY (plan, version) REFERENCES plan_version (plan, version)
);

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
);

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
);

-- The units responsible for a sub-activity; the first leads.
CREATE TABLE sub_activity_unit (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    sub_activity INTEGER NOT NULL,
    position INTEGER NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (plan, version, sub_activity, position),
    FOREIGN KEY (plan, version, sub_activity) REFERENCES sub_activity (plan, version, position)
);

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
);

CREATE TABLE indicator_month (
    plan TEXT NOT NULL,
    version INTEGER NOT NULL,
    indicator INTEGER NOT NULL,
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    PRIMARY KEY (plan, version, indicator, month),
    FOREIGN KEY (plan, version, indicator) REFERENCES indicator (plan, version, position)
);

-- What was doubtful when the document was read.
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
);
