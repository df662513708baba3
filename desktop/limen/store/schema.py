"""The tables of a casefile, and the marks by which one is known.

`entry` is the log and the only truth.  The other tables are views of it, kept in the same
transaction: what is currently said, which records and which evidence there are.  Every change of
the tables is one migration, in order; `VERSION` counts them.  sqlite-utils keeps book of them; it is
imported only when tables are made, because importing it takes longer than a whole ``limen check``.
"""

import sqlite3

APPLICATION_ID = 0x4C494D4E
"""“LIMN”: says in the file's header that an SQLite database is a casefile."""

VERSION = 2
"""Schema 2 holds the content of evidence, and more about it.

An older file gets its tables with the first change that needs them, and not by being looked at.
An older Limen opens the new one for reading only, which is why the number had to rise: it could
neither follow the entries about evidence nor keep the content.
"""

_WITH_CONTENT = 2

_FIRST = {
    "entry": """CREATE TABLE entry (
  sequence INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  manner TEXT NOT NULL,
  action TEXT NOT NULL,
  record TEXT NOT NULL,
  question TEXT NOT NULL,
  what TEXT NOT NULL,
  why TEXT NOT NULL,
  before TEXT NOT NULL,
  hash TEXT NOT NULL
)""",
    "record": """CREATE TABLE record (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  parent TEXT NOT NULL,
  removed INTEGER NOT NULL,
  entry INTEGER NOT NULL
)""",
    "answer": """CREATE TABLE answer (
  record TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (record, question)
)""",
    "evidence": """CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  added TEXT NOT NULL,
  obtained TEXT NOT NULL,
  record TEXT NOT NULL,
  removed INTEGER NOT NULL,
  entry INTEGER NOT NULL
)""",
}
TABLES = {
    **_FIRST,
    "evidence": """CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  added TEXT NOT NULL,
  obtained TEXT NOT NULL,
  record TEXT NOT NULL,
  removed INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  about TEXT NOT NULL
)""",
    "content": """CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  touched TEXT NOT NULL
)""",
    "piece": """CREATE TABLE piece (
  content INTEGER NOT NULL,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (content, number)
)""",
}
"""Name to statement; SQLite keeps the statement, so that an altered table shows.

`content` is no view: it holds files, in pieces, so that one of 2 GB is written in many short steps.
Until *sha256* is set, a file is still being written, last at the instant *touched*.
"""

EVIDENCE = ("id", "name", "sha256", "size", "added", "obtained", "record", "removed", "entry")
"""The columns of `evidence` that every schema has, in their order."""

_EVIDENCE_ITSELF = "evidence_itself"
_STATEMENTS = {1: _FIRST, 2: TABLES}
_BOOKKEEPING = "_sqlite_migrations"


def build(connection: sqlite3.Connection, at: str) -> None:
    """Bring the tables of *connection* to the newest version; *at* is what the books will say."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - only when tables are made

    migrations = Migrations("limen")

    @migrations()
    def log_and_views(db: Database) -> None:
        for statement in _FIRST.values():
            db.execute(statement)

    @migrations(name=_EVIDENCE_ITSELF)
    def evidence_itself(db: Database) -> None:
        _hold_evidence(db.conn)

    migrations.apply(Database(connection))
    connection.execute(f"UPDATE {_BOOKKEEPING} SET applied_at = ?", [at])  # noqa: S608 - a constant
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def ready_for_evidence(connection: sqlite3.Connection, at: str) -> None:
    """Bring older tables to schema 2, inside the transaction that is open; *at* is for the books."""
    if version(connection) >= 2:  # noqa: PLR2004 - that schema
        return
    _hold_evidence(connection)
    connection.execute(
        f"INSERT INTO {_BOOKKEEPING} (migration_set, name, applied_at) VALUES (?, ?, ?)",  # noqa: S608 - a constant
        ["limen", _EVIDENCE_ITSELF, at],
    )
    connection.execute("PRAGMA user_version = 2")


def _hold_evidence(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT * FROM evidence ORDER BY entry").fetchall()
    connection.execute("DROP TABLE evidence")
    for name in ("evidence", "content", "piece"):
        connection.execute(TABLES[name])
    places = ", ".join("?" * len(EVIDENCE))
    connection.executemany(
        f"INSERT INTO evidence VALUES ({places}, '{{}}')",  # noqa: S608 - constants
        rows,
    )


def version(connection: sqlite3.Connection) -> int:
    """The version of the schema that the file has."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def has_content(connection: sqlite3.Connection) -> bool:
    """Whether the file has the tables for the content of evidence."""
    return version(connection) >= _WITH_CONTENT


def statements(connection: sqlite3.Connection) -> dict[str, str]:
    """The tables that a file of its version has to have."""
    return _STATEMENTS.get(version(connection), TABLES)


def is_newer(connection: sqlite3.Connection) -> bool:
    """Whether a newer version of Limen wrote the file."""
    return version(connection) > VERSION


def foreign_objects(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What the file holds that Limen did not put there, or that was altered: “trigger x”."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    ours = statements(connection)
    return tuple(
        f"{kind} {name}"
        for kind, name, table, sql in rows
        if not (_own_index(kind, name, table) or (kind == "table" and _own(ours, name, sql)))
    )


def _own_index(kind: object, name: object, table: object) -> bool:
    ours = table == _BOOKKEEPING or str(name).startswith("sqlite_autoindex_")
    return kind == "index" and ours


def _own(ours: dict[str, str], name: object, sql: object) -> bool:
    return name == _BOOKKEEPING or ours.get(str(name)) == sql


def unfit_tables(connection: sqlite3.Connection, *, newer: bool) -> tuple[str, ...]:
    """Our tables that must not be asked, each with the reason.

    They are missing, or are views; or they were altered.  Those of a *newer* version may differ
    from ours, but no column may be computed by SQL that came with the file.
    """
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    there = {name: str(sql) for name, sql in rows if str(sql).upper().startswith("CREATE TABLE")}
    ours = statements(connection)
    missing = tuple(f"its table “{name}” is missing." for name in ours if name not in there)
    if missing:
        return missing
    if newer:
        unfit = [name for name in ours if _computes(connection, name)]
    else:
        unfit = [name for name, statement in ours.items() if there[name] != statement]
    return tuple(f"its table “{name}” was altered." for name in unfit)


def _computes(connection: sqlite3.Connection, table: str) -> bool:
    columns = connection.execute("SELECT hidden FROM pragma_table_xinfo(?)", [table])
    return any(hidden for (hidden,) in columns)
