"""One file for each command: ``add`` says its grammar, ``run`` does it and gives the exit status."""

from limen.cli.commands import (
    add_record,
    calendar,
    check,
    demo,
    dossier,
    estimate,
    import_files,
    new,
    rules,
    screen,
    set_answer,
    show,
    verify,
)

ALL = (
    demo,
    new,
    add_record,
    set_answer,
    show,
    import_files,
    estimate,
    screen,
    calendar,
    dossier,
    verify,
    check,
    rules,
)
"""The commands, in the order in which ``--help`` lists them."""
