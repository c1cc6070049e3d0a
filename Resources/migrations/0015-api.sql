-- Secrets by which programs act for people; the database knows only their hashes.
CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    -- The one office that it opens, whatever else its person may do.
    office TEXT NOT NULL REFERENCES office (id),
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    may_write INTEGER NOT NULL CHECK (may_write IN (0, 1)),
    made_at TEXT NOT NULL,
    -- The last day on which it opens anything.
    expires_on TEXT NOT NULL,
    revoked_at TEXT
);

CREATE INDEX api_key_by_person ON api_key (person);

-- When a key was last used. Apart from the key: using one is nobody's decision, making one is.
CREATE TABLE api_key_use (
    api_key TEXT PRIMARY KEY REFERENCES api_key (id),
    last_used_on TEXT NOT NULL
);

-- What programs were answered, for those that ask once more because the answer got lost. Forgotten after a day.
CREATE TABLE idempotency_key (
    office TEXT NOT NULL REFERENCES office (id),
    person TEXT NOT NULL REFERENCES person (id),
    key TEXT NOT NULL,
    -- Of the request, so that a key is no way to another answer.
    hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (office, person, key)
);

CREATE INDEX idempotency_key_by_time ON idempotency_key (at);
