-- How often the public form of a register was asked for on a day, and how often it was there: housekeeping.
CREATE TABLE form_check (
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    day TEXT NOT NULL,
    checks INTEGER NOT NULL,
    found INTEGER NOT NULL CHECK (found BETWEEN 0 AND checks),
    -- What was wrong the last time; '' where nothing was.
    failure TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (office, register, day)
);
