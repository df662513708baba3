"""The parts of a dossier, one file each: functions of a `Matter` that yield a `Section`."""
