-- The kinds of plan that an office may have side by side. What stands behind the year in an address, `2026-zi`, is
-- empty for the plan that the year alone names; of a kind with names there may be several a year.
CREATE TABLE plan_kind (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    address TEXT NOT NULL UNIQUE,
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL
);

INSERT INTO plan_kind (id, position, address, named, name_id, name_en) VALUES
    ('reform', 1, '', 0, 'Rencana Aksi Reformasi Birokrasi', 'Bureaucratic reform action plan'),
    ('integrity-zone', 2, 'zi', 0, 'Rencana Aksi Zona Integritas', 'Integrity zone action plan'),
    ('change-agent', 3, 'agen-perubahan', 1, 'Rencana Aksi Agen Perubahan', 'Change agent action plan');

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
);

-- A plan that waits to be adopted: an immutable reading or copy, and an ordered list of what people did to it.
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
    read_by TEXT NOT NULL,
    UNIQUE (office, number)
);

-- What a person did to a review; an undo is an operation that names the one it takes back.
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
    -- Empty where the plan has no such level.
    title TEXT NOT NULL,
    -- The levels between area and activity, as JSON.
    above TEXT,
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
    -- The row of `subject` by which others refer to it: one for all versions of a plan.
    subject TEXT NOT NULL,
    printed_code TEXT,
    -- The names as said where every unit is responsible, and what other columns say, as JSON.
    every_unit TEXT,
    details TEXT,
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
    -- When, in the document's own words with the quarters, half-years or years understood, and what other columns say,
    -- as JSON.
    time TEXT,
    details TEXT,
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
