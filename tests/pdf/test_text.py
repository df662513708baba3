import time
from io import BytesIO

import pikepdf
import pytest
from documents import dossier, texts
from hypothesis import given, strategies as st
from pikepdf import Name

from limen.domain.dossier import Bullets, Fact, Facts, Paragraph, Section, Table
from limen.pdf import render
from limen.pdf.fonts import SERIF
from limen.pdf.text import LONGEST_TEXT, clean, markup, pieces

HOSTILE = (
    "<b>bold</b> & <img src=/etc/passwd> <a href='javascript:alert(1)'>go</a> "
    "<john@example.org> <para> </para> &amp; <![CDATA[x]]>"
)


def everywhere(text: str) -> str:
    """All text of a dossier in which *text* stands wherever a person's text can stand."""
    table = Table(headings=("Column",), widths=(1,), rows=((text,),), caption=text)
    facts = Facts(rows=(Fact(label=text, value=text, asides=(text,)),))
    return " ".join(
        texts(render(dossier(Paragraph(text=text), Bullets(items=(text,)), facts, table)))
    )


def test_that_markup_in_a_text_is_printed_as_it_was_typed() -> None:
    said = everywhere(HOSTILE)

    assert "<b>bold</b> &" in said
    assert "<img src=/etc/passwd>" in said
    assert "<john@example.org>" in said


def test_that_a_text_makes_no_link_and_no_image() -> None:
    with pikepdf.open(BytesIO(render(dossier(Paragraph(text=HOSTILE))))) as document:
        for page in document.pages:
            assert Name.XObject not in page.resources
            assert all(Name.A not in link for link in page.obj.get(Name.Annots, pikepdf.Array()))


def test_that_titles_and_names_are_plain_text_too() -> None:
    plain = dossier()
    part = Section(letter="A", title="<i>Part</i> & more")
    named = type(plain)(**{**vars(plain), "title": "<b>M</b>", "sections": (part,)})
    said = " ".join(texts(render(named)))

    assert "<b>M</b>" in said
    assert said.count("<i>Part</i> & more") >= 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Łódź Ελλάδα Привет", "Łódź Ελλάδα Привет"),
        ("10²⁵ ≥ 10⁻⁰ → ☐", "10²⁵ ≥ 10⁻⁰ → ☐"),
        ("漢字", "[U+6F22 U+5B57]"),
        ("a\ud83db", "a[U+D83D]b"),
        ("a\x00\x07b", "a b"),
        ("pay\u202eload\u2066", "payload"),
        ("e\u0301", "é"),
    ],
)
def test_that_no_glyph_is_lost(text: str, shown: str) -> None:
    assert shown in everywhere(text)


@pytest.mark.parametrize("text", ["مرحبا", "😀"])
def test_that_what_only_the_second_face_has_is_shown_in_it(text: str) -> None:
    assert "LimenFallback" in markup(text, SERIF)
    assert "U+" not in markup(text, SERIF)


def test_that_a_word_of_sixty_thousand_letters_is_laid_out_whole() -> None:
    facts = Facts(rows=(Fact(label="x", value="a" * 60_000),))
    start = time.process_time()
    said = " ".join(texts(render(dossier(facts))))

    assert said.replace(" ", "").count("a" * 50) >= 900
    assert time.process_time() - start < 15


def test_that_what_is_cut_off_is_said() -> None:
    cleaned = clean("word " * 60_000)

    assert cleaned.endswith("200,000 more characters stand in the machine-readable case.]")
    assert len(cleaned) < LONGEST_TEXT + 200


def test_that_a_long_paragraph_becomes_several_without_losing_a_word() -> None:
    words = [f"w{number}" for number in range(5_000)]
    parts = list(pieces(" ".join(words)))

    assert len(parts) > 5
    assert " ".join(parts).split() == words


@given(st.text(max_size=300))
def test_that_no_text_is_refused(text: str) -> None:
    assert all(isinstance(markup(piece, SERIF), str) for piece in pieces(text))


def test_that_a_value_too_long_for_a_form_is_printed_whole_and_in_order() -> None:
    words = [f"w{number}" for number in range(4_000)]
    rows = (
        Fact(label="First", value="short"),
        Fact(label="Second", value=" ".join(words), asides=("from a file",)),
        Fact(label="Third", value="short again"),
    )
    said = " ".join(texts(render(dossier(Facts(rows=rows)))))

    assert all(f"{word} " in said for word in words)
    assert said.index("First") < said.index("Second") < said.index("w3999") < said.index("Third")


def test_that_a_cell_says_how_much_of_it_is_cut_off() -> None:
    table = Table(headings=("Column",), widths=(1,), rows=(("word " * 1_000,),))

    assert "[… 1,000 more characters" in " ".join(texts(render(dossier(table))))


def test_that_a_title_without_end_is_cut_and_stays_in_one_piece() -> None:
    plain = dossier(*(Paragraph(text="Line. " * 40) for _ in range(9)))
    part = Section(letter="B", title="漢" * 5_000)
    named = type(plain)(
        **{**vars(plain), "title": "\ud800" * 50, "sections": (*plain.sections, part)}
    )

    assert "Page 5 of" in texts(render(named))[4]
