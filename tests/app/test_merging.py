"""A returned copy is merged three-way: nothing is taken silently, nothing is lost, both authors show."""

from dataclasses import replace

import pytest
from copies import LAB, MODEL, RUN, File

from limen.app.merging import ForeignCopyError, UndecidedError, planned
from limen.domain.errors import UnreadableFileError
from limen.domain.evidence import Described
from limen.domain.forms import RecordKind
from limen.domain.history import Action, Entry, Manner
from limen.domain.merging import Taken
from limen.engine.merging.taking import undecided
from limen.store import chain

OURS, THEIRS = Taken.OURS, Taken.THEIRS
TOKENS, WEIGHTS = f"{RUN}.tokens", f"{MODEL}.weights"


@pytest.fixture
def ours() -> File:
    return File.begun().copied("A. Ours")


@pytest.fixture
def theirs(ours: File) -> File:
    return ours.copied("T. Theirs")


def merged(file: File) -> list[Entry]:
    return [entry for entry in file.entries if entry.manner is Manner.MERGED]


def test_that_an_untouched_copy_brings_nothing(ours: File, theirs: File) -> None:
    assert ours.brings(theirs) == {}
    ours.say(RUN, "tokens", "14T")
    assert ours.brings(theirs) == {}


def test_that_what_only_the_copy_changed_is_taken(ours: File, theirs: File) -> None:
    theirs.say(RUN, "tokens", "13T").say(RUN, "tokens", "14T").rename(MODEL, "Olmo 3")
    ours.say(MODEL, "weights", "closed")

    assert ours.brings(theirs) == {TOKENS: False, f"{MODEL}@name": False}
    ours.merge(theirs)

    assert ours.answer(RUN, "tokens") == "14T"
    assert ours.answer(MODEL, "weights") == "closed"
    assert ours.names() == ["Lab", "Olmo 3", "Pre-training"]


def test_that_the_log_shows_both_authors_and_the_chain_stays_whole(
    ours: File, theirs: File
) -> None:
    theirs.say(RUN, "tokens", "14T")
    ours.merge(theirs)

    (entry,) = merged(ours)
    assert entry.who == "A. Ours"
    assert entry.why == (
        "From copy.limen: T. Theirs on 24 Nov 2026 (Tue), 12:05 UTC, typed "
        f"(entry 6 there, SHA-256 {theirs.entries[-1].hash})."
    )
    assert list(chain.breaks(ours.entries)) == []


def test_that_what_both_say_alike_is_not_brought(ours: File, theirs: File) -> None:
    for file in (ours, theirs):
        file.say(RUN, "tokens", "14T").rename(MODEL, "Olmo 3").remove(RUN)

    assert ours.brings(theirs) == {}


def test_that_what_the_copy_took_back_itself_is_not_brought(ours: File, theirs: File) -> None:
    theirs.say(RUN, "tokens", "14T").say(RUN, "tokens", "15T")
    theirs.say(RUN, "chips", "H100").say(RUN, "chips", "")
    theirs.remove(MODEL).restore(MODEL)
    theirs.remove(theirs.add(RecordKind.MODEL, "Mistake", LAB))

    assert ours.brings(theirs) == {}


@pytest.mark.parametrize(("choice", "expected"), [(OURS, "16T"), (THEIRS, "14T")])
def test_that_a_conflict_is_decided_by_a_person_and_both_words_stay_in_the_log(
    ours: File, theirs: File, choice: Taken, expected: str
) -> None:
    ours.say(RUN, "tokens", "16T")
    theirs.say(RUN, "tokens", "14T")

    assert ours.brings(theirs) == {TOKENS: True}
    ours.merge(theirs, {TOKENS: choice})

    assert ours.answer(RUN, "tokens") == expected
    (entry,) = merged(ours)
    quoted = {OURS: "Kept; copy.limen says “14T”: T. Theirs", THEIRS: "in place of “16T”: A. Ours"}
    assert quoted[choice] in entry.why
    assert ours.brings(theirs) == {}


def test_that_an_undecided_conflict_writes_nothing(ours: File, theirs: File) -> None:
    ours.say(RUN, "tokens", "16T").say(MODEL, "weights", "closed")
    theirs.say(RUN, "tokens", "14T").say(MODEL, "weights", "gated").rename(MODEL, "Olmo 3")
    before = list(ours.entries)

    with pytest.raises(UndecidedError, match=r"1 conflict to be decided.*: model-1\.weights\."):
        ours.merge(theirs, {TOKENS: THEIRS})

    assert ours.entries == before
    open_ = undecided(planned(ours.entries, theirs.copy), {})
    assert [one.key for one in open_] == [TOKENS, WEIGHTS]


def test_that_an_answer_taken_back_here_or_there_is_a_conflict_with_another_one(
    ours: File, theirs: File
) -> None:
    ours.say(RUN, "tokens", "").say(MODEL, "weights", "closed").say(RUN, "chips", "")
    theirs.say(RUN, "tokens", "14T").say(MODEL, "weights", "").say(RUN, "chips", "H100")

    assert ours.brings(theirs) == {TOKENS: True, WEIGHTS: True, f"{RUN}.chips": False}
    ours.merge(theirs, {TOKENS: OURS, WEIGHTS: THEIRS})

    assert (ours.answer(RUN, "tokens"), ours.answer(MODEL, "weights")) == ("", "")
    assert ours.answer(RUN, "chips") == "H100"


def test_that_a_change_that_is_not_wanted_is_left_and_offered_again(
    ours: File, theirs: File
) -> None:
    theirs.say(RUN, "tokens", "14T").say(MODEL, "weights", "closed")

    ours.merge(theirs, {TOKENS: OURS})

    assert ours.answer(RUN, "tokens") == "15T"
    assert len(merged(ours)) == 1
    assert ours.brings(theirs) == {TOKENS: False}


@pytest.mark.parametrize(("choice", "expected"), [(OURS, "Ours"), (THEIRS, "Theirs")])
def test_that_renamed_in_both_is_a_conflict(
    ours: File, theirs: File, choice: Taken, expected: str
) -> None:
    ours.rename(MODEL, "Ours")
    theirs.rename(MODEL, "Theirs")

    assert ours.brings(theirs) == {f"{MODEL}@name": True}
    assert expected in ours.merge(theirs, choice).names()
    assert len(merged(ours)) == 1


def test_that_a_new_record_comes_with_what_hangs_on_it_under_a_number_of_its_own(
    ours: File, theirs: File
) -> None:
    ours.add(RecordKind.MODEL, "Mine", LAB)
    model = theirs.add(RecordKind.MODEL, "Pythia", LAB)
    run = theirs.add(RecordKind.TRAINING_RUN, "Tuning", model)
    theirs.say(run, "tokens", "1T").say(run, "tokens", "2T").rename(run, "Fine-tuning")
    theirs.remove(theirs.add(RecordKind.TRAINING_RUN, "Mistake", model))
    theirs.remove(run).restore(run)

    assert model == ours.entries[-1].record == "model-2"
    assert ours.brings(theirs) == {"copy:model-2": False}
    ours.merge(theirs)

    found = ours.casefile
    pythia, tuning = found.models[-1], found.children("model-3")
    assert (pythia.id, pythia.name) == ("model-3", "Pythia")
    assert [one.name for one in tuning] == ["Fine-tuning"]
    assert ours.answer(tuning[0].id, "tokens") == "2T"
    assert ours.brings(theirs) == {}


def test_that_a_record_that_both_added_is_one_and_its_answers_are_merged(
    ours: File, theirs: File
) -> None:
    ours.add(RecordKind.MODEL, "First", LAB)
    for file, weights in ((ours, "open"), (theirs, "closed")):
        model = file.add(RecordKind.MODEL, "Pythia", LAB)
        file.say(model, "weights", weights).say(model, "card", "yes")

    assert ours.brings(theirs) == {"model-3.weights": True}


def test_that_several_of_one_name_are_told_apart_in_their_order(ours: File, theirs: File) -> None:
    for file in (ours, theirs):
        for card in ("first", "second"):
            file.say(file.add(RecordKind.MODEL, "Pythia", LAB), "card", card)
    theirs.say(theirs.add(RecordKind.MODEL, "Pythia", LAB), "card", "third")

    assert ours.brings(theirs) == {"copy:model-4": False}
    ours.merge(theirs)
    assert ours.brings(theirs) == theirs.brings(ours) == {}
    theirs.add(RecordKind.MODEL, "Pythia", LAB)
    assert ours.brings(theirs) == {"copy:model-5": False}


def test_that_a_record_that_we_removed_is_not_taken_for_the_copys(ours: File, theirs: File) -> None:
    ours.remove(ours.add(RecordKind.MODEL, "Pythia", LAB))
    theirs.add(RecordKind.MODEL, "Pythia", LAB)

    ours.merge(theirs)

    assert ours.casefile.models[-1].id == "model-3"


def test_that_evidence_comes_with_the_answers_that_rest_on_it(ours: File, theirs: File) -> None:
    ours.attach(MODEL, "ours.md")
    card, unused = theirs.attach(MODEL, "card.md"), theirs.attach(MODEL, "unused.md")
    theirs.say(MODEL, "weights", "closed", card)

    brought = ours.brings(theirs)
    assert brought == {f"copy:{card}": False, f"copy:{unused}": False, WEIGHTS: False}
    ours.merge(theirs, {f"copy:{card}": OURS, f"copy:{unused}": OURS})

    assert [one.name for one in ours.casefile.evidence] == ["ours.md", "card.md"]
    assert ours.casefile.answer(MODEL, "weights").evidence == ("evidence-2",)


def test_that_evidence_of_a_new_record_brings_the_record_and_a_known_file_is_one(
    ours: File, theirs: File
) -> None:
    ours.attach(MODEL, "shared.md")
    theirs.add(RecordKind.MODEL, "Pythia", LAB)
    shared, log = theirs.attach(MODEL, "shared.md"), theirs.attach("model-2", "log.json")
    theirs.say("model-2", "weights", "open", shared, log)

    ours.merge(theirs, {"copy:model-2": OURS})

    assert [one.name for one in ours.casefile.evidence] == ["shared.md", "log.json"]
    assert ours.casefile.answer("model-2", "weights").evidence == ("evidence-1", "evidence-2")


@pytest.mark.parametrize(("choice", "there"), [(OURS, True), (THEIRS, False)])
def test_that_removed_there_and_answered_here_is_a_conflict(
    ours: File, theirs: File, choice: Taken, there: bool
) -> None:
    ours.say(RUN, "tokens", "16T")
    theirs.say(MODEL, "weights", "closed").remove(MODEL)

    assert ours.brings(theirs) == {f"{MODEL}@there": True}
    ours.merge(theirs, choice)

    assert (ours.casefile.record(MODEL) is not None) is there
    assert ours.brings(theirs) == {}


def test_that_removed_there_and_untouched_here_is_a_change(ours: File, theirs: File) -> None:
    theirs.remove(RUN)
    ours.say(MODEL, "weights", "closed")

    assert ours.brings(theirs) == {f"{RUN}@there": False}
    assert ours.merge(theirs).casefile.record(RUN) is None
    assert ours.brings(theirs) == {}
    assert ours.brings(theirs.restore(RUN)) == {f"{RUN}@there": False}


@pytest.mark.parametrize(("choice", "there"), [(OURS, False), (THEIRS, True)])
def test_that_removed_here_and_answered_there_is_a_conflict(
    ours: File, theirs: File, choice: Taken, there: bool
) -> None:
    ours.remove(MODEL)
    theirs.say(RUN, "tokens", "14T").rename(MODEL, "Olmo 3")
    theirs.add(RecordKind.RELEASE, "Launch", MODEL)
    theirs.attach(MODEL, "card.md")

    assert ours.brings(theirs) == {f"{MODEL}@there": True, "copy:evidence-1": False}
    ours.merge(theirs, choice)

    assert (ours.casefile.record(MODEL) is not None) is there
    if there:
        assert ours.names() == ["Lab", "Olmo 3", "Pre-training", "Launch"]
        assert ours.answer(RUN, "tokens") == "14T"
        assert [one.name for one in ours.casefile.evidence] == ["card.md"]
    assert list(chain.breaks(ours.entries)) == []


def test_that_what_was_brought_back_there_is_a_change(ours: File) -> None:
    ours.remove(RUN)
    theirs = ours.copied("T. Theirs").restore(RUN)

    assert ours.brings(theirs) == {f"{RUN}@there": False}
    assert ours.merge(theirs).casefile.record(RUN) is not None


def test_that_a_copy_that_goes_on_is_merged_again_without_the_old_conflicts(
    ours: File, theirs: File
) -> None:
    ours.say(RUN, "tokens", "16T").say(MODEL, "weights", "gated")
    theirs.say(RUN, "tokens", "14T").say(MODEL, "weights", "closed")
    model = theirs.add(RecordKind.MODEL, "Pythia", LAB)
    ours.add(RecordKind.MODEL, "Mine", LAB)
    ours.merge(theirs, {TOKENS: OURS, WEIGHTS: THEIRS}).rename("model-3", "Pythia 2")
    assert ours.brings(theirs) == {}

    theirs.say(MODEL, "weights", "staged").say(model, "card", "yes").say(RUN, "chips", "H100")

    assert ours.brings(theirs) == {
        WEIGHTS: False,  # what stood here was theirs
        "model-3.card": False,
        f"{RUN}.chips": False,
    }
    ours.merge(theirs)
    assert ours.answer("model-3", "card") == "yes"
    theirs.say(RUN, "tokens", "13T")
    assert ours.brings(theirs) == {TOKENS: False}


def test_that_what_we_took_from_the_copy_is_no_work_of_ours_on_what_it_removes(
    ours: File, theirs: File
) -> None:
    theirs.say(RUN, "tokens", "14T")
    ours.merge(theirs)
    theirs.remove(RUN)

    assert ours.brings(theirs) == {f"{RUN}@there": False}


def test_that_a_merge_can_be_taken_home(ours: File, theirs: File) -> None:
    """What we decided against the copy's word is no conflict for whoever said it."""
    ours.say(RUN, "tokens", "16T").say(MODEL, "weights", "gated")
    ours.add(RecordKind.MODEL, "Mine", LAB)
    theirs.say(RUN, "tokens", "14T").say(MODEL, "weights", "closed")
    theirs.add(RecordKind.MODEL, "Pythia", LAB)
    ours.merge(theirs, {TOKENS: OURS, WEIGHTS: THEIRS})

    assert theirs.brings(ours) == {TOKENS: False, "copy:model-2": False}
    theirs.merge(ours)

    assert theirs.answer(RUN, "tokens") == "16T"
    assert sorted(theirs.names()) == sorted(ours.names())
    assert theirs.brings(ours) == ours.brings(theirs) == {}


def test_that_files_of_records_that_went_away_come_along_as_they_stay_there(
    ours: File, theirs: File
) -> None:
    theirs.attach(RUN, "log.json")
    theirs.attach(theirs.add(RecordKind.MODEL, "Pythia", LAB), "card.md")
    theirs.remove(RUN).remove("model-2")

    ours.merge(theirs)

    assert [one.name for one in ours.casefile.evidence] == ["log.json", "card.md"]
    assert ours.brings(theirs) == {}


def test_that_a_file_described_otherwise_is_a_change_and_in_both_a_conflict(ours: File) -> None:
    card, log = ours.attach(MODEL, "card.md"), ours.attach(MODEL, "log.json")
    theirs = ours.copied("T. Theirs")
    ours.do(lambda step: step.describe(log, Described(obtained="by hand")))
    for file in (card, log):
        theirs.do(lambda step, file=file: step.describe(file, Described(obtained="by mail")))  # type: ignore[misc]

    assert ours.brings(theirs) == {f"{card}@about": False, f"{log}@about": True}
    ours.merge(theirs, {f"{log}@about": OURS})

    assert [one.obtained for one in ours.casefile.evidence] == ["by mail", "by hand"]


def test_that_content_that_the_copy_dropped_stays_here(ours: File, theirs: File) -> None:
    theirs.do(lambda step: step.discard(("ab" * 32,)))

    assert ours.brings(theirs) == {}


def test_that_what_the_copy_took_from_us_is_ours_to_change_and_theirs_to_go_on_from(
    ours: File, theirs: File
) -> None:
    """Both know it from each other: no old word stands against a new one."""
    ours.add(RecordKind.MODEL, "Pythia", LAB)
    ours.say(RUN, "tokens", "16T").say(MODEL, "weights", "closed")
    theirs.merge(ours)

    ours.rename("model-2", "Pythia 2").say(RUN, "tokens", "17T")
    assert ours.brings(theirs) == {}

    theirs.say(MODEL, "weights", "gated").remove(RUN)
    assert ours.brings(theirs) == {WEIGHTS: False, f"{RUN}@there": True}
    theirs.merge(ours, {"model-2@name": THEIRS, f"{RUN}@there": OURS})
    theirs.rename("model-2", "Pythia 3")
    assert ours.brings(theirs) == {
        WEIGHTS: False,
        "model-2@name": False,
        f"{RUN}@there": False,
    }


def test_that_going_back_to_the_common_past_is_a_change_too(ours: File, theirs: File) -> None:
    ours.say(MODEL, "weights", "closed").remove(RUN)
    theirs.merge(ours)
    ours.say(MODEL, "weights", "open").restore(RUN)

    assert theirs.brings(ours) == {WEIGHTS: False, f"{RUN}@there": False}
    theirs.merge(ours)
    assert theirs.answer(MODEL, "weights") == "open"
    theirs.say(MODEL, "weights", "closed")
    assert ours.brings(theirs) == {WEIGHTS: False}


def test_that_what_was_brought_back_comes_with_what_was_said_of_it_since(
    ours: File, theirs: File
) -> None:
    ours.remove(MODEL)
    theirs.remove(MODEL).restore(MODEL).say(RUN, "tokens", "14T")
    assert ours.brings(theirs) == {f"{MODEL}@there": True}

    theirs.merge(ours, {f"{MODEL}@there": THEIRS}).restore(MODEL).say(MODEL, "weights", "closed")

    assert ours.brings(theirs) == {
        f"{MODEL}@there": False,
        TOKENS: False,
        WEIGHTS: False,
    }
    ours.merge(theirs)
    assert ours.answer(RUN, "tokens") == "14T"
    assert MODEL in {one.id for one in ours.casefile.records}


def test_that_files_that_were_never_one_are_refused(ours: File) -> None:
    stranger = File("S. Stranger").do(lambda step: step.create("Lab", example=False))

    with pytest.raises(ForeignCopyError, match=r"copy\.limen is no copy of this casefile"):
        ours.brings(stranger)


def test_that_a_log_that_cannot_be_followed_is_one_sentence(ours: File, theirs: File) -> None:
    theirs.say(RUN, "tokens", "14T")
    entry = replace(theirs.entries[-1], what={"nonsense": 1})
    theirs.entries[-1] = replace(entry, hash=chain.seal(entry))
    before = list(ours.entries)

    with pytest.raises(UnreadableFileError, match="its log cannot be followed"):
        ours.merge(theirs)
    assert ours.entries == before


def test_that_a_long_answer_is_quoted_in_short(ours: File, theirs: File) -> None:
    ours.say(MODEL, "weights", "w" * 300)
    theirs.say(MODEL, "weights", "closed")
    ours.merge(theirs)

    assert f"in place of “{'w' * 200}…”" in merged(ours)[0].why
    assert merged(ours)[0].action is Action.SAY
