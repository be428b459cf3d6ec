"""The tables of what follow-up keeps, and what is asked of them again and again.

What is found stands in the order in which it was found, with small indexes beside it:
one new document touches rows of many promises.
"""

SCHEMA = """
CREATE TABLE IF NOT EXISTS document(
  id TEXT PRIMARY KEY, body TEXT, organ TEXT, body_name TEXT, earliest TEXT,
  head BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_body ON document(body, earliest);
CREATE INDEX IF NOT EXISTS document_organ ON document(organ, earliest);
CREATE INDEX IF NOT EXISTS document_day ON document(earliest);

CREATE TABLE IF NOT EXISTS promise(
  id TEXT PRIMARY KEY, document TEXT NOT NULL, start INTEGER NOT NULL, body TEXT,
  organ TEXT, promisor TEXT NOT NULL, speaker TEXT NOT NULL, said TEXT, due TEXT,
  status TEXT, limit_day TEXT, overdue INTEGER NOT NULL DEFAULT 0,
  recurs INTEGER NOT NULL,
  bodies TEXT NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS promise_document ON promise(document, start);
CREATE INDEX IF NOT EXISTS promise_due ON promise(due);
CREATE INDEX IF NOT EXISTS promise_limit ON promise(limit_day);
CREATE INDEX IF NOT EXISTS promise_recurs ON promise(recurs) WHERE recurs;
CREATE INDEX IF NOT EXISTS promise_body ON promise(body, due);
CREATE INDEX IF NOT EXISTS promise_organ ON promise(organ, due);
CREATE INDEX IF NOT EXISTS promise_status ON promise(status, due);

CREATE TABLE IF NOT EXISTS moved(promise TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS promise_made AFTER INSERT ON promise
  BEGIN INSERT OR IGNORE INTO moved VALUES(NEW.id); END;
CREATE TRIGGER IF NOT EXISTS promise_gone AFTER DELETE ON promise
  BEGIN INSERT OR IGNORE INTO moved VALUES(OLD.id); END;

CREATE TABLE IF NOT EXISTS posting(
  key TEXT NOT NULL, body TEXT NOT NULL, promise TEXT NOT NULL, said TEXT NOT NULL,
  share REAL NOT NULL, PRIMARY KEY(key, body, promise)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS posting_promise ON posting(promise);

CREATE TABLE IF NOT EXISTS offer(
  link TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY(link, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS offer_document ON offer(document);

CREATE TABLE IF NOT EXISTS named(
  path TEXT NOT NULL, document TEXT NOT NULL, meant TEXT NOT NULL,
  PRIMARY KEY(path, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS named_document ON named(document);

CREATE TABLE IF NOT EXISTS owner(
  body TEXT NOT NULL, document TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(body, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS owner_document ON owner(document);

CREATE TABLE IF NOT EXISTS evidence(
  promise TEXT NOT NULL, document TEXT NOT NULL, place INTEGER NOT NULL,
  data BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS evidence_promise
  ON evidence(promise, document, place);
CREATE INDEX IF NOT EXISTS evidence_document ON evidence(document, promise);

CREATE TABLE IF NOT EXISTS tie(
  earlier TEXT NOT NULL, later TEXT NOT NULL, kind TEXT NOT NULL,
  document TEXT NOT NULL, origin TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY(earlier, later, kind)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tie_later ON tie(later);
CREATE INDEX IF NOT EXISTS tie_document ON tie(document);
CREATE INDEX IF NOT EXISTS tie_origin ON tie(origin);

CREATE TABLE IF NOT EXISTS conflict(
  promise TEXT NOT NULL, document TEXT NOT NULL, id TEXT NOT NULL,
  origin TEXT NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY(promise, document, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conflict_document ON conflict(document);
CREATE INDEX IF NOT EXISTS conflict_origin ON conflict(origin);
"""
NOTES = "CREATE TABLE IF NOT EXISTS note(name TEXT PRIMARY KEY, data BLOB NOT NULL)"
# Another program may have kept other columns.
DROP = """
DROP TABLE IF EXISTS document; DROP TABLE IF EXISTS promise;
DROP TABLE IF EXISTS posting; DROP TABLE IF EXISTS offer; DROP TABLE IF EXISTS named;
DROP TABLE IF EXISTS evidence; DROP TABLE IF EXISTS tie; DROP TABLE IF EXISTS conflict;
DROP TABLE IF EXISTS note; DROP TABLE IF EXISTS owner; DROP TABLE IF EXISTS moved;
"""
PROMISES_OF = """
SELECT id FROM promise WHERE document = ?1
UNION SELECT promise FROM evidence WHERE document = ?1
UNION SELECT promise FROM conflict WHERE document = ?1
UNION SELECT earlier FROM tie WHERE document = ?1
UNION SELECT later FROM tie WHERE origin = ?1
"""
DOCUMENTS_OF = """
SELECT id FROM document WHERE id = ?1
UNION SELECT document FROM evidence
  WHERE promise IN (SELECT id FROM promise WHERE document = ?1)
UNION SELECT document FROM conflict WHERE origin = ?1
UNION SELECT document FROM tie WHERE origin = ?1
"""
FORGET = (
    "DELETE FROM posting WHERE promise IN (SELECT id FROM promise WHERE document = ?)",
    "DELETE FROM evidence WHERE promise IN (SELECT id FROM promise WHERE document = ?)",
    "DELETE FROM evidence WHERE document = ?",
    "DELETE FROM tie WHERE document = ?1 OR origin = ?1",
    "DELETE FROM conflict WHERE document = ?1 OR origin = ?1",
    "DELETE FROM promise WHERE document = ?",
    "DELETE FROM offer WHERE document = ?",
    "DELETE FROM named WHERE document = ?",
    "DELETE FROM owner WHERE document = ?",
    "DELETE FROM document WHERE id = ?",
)
# Promises made later are left out, and those of which all that a document holds
# together is too little.
_REACHED = """
SELECT promise, key, share FROM (
  SELECT p.promise, p.key, p.share,
    SUM(p.share) OVER (PARTITION BY p.promise) AS whole,
    COUNT(*) OVER (PARTITION BY p.promise) AS held
  FROM json_each(:keys) AS k CROSS JOIN posting AS p ON p.key = k.value
  WHERE p.said <= :day {of})
WHERE whole >= :alone OR (held > 1 AND whole >= :together)
"""
REACHED = _REACHED.format(of="")
_OF_BODIES = "AND p.body IN (SELECT value FROM json_each(:bodies))"
REACHED_IN_BODIES = _REACHED.format(of=_OF_BODIES)
JUDGED = """
UPDATE promise SET status = ?2, limit_day = ?3, overdue = ?4
WHERE id = ?1 AND (status, limit_day, overdue) IS NOT (?2, ?3, ?4)
"""
