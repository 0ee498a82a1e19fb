"""Packed content, and how much of it may come out."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.net.unpacking import BrokenPacking, TooMuch, Unpacker

WORDS = b"A line of a consent form. " * 400


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


PACKED = {
    "": WORDS, "identity": WORDS, "gzip": gzip.compress(WORDS), "x-gzip": gzip.compress(WORDS),
    "deflate": zlib.compress(WORDS), "Deflate ": raw_deflate(WORDS),
}  # fmt: skip


def unpacked(encoding: str, content: bytes, *, most: int = 1_000_000, size: int = 100) -> bytes:
    unpacker = Unpacker(encoding, most=most)
    for start in range(0, len(content), size):
        unpacker.add(content[start : start + size])
    return unpacker.whole()


@pytest.mark.parametrize("encoding", PACKED)
@pytest.mark.parametrize("size", [2, 7, 100, 100_000])
def test_content_comes_out_as_it_was_in_whatever_pieces(encoding: str, size: int) -> None:
    assert unpacked(encoding, PACKED[encoding], size=size) == WORDS


@pytest.mark.parametrize("encoding", PACKED)
def test_the_limit_is_met_exactly(encoding: str) -> None:
    assert unpacked(encoding, PACKED[encoding], most=len(WORDS)) == WORDS
    with pytest.raises(TooMuch):
        unpacked(encoding, PACKED[encoding], most=len(WORDS) - 1)


def test_two_parcels_one_after_the_other_are_one_content() -> None:
    assert unpacked("gzip", gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"
    with pytest.raises(TooMuch):
        unpacked("gzip", gzip.compress(b"x" * 60) * 3, most=100)


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "\x00"])
def test_a_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(BrokenPacking):
        Unpacker(encoding, most=100)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_parcel_that_is_cut_short_or_damaged_is_refused(encoding: str) -> None:
    packed = PACKED[encoding]
    for damaged in (packed[:-6], packed[:20] + b"\xff\xff\xff" + packed[23:], b"hello, I am not packed"):
        with pytest.raises(BrokenPacking):
            unpacked(encoding, damaged)


def test_a_bomb_does_not_fill_the_memory() -> None:
    bomb = gzip.compress(bytes(200_000_000), compresslevel=1)
    tracemalloc.start()
    with pytest.raises(TooMuch):
        unpacked("gzip", bomb, most=5_000_000, size=65_536)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12_000_000


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=400))
def test_any_bytes_come_out_or_are_refused(encoding: str, content: bytes) -> None:
    try:
        assert len(unpacked(encoding, content, most=1000)) <= 1000
    except (BrokenPacking, TooMuch):
        return
