"""Pictures of every page, drawn without a screen."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.core.document import DocumentKind, DocumentText
from desktop.i18n import tr
from desktop.paths import resources_folder
from desktop.store.documents import NewDocument

if TYPE_CHECKING:
    from desktop.gui import Desk
    from desktop.ui.places import Place

PAGES_AT = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""The evening of the example's second reply, so that its pictures do not change from day to day."""
SECOND_REPLY = "2026-11-15"
SIZE = (1280, 832)
RESTS = {"report": 400, "question-sheet": 400}
"""Milliseconds in which the preview draws its pages on a thread of its own."""
RECORD = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT99999999", "briefTitle": "Sleep and mood from wearables"},
        "statusModule": {"overallStatus": "RECRUITING"},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Norrvik University Hospital, Norrvik (invented)"}},
        "conditionsModule": {"conditions": ["Insomnia", "Depression"]},
        "contactsLocationsModule": {
            "centralContacts": [
                {"name": "Dr E. Lind", "role": "CONTACT", "email": "e.lind@norrvik.example.org"},
                {"name": "Data desk", "role": "CONTACT", "email": "data@norrvik.example.org"},
            ]
        },
        "ipdSharingStatementModule": {"ipdSharing": "UNDECIDED"},
    },
    "documentSection": {"largeDocumentModule": {"largeDocs": []}},
}
"""An invented record of a registry, for the invented study."""
TYPED = {"look-it-up": "NCT99999999", "look-it-up-record": json.dumps(RECORD)}
"""What stands in the field, where a page begins with one."""
LOOKS = tuple((theme, size) for theme in ("light", "dark") for size in (100, 200))


def draw_pages(folder: Path) -> tuple[Path, ...]:
    """Draw each page of the example, light and dark, at 100 % and 200 %, into the folder; the files."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.gui import Desk
    from desktop.ui.application import prepare_application
    from desktop.ui.places import (
        ClaimReader,
        Compare,
        Details,
        Documents,
        Exchange,
        Home,
        Interview,
        Lab,
        LetterOut,
        LookUp,
        NewStudy,
        Reply,
        Report,
        Settings,
        SheetBack,
        SheetOut,
        Summary,
        Timeline,
    )

    application = prepare_application()
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with TemporaryDirectory() as scratch:
        desk = Desk(application, Path(scratch) / "askfirst.vault", own=Path(scratch), now=lambda: PAGES_AT)
        desk.open()
        drawn += _draw(desk, folder, {"home-empty": Home(), "new-study": NewStudy()})
        study = desk.open_example()
        earlier = desk.bring_in(_example_before_its_second_reply(Path(scratch))).study
        document = _add_documents(desk, study)
        places: dict[str, Place] = {
            "home": Home(),
            "summary": Summary(study),
            "interview": Interview(study, "inversion_measures"),
            "interview-vague": Interview(study, "rare_people"),
            "ask-and-receive": Exchange(study),
            "question-sheet": SheetOut(study),
            "letter": LetterOut(study),
            "sheet-back": SheetBack(study),
            "reply": Reply(study),
            "documents": Documents(study),
            "document-reader": Documents(study, document, "withdraw"),
            "timeline": Timeline(study),
            "compare": Compare((study, earlier)),
            "compare-choose": Compare(),
            "report": Report(study),
            "about-this-study": Details(study),
            "look-it-up": LookUp(study),
            "look-it-up-record": LookUp(study),
            "settings": Settings(),
            "claim-reader": ClaimReader(),
            "claim-rarity": ClaimReader("rarity"),
            "lab-faces": Lab("faces"),
            "lab-records": Lab("records"),
            "lab-messages": Lab("messages"),
        }
        drawn += _draw(desk, folder, places)
        desk.close()
    return tuple(drawn)


def _example_before_its_second_reply(folder: Path) -> Path:
    """A second study to compare with: the example as it stood after the first reply."""
    study = json.loads((resources_folder() / "example-study.json").read_text(encoding="utf-8"))
    study["id"], study["title"] = "00000000-0000-4000-8000-000000000001", tr("Sleep and mood, after the first reply")
    study["answers"] = [answer for answer in study["answers"] if answer["recorded_at"] < SECOND_REPLY]
    path = folder / "earlier.json"
    path.write_text(json.dumps(study), encoding="utf-8")
    return path


def _add_documents(desk: "Desk", study: str) -> str:
    """An invented consent form, as a PDF would be read, and a policy; the id of the form."""
    from desktop.store.opening import open_vault

    written = (resources_folder() / "example-consent.txt").read_bytes()
    pages = tuple(page.strip() for page in written.decode().split("\f"))
    form = DocumentText(DocumentKind.PDF, pages, paged=True)
    policy = DocumentText(DocumentKind.TEXT, pages[:1], paged=False)
    kept = (
        NewDocument("policy", tr("Privacy policy"), tr("pasted text"), PAGES_AT, policy, pages[0].encode()),
        NewDocument("consent", "consent-form.pdf", "consent-form.pdf", PAGES_AT, form, written),
    )
    desk.close()
    vault = open_vault(desk.path, now=PAGES_AT)
    for document in kept:
        vault.add_document(study, document)
    vault.close()
    desk.open()
    return kept[-1].id


def _look_up(desk: "Desk", text: str) -> None:
    """Type a text and look it up, where there is one; nothing is sent."""
    from desktop.ui.lookup.view import LookUpPage

    page = desk.window.current_page
    if text and isinstance(page, LookUpPage):
        page.other_wanted.emit()
        page.question.field.setPlainText(text)
        page.question.look_wanted.emit()


def _draw(desk: "Desk", folder: Path, places: "dict[str, Place]") -> list[Path]:
    drawn = []
    for theme, size in LOOKS:
        desk.set_look(theme=theme, text_size=size)
        desk.window.resize(*SIZE)
        for name, place in places.items():
            desk.go(place)
            _look_up(desk, TYPED.get(name, ""))
            desk.settle(rest=RESTS.get(name, 0))
            drawn.append(folder / f"{name}-{theme}-{size}.png")
            desk.window.grab().save(str(drawn[-1]))
    return drawn
