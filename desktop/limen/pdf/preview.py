"""Pages of our own documents as pictures, for the window."""

import pypdfium2

_BGRA = pypdfium2.raw.FPDFBitmap_BGRA
_WHITE = (255, 255, 255, 255)


def pages(pdf: bytes) -> int:
    """How many pages *pdf* has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_image(pdf: bytes, index: int, scale: float) -> tuple[int, int, bytes]:
    """Width, height and BGRA bytes, row by row, of page *index* (from 0).

    At a *scale* of 1 one pixel is one point (1/72 inch).
    """
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[index].render(
            scale=scale, force_bitmap_format=_BGRA, fill_color=_WHITE, draw_annots=False
        )
        return bitmap.width, bitmap.height, _rows(bitmap)


def _rows(bitmap: pypdfium2.PdfBitmap) -> bytes:
    raw = bytes(bitmap.buffer)
    length = bitmap.width * 4
    return b"".join(
        raw[at * bitmap.stride : at * bitmap.stride + length] for at in range(bitmap.height)
    )
