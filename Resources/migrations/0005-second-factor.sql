-- 'pending': the password was right and the code of the second factor is still to come.
ALTER TABLE session ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'pending'));

-- What a person's telephone computes its codes from.
CREATE TABLE second_factor (
    person TEXT PRIMARY KEY REFERENCES person (id),
    -- Encrypted with a key of the installation, which is not in the database.
    secret TEXT NOT NULL,
    enrolled_at TEXT NOT NULL
);

-- The step of time whose code was taken last: no code of it, or of one before, is taken again.
CREATE TABLE code_step (
    person TEXT PRIMARY KEY REFERENCES person (id),
    step INTEGER NOT NULL
);

-- What opens the account once when the telephone is lost; only a keyed hash of each.
CREATE TABLE recovery_code (
    person TEXT NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (person, hash)
);
