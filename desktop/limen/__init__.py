"""Limen: where a model stands to the published proxies, which date starts what, and the dossier.

Read the packages in this order:

* `limen.domain`     the nouns: frozen values
* `limen.engine`     the verbs: pure functions from values to values
* `limen.library`    the shipped data (forms, assets), read into values
* `limen.store`      the casefile on disk: an append-only log in SQLite
* `limen.importers`  files of other programs, read into proposals
* `limen.exporters`  the case, written for other programs
* `limen.pdf`        a dossier, printed
* `limen.app`        the use cases that both faces share
* `limen.cli`        the command line
* `limen.gui`        the window
"""

__version__ = "0.1.0"
