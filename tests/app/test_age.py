"""Whatever is done to an encrypted file, it opens as it was written or not at all."""

import io
from collections.abc import Iterator

import pyrage
import pytest
from hypothesis import given, settings, strategies as st

from limen.app import age
from limen.app.age import CHUNK_BYTES, EmptyPassphraseError, UnopenableError

WORDS = "correct horse bättery"
SEALED = CHUNK_BYTES + 16
LIGHT = 4
"""A work factor for tests, which try many passphrases."""


def sealed(content: bytes, work: int = LIGHT) -> bytes:
    return b"".join(age.encrypted([content], WORDS, work))


def unsealed(content: bytes, words: str = WORDS) -> bytes:
    return b"".join(age.Opened(io.BytesIO(content), "lab.age", words).blocks())


CONTENT = bytes(range(256)) * 800  # three chunks and a part of one
WHOLE = sealed(CONTENT)
HEADER = WHOLE.index(b"--- ") + 48


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, len(CONTENT)]
)
def test_that_content_comes_back_and_another_program_opens_it(size: int) -> None:
    made = sealed(CONTENT[:size])

    assert unsealed(made) == CONTENT[:size]
    assert pyrage.passphrase.decrypt(made, WORDS) == CONTENT[:size]
    assert age.Opened(io.BytesIO(made), "lab.age", WORDS).size == size


def test_that_what_another_program_wrote_opens() -> None:
    made = pyrage.passphrase.encrypt(CONTENT, WORDS)

    assert unsealed(made) == CONTENT


def test_that_how_the_content_comes_makes_no_difference() -> None:
    def blocks() -> Iterator[bytes]:
        for place in range(0, len(CONTENT), 999):
            yield CONTENT[place : place + 999]

    assert unsealed(b"".join(age.encrypted(blocks(), WORDS, LIGHT))) == CONTENT


def test_that_nothing_readable_is_outside_and_no_two_files_are_alike() -> None:
    made = sealed(b"Hermes of Example Lab" * 1000)

    assert b"Hermes" not in made
    assert made.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert sealed(b"x") != sealed(b"x")


def test_that_another_passphrase_is_told() -> None:
    for words in ("", "correct horse battery", WORDS + " "):
        with pytest.raises(UnopenableError, match="the passphrase is not the right one"):
            unsealed(WHOLE, words)


def test_that_a_passphrase_cannot_be_empty() -> None:
    with pytest.raises(EmptyPassphraseError):
        b"".join(age.encrypted([b"x"], ""))


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), flip=st.integers(1, 255))
def test_that_a_byte_changed_anywhere_fails(place: int, flip: int) -> None:
    altered = bytearray(WHOLE)
    altered[place] ^= flip

    with pytest.raises(UnopenableError, match=r"^lab\.age was not opened: [^\n]+\.$"):
        unsealed(bytes(altered))


@pytest.mark.parametrize("place", range(HEADER + 16))
def test_that_a_bit_flipped_in_each_byte_of_the_header_fails(place: int) -> None:
    altered = bytearray(WHOLE)
    altered[place] ^= 1

    with pytest.raises(UnopenableError):
        unsealed(bytes(altered))


ENDS = sorted(
    {
        *range(0, HEADER + 34, 7),
        *(HEADER + 16 + number * SEALED + by for number in range(4) for by in (-1, 0, 1, 16)),
        len(WHOLE) - 1,
        len(WHOLE) - 16,
    }
)


@pytest.mark.parametrize("end", ENDS)
def test_that_a_file_cut_short_anywhere_fails(end: int) -> None:
    with pytest.raises(UnopenableError):
        unsealed(WHOLE[:end])


def _chunks() -> list[bytes]:
    body = WHOLE[HEADER + 16 :]
    return [body[place : place + SEALED] for place in range(0, len(body), SEALED)]


@pytest.mark.parametrize(
    "order",
    [
        (1, 0, 2, 3),  # swapped
        (0, 2, 1, 3),
        (0, 0, 1, 2, 3),  # doubled
        (0, 1, 2, 3, 3),
        (0, 2, 3),  # left out
        (0, 1, 3),
        (3,),
        (0, 1, 2),  # the last one gone
        (),
    ],
)
def test_that_chunks_that_are_moved_doubled_or_left_out_fail(order: tuple[int, ...]) -> None:
    chunks = _chunks()
    assert len(chunks) == 4

    with pytest.raises(UnopenableError, match="altered or cut short"):
        unsealed(WHOLE[: HEADER + 16] + b"".join(chunks[number] for number in order))


def test_that_anything_behind_the_last_chunk_fails() -> None:
    for more in (b"\0", b"x" * 16, b"x" * SEALED):
        with pytest.raises(UnopenableError):
            unsealed(WHOLE + more)


def test_that_an_empty_chunk_at_the_end_fails() -> None:
    """The format wants the last chunk to hold something, unless there is nothing at all."""
    key = b"k" * 32
    cipher = age._cipher(age._derived(key[:16], b"n" * 16, b"payload"))
    full = cipher.encrypt(age._nonce(0, last=False), bytes(CHUNK_BYTES), None)
    empty = cipher.encrypt(age._nonce(1, last=True), b"", None)
    wrapped = age._cipher(age._wrap_key(WORDS, b"s" * 16, LIGHT)).encrypt(bytes(12), key[:16], None)
    head = b"age-encryption.org/v1\n-> scrypt %b 4\n%b\n---" % (
        age._text(b"s" * 16),
        age._text(wrapped),
    )
    whole = b"%b %b\n%b" % (head, age._text(age._seal(key[:16], head)), b"n" * 16)

    assert unsealed(whole + cipher.encrypt(age._nonce(0, last=True), b"x", None)) == b"x"
    with pytest.raises(UnopenableError):
        unsealed(whole + full + empty)


@pytest.mark.parametrize("work", [b"21", b"30", b"63", b"99"])
def test_that_absurd_work_is_refused_before_it_is_done(work: bytes) -> None:
    asking = WHOLE.replace(b" 4\n", b" %b\n" % work, 1)

    with pytest.raises(UnopenableError, match="asks for more work"):
        unsealed(asking)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (b"", "not an encrypted file"),
        (b"SQLite format 3\0", "not an encrypted file"),
        (b"age-encryption.org/v2\n-> scrypt x 1\n", "for a key or in another way"),
        (b"age-encryption.org/v1\n-> X25519 abc\nxyz\n--- mac\n", "for a key or in another way"),
        (WHOLE.replace(b" 4\n", b" 04\n", 1)[:200], "for a key or in another way"),
        (WHOLE.replace(b" 4\n", b" 0\n", 1)[:200], "for a key or in another way"),
        (WHOLE.replace(b" 4\n", b" 123456789\n", 1)[:200], "for a key or in another way"),
        (WHOLE.replace(b"-> scrypt", b"-> scrypt x", 1)[:200], "for a key or in another way"),
    ],
)
def test_that_what_is_encrypted_in_another_way_or_not_at_all_is_told(
    head: bytes, problem: str
) -> None:
    with pytest.raises(UnopenableError, match=problem):
        unsealed(head)
