"""Own rules over a rulebook, and rulebooks that do not ship."""

from datetime import date
from itertools import product

import pytest
from own_rules import HEAD, HOUSE, PACK, WRONG

from limen.app.rulebooks import questions
from limen.domain.errors import DataError, LimenError, OversizedRulesError
from limen.domain.rules import Rulebook
from limen.library import bounds, own
from limen.library.own import is_overlay, overlaid, whole
from limen.library.packed import hashed
from limen.library.rulebook import files, rulebook

SHIPPED = dict(files())


def laid(texts: dict[str, str], under: Rulebook | None = None) -> Rulebook:
    return overlaid(under or rulebook(), "lab.rules", texts, questions())


def read(texts: dict[str, str]) -> Rulebook:
    return whole("old", texts, questions())


def test_that_own_rules_add_replace_and_switch_off() -> None:
    book = laid(PACK)

    assert book.pack is not None
    assert (book.pack.name, book.pack.version) == ("House rules", "7")
    assert book.pack.added == ("house-24", "house-bad")
    assert book.pack.replaced == ("eu-art51-10e25",)
    assert book.pack.off == ("ca-sb942-users",)
    ids = [rule.id for rule in book.proxy]
    assert ids[-2:] == ["house-24", "house-bad"]
    assert "ca-sb942-users" not in ids
    assert len(ids) == len(rulebook().proxy) + 1
    there = [rule.id for rule in rulebook().proxy if rule.id != "ca-sb942-users"]
    assert ids[:-2] == there  # what is replaced keeps its place


def test_that_own_rules_are_told_from_limens() -> None:
    book = laid(PACK)

    assert [book.own(one) for one in ("house-24", "eu-art51-10e25", "ca-sb53-frontier")] == [
        True,
        True,
        False,
    ]
    assert not rulebook().own("house-24")
    assert [rule.id for rule in book.proxy if rule.own] == [
        "eu-art51-10e25",
        "house-24",
        "house-bad",
    ]


def test_that_a_threshold_is_set_for_reading_where_the_entry_does_not() -> None:
    rule = laid(PACK).named("house-24")

    assert rule is not None
    assert rule.value_text == "10²⁴"


def test_that_a_mistake_in_a_rule_stays_with_that_rule() -> None:
    book = laid(PACK)
    wrong, good = book.named("house-bad"), book.named("house-24")

    assert wrong is not None
    assert wrong.problem == "house.toml:52: “plenty” is no number: write 1e26, 1/3 or 1e25/3."
    assert wrong.title == "House line: tell the board"
    assert good is not None
    assert good.problem == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title = 'House line: tell the board'", "titel = 'x'", "“title” is missing."),
        (
            "summary =",
            "sumary = 'x'\nsummary =",
            "there is no key “sumary”; did you mean “summary”?",
        ),
        ("operator = '>='", "operator = '=>'", "operator"),
        ("[[proxy.source]]\ntitle = 'Board resolution'\ndate = '2026-10-01'\n", "", "source"),
        ("metric = 'training_compute'", "metric = 'height'", "there is no metric “height”."),
        ("id = 'house-24'", "", "id"),
        ("status = 'in force'", "status = 7", "status"),
    ],
)
def test_that_every_kind_of_mistake_stays_with_its_rule(old: str, new: str, said: str) -> None:
    assert old in HOUSE

    book = laid({"rulebook.toml": HEAD, "house.toml": HOUSE.replace(old, new)})

    assert said in book.proxy[-1].problem
    assert all(not rule.problem for rule in book.proxy[:-1])


def test_that_two_rules_of_one_id_are_told_apart() -> None:
    book = laid({"rulebook.toml": HEAD, "a.toml": HOUSE, "b.toml": HOUSE})

    first, second = book.proxy[-2:]
    assert (first.id, first.problem) == ("house-24", "")
    assert second.id != first.id
    assert second.problem == "b.toml:1: the same id is there twice."


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"house.toml": HOUSE}, "lab.rules/rulebook.toml:1: it is missing"),
        ({**PACK, "rulebook.toml": "name = 'x'"}, "rulebook.toml:1: Object missing required field"),
        ({**PACK, "rulebook.toml": HEAD.replace("ca-sb942-users", "ca")}, "there is no rule “ca”."),
        ({**PACK, "rulebook.toml": HEAD + "order = ['x.toml']"}, "there is no file “x.toml”"),
        ({**PACK, "house.toml": HOUSE + "[[proxy"}, "lab.rules/house.toml:1: "),
        ({**PACK, "house.toml": "rules = 1"}, "lab.rules/house.toml:1: "),
        ({**PACK, "house.toml": HOUSE + f"x = {'9' * 5_000}"}, "no end in sight"),
        ({**PACK, "house.toml": f"x = {'[' * 3_000}"}, "house.toml:1: "),
        (
            {**PACK, "house.toml": HOUSE.replace("'item 4'", '"item \\u202e4"')},
            "house.toml:6: “house-24”: it holds the invisible character U+202E: leave it out.",
        ),
        ({**PACK, "metrics.toml": "[[metric]]\nid = 'x'\n"}, "lab.rules/metrics.toml"),
    ],
)
def test_that_anything_else_is_refused_with_file_and_line(
    texts: dict[str, str], sentence: str
) -> None:
    with pytest.raises(DataError) as refused:
        laid(texts)

    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({f"{n}.toml": "" for n in range(bounds.MOST_FILES + 1)}, "more than 100 files"),
        ({"a.toml": "#" * 5_000 + "\n", **{f"{n}.toml": "#\n" * 2**20 for n in range(2)}}, "4 MB"),
        ({"a.toml": "#\n" * (bounds.MOST_LINES + 1)}, "more than 50,000 lines"),
        ({"a.toml": "#" * (bounds.LONGEST_LINE + 1)}, "one of its lines never ends"),
        (
            {"rulebook.toml": HEAD, "a.toml": "[[proxy]]\n" * (own.MOST_RULES + 1)},
            "more than 1,000 rules",
        ),
    ],
)
def test_that_too_much_is_refused_in_one_sentence(texts: dict[str, str], sentence: str) -> None:
    with pytest.raises(OversizedRulesError, match=sentence):
        read(texts)


def test_that_lines_that_look_like_headers_take_no_time() -> None:
    hostile = {"rulebook.toml": HEAD, "a.toml": ("[" + " " * 19_000 + "\n") * 200}

    with pytest.raises(LimenError):
        laid(hostile)


def test_that_metrics_counting_chips_bases_and_evaluations_can_be_ones_own() -> None:
    metric = "[[metric]]\nid = 'height'\ntitle = 'height'\nunit = 'm'\nasks = 'model.weights'\n"
    counting = SHIPPED["counting.toml"].replace("'own-share'", "'house-share'")
    chips = SHIPPED["hardware.toml"]
    bases = SHIPPED["base_models.toml"]
    evaluations = SHIPPED["evaluations.toml"]
    texts = {
        **PACK,
        "metrics.toml": metric,
        "counting.toml": counting,
        "hardware.toml": chips,
        "base_models.toml": bases,
        "evaluations.toml": evaluations,
    }

    book = laid(texts)

    assert set(book.metric) == {*rulebook().metric, "height"}
    assert set(book.counting) == {*rulebook().counting, "house-share"}
    assert set(book.chip) == set(rulebook().chip)
    assert set(book.base) == set(rulebook().base)
    assert set(book.book().evaluation) == set(rulebook().book().evaluation)


def test_that_a_kept_rulebook_is_the_one_that_was_kept() -> None:
    book = read(SHIPPED)
    shipped = rulebook()

    assert (book.version, book.as_of, book.sha256) == (
        shipped.version,
        shipped.as_of,
        shipped.sha256,
    )
    assert book.proxy == shipped.proxy
    assert dict(book.metric) == dict(shipped.metric)
    assert dict(book.counting) == dict(shipped.counting)
    assert dict(book.chip) == dict(shipped.chip)
    assert dict(book.base) == dict(shipped.base)
    assert book.book() == shipped.book()


def test_that_an_earlier_rulebook_with_a_broken_rule_is_used_but_for_that_rule() -> None:
    old = {
        **SHIPPED,
        "rulebook.toml": SHIPPED["rulebook.toml"].replace("'1.0'", "'0.9'"),
        "us_states.toml": SHIPPED["us_states.toml"].replace("operator = '>'", "operator = '=>'", 1),
    }

    book = read(old)

    assert book.version == "0.9"
    assert book.sha256 != rulebook().sha256
    assert [rule.id for rule in book.proxy if rule.problem] == ["ca-sb53-frontier"]


def test_that_what_a_rulebook_does_not_bring_along_is_what_ships() -> None:
    book = read({name: SHIPPED[name] for name in ("rulebook.toml", "eu.toml")})

    assert {rule.jurisdiction for rule in book.proxy} == {"EU"}
    assert book.metric == rulebook().metric
    assert book.chip is rulebook().chip


def test_that_a_rulebook_counts_dates_by_what_it_brings_along() -> None:
    clocks = SHIPPED["clocks.toml"].replace("within = 'P15D'", "within = 'P16D'")
    steps = "[[step]]\nid = 'draft'\ntitle = 'Draft'\ndays = 3\nready = 'It is there.'\n"

    almanac = read({**SHIPPED, "clocks.toml": clocks, "preparation.toml": steps}).almanac

    assert almanac.clock["ca-incident"].within == "P16D"
    assert rulebook().almanac.clock["ca-incident"].within == "P15D"
    assert list(almanac.step) == ["draft"]
    assert dict(almanac.world) == dict(rulebook().almanac.world)
    assert almanac.off["us"](date(2026, 12, 25)) == "Christmas Day"


def test_that_clocks_without_ways_of_counting_use_the_shipped_ones() -> None:
    _, head, rest = SHIPPED["clocks.toml"].partition("[[clock]]")
    bare = {name: SHIPPED[name] for name in ("rulebook.toml", "us_states.toml", "eu.toml")}

    almanac = read({**bare, "clocks.toml": head + rest, "world.toml": ""}).almanac

    assert dict(almanac.rule) == dict(rulebook().almanac.rule)
    assert dict(almanac.holidays) == dict(rulebook().almanac.holidays)
    assert dict(almanac.remark) == dict(rulebook().almanac.remark)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("clocks.toml", "rule = 'california'", "rule = 'texas'", "no rule of counting “texas”"),
        ("clocks.toml", "country = 'BE'", "country = 'XX'", "has no list of “XX”"),
        ("clocks.toml", "subdivision = 'NY'", "subdivision = 'ZZ'", "no list of “ZZ” in “US”"),
        ("clocks.toml", "starts = ", "stars = ", "missing required field `starts`"),
        ("world.toml", "on = '2026-07-02'", "on = '2026-12-32'", "“2026-12-32” is no date"),
        ("preparation.toml", "after = ['review']", "after = ['signature']", "no step above it"),
    ],
)
def test_that_a_mistake_in_what_dates_are_counted_by_is_refused(
    file: str, old: str, new: str, said: str
) -> None:
    with pytest.raises(DataError) as refused:
        read({**SHIPPED, file: SHIPPED[file].replace(old, new, 1)})

    assert refused.value.file == f"old/{file}"
    assert said in str(refused.value)


def test_that_own_rules_and_rulebooks_are_told_apart_by_their_name() -> None:
    assert is_overlay(PACK)
    assert not is_overlay(SHIPPED)
    assert not is_overlay({"house.toml": HOUSE})


def test_that_a_hash_follows_from_names_and_texts_alone() -> None:
    first = hashed(PACK)

    assert hashed(dict(reversed(PACK.items()))) == first
    for name, text in product(PACK, (WRONG,)):
        assert hashed({**PACK, name: text}) != first
