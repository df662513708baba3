"""C: how the model is built, and how its training compute was arrived at."""

from collections.abc import Iterator

from limen.domain.dossier import Bullets, Paragraph, Section, Table, Tone
from limen.domain.training import ComputeSum, RunCount
from limen.engine import words
from limen.engine.sections import answered
from limen.engine.sections.matter import Matter, short


def section(matter: Matter) -> Section:
    """The answers, then the runs as counted, then their sums."""
    told = answered.section(matter, "C")
    if matter.public:
        return told
    return matter.part("C", *told.sections, _runs(matter), _sums(matter), blocks=told.blocks)


def _runs(matter: Matter) -> Section:
    runs = matter.model.screening.runs
    table = Table(
        headings=_headings(matter, "run", "purpose", "method", "operations"),
        widths=(27, 25, 15, 33),
        rows=tuple(_run(matter, run) for run in runs),
        empty=matter.say("runs-none"),
    )
    notes = tuple(note for run in runs for note in _notes(matter, run))
    return Section(letter="", title=matter.say("runs"), blocks=(table, Bullets(items=notes)))


def _run(matter: Matter, count: RunCount) -> tuple[str, ...]:
    run = count.run
    purpose = run.purpose.value if run.purpose else matter.say("purpose-unknown")
    whose = "" if run.ours else f"; {matter.say('runs-somebody-else')}"
    method = count.method.value if count.method else matter.say("method-unknown")
    return short(run.name), f"{purpose}{whose}", method, _operations(matter, count)


def _operations(matter: Matter, count: RunCount) -> str:
    if count.flop is not None:
        return words.quantity(count.flop)
    return matter.say("runs-missing", missing=words.listed(count.missing))


def _notes(matter: Matter, count: RunCount) -> Iterator[str]:
    for note in (*count.warnings, *count.notes):
        yield matter.say("runs-note", run=short(count.run.name), note=note)


def _sums(matter: Matter) -> Section:
    table = Table(
        headings=_headings(matter, "rule", "sum", "runs"),
        widths=(30, 30, 40),
        rows=tuple(_sum(matter, one) for one in matter.model.screening.sums),
        empty=matter.say("sums-none"),
    )
    explained = tuple(_explained(matter, one) for one in matter.model.screening.sums)
    return Section(letter="", title=matter.say("sums"), blocks=(table, *explained))


def _sum(matter: Matter, one: ComputeSum) -> tuple[str, ...]:
    amount = words.quantity(one.flop) if one.flop is not None else matter.say("no-value")
    return matter.case.rulebook.counting[one.rule].title, amount, "\n".join(_sorted(matter, one))


def _sorted(matter: Matter, one: ComputeSum) -> Iterator[str]:
    for name, counts in (
        ("sums-counted", one.counted),
        ("sums-ambiguous", one.ambiguous),
        ("sums-left-out", one.left_out),
        ("sums-missing", one.missing),
    ):
        if counts:
            runs = words.listed(tuple(short(count.run.name) for count in counts))
            yield matter.say(name, runs=runs)


def _explained(matter: Matter, one: ComputeSum) -> Paragraph:
    rule = matter.case.rulebook.counting[one.rule]
    numbers = ", ".join(str(number) for number in matter.cites(rule.source))
    cited = f" [{numbers}]" if numbers else ""
    return Paragraph(text=f"{rule.title}: {rule.explanation}{cited}", tone=Tone.QUIET)


def _headings(matter: Matter, *names: str) -> tuple[str, ...]:
    return tuple(matter.say(f"head-{name}") for name in names)
