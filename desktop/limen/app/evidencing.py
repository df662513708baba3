"""The evidence side of a desk: files are attached, described, and linked to answers."""

from dataclasses import replace

from limen.app.reversing import Reversing
from limen.domain.answers import NOT_ASKED, Answer
from limen.domain.case import Case
from limen.domain.errors import LimenError, UnknownNameError
from limen.domain.evidence import Described, Evidence, Keeping, Specimen
from limen.domain.history import Manner
from limen.domain.records import Casefile
from limen.store.contents import parts
from limen.store.vault import NoContentError, drop


class UnansweredError(LimenError):
    """Evidence for an answer that was not given yet."""

    def __init__(self, label: str) -> None:
        super().__init__(f"“{label}” has no answer yet that a file could back: answer it first.")


class WithEvidence(Reversing):
    """What `limen.app.desk.Desk` does with evidence; every change can be undone."""

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
            if question:
                step.say(
                    record, question, replace(answer, evidence=(*answer.evidence, evidence.id))
                )
        self._look()
        return evidence

    def _known(self, found: Specimen) -> Evidence | None:
        def same(one: Evidence) -> bool:
            return (one.sha256, one.keeping, one.path) == (found.sha256, found.keeping, found.path)

        return next((one for one in self.case.casefile.evidence if same(one)), None)

    def describe(self, identifier: str, said: Described) -> Case:
        """Say something else about a piece of evidence."""
        one = self.evidence(identifier)
        if said == self.description(one):
            return self.case
        with self._step(Manner.TYPED) as step:
            step.describe(one.id, said)
        return self._look()

    def link(self, record: str, question: str, identifier: str) -> Case:
        """Let a piece of evidence back one more answer."""
        self.evidence(identifier)
        answer = self.answered(record, question)
        if identifier in answer.evidence:
            return self.case
        return self._back(record, question, answer, (*answer.evidence, identifier))

    def unlink(self, record: str, question: str, identifier: str) -> Case:
        """Let a piece of evidence back an answer no more."""
        self.evidence(identifier)
        answer = self.answered(record, question)
        left = tuple(other for other in answer.evidence if other != identifier)
        if left == answer.evidence:
            return self.case
        return self._back(record, question, answer, left)

    def _back(self, record: str, question: str, answer: Answer, files: tuple[str, ...]) -> Case:
        """Say the same *answer*, backed by other files."""
        with self._step(Manner.TYPED) as step:
            step.say(record, question, replace(answer, evidence=files))
        return self._look()

    def put_evidence_away(self, identifier: str) -> Case:
        """Put a piece of evidence out of sight; undo brings it back, and its content stays."""
        one = self.evidence(identifier)
        with self._step(Manner.TYPED) as step:
            step.remove(one.id)
        return self._look()

    def bring_evidence_back(self, identifier: str) -> Case:
        """Bring back what was put out of sight."""
        with self._step(Manner.TYPED) as step:
            step.restore(identifier)
        return self._look()

    def unnamed(self) -> dict[str, int]:
        """SHA-256 and size of files that are held and out of sight everywhere."""
        return self._store.unnamed()

    def discard_unnamed(self) -> dict[str, int]:
        """Drop the content of files that are out of sight, for good: the one thing that nothing undoes.

        The log says which, and what was said of them stays.  What was dropped is returned.
        """
        gone = self._store.unnamed()
        if gone:
            with self._step(Manner.TYPED) as step:
                step.discard(tuple(sorted(gone)))
            drop(self._store.path, tuple(gone))
            self._look()
        return gone

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
