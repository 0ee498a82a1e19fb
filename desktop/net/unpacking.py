"""What came over the line, unpacked with a limit, so that a small parcel cannot grow to fill the memory."""

import zlib

ENCODINGS = "gzip, deflate"
"""What a server is told that it may pack with."""


class TooMuch(Exception):
    """More than was allowed."""


class BrokenPacking(Exception):
    """Packed in a way that was not asked for, damaged, or cut short."""


class Unpacker:
    """Takes the content piece by piece; TooMuch as soon as it is more than `most` bytes unpacked."""

    def __init__(self, encoding: str, *, most: int) -> None:
        self._packing = encoding.strip().lower().removeprefix("x-")
        if self._packing not in ("", "identity", "gzip", "deflate"):
            raise BrokenPacking
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0
        self._inflater: zlib._Decompress | None = None

    def add(self, piece: bytes) -> None:
        """Take a piece as it came."""
        if self._packing in ("", "identity"):
            self._keep(piece)
            return
        while piece:
            if self._inflater is None:
                self._inflater = zlib.decompressobj(self._window(piece))
            try:
                self._keep(self._inflater.decompress(piece, self._most - self._size + 1))
            except zlib.error:
                raise BrokenPacking from None
            piece = self._inflater.unused_data
            if self._inflater.eof:
                self._inflater = None
                if self._packing == "deflate":
                    return

    def whole(self) -> bytes:
        """The whole content; BrokenPacking where its end is missing."""
        if self._inflater is not None:
            raise BrokenPacking
        return b"".join(self._parts)

    def _window(self, piece: bytes) -> int:
        """How zlib is told what comes: gzip, or deflate with its header (RFC 1950) or, as some send it, without."""
        if self._packing == "gzip":
            return 16 + zlib.MAX_WBITS
        headed = piece[0] & 0x0F == 8 and (len(piece) < 2 or (piece[0] * 256 + piece[1]) % 31 == 0)
        return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._most:
            raise TooMuch
        if part:
            self._parts.append(part)
