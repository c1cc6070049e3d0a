-- The one open invitation of a person: a link on which they choose their password. The code itself is not kept.
CREATE TABLE invitation (
    person TEXT PRIMARY KEY REFERENCES person (id),
    hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
