-- The ledger proper. An entry's bytes are never changed; what lies beside them can be destroyed (an erasure) but never
-- exchanged, as the entry commits to it.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    word TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX entry_by_word ON entry (word, number);

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never removed'); END;

CREATE TABLE payload (
    number INTEGER PRIMARY KEY REFERENCES entry (number),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    content BLOB NOT NULL
) STRICT;

CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
BEGIN SELECT raise(ABORT, 'a payload is never changed'); END;

-- Apart from the payloads, so that it can have keys and readers of its own.
CREATE TABLE source_identity (
    number INTEGER PRIMARY KEY REFERENCES entry (number),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    content BLOB NOT NULL
) STRICT;

CREATE TRIGGER source_identity_stays BEFORE UPDATE ON source_identity
BEGIN SELECT raise(ABORT, 'a source identity is never changed'); END;

-- Number and digest of the last entry: it has no successor yet that would vouch for it, or for its being there.
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- The keys that entries name, by their ids.
CREATE TABLE register_key (
    key_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Projections: derived rows, one shelf for each projection and clearance. A shelf notes how many rows it holds and the
-- sum of their digests modulo 2**256 (big-endian), so that an altered, lost or doubled row shows without a rebuild.
CREATE TABLE shelf (
    shelf INTEGER PRIMARY KEY,
    projection TEXT NOT NULL,
    clearance TEXT NOT NULL,
    rows INTEGER NOT NULL,
    total BLOB NOT NULL CHECK (length(total) = 32),
    UNIQUE (projection, clearance)
) STRICT;

CREATE TABLE projection_row (
    row INTEGER PRIMARY KEY,
    shelf INTEGER NOT NULL REFERENCES shelf (shelf),
    id TEXT NOT NULL,
    body BLOB NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    UNIQUE (shelf, id)
) STRICT;

CREATE TABLE projection_key (
    shelf INTEGER NOT NULL REFERENCES shelf (shelf),
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (shelf, key, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX projection_key_by_id ON projection_key (shelf, id, key);
