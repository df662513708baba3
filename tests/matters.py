"""A small case with something of everything, for the tests of dossiers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from limen.domain.answers import Answer, How, Provenance, Silence
from limen.domain.case import Case, ModelCase
from limen.domain.dossier import Audience, Block, Dossier, Section
from limen.domain.evidence import Evidence
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.quantities import Quantity, exactly
from limen.domain.records import Casefile, Record
from limen.domain.rules import Proxy, Rulebook
from limen.domain.screening import Finding, Missing, Reason, Screening, State
from limen.domain.training import ComputeSum, Doubt, Method, Purpose, RunCount, TrainingRun
from limen.domain.value import Confidence, Source
from limen.engine import interpret
from limen.engine.compose import compose
from limen.library.interview import interview
from limen.library.rulebook import rulebook
from limen.library.wording import wording

TODAY = date(2026, 11, 21)
LAB = Record(id="lab", kind=RecordKind.ORGANIZATION, name="Example Lab")
MODEL = Record(id="m", kind=RecordKind.MODEL, name="Model One", parent="lab")
BASE = Record(id="r1", kind=RecordKind.TRAINING_RUN, name="Base of Otherlab", parent="m")
TUNING = Record(id="r2", kind=RecordKind.TRAINING_RUN, name="Tuning in March", parent="m")
RELEASE = Record(id="rel", kind=RecordKind.RELEASE, name="Winter release", parent="m")
MET = Record(id="met", kind=RecordKind.EVENT, name="Threshold met", parent="m")
PARTNER = Record(id="p", kind=RecordKind.PARTNER, name="Secret Partner", parent="rel")
EVIDENCE = Evidence(
    id="e1", name="config.json", sha256="ab12" * 16, size=1536, added="2026-11-20T10:00:00.000Z"
)
UNUSED = replace(EVIDENCE, id="e2", name="unused.json")
FLOP = Quantity(
    low=Decimal("3.5e25"), central=Decimal("3.9e25"), high=Decimal("4.3e25"), unit="FLOP"
)
OWN = exactly(Decimal("2e23"), "FLOP")
ACCORD = Source(title="Extra source of a step", confidence=Confidence.SINGLE, date="2026")


def typed(record: Record, key: str, raw: str, **more: object) -> Answer:
    """The answer that typing *raw* gives."""
    form = interview(rulebook())[record.kind]
    question = next(one for one in form.questions if one.key == key)
    return replace(interpret.interpret(question, raw), **more)  # type: ignore[arg-type]


def casefile() -> Casefile:
    """One model on somebody else's base, with every kind of silence."""
    made = Casefile(
        records=(LAB, MODEL, BASE, TUNING, RELEASE, PARTNER, MET),
        evidence=(EVIDENCE, UNUSED),
        sequence=17,
    )
    for record, key, answer in _said():
        made = made.with_answer(record.id, key, answer)
    return made


def _said() -> Iterator[tuple[Record, str, Answer]]:
    imported = Provenance(
        how=How.IMPORTED,
        source="A report",
        place="p. 3",
        date="2026",
        url="https://example.org/report",
        confidence=Confidence.SINGLE,
    )
    yield LAB, "legal_name", typed(LAB, "legal_name", "Example Lab <b>Inc.</b>")
    yield LAB, "address", Answer(silence=Silence.DONT_KNOW)
    yield LAB, "website", typed(LAB, "website", "https://example.org", note="Ask Ada first.")
    yield LAB, "notice_contact", Answer(silence=Silence.WITHHELD, because="Privileged reason.")
    yield MODEL, "weights", typed(MODEL, "weights", "closed", unsure=True)
    yield MODEL, "marginal_risk", typed(MODEL, "marginal_risk", "Parked words.")
    yield MODEL, "licence", Answer(silence=Silence.LATER, until=date(2027, 1, 15))
    yield MODEL, "channels", Answer(silence=Silence.LATER)
    yield MODEL, "acceptable_use_policy", Answer(silence=Silence.DOESNT_APPLY, because="No users.")
    yield MODEL, "dependencies", Answer(silence=Silence.DOESNT_APPLY)
    yield MODEL, "architecture", typed(MODEL, "architecture", "A decoder & more.")
    yield MODEL, "signatory_name", typed(MODEL, "signatory_name", "Ada Example")
    yield BASE, "purpose", typed(BASE, "purpose", "base model")
    yield (
        TUNING,
        "tokens",
        typed(TUNING, "tokens", "15T", provenance=imported, evidence=("e1", "gone")),
    )
    yield (
        RELEASE,
        "trusted_partner_release",
        typed(RELEASE, "trusted_partner_release", "2027-01-15"),
    )
    yield PARTNER, "legal_name", typed(PARTNER, "legal_name", "Secret Partner Ltd")
    yield MET, "event", typed(MET, "event", "threshold-met")
    yield MET, "at", typed(MET, "at", "2026-12-18 14:30 Europe/Brussels")


STATES: Mapping[str, tuple[State, str]] = {
    "eu-art51-10e25": (State.TRIPPED, "3.9 times above"),
    "eu-gpai-10e23": (State.COULD_BE_EITHER, ""),
    "ca-sb53-frontier": (State.NOT_TRIPPED, "2.6 times below"),
    "ct-sb5-frontier": (State.NOT_TRIPPED, "2.6 times below"),
    "ny-raise-frontier": (State.NOT_TRIPPED, "2.6 times below"),
    "il-sb315-frontier": (State.NOT_TRIPPED, "2.6 times below"),
    "kr-basic-act-10e26": (State.NOT_TRIPPED, "2.6 times below"),
    "us-anthropic-proposal": (State.TRIPPED, "3.9 times above"),
    "eu-modifier-third-unknown-sys": (State.DOESNT_APPLY, ""),
    "us-eo14110-bio-10e23": (State.DOESNT_APPLY, ""),
    "us-bis-4e091": (State.RULE_PROBLEM, ""),
    "lab-openai-cyber-high": (State.COULD_BE_EITHER, ""),
}


def finding(proxy: Proxy) -> Finding:
    """A finding for *proxy*, as `STATES` has it; nothing can be said about the others."""
    state, margin = STATES.get(proxy.id, (State.CANNOT_SAY, ""))
    counted = proxy.id in {"eu-art51-10e25", "us-anthropic-proposal"}
    missing = (Missing(record="m", question="tokens", label="tokens of the run"),) * 2
    return Finding(
        proxy=proxy,
        state=state,
        status=proxy.status_on(TODAY),
        value=FLOP if counted else None,
        missing=missing if state is State.CANNOT_SAY and proxy.id != "us-eo14409-cfm" else (),
        telling=Told(
            why=f"Why {proxy.id}.",
            sources=proxy.source,
            distance=margin,
            turns="It would change with more tokens." if counted else "",
        ),
    )


class Told(NamedTuple):
    """What is said of a finding that nobody worked out."""

    why: str
    sources: tuple[Source, ...] = ()
    distance: str = ""
    turns: str = ""
    figure: str = ""

    def margin(self) -> str:
        return self.distance

    def reasoning(self) -> Reason:
        return Reason(
            text=self.why,
            sources=self.sources,
            because=(
                Reason(text="First.", because=(Reason(text="Beneath.", sources=(ACCORD,)),)),
                Reason(text="Second."),
            ),
        )

    def change(self, *, figured: bool) -> str:
        return f"{self.turns} {self.figure if figured else ''}".strip()


def screening(rules: Rulebook) -> Screening:
    """Two counted runs, one that is not, and a finding for every proxy."""
    base = RunCount(
        run=TrainingRun(name="Base of Otherlab", purpose=Purpose.BASE, ours=False),
        method=Method.REPORTED,
        flop=FLOP,
        notes=("As reported.",),
    )
    tuning = RunCount(
        run=TrainingRun(name="Tuning in March", purpose=Purpose.FINE_TUNING),
        method=Method.OPERATIONS,
        flop=OWN,
        doubts=(Doubt(question="chips", text="Looks like a sparse peak."),),
    )
    unknown = RunCount(run=TrainingRun(name="A run"), missing=("tokens", "chips"))
    return Screening(
        model="m",
        today=TODAY,
        findings=tuple(finding(proxy) for proxy in rules.proxy),
        runs=(base, tuning, unknown),
        sums=(
            ComputeSum(rule="eu-cumulative", flop=FLOP, counted=(base, tuning), missing=(unknown,)),
            ComputeSum(
                rule="us-original-and-modifications",
                flop=FLOP,
                counted=(base,),
                ambiguous=(tuning,),
            ),
            ComputeSum(rule="eu-parameter-updates", flop=None, left_out=(base,)),
            ComputeSum(rule="own-share", flop=OWN, counted=(tuning,)),
        ),
    )


def case() -> Case:
    """The case of that casefile, with findings made by hand."""
    rules = rulebook()
    made = ModelCase(model=MODEL, screening=screening(rules), interviewed=())
    return Case(
        casefile=casefile(), rulebook=rules, interview=interview(rules), today=TODAY, models=(made,)
    )


ENTRIES = (
    Entry(
        sequence=1,
        at="2026-11-20T10:00:00.000Z",
        who="Ada",
        manner=Manner.TYPED,
        action=Action.CREATE,
        record="lab",
        step=1,
        before="0" * 64,
        hash="cd34" * 16,
    ),
)


def composed(audience: Audience, made: Case | None = None) -> Dossier:
    """The dossier on that case for *audience*."""
    return compose(made or case(), "m", audience, wording(), ENTRIES, attached="ef56" * 16)


def part(dossier: Dossier, letter: str) -> Section:
    """The part with that letter."""
    return next(section for section in dossier.sections if section.letter == letter)


def blocks(section: Section) -> Iterator[Block]:
    """All blocks of *section* and of those beneath it."""
    yield from section.blocks
    for beneath in section.sections:
        yield from blocks(beneath)


def said(value: object) -> str:
    """All that is said anywhere in *value*, for looking for words."""
    return repr(value)
