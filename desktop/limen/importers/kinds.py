"""What sort of file something is, in words: by its first bytes, and only then by its name."""

_BEGINNINGS: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF-", 0, "PDF document"),
    (b"\x89PNG\r\n\x1a\n", 0, "PNG image"),
    (b"\xff\xd8\xff", 0, "JPEG image"),
    (b"GIF8", 0, "GIF image"),
    (b"WEBP", 8, "WebP image"),
    (b"II*\0", 0, "TIFF image"),
    (b"MM\0*", 0, "TIFF image"),
    (b"\x1f\x8b", 0, "gzip archive"),
    (b"\x28\xb5\x2f\xfd", 0, "Zstandard archive"),
    (b"\xfd7zXZ\0", 0, "xz archive"),
    (b"BZh", 0, "bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7-Zip archive"),
    (b"ustar", 257, "tar archive"),
    (b"GGUF", 0, "GGUF weights"),
    (b"PAR1", 0, "Parquet table"),
    (b"ARROW1", 0, "Arrow table"),
    (b"\x93NUMPY", 0, "NumPy array"),
    (b"\x89HDF\r\n\x1a\n", 0, "HDF5 data"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "Office document (old)"),
    (b"{\\rtf", 0, "RTF document"),
    (b"\x7fELF", 0, "program"),
    (b"MZ", 0, "program"),
    (b"age-encryption.org/", 0, "encrypted file (age)"),
    (b"-----BEGIN PGP", 0, "PGP message"),
    (b"From ", 0, "mailbox"),
)
_CASEFILE = b"LIMN"
_CASEFILE_AT = 68
_SQLITE = b"SQLite format 3\0"
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word document"),
    (b"xl/", "Excel workbook"),
    (b"ppt/", "PowerPoint slides"),
    (b"opendocument.text", "OpenDocument text"),
    (b"opendocument.spreadsheet", "OpenDocument spreadsheet"),
    (b"verify_chain.py", "Limen package"),
    (b"_journal/", "Inspect log"),
    (b"data.pkl", "PyTorch file"),
)
_TEXTS = {
    "csv": "CSV table",
    "eml": "e-mail",
    "htm": "web page",
    "html": "web page",
    "jinja": "template",
    "json": "JSON",
    "jsonl": "JSON lines",
    "log": "log",
    "md": "Markdown text",
    "py": "Python source",
    "toml": "TOML",
    "tsv": "table",
    "xml": "XML",
    "yaml": "YAML",
    "yml": "YAML",
}
_LEAST_HEADER = 2
_MOST_HEADER = 100_000_000


def kind(head: bytes, name: str) -> str:
    """The kind of a file with the first bytes *head* (some thousands of them) and that bare *name*."""
    if not head:
        return "empty file"
    return _by_beginning(head) or _by_structure(head) or _text(head, name) or "data"


def _by_beginning(head: bytes) -> str:
    found = (words for mark, at, words in _BEGINNINGS if head[at : at + len(mark)] == mark)
    return next(found, "")


def _by_structure(head: bytes) -> str:
    if head.startswith(_SQLITE):
        ours = head[_CASEFILE_AT : _CASEFILE_AT + 4] == _CASEFILE
        return "Limen casefile" if ours else "SQLite database"
    if head.startswith(b"PK\3\4"):
        return next((words for mark, words in _IN_ZIP if mark in head), "ZIP archive")
    length = int.from_bytes(head[:8], "little")
    if _LEAST_HEADER <= length <= _MOST_HEADER and head[8:10] in {b'{"', b"{ ", b"{}"}:
        return "safetensors weights"
    return ""


def _text(head: bytes, name: str) -> str:
    try:
        head[:-4].decode() if len(head) > 4 else head.decode()  # noqa: PLR2004 - half a letter
    except UnicodeDecodeError as error:
        if error.end < len(head) - 8:
            return ""
    if b"\0" in head:
        return ""
    ending = name.rpartition(".")[2].lower()
    return _TEXTS.get(ending, "text")
