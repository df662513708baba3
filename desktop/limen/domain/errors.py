"""What a person can do something about: one class per situation, the sentence in the class."""

_SHOWN_CHARACTERS = 60
_SHOWN_NAMES = 12


class LimenError(Exception):
    """Something that its reader can mend; its text says what, where and what to do."""


class UnacceptableAnswerError(LimenError):
    """What was typed is not an answer to the question."""

    def __init__(self, label: str, raw: str, expected: str) -> None:
        typed = "".join(each if each.isprintable() else " " for each in raw[:_SHOWN_CHARACTERS])
        shown = typed if len(raw) <= _SHOWN_CHARACTERS else f"{typed[:-1]}…"
        super().__init__(f"“{shown}” does not answer “{label}”: {expected}.")


class UnknownNameError(LimenError):
    """A name that nothing in reach has."""

    def __init__(self, what: str, name: str, known: tuple[str, ...] = ()) -> None:
        more = "…" if len(known) > _SHOWN_NAMES else ""
        listed = f" Known: {', '.join(known[:_SHOWN_NAMES])}{more}." if known else ""
        super().__init__(f"There is no {what} “{name}”.{listed}")


class AmbiguousNameError(LimenError):
    """A name that several things have."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(
            f"Several {what}s are called “{name}”: use the identifier that “show” prints."
        )


class UnreadableFileError(LimenError):
    """A file that is not what it was taken for."""

    def __init__(self, name: str, problem: str, advice: str = "") -> None:
        super().__init__(f"{name} cannot be read: {problem}{' ' + advice if advice else ''}")


class DamagedFileError(UnreadableFileError):
    """A casefile whose content cannot be understood, or not all of it."""


class UnwritableFileError(LimenError):
    """A place where nothing can be written."""

    def __init__(self, name: str, problem: str, advice: str = "Choose another folder.") -> None:
        super().__init__(f"{name} cannot be written: {problem} {advice}")


class ExistingFileError(LimenError):
    """A new file where there already is one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} already exists, and nothing was changed: choose another name.")


class BusyFileError(LimenError):
    """A casefile in which somebody else is writing."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is being written by another program, and nothing was changed: try again."
        )


class NamelessError(LimenError):
    """A record without a name."""

    def __init__(self) -> None:
        super().__init__("A name cannot be empty, and nothing was changed: give it one.")


class MovedOnError(LimenError):
    """A casefile that went on without what is kept in memory."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was changed by somebody else in the meantime, and nothing was written:"
            " save what you said as a copy elsewhere."
        )


class ChangedMeanwhileError(LimenError):
    """Something that somebody else changed since it was last looked at: it is not overwritten.

    *record* and *question* say what (a record itself without a question), *who* whose change it was.
    """

    def __init__(self, record: str, question: str = "", told: str = "", who: str = "") -> None:
        self.record, self.question, self.who = record, question, who
        what = told or f"{question or 'The record'} of “{record}” was changed meanwhile"
        super().__init__(f"{what}; what you said was not kept: look at it, and say it again.")


class MisplacedRecordError(LimenError):
    """A record below one that it cannot hang on, or one that has to stay where it is."""

    def __init__(self, kind: str, place: str) -> None:
        super().__init__(f"A record of kind “{kind}” {place}.")


class UnstorableTextError(LimenError):
    """A text with characters that no file can hold (half of a surrogate pair)."""

    def __init__(self) -> None:
        super().__init__(
            "The text holds characters that are not valid Unicode, and nothing was changed:"
            " type it again."
        )


class OversizedAnswerError(LimenError):
    """Something larger than any answer."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"No answer is longer than {most:,} characters, and nothing was changed: shorten it, or"
            " attach it as a file."
        )


class StoppedError(LimenError):
    """Something long that its person stopped."""

    def __init__(self) -> None:
        super().__init__("Stopped, and nothing was changed.")


class DataError(LimenError):
    """An entry of the shipped or own data that cannot be used; says file, line and field."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        self.file = file
        self.line = line
        self.problem = problem
        super().__init__(f"{file}:{line}: {problem}")


class OversizedRulesError(LimenError):
    """A folder of rules that is larger than any rulebook has reason to be."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} is not taken for a rulebook: {problem}.")


class ReadOnlyError(LimenError):
    """A change to a casefile that was opened for reading only."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} is open for reading only: {reason}")


class UnprintableError(LimenError):
    """Something that no page can hold; what it says is left out of the sentence on purpose."""

    def __init__(self) -> None:
        super().__init__(
            "The dossier cannot be laid out: something in it is larger than a page. "
            "Shorten the longest answers and names, then print again."
        )


class NotFinalError(LimenError):
    """A dossier that is to be final while something is still open."""

    def __init__(self, open_: tuple[str, ...]) -> None:
        super().__init__(
            f"The dossier cannot be final yet: {'; '.join(open_)}. Leave --final out for a draft."
        )


class UnsupportedArchitectureError(LimenError):
    """A model configuration whose parameters Limen cannot count exactly."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"config.json describes “{what}”, which Limen does not count yet: no figure is given; "
            "give the safetensors index or type the parameters."
        )


class OtherConfigError(UnsupportedArchitectureError):
    """A JSON file beside a model that is not its ``config.json``."""

    def __init__(self, what: str) -> None:
        LimenError.__init__(
            self, f"This is {what}, not the config.json of a model: no figure is given."
        )


class IncompleteConfigError(UnsupportedArchitectureError):
    """A model configuration without a figure that the count needs, or with an impossible one."""

    def __init__(self, what: str, key: str) -> None:
        LimenError.__init__(
            self,
            f"config.json describes “{what}”, but its “{key}” is missing or cannot be right: no "
            "figure is given; give the safetensors index or type the parameters.",
        )


class UnclearArchitectureError(UnsupportedArchitectureError):
    """A description of an architecture that cannot be counted as it stands."""

    def __init__(self, problem: str) -> None:
        LimenError.__init__(self, f"The described architecture is not counted: {problem}.")
