-- What was asked where a code is lost, until a job has looked for it: some seconds. Everybody gets the same answer.
CREATE TABLE lost_code (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL REFERENCES office (id),
    -- Empty where it was not known.
    number TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    asked_at TEXT NOT NULL
);

CREATE INDEX lost_code_by_time ON lost_code (asked_at);

-- Links by which the holder of a lost code makes a new one, sent to the address that they left. Forgotten when they end.
CREATE TABLE ticket_return (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL REFERENCES record (id),
    office TEXT NOT NULL REFERENCES office (id),
    -- The signature of the link's secret, which is kept nowhere.
    mac TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    -- Whom the letter is for; NULL once it went out, or never will.
    recipient TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    send_at TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);

CREATE INDEX ticket_return_by_record ON ticket_return (record, made_at);
CREATE INDEX ticket_return_waiting ON ticket_return (send_at) WHERE recipient IS NOT NULL;
