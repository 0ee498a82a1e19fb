"""What a document is, told from its bytes; its name is a hint between kinds of text alone."""

import re
from pathlib import PurePath

from desktop.core.document import DocumentKind
from desktop.core.unreadable import Reason, Unreadable
from desktop.reading.decoding import is_text

HEAD = 2048
PDF = re.compile(rb"%PDF-\d")
ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
WORD = b"word/document"
"""How the name of the part with a Word document's text begins; names in a zip stand there as they are."""
OTHER_ZIPS = (b"vnd.oasis.opendocument", b"xl/workbook", b"ppt/presentation", b"Index/", b"epub+zip")
OLE, LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
OTHERS = (
    OLE,
    b"{\\rtf",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"%!PS",
    b"AT&TFORM",
    b"\xffWPC",
    b"\x00\x00\x00\x0cjP",
    b"\x0aSQLite",
)
"""First bytes of kinds that are known and not read: older Word files, RTF, pictures, PostScript, WordPerfect."""
PICTURES_LATER = (b"ftyp", b"WEBP")
MAIL = re.compile(rb"^MIME-Version:", re.MULTILINE | re.IGNORECASE)
TAGS = (
    "html|head|body|title|meta|link|script|style|div|p|span|h[1-6]|table|center|font|section|article|main|header|ul|ol"
)
MARKUP = re.compile(
    rf"(<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*<(!doctype\s+html|({TAGS})[\s>/])", re.IGNORECASE | re.DOTALL
)
DOCUMENT = re.compile(r"<(!doctype\s+html|html[\s>])", re.IGNORECASE)
ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<br")
PAGES, PLAIN = (".html", ".htm", ".xhtml", ".shtml"), (".txt", ".md", ".markdown", ".rst", ".text")


def kind_of(content: bytes, *, name: str = "") -> DocumentKind:
    """What the bytes are; Unreadable where they are nothing that is read here."""
    if not content.strip(b"\0\t\n\f\r \xef\xbb\xbf"):
        raise Unreadable(Reason.EMPTY)
    if content.startswith((ZIP, EMPTY_ZIP)):
        return _zipped(content)
    if PDF.search(content, 0, HEAD // 2):
        return DocumentKind.PDF
    if content.startswith(OLE) and LOCKED in content:
        raise Unreadable(Reason.ENCRYPTED)
    if content.startswith(OTHERS) or content[4:8] in PICTURES_LATER or MAIL.search(content, 0, HEAD):
        raise Unreadable(Reason.OTHER_KIND)
    if not is_text(content):
        raise Unreadable(Reason.UNKNOWN_KIND)
    return DocumentKind.HTML if _is_page(content, name) else DocumentKind.TEXT


def _zipped(content: bytes) -> DocumentKind:
    if WORD in content:
        return DocumentKind.DOCX
    other = any(mark in content for mark in OTHER_ZIPS)
    raise Unreadable(Reason.OTHER_KIND if other else Reason.UNKNOWN_KIND)


def _is_page(content: bytes, name: str) -> bool:
    """Whether text is HTML. A name that says that it is plain text is believed until the text says otherwise."""
    head = content[:HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\ufeff\xfe\xff\xef\xbb\xbf \t\r\n\f")
    ending = PurePath(name.strip()).suffix.lower()
    if ending in PLAIN:
        return bool(MARKUP.match(head)) and bool(DOCUMENT.search(head))
    if ending in PAGES and ANY_TAG.search(head):
        return True
    return head.startswith("<?xml") or bool(MARKUP.match(head))
