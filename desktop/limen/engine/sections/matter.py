"""What every part of a dossier is written from."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from limen.domain.answers import Answer
from limen.domain.calendar import Agenda
from limen.domain.case import Case, ModelCase
from limen.domain.dossier import Audience, Block, Section
from limen.domain.forms import Form, Page, Question, RecordKind
from limen.domain.history import Entry
from limen.domain.nouns import dataclass
from limen.domain.records import Record
from limen.domain.value import Source, Value
from limen.domain.wording import Wording
from limen.engine import hear, words
from limen.engine.calendar.agenda import agenda

_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True)
class Matter(Value):
    """One model of a case, for whom it is written up, in which words, with which sources.

    *attached* is the SHA-256 of the machine-readable case, empty where none is attached;
    *numbers* is the number of each source in the register; what is not *final* is
    marked as a draft.
    """

    case: Case
    model: ModelCase
    audience: Audience
    wording: Wording
    entries: tuple[Entry, ...] = ()
    attached: str = ""
    numbers: Mapping[Source, int]
    final: bool = False

    @property
    def public(self) -> bool:
        """Whether confidential parts are taken out."""
        return self.audience is Audience.PUBLIC

    @property
    def counsel(self) -> bool:
        """Whether notes and reasons that are counsel's own are printed."""
        return self.audience is Audience.COUNSEL

    @cached_property
    def agenda(self) -> Agenda:
        """All dates of the model."""
        return agenda(self.case, self.model)

    @property
    def records(self) -> tuple[Record, ...]:
        """The organisation, the model, and what hangs on the model, in the order of the kinds."""
        casefile = self.case.casefile
        own = [casefile.organization, self.model.model]
        runs = casefile.below(self.model.model.id, RecordKind.TRAINING_RUN)
        evaluations = casefile.below(self.model.model.id, RecordKind.EVALUATION)
        releases = casefile.below(self.model.model.id, RecordKind.RELEASE)
        events = casefile.below(self.model.model.id, RecordKind.EVENT)
        inner = [
            one
            for kind in (RecordKind.PARTNER, RecordKind.STAGE)
            for release in releases
            for one in casefile.below(release.id, kind)
        ]
        duties = [
            one
            for above in (*releases, *events)
            for one in casefile.below(above.id, RecordKind.DUTY)
        ]
        return (*own, *runs, *evaluations, *releases, *inner, *events, *duties)

    @property
    def rulebook_line(self) -> str:
        """The rulebook with its version and as-of date, in one line."""
        rulebook = self.case.rulebook
        line = self.say("rulebook-line", version=rulebook.version, as_of=words.day(rulebook.as_of))
        return self.say("rulebook-own", line=line) if rulebook.pack else line

    def say(self, name: str, /, **filled: object) -> str:
        """The standard text of that name."""
        return self.wording.say(name, **filled)

    def form(self, record: Record) -> Form:
        """The questionnaire of *record*."""
        return self.case.interview[record.kind]

    def asked(self, record: Record) -> tuple[Question, ...]:
        """The questions about *record* that count now."""
        casefile = self.case.casefile
        above = hear.above(casefile, record)
        return hear.asked(self.form(record), casefile.said(record.id), above)

    def parked(self, record: Record) -> tuple[Question, ...]:
        """The questions about *record* that were answered and do not count now."""
        casefile = self.case.casefile
        above = hear.above(casefile, record)
        return hear.parked(self.form(record), casefile.said(record.id), above)

    def asked_on(self, record: Record, page: Page) -> tuple[Question, ...]:
        """Those of the questions about *record* that count now and stand on *page*."""
        on_page = {question.key for question in page.question}
        return tuple(one for one in self.asked(record) if one.key in on_page)

    def answer(self, record: Record, question: Question) -> Answer:
        """What is said, or “not asked yet”."""
        return self.case.casefile.answer(record.id, question.key)

    def shows(self, record: Record, question: Question) -> bool:
        """Whether this version prints the answer at all."""
        return not self.public or f"{record.kind}.{question.key}" in self.wording.public

    def named(self, record: Record) -> str:
        """What *record* is called here: in public, what is named by people stays unnamed."""
        title = self.form(record).title
        if record.kind is RecordKind.ORGANIZATION or record == self.model.model:
            return short(record.name)
        if not self.public:
            return f"{title}: {short(record.name)}"
        same = [one for one in self.records if one.kind is record.kind]
        return self.say("public-record", kind=title, number=same.index(record) + 1)

    def cites(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """The numbers of *sources* in the register, lowest first."""
        return tuple(sorted({self.numbers[source] for source in sources}))

    def part(self, name: str, *sections: Section, blocks: tuple[Block, ...] = ()) -> Section:
        """The part of that name; letters A to L stand before the title."""
        letter = name if len(name) == 1 else ""
        part = self.wording.part[name]
        return Section(
            letter=letter, title=part.title, blocks=blocks, sections=sections, fresh=part.fresh
        )


def short(name: str) -> str:
    """*name*, which stands on many lines, in a length that no line minds."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
