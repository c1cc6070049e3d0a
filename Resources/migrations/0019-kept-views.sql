-- What somebody filters a register by often, under a name of their own.
CREATE TABLE kept_view (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    office TEXT NOT NULL REFERENCES office (id),
    register TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The part of the address behind the question mark.
    query TEXT NOT NULL,
    UNIQUE (person, office, register, title)
);
