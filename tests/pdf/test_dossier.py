"""The whole way: a case, composed for somebody, on paper."""

from functools import cache
from io import BytesIO

import pikepdf
import pytest
from documents import texts
from matters import composed

from limen.domain.dossier import Audience
from limen.pdf import Paper, render


@cache
def printed(audience: Audience, paper: Paper = "letter") -> bytes:
    """The dossier on the sample case, with something attached."""
    return render(composed(audience), paper, b'{"note": "Ask Ada first."}')


@pytest.mark.parametrize("audience", list(Audience))
def test_that_every_part_is_on_paper(audience: Audience) -> None:
    said = " ".join(texts(printed(audience)))

    for title in ("Submitter", "Model identity", "Technical description", "Proxy screen"):
        assert title in said
    for title in ("Capability evidence", "Access offered", "External review", "Signature"):
        assert title in said


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_that_the_summary_is_one_page(paper: Paper) -> None:
    pages = texts(printed(Audience.COUNSEL, paper))

    assert "What is tripped, and what could be either" in pages[1]
    assert "nothing newer is known to this dossier" in pages[1]
    assert "Contents" in pages[2]


def test_that_what_is_withheld_is_nowhere_in_a_public_file() -> None:
    said = " ".join(texts(printed(Audience.PUBLIC)))

    for confidential in ("Secret Partner", "Ask Ada first.", "3.9 times above", "Parked words."):
        assert confidential in " ".join(texts(printed(Audience.COUNSEL)))
        assert confidential not in said


def test_that_a_public_file_carries_no_case() -> None:
    with pikepdf.open(BytesIO(printed(Audience.PUBLIC))) as public:
        assert not list(public.attachments)
    with pikepdf.open(BytesIO(printed(Audience.COUNSEL))) as counsel:
        assert list(counsel.attachments) == ["case.json"]
    assert "No machine-readable case is attached" in " ".join(texts(printed(Audience.PUBLIC)))
