"""What a file is, told by its content; its name decides only among texts."""

import sqlite3
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from places import FIXTURES

from limen.importers.kinds import kind


def _zip(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7\n", "card.txt", "PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "x", "PNG image"),
        (b"RIFF....WEBPVP8 ", "x", "WebP image"),
        (_zip("[Content_Types].xml", "word/document.xml"), "letter.docx", "Word document"),
        (_zip("manifest.json", "verify_chain.py"), "p.zip", "Limen package"),
        (_zip("a.txt"), "a.zip", "ZIP archive"),
        (b"age-encryption.org/v1\n-> scrypt", "x.limen", "encrypted file (age)"),
        (b'{"a": 1}', "config.json", "JSON"),
        (b"a,b\n1,2\n", "t.csv", "CSV table"),
        ("Übung".encode(), "notes", "text"),
        (b"Dear all", "mail.weird", "text"),
        (b"\xfe\xff\x00\x01\x02" * 20, "x.txt", "data"),
        (b"a\0b", "x.txt", "data"),
        (b"", "x.pdf", "empty file"),
        (b"\x10\0\0\0\0\0\0\0" + b'{"__metadata__"', "m.safetensors", "safetensors weights"),
    ],
)
def test_that_the_kind_follows_from_the_content(head: bytes, name: str, expected: str) -> None:
    assert kind(head, name) == expected


def test_that_a_letter_cut_in_half_at_the_end_is_still_text() -> None:
    assert kind("ü".encode() * 5000 + b"\xc3", "notes.md") == "Markdown text"


def test_that_a_casefile_is_told_from_another_database(tmp_path: Path) -> None:
    other = tmp_path / "x.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()

    ours = FIXTURES / "casefiles" / "schema-1.limen"
    assert kind(ours.read_bytes()[:4096], "x") == "Limen casefile"
    assert kind(other.read_bytes()[:4096], "x") == "SQLite database"
