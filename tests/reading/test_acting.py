"""Forms that do more than be filled in: scripts, attachments, links and second forms are found."""

import pytest

from desktop.reading.form import Form
from tests.reading.forms import form, read, words

JS = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
SCRIPTED = {
    "names": {"catalog": f"/Names << /JavaScript << /Names [(a) {JS}] >> >>"},
    "names of names": {"catalog": f"/Names << /JavaScript << /Kids [<< /Names [(a) {JS}] >>] >> >>"},
    "opening": {"catalog": f"/OpenAction {JS}"},
    "opening, by a reference": {"catalog": "/OpenAction 5 0 R"},
    "closing": {"catalog": f"/AA << /WC {JS} >>"},
    "a page": {"page": f"/AA << /O {JS} >>"},
    "a field": {"field": f"/AA << /K {JS} >>"},
    "a press": {"field": f"/A {JS}"},
    "after something else": {"field": f"/A << /S /GoTo /D (a) /Next [{JS}] >>"},
    "a program": {"field": "/A << /S /Launch /F (calc.exe) >>"},
    "sending": {"field": "/A << /S /SubmitForm /F (https://example.org) >>"},
    "taking in": {"catalog": "/OpenAction << /S /ImportData /F (a.fdf) >>"},
    "another file": {"catalog": "/OpenAction << /S /GoToR /F (a.pdf) >>"},
    "a hidden name": {"catalog": "/OpenAction << /S /Java#53cript /JS () >>"},
    "a chapter": {"catalog": f"/Outlines << /First << /Title (a) /A {JS} >> >>"},
    "a film": {"annotation": "<< /Subtype /RichMedia >>"},
    "a screen": {"annotation": "<< /Subtype /Screen >>"},
    "a link": {"annotation": f"<< /Subtype /Link /A {JS} >>"},
}


def with_(catalog: str = "", page: str = "", field: str = "", annotation: str = "<< >>") -> Form:
    """A form with something in one of these places; object 5 is a script."""
    return read(
        form(
            words("q1", "(yes)", more=field),
            JS,
            annotation,
            "<< /Type /Filespec >>",
            fields="4 0 R",
            annots="4 0 R 6 0 R",
            catalog=catalog,
            page=page,
        )
    )


@pytest.mark.parametrize("where", SCRIPTED)
def test_what_acts_by_itself_is_found_and_the_answers_are_read(where: str) -> None:
    shown = with_(**SCRIPTED[where])
    assert shown.has_scripts
    assert not any((shown.has_attachments, shown.has_links, shown.is_dynamic))
    assert [field.value for field in shown.fields] == ["yes"]


@pytest.mark.parametrize(
    "place",
    [
        {"catalog": "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /EF << /F 7 0 R >> >>] >> >>"},
        {"catalog": "/AF [<< /Type /Filespec >>]"},
        {"catalog": "/Collection << /View /D >>"},
        {"page": "/AF [7 0 R]"},
        {"annotation": "<< /Subtype /FileAttachment >>"},
    ],
)
def test_what_is_attached_is_found(place: dict[str, str]) -> None:
    shown = with_(**place)
    assert shown.has_attachments
    assert not shown.has_scripts


def test_a_link_is_no_script() -> None:
    shown = with_(annotation="<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>")
    assert shown.has_links
    assert not shown.has_scripts


def test_empty_lists_of_scripts_and_files_are_nothing() -> None:
    shown = with_(catalog="/Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Names [] >> >> /AF [] /AA << >>")
    assert not any((shown.has_scripts, shown.has_attachments))


@pytest.mark.parametrize("second", ["(an XML form)", "[(template) 4 0 R]", "4 0 R"])
def test_a_second_form_of_another_kind_is_found(second: str) -> None:
    assert read(form(words("q1", "(yes)"), acroform=f"/XFA {second}")).is_dynamic
