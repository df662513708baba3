import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from documents import BLOCKS, dossier, texts
from pikepdf import Name

from limen.domain.dossier import Bar, Blank, ComputeChart, Paragraph
from limen.domain.errors import UnprintableError
from limen.domain.screening import State
from limen.pdf import Paper, render
from limen.pdf.document import PAPERS, Pages, story

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(dossier(*BLOCKS), "letter", b'{"case": 1}')


def test_that_every_page_says_which_page_of_how_many_it_is(pdf: bytes) -> None:
    pages = texts(pdf)

    assert len(pages) > 4
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text


def test_that_every_page_bears_the_mark(pdf: bytes) -> None:
    assert all("EXAMPLE" in text for text in texts(pdf))
    assert all("DRAFT" in text for text in texts(render(dossier(mark="DRAFT"))))


def test_that_words_of_the_submitter_stand_on_every_page_as_they_were_typed() -> None:
    own = "Trade secrets of <b>Lab</b> & Sons"

    assert all(own in text for text in texts(render(dossier(*BLOCKS, own_mark=own))))


def test_that_running_heads_name_organisation_model_and_part(pdf: bytes) -> None:
    last = texts(pdf)[-1]

    assert "Example Lab · Model One" in last
    assert "A Submitter" in last


def test_that_contents_name_each_heading_with_its_page(pdf: bytes) -> None:
    contents = next(text for text in texts(pdf) if "Contents" in text)

    assert "Summary . ." in contents
    assert contents.index("Submitter") < contents.index("Beneath")


def test_that_the_outline_follows_the_headings(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        beneath = [item.title for item in outline.root[1].children]

    assert titles == ["Summary", "A   Submitter"]
    assert beneath == ["Beneath"]


def test_that_states_are_said_in_words_beside_their_shapes(pdf: bytes) -> None:
    text = " ".join(texts(pdf))

    for word in ("Tripped", "Could be either", "Not tripped", "Cannot say", "Rule problem"):
        assert word in text


def test_that_an_empty_table_says_what_it_would_hold(pdf: bytes) -> None:
    assert "There is nothing to list." in " ".join(texts(pdf))


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_that_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(render(dossier(), paper))) as document:
        boxes = [[round(float(edge)) for edge in page.mediabox] for page in document.pages]

    assert boxes == [[0, 0, *size]] * len(boxes)


def test_that_all_fonts_are_embedded(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [
            font
            for page in document.pages
            for font in page.resources.get(Name.Font, pikepdf.Dictionary()).values()
        ]
        assert fonts
        assert all(Name.FontFile2 in font[Name.FontDescriptor] for font in fonts)


def test_that_the_document_says_what_it_is(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.docinfo[Name.Title]) == "Model One: A dossier"
        assert str(document.docinfo[Name.Author]) == "Example Lab"
        assert str(document.docinfo[Name.CreationDate]) == "D:20261121000000Z"
        assert str(document.Root[Name.Lang]) == "en-US"
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "Model One: A dossier"
            assert metadata["pdfaid:part"] == "3"
        assert not any(Name.Trans in page.obj for page in document.pages)


def test_that_citations_lead_to_the_register_of_sources(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = [tuple(page.obj.objgen) for page in document.pages]
        led = [
            pages.index(tuple(link.Dest[0].objgen))
            for page in document.pages[3:]
            for link in page.obj.get(Name.Annots, pikepdf.Array())
        ]

    assert led == [len(pages) - 1, len(pages) - 1]


def test_that_the_same_dossier_gives_the_same_bytes_again(pdf: bytes) -> None:
    assert render(dossier(*BLOCKS), "letter", b'{"case": 1}') == pdf


def test_that_another_process_with_another_hash_seed_gives_the_same_bytes(pdf: bytes) -> None:
    program = (
        "import hashlib; from documents import BLOCKS, dossier; from limen.pdf import render;"
        "print(hashlib.sha256(render(dossier(*BLOCKS), 'letter', b'{\"case\": 1}')).hexdigest())"
    )
    environment = {
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(TESTS),
        "TZ": "Asia/Tokyo",
    }
    printed = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | environment,
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    assert printed.strip() == hashlib.sha256(pdf).hexdigest()


def test_that_settings_of_whoever_uses_the_machine_are_not_executed(tmp_path: Path) -> None:
    trap = "import pathlib; pathlib.Path({!r}).write_text('run')"
    for name in (
        ".reportlab_settings",
        ".reportlab_mods",
        "reportlab_settings.py",
        "reportlab_mods.py",
    ):
        (tmp_path / name).write_text(trap.format(str(tmp_path / "sprung")), encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import limen.pdf.document, reportlab.rl_config as c; print(c.invariant)",
        ],
        env=os.environ | {"HOME": str(tmp_path), "PYTHONPATH": str(tmp_path), "RL_invariant": "0"},
        cwd=tmp_path,
        check=True,
    )

    assert not (tmp_path / "sprung").exists()


def test_that_a_dossier_of_many_pages_still_counts_them() -> None:
    long = [Paragraph(text=f"Paragraph {number}. " * 60) for number in range(60)]
    pages = texts(render(dossier(*long)))

    assert len(pages) > 15
    assert f"Page 3 of {len(pages)}" in pages[2]
    assert "Paragraph 59." in " ".join(pages)


@pytest.mark.parametrize("lines", range(24, 29))
def test_that_lines_to_be_filled_in_by_hand_stand_on_one_page(lines: int) -> None:
    blanks = [Blank(label=f"Blank of {name}") for name in ("reason", "end", "contact")]
    pages = texts(render(dossier(*[Paragraph(text="Line.")] * lines, *blanks)))

    assert [page.count("Blank of") for page in pages if "Blank of" in page] == [3]


def test_that_two_passes_over_the_pages_are_enough() -> None:
    made = dossier(*BLOCKS)
    pages = Pages(BytesIO(), made, PAPERS["a4"])

    assert pages.multiBuild(list(story(made, pages.width, pages.height))) == 2


def test_that_what_no_page_can_hold_is_refused_without_quoting_it() -> None:
    bar = Bar(label="Confidential label", flop=None, state=State.CANNOT_SAY)
    tower = ComputeChart(bars=(bar,) * 60, lines=(), caption="", alternative="")

    with pytest.raises(UnprintableError, match="larger than a page") as caught:
        render(dossier(tower))
    assert "Confidential" not in f"{caught.value}{caught.value.__cause__}"
