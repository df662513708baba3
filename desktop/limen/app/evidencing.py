"""The evidence side of a desk: files are attached, described, and linked to answers."""

from contextlib import AbstractContextManager
from dataclasses import replace

from limen.app.filing import Filed
from limen.app.steps import Attached, Change, Redescribed, Removed, Said, Undoable
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.case import Case
from limen.domain.errors import LimenError, UnknownNameError
from limen.domain.evidence import Described, Evidence, Keeping, Specimen
from limen.domain.history import Manner
from limen.domain.records import Casefile
from limen.store.contents import parts
from limen.store.step import Step
from limen.store.vault import NoContentError


class UnansweredError(LimenError):
    """Evidence for an answer that was not given yet."""

    def __init__(self, label: str) -> None:
        super().__init__(f"“{label}” has no answer yet that a file could back: answer it first.")


class WithEvidence(Filed):
    """What `limen.app.desk.Desk` does with evidence; every change can be undone."""

    case: Case

    def _step(self, manner: Manner, why: str = "") -> AbstractContextManager[Step]:
        raise NotImplementedError

    def _do(self, undoable: Undoable, manner: Manner = Manner.TYPED, why: str = "") -> Case:
        raise NotImplementedError

    def _remember(self, undoable: Undoable) -> Case:
        raise NotImplementedError

    def attach(
        self, record: str, found: Specimen, said: Described | None = None, question: str = ""
    ) -> Evidence:
        """Attach a file that was read: to what is said about a record, or to one of its answers.

        A file that is attached already is not attached twice: it backs one more answer.
        """
        known = self._known(found)
        if known is not None:
            if question:
                self.link(record, question, known.id)
            return known
        answer = self.answered(record, question) if question else NOT_ASKED
        with self._step(Manner.TYPED) as step:
            if found.keeping is Keeping.HELD and not self._store.holds(found.sha256):
                raise NoContentError(found.name)
            evidence = step.attach_specimen(record, found, said or Described())
            changes: list[Change] = [Attached(evidence.id)]
            if question:
                linked = replace(answer, evidence=(*answer.evidence, evidence.id))
                step.say(record, question, linked)
                changes.append(Said(record, question, answer, linked))
        self._remember(Undoable(f"Attach {evidence.name}", tuple(changes)))
        return evidence

    def _known(self, found: Specimen) -> Evidence | None:
        def same(one: Evidence) -> bool:
            return (one.sha256, one.keeping, one.path) == (found.sha256, found.keeping, found.path)

        return next((one for one in self.case.casefile.evidence if same(one)), None)

    def describe(self, identifier: str, said: Described) -> Case:
        """Say something else about a piece of evidence."""
        one = self.evidence(identifier)
        before = self.description(one)
        if said == before:
            return self.case
        change = Redescribed(identifier, before, said)
        return self._do(Undoable(f"Describe {one.name}", (change,)))

    def link(self, record: str, question: str, identifier: str) -> Case:
        """Let a piece of evidence back one more answer."""
        one, answer = self.evidence(identifier), self.answered(record, question)
        if identifier in answer.evidence:
            return self.case
        linked = replace(answer, evidence=(*answer.evidence, identifier))
        change = Said(record, question, answer, linked)
        return self._do(Undoable(f"Link {one.name}", (change,)))

    def unlink(self, record: str, question: str, identifier: str) -> Case:
        """Let a piece of evidence back an answer no more."""
        one, answer = self.evidence(identifier), self.answered(record, question)
        left = tuple(other for other in answer.evidence if other != identifier)
        if left == answer.evidence:
            return self.case
        change = Said(record, question, answer, replace(answer, evidence=left))
        return self._do(Undoable(f"Unlink {one.name}", (change,)))

    def put_evidence_away(self, identifier: str) -> Case:
        """Put a piece of evidence out of sight; undo brings it back, and its content stays."""
        one = self.evidence(identifier)
        return self._do(Undoable(f"Remove {one.name}", (Removed(identifier),)))

    def evidence(self, name: str) -> Evidence:
        """The evidence with that id, or the only one of that name."""
        return evidence_named(self.case.casefile, name)

    @staticmethod
    def description(one: Evidence) -> Described:
        """What is said about *one* and may be said otherwise."""
        return Described(**{name: getattr(one, name) for name in parts(Described())})

    def answered(self, record: str, question: str) -> Answer:
        """The answer that evidence can back; a sentence where there is none yet."""
        answer = self.case.casefile.answer(record, question)
        if answer == NOT_ASKED:
            raise UnansweredError(question)
        return answer


def evidence_named(casefile: Casefile, name: str) -> Evidence:
    """The evidence with that id, or the only one of that name."""
    known = casefile.evidence
    named = [one for one in known if one.name == name]
    found = [one for one in known if one.id == name] or named
    if len(found) != 1:
        raise UnknownNameError("file", name, tuple(one.id for one in named or known))
    return found[0]
