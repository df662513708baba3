from documents import BLOCKS, dossier

from limen.pdf import render
from limen.pdf.preview import page_image, pages


def test_that_a_page_becomes_a_picture_of_its_size_in_opaque_pixels() -> None:
    pdf = render(dossier(*BLOCKS))
    width, height, pixels = page_image(pdf, pages(pdf) - 1, 2.0)

    assert (width, height) == (1224, 1584)
    assert len(pixels) == width * height * 4
    assert set(pixels[3::4]) == {255}
    assert pixels[:4] == b"\xff\xff\xff\xff"
    assert min(pixels[0::4]) < 80
