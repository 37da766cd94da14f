-- Every statement has one name and stands under a line that gives it.

-- name: begin reading
BEGIN DEFERRED

-- name: begin writing
BEGIN IMMEDIATE

-- name: commit
COMMIT

-- name: rollback
ROLLBACK

-- name: empty the log
PRAGMA main.wal_checkpoint(TRUNCATE)

-- name: layout
SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name

-- name: integrity
PRAGMA main.integrity_check(20)

-- name: strays
PRAGMA main.foreign_key_check

-- name: head
SELECT number, digest FROM head WHERE one = 1

-- name: make head
INSERT INTO head (one, number, digest) VALUES (1, 0, ?)

-- name: move head
UPDATE head SET number = ?, digest = ? WHERE one = 1

-- name: key ids
SELECT key_id FROM register_key ORDER BY key_id

-- name: add key id
INSERT INTO register_key (key_id) VALUES (?)

-- name: add entry
INSERT INTO entry (number, word, content) VALUES (?, ?, ?)

-- name: add payload
INSERT INTO payload (number, salt, content) VALUES (?, ?, ?)

-- name: add source identity
INSERT INTO source_identity (number, salt, content) VALUES (?, ?, ?)

-- name: content of entry
SELECT content FROM entry WHERE number = ?

-- name: entry
SELECT entry.number, entry.content, payload.salt, payload.content
FROM entry LEFT JOIN payload USING (number)
WHERE entry.number = ?

-- name: entries
SELECT entry.number, entry.content, payload.salt, payload.content
FROM entry LEFT JOIN payload USING (number)
WHERE entry.number > ?
ORDER BY entry.number

-- name: entries of a word
SELECT entry.number, entry.content, payload.salt, payload.content
FROM entry INDEXED BY entry_by_word LEFT JOIN payload USING (number)
WHERE entry.word = ? AND entry.number > ?
ORDER BY entry.number

-- name: source identity
SELECT entry.content, source_identity.salt, source_identity.content
FROM entry LEFT JOIN source_identity USING (number)
WHERE entry.number = ?

-- name: stored
SELECT
    entry.number, entry.word, entry.content,
    payload.salt, payload.content,
    source_identity.salt, source_identity.content
FROM entry LEFT JOIN payload USING (number) LEFT JOIN source_identity USING (number)
ORDER BY entry.number

-- name: shelves
SELECT shelf, projection, clearance, rows, total FROM shelf ORDER BY projection, clearance

-- name: shelf
SELECT shelf, rows, total FROM shelf WHERE projection = ? AND clearance = ?

-- name: add shelf
INSERT INTO shelf (projection, clearance, rows, total) VALUES (?, ?, 0, zeroblob(32)) RETURNING shelf

-- name: move shelf
UPDATE shelf SET rows = ?, total = ? WHERE shelf = ?

-- name: digest of row
SELECT row, digest FROM projection_row WHERE shelf = ? AND id = ?

-- name: add row
INSERT INTO projection_row (shelf, id, body, digest) VALUES (?, ?, ?, ?)

-- name: replace row
UPDATE projection_row SET body = ?, digest = ? WHERE row = ?

-- name: drop row
DELETE FROM projection_row WHERE row = ?

-- name: add key
INSERT INTO projection_key (shelf, key, id) VALUES (?, ?, ?)

-- name: drop keys
DELETE FROM projection_key WHERE shelf = ? AND id = ?

-- name: clear keys
DELETE FROM projection_key

-- name: clear rows
DELETE FROM projection_row

-- name: clear shelves
DELETE FROM shelf

-- name: row
SELECT body FROM projection_row WHERE shelf = ? AND id = ?

-- name: rows
SELECT projection_row.id, projection_row.body
FROM shelf JOIN projection_row USING (shelf)
WHERE shelf.projection = ? AND shelf.clearance = ?
ORDER BY projection_row.id

-- name: rows of shelf
SELECT id, body, digest FROM projection_row WHERE shelf = ? ORDER BY id

-- name: keys of shelf
SELECT id, key FROM projection_key INDEXED BY projection_key_by_id WHERE shelf = ? ORDER BY id, key

-- name: find
SELECT id FROM projection_key WHERE shelf = ? AND key = ? ORDER BY id LIMIT ?

-- name: find each
SELECT projection_key.key, projection_key.id
FROM json_each(?2) AS asked CROSS JOIN projection_key ON projection_key.shelf = ?1 AND projection_key.key = asked.value
ORDER BY projection_key.key, projection_key.id

-- name: find from
SELECT projection_key.key, projection_key.id
FROM shelf JOIN projection_key USING (shelf)
WHERE shelf.projection = ? AND shelf.clearance = ? AND projection_key.key >= ?
ORDER BY projection_key.key, projection_key.id

-- name: keys
SELECT DISTINCT projection_key.key
FROM shelf JOIN projection_key USING (shelf)
WHERE shelf.projection = ? AND shelf.clearance = ?
ORDER BY projection_key.key
