"""Files encrypted with a passphrase, in the public format “age” (age-encryption.org/v1).

Any other program that knows the format opens what is written here.  Nothing readable is in it but
the format's name and how long a passphrase takes to try (scrypt, RFC 7914).  The content is cut
into chunks of 64 KiB, each encrypted and authenticated with ChaCha20-Poly1305 (RFC 8439) under its
number and whether it is the last, so that none can be changed, left out, doubled or moved.
"""

import hmac
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import SEEK_END
from typing import TYPE_CHECKING, BinaryIO

from limen.domain.errors import LimenError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

WORK_FACTOR = 18
"""The base-two logarithm of scrypt's work: about a second and 256 MiB for each passphrase tried."""

CHUNK_BYTES = 1 << 16

_MOST_WORK = 20
"""Up to a gibibyte; a file that demands more is refused before anything is computed."""

_TAG_BYTES = 16
_KEY_BYTES = 16
_MOST_HEADER = 512
MAGIC = b"age-encryption.org/"
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"---) ([A-Za-z0-9+/]{43})\n"
)
_NO_NONCE = bytes(12)


class UnopenableError(LimenError):
    """An encrypted file that cannot be opened; what fails is told as far as it can be known."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} was not opened: {problem}")


class EmptyPassphraseError(LimenError):
    """No passphrase at all."""

    def __init__(self) -> None:
        super().__init__("A passphrase cannot be empty, and nothing was written: give one.")


def encrypted(blocks: Iterable[bytes], passphrase: str, work: int = WORK_FACTOR) -> Iterator[bytes]:
    """The encrypted file, piece by piece; *blocks* are its content."""
    if not passphrase:
        raise EmptyPassphraseError
    key, salt, nonce = (os.urandom(size) for size in (_KEY_BYTES, 16, 16))
    wrapped = _cipher(_wrap_key(passphrase, salt, work)).encrypt(_NO_NONCE, key, None)
    lines = (b"age-encryption.org/v1", b"-> scrypt %b %d" % (_text(salt), work), _text(wrapped))
    head = b"\n".join((*lines, b"---"))
    yield b"%b %b\n%b" % (head, _text(_seal(key, head)), nonce)
    cipher = _cipher(_derived(key, nonce, b"payload"))
    for number, chunk, last in _chunks(blocks):
        yield cipher.encrypt(_nonce(number, last=last), chunk, None)


class Opened:
    """An encrypted file whose key the passphrase gave."""

    def __init__(self, file: BinaryIO, name: str, passphrase: str) -> None:
        self._file = file
        self._name = name
        file.seek(0)
        key, start = self._key(file.read(_MOST_HEADER), passphrase)
        file.seek(start)
        self._start = start + 16
        self._cipher = _cipher(_derived(key, file.read(16), b"payload"))
        self._whole = file.seek(0, SEEK_END) - self._start

    @property
    def size(self) -> int:
        """How many bytes the content has, if nothing is missing."""
        chunks = -(-self._whole // (CHUNK_BYTES + _TAG_BYTES))
        return max(0, self._whole - chunks * _TAG_BYTES)

    def blocks(self) -> Iterator[bytes]:
        """The content, chunk by chunk, each of them authenticated before it is given.

        Raises `UnopenableError` at the first that is not the one that was written there.
        """
        self._file.seek(self._start)
        left, number = self._whole, 0
        while True:
            sealed = self._file.read(CHUNK_BYTES + _TAG_BYTES)
            left -= len(sealed)
            yield self._chunk(sealed, number, last=left <= 0)
            if left <= 0:
                return
            number += 1

    def _chunk(self, sealed: bytes, number: int, *, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            chunk = self._cipher.decrypt(_nonce(number, last=last), sealed, None)
        except (InvalidTag, ValueError) as error:
            raise self._altered() from error
        if number and not chunk:
            raise self._altered()
        return chunk

    def _altered(self) -> UnopenableError:
        problem = "it was altered or cut short after it was written. Nothing was written."
        return UnopenableError(self._name, problem)

    def _key(self, head: bytes, passphrase: str) -> tuple[bytes, int]:
        """The key of the content, and where the header ends."""
        found = _HEADER.match(head)
        if found is None:
            raise UnopenableError(self._name, _not_ours(head))
        work = int(found[3])
        if work > _MOST_WORK:
            problem = (
                f"it asks for more work than any file of ours (2^{work}, at most 2^{_MOST_WORK})."
            )
            raise UnopenableError(self._name, problem)
        salt, body, mac = (_bytes(found[place]) for place in (2, 4, 5))
        if salt is None or body is None or mac is None:
            raise self._altered()
        key = self._unwrapped(body, passphrase, salt, work)
        if len(key) != _KEY_BYTES or not hmac.compare_digest(_seal(key, found[1]), mac):
            raise self._altered()
        return key, found.end()

    def _unwrapped(self, body: bytes, passphrase: str, salt: bytes, work: int) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return _cipher(_wrap_key(passphrase, salt, work)).decrypt(_NO_NONCE, body, None)
        except InvalidTag as error:
            problem = "the passphrase is not the right one, or its beginning was altered."
            raise UnopenableError(self._name, problem) from error
        except MemoryError as error:
            problem = f"there is less memory than the {1 << work - 10:,} MiB that it asks for."
            raise UnopenableError(self._name, problem) from error


def _not_ours(head: bytes) -> str:
    if head.startswith(MAGIC):
        return "it is encrypted for a key or in another way, and not with a passphrase alone."
    return "it is not an encrypted file."


def _chunks(blocks: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Number, bytes and “is the last” of each chunk; of an empty content, one that is empty."""
    number, waiting = 0, bytearray()
    for block in blocks:
        waiting += block
        while len(waiting) > CHUNK_BYTES:
            yield number, bytes(waiting[:CHUNK_BYTES]), False
            del waiting[:CHUNK_BYTES]
            number += 1
    yield number, bytes(waiting), True


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _cipher(key: bytes) -> "ChaCha20Poly1305":
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key)


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    label = b"age-encryption.org/v1/scrypt"
    return Scrypt(salt=label + salt, length=32, n=1 << work, r=8, p=1).derive(
        passphrase.encode(errors="surrogatepass")
    )


def _derived(key: bytes, salt: bytes, use: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869) to 32 bytes, which is one block of it."""
    extracted = hmac.digest(salt or bytes(32), key, sha256)
    return hmac.digest(extracted, use + b"\1", sha256)


def _seal(key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(key, b"", b"header"), head, sha256)


def _text(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _bytes(text: bytes) -> bytes | None:
    """What *text* stands for, ``None`` where it is not the one way to write that."""
    content = b64decode(text + b"=" * (-len(text) % 4))
    return content if _text(content) == text else None
