-- The change agents of an office's year, with the record of their choice. What each of them does is a plan of its own.
CREATE TABLE change_agent (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    unit TEXT REFERENCES unit (id),
    -- Their own plan, once there is one.
    plan TEXT UNIQUE REFERENCES plan (id),
    -- What shall be different by them.
    aim TEXT NOT NULL,
    chosen_on TEXT,
    -- How they were chosen and why they.
    way TEXT NOT NULL,
    reason TEXT NOT NULL,
    decree TEXT NOT NULL,
    decree_on TEXT,
    ended_on TEXT,
    evaluated_on TEXT,
    evaluation TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (office, year, number),
    CHECK ((evaluated_on IS NULL) = (evaluation = ''))
);
