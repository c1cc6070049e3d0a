-- What was done of an indicator in a month: by all of its units, or by the one that answers for itself.
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
);

CREATE UNIQUE INDEX entry_of_all ON entry (plan, lineage, month) WHERE unit IS NULL;
CREATE UNIQUE INDEX entry_of_unit ON entry (plan, lineage, month, unit) WHERE unit IS NOT NULL;
CREATE INDEX entry_by_card ON entry (plan, card, month);
CREATE INDEX entry_by_place ON entry (plan, position, month, unit, stage, outcome, moved_to);
CREATE INDEX entry_by_day ON entry (office, done_on);
CREATE INDEX entry_by_stage ON entry (office, stage);

-- What somebody is writing and has not submitted: housekeeping, one per person and card.
CREATE TABLE entry_draft (
    person TEXT NOT NULL REFERENCES person (id),
    card TEXT NOT NULL,
    month INTEGER NOT NULL,
    unit TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (card, month, unit, person)
);

-- A month that was closed; reopening takes the row away, and the events keep both.
CREATE TABLE month_closing (
    plan TEXT NOT NULL REFERENCES plan (id),
    month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    closed_at TEXT NOT NULL,
    closed_by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (plan, month)
);

-- When an office's months are due and when they are closed, from a day on; without a row the last day of the month, and
-- the fifth working day after it.
CREATE TABLE month_rule (
    office TEXT NOT NULL REFERENCES office (id),
    from_day TEXT NOT NULL,
    -- None for the last day of the month.
    due_day INTEGER CHECK (due_day BETWEEN 1 AND 31),
    closing_days INTEGER NOT NULL CHECK (closing_days BETWEEN 1 AND 30),
    PRIMARY KEY (office, from_day)
);

-- Who in a unit works on a card.
CREATE TABLE assignment (
    plan TEXT NOT NULL REFERENCES plan (id),
    card TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (plan, card, unit)
);

CREATE INDEX assignment_by_person ON assignment (person);

-- What a coordinator or an assessor said of an entry that they looked at.
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
);

CREATE INDEX entry_check_by_entry ON entry_check (entry, at);

-- What shall prove an indicator, where an office said it for itself: a list of names as JSON.
CREATE TABLE expected_evidence (
    plan TEXT NOT NULL REFERENCES plan (id),
    lineage TEXT NOT NULL,
    parts TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (plan, lineage)
);

-- What people say to each other about a thing.
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    subject TEXT NOT NULL,
    -- Which part of the thing, such as the month of a card; empty for all of it.
    part TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX message_by_subject ON message (subject, part, at);

CREATE TABLE mention (
    message TEXT NOT NULL REFERENCES message (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (message, person)
);

CREATE INDEX mention_by_person ON mention (person);

-- Since when somebody has seen what they were called to: housekeeping.
CREATE TABLE mention_seen (
    person TEXT NOT NULL REFERENCES person (id),
    message TEXT NOT NULL REFERENCES message (id),
    PRIMARY KEY (person, message)
);

-- What proves something: a file, a link, or a set of them that belong to one event (berkas kegiatan).
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
);

CREATE INDEX evidence_by_day ON evidence (office, from_day);

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
);

CREATE INDEX evidence_version_by_file ON evidence_version (file);

-- What it proves: any row of `subject`.
CREATE TABLE evidence_link (
    subject TEXT NOT NULL,
    evidence TEXT NOT NULL REFERENCES evidence (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (subject, evidence)
);

CREATE INDEX evidence_link_by_evidence ON evidence_link (evidence);

-- The parts of a packet.
CREATE TABLE packet_part (
    packet TEXT NOT NULL REFERENCES evidence (id),
    part TEXT NOT NULL,
    evidence TEXT NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (packet, part, evidence)
);

CREATE INDEX packet_part_by_evidence ON packet_part (evidence);

-- An address by which somebody without an account reads one item or packet, until a day.
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
);

-- Whether an address on the web answered when it was last asked: housekeeping.
CREATE TABLE link_state (
    address TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('alive', 'dead', 'unreachable', 'forbidden')),
    checked_at TEXT NOT NULL
);

-- A file that is still on its way, in pieces: housekeeping. How much of it came says the file itself.
CREATE TABLE unfinished_upload (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    -- When the file was last changed, as the browser says: a corrected one of the same name and size is another.
    stamp TEXT NOT NULL,
    begun_at TEXT NOT NULL
);

INSERT INTO role_action (role, action) VALUES
    ('admin-rb', 'entries.write'), ('sekretaris', 'entries.write'), ('kasubbag', 'entries.write'),
    ('staf', 'entries.write'), ('koordinator-area', 'entries.write'), ('agen-perubahan', 'entries.write'),
    ('petugas-layanan', 'entries.write'),
    ('admin-rb', 'entries.approve'), ('sekretaris', 'entries.approve'), ('kasubbag', 'entries.approve'),
    ('sekretaris', 'entries.move'),
    ('admin-rb', 'entries.check'), ('sekretaris', 'entries.check'), ('kasubbag', 'entries.check'),
    ('koordinator-area', 'entries.check'), ('asesor', 'entries.check'), ('inspektorat', 'entries.check'),
    ('admin-rb', 'entries.assign'), ('sekretaris', 'entries.assign'), ('kasubbag', 'entries.assign'),
    ('admin-rb', 'months.close'), ('sekretaris', 'months.close'),
    -- Who hands out a role holds what is in it, so Admin RB has what a head of unit has.
    ('admin-rb', 'evidence.confidential'), ('sekretaris', 'evidence.confidential'), ('kasubbag', 'evidence.confidential'),
    ('inspektorat', 'evidence.confidential'),
    ('admin-rb', 'evidence.share'), ('sekretaris', 'evidence.share'), ('kasubbag', 'evidence.share');

INSERT INTO role_action (role, action) SELECT role, 'evidence.read' FROM role_action WHERE action = 'plans.read';
INSERT INTO role_action (role, action) SELECT role, 'evidence.add' FROM role_action WHERE action = 'entries.write';
