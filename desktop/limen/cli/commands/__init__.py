"""One file for each command: ``add`` says its grammar, ``run`` does it and gives the exit status."""

COMMANDS = {
    "demo": "demo",
    "new": "new",
    "add": "add_record",
    "set": "set_answer",
    "pin": "pin",
    "show": "show",
    "import": "import_files",
    "attach": "attach",
    "evidence": "evidence",
    "describe": "describe",
    "estimate": "estimate",
    "screen": "screen",
    "calendar": "calendar",
    "met": "met",
    "dossier": "dossier",
    "verify": "verify",
    "compare": "compare",
    "merge": "merge",
    "check": "check",
    "export": "export",
    "unpack": "unpack",
    "rules": "rules",
    "settings": "settings",
}
"""Each command and its file, in the order in which ``--help`` lists them."""
