"""The speed of reading documents: that it grows with their length, and how long 300 pages take."""

import time
from collections.abc import Callable
from statistics import median

from desktop.reading.documents import read_document
from desktop.reading.text_html import html_text
from desktop.reading.text_pdf import pdf_text
from desktop.reading.text_plain import plain_text
from tests.reading.papers import paragraph, text_pdf

Say = Callable[[str, str, str], None]


def printed(what: str, figure: str, promise: str) -> None:
    """One figure on a line, as in `make bench`."""
    print(f"{what:<64} {figure:>16}   {promise}", flush=True)


def _processor(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ratio(work: Callable[[bytes], object], long: bytes, short: bytes, *, times: int) -> tuple[float, float]:
    """What a piece of the long one costs, beside one of the short one, which is so many times shorter; and its time."""
    work(short)
    pairs = [
        (_processor(lambda: work(long)), sum(_processor(lambda: work(short)) for _ in range(3)) / 3) for _ in range(3)
    ]
    whole, part = (median(seconds) for seconds in zip(*pairs, strict=True))
    return whole / (times * part), whole


def documents(say: Say = printed) -> None:
    """PDFs of 300 and 30 pages, HTML and text ten times as long; 300 pages through the child, by the clock."""
    long, short = text_pdf(pages=300), text_pdf(pages=30)
    ratio, took = _ratio(pdf_text, long, short, times=10)
    say("a page of a PDF of 300 / a page of one of 30", f"{ratio:.2f} ({took * 1000:.0f} ms)", "at most 1.5")
    markup = [f"<h2>{at}</h2><p>{paragraph(at)}</p><ul><li>a<li>b</ul>".encode() for at in range(2_000)]
    ratio, took = _ratio(html_text, b"<html>" + b"".join(markup), b"<html>" + b"".join(markup[:200]), times=10)
    say("a paragraph of HTML among 2,000 / among 200", f"{ratio:.2f} ({took * 1000:.0f} ms)", "at most 1.5")
    texts = ["\n".join(paragraph(at)[i : i + 72] for i in range(0, 300, 72)) + "\n\n" for at in range(2_000)]
    ratio, took = _ratio(plain_text, "".join(texts).encode(), "".join(texts[:200]).encode(), times=10)
    say("a paragraph of plain text among 2,000 / among 200", f"{ratio:.2f} ({took * 1000:.0f} ms)", "at most 1.5")
    shares: list[float] = []
    start = time.perf_counter()
    letters = sum(map(len, read_document(long, tick=shares.append).pages))
    took = time.perf_counter() - start
    what = f"300 pages with {letters:,} letters, with {len(set(shares))} steps of progress"
    say(what, f"{took:.1f} s", "under 10 s, by the clock")


if __name__ == "__main__":
    documents()
