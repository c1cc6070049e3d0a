-- What measures say of an office in a month. Derived: one function of the engine writes it after a change, at midnight
-- and in a rebuild. The month comes first, so that a nation's month is one stretch of the table.
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
);

CREATE INDEX figure_of_office ON figure (office, month);

-- Through which of its days, and which of its events, an office's figures were measured.
CREATE TABLE figure_day (
    office TEXT PRIMARY KEY REFERENCES office (id),
    day TEXT NOT NULL,
    seq INTEGER NOT NULL
);

-- The tree of offices: whose reports an office gives, from a day until the day before another.
CREATE TABLE office_parent (
    office TEXT NOT NULL REFERENCES office (id),
    parent TEXT NOT NULL REFERENCES office (id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    PRIMARY KEY (office, from_day),
    CHECK (office <> parent),
    CHECK (from_day < until_day)
);

-- Everyone who stands above an office, itself too, in each stretch of days: what a roll-up joins. The last day is not in it.
CREATE TABLE office_above (
    ancestor TEXT NOT NULL REFERENCES office (id),
    descendant TEXT NOT NULL REFERENCES office (id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    depth INTEGER NOT NULL,
    PRIMARY KEY (ancestor, descendant, from_day)
);

-- By what an indicator is measured, in its order, over all versions of its plan.
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
);

INSERT INTO role_action (role, action) SELECT role, 'measures.read' FROM role_action WHERE action = 'plans.read';
INSERT INTO role_action (role, action) VALUES ('admin-rb', 'measures.bind'), ('sekretaris', 'measures.bind');

-- What an approval saw.
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
);
