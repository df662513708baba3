"""Files that are known but not read, each with the reason and what to take instead."""

from collections.abc import Callable

from limen.domain.errors import UnreadableFileError
from limen.importers import jsontext
from limen.importers.source import Source

_ORIGINAL = "Import config.json or the safetensors files of the model."

_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"version https://git-lfs",
        "it is the place-holder that Git LFS leaves for a large file.",
        "Fetch the file itself with “git lfs pull”.",
    ),
    (b"GGUF", "it holds converted, usually quantised weights (GGUF).", _ORIGINAL),
    (b"SQLite format 3\0", "it is a database.", "Open a casefile instead of importing it."),
    (b"%PDF-", "it is a PDF, which is not read.", "Enter its figures by hand."),
    (b"\x1f\x8b", "it is packed (gzip).", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "it is packed (Zstandard).", "Unpack it first."),
    (
        b"<",
        "it looks like a web page, perhaps a refusal in place of the file.",
        "Fetch the file again.",
    ),
    (b"---\n", "it looks like a model card, which is text.", "Enter its figures by hand."),
    (b"# ", "it looks like a text for people.", "Enter its figures by hand."),
)

_NAME_BYTES = 300
_PICKLE = "it is a pickle, and to open it would run the code in it; Limen never does."

_KEYS: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        frozenset(("peft_type",)),
        "it describes an adapter; its parameters are not those of the model.",
        "Import the config.json of the base model.",
    ),
    (
        frozenset(("quantization", "producer")),
        "it only says how the weights were quantised.",
        "Import config.json beside it.",
    ),
    (
        frozenset(("prompts", "default_prompt_name")),
        "it only holds settings of sentence-transformers.",
        "Import config.json beside it.",
    ),
    (
        frozenset(("_class_name",)),
        "it describes an image or video pipeline.",
        "Enter the model’s figures by hand.",
    ),
    (
        frozenset(("dim", "n_layers")),
        "it is the maker’s own parameter list (params.json).",
        "Import the config.json in the Hugging Face format.",
    ),
    (
        frozenset(("log_history", "global_step")),
        "it is a trainer’s state, which is not read yet.",
        "Enter tokens and steps by hand.",
    ),
    (
        frozenset(("results", "versions")),
        "it holds results of the LM Evaluation Harness, which are not read yet.",
        "Enter the score by hand.",
    ),
    (frozenset(("added_tokens", "model")), "it is a tokenizer.", "Import config.json beside it."),
    (
        frozenset(("tokenizer_class",)),
        "it only holds settings of the tokenizer.",
        "Import config.json beside it.",
    ),
    (
        frozenset(("eos_token_id", "transformers_version")),
        "it only holds settings for generation.",
        "Import config.json beside it.",
    ),
)

_READ = "Limen reads config.json, safetensors files and their index, and logs of Inspect."


def refusal(source: Source) -> UnreadableFileError:
    """Why the file is not read, as precisely as its beginning tells."""
    known = next(filter(None, (look(source.head) for look in _LOOKS)), None)
    return source.trouble(*(known or ("its format is not known.", _READ)))


def _empty(head: bytes) -> tuple[str, str] | None:
    return None if head else ("it is empty.", "Fetch or copy it again.")


def _beginning(head: bytes) -> tuple[str, str] | None:
    for beginning, problem, advice in _BEGINNINGS:
        if head.startswith(beginning):
            return problem, advice
    return None


def _pickle(head: bytes) -> tuple[str, str] | None:
    """A pickle of protocol 2 or newer, bare or in PyTorch's archive."""
    bare = head[:1] == b"\x80" and head[1:2] in {b"\x02", b"\x03", b"\x04", b"\x05"}
    packed = head.startswith(b"PK\x03\x04") and b"data.pkl" in head[:_NAME_BYTES]
    return (_PICKLE, _ORIGINAL) if bare or packed else None


def _archive(head: bytes) -> tuple[str, str] | None:
    if head.startswith(b"PK"):
        return "it is an archive, but no log of Inspect.", "Unpack it and import the files."
    return None


def _json(head: bytes) -> tuple[str, str] | None:
    seen = set(jsontext.keys(head.decode(errors="replace")))
    for keys, problem, advice in _KEYS:
        if keys <= seen:
            return problem, advice
    return ("it is JSON of a kind that is not known.", _READ) if seen else None


_LOOKS: tuple[Callable[[bytes], tuple[str, str] | None], ...] = (
    _empty,
    _beginning,
    _pickle,
    _archive,
    _json,
)
