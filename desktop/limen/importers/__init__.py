"""Files of other programs, read into proposals: one module for each format.

To add a format, add a module with ``FORMAT``, ``recognises`` and ``read``, and name it in `FORMATS`.
"""

from pathlib import Path
from types import ModuleType

from limen.domain.evidence import Reading
from limen.importers import (
    hf_config,
    inspect_archive,
    inspect_json,
    others,
    safetensors,
    safetensors_index,
)
from limen.importers.source import opened

FORMATS: tuple[ModuleType, ...] = (
    inspect_archive,
    inspect_json,
    safetensors,
    safetensors_index,
    hf_config,
)


def read(path: Path) -> Reading:
    """What the file at *path* says, recognised by its content; nothing is recorded by reading."""
    source = opened(path)
    for form in FORMATS:
        if form.recognises(source.head, source.name):
            reading: Reading = form.read(source)
            return reading
    raise others.refusal(source)
