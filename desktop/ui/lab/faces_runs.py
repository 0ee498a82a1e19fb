"""Runs faces for the lab's page: the picture first, then the same person under other answers."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.progress import Tick
from desktop.drawing.exhibit import Exhibit, faces_figure
from desktop.i18n import tr
from desktop.pictures import MOST_PHOTOS, Photo, UnusablePhoto, cropped, read_photo, sheet_png, too_many_photos
from desktop.pictures import Tile as SheetTile
from desktop.ui.jobs import Done, Errand, Failed, Jobs, Outcome
from desktop.ui.lab import face_words as words
from desktop.ui.lab.compared_view import Tile
from desktop.ui.lab.keeping import Keeping
from desktop.ui.lab.pictures import HEIGHT, WIDTH
from desktop.ui.lab.state import Choices, epsilon_of, face_switches, in_hundred, readouts, wishes_of
from desktop.ui.lab.view import LabPage
from desktop.ui.widgets.page import Width

if TYPE_CHECKING:
    from desktop.inversion.bench import FaceBench, FaceShown, FaceWishes
    from desktop.inversion.comparing import Compared, Curve

PEOPLE, FIRST = 40, 15
"""Somebody whose likeness is about the average of the forty."""


class FaceRuns:
    """Holds what the switches stand at. Own photographs live here, in memory, until the lab is left."""

    def __init__(
        self,
        view: LabPage,
        *,
        jobs: Jobs,
        cache: Path,
        font: Path,
        ask: Callable[[str], None],
        keeping: Keeping,
    ) -> None:
        self._view = view
        self._under_way = Errand(jobs)
        self._cache = cache
        self._font = font
        self._ask = ask
        self._keeping = keeping
        self._at = Choices()
        self._forget()

    def _forget(self) -> None:
        self._person, self._own = FIRST, tuple[bytes, ...]()
        self._shown: tuple[Choices, FaceShown] | None = None
        self._bench: FaceBench | None = None
        self._beside: object = None
        self._few: list[Tile] = []
        self._curve: tuple[tuple[float, float, float], ...] = ()

    def leave(self) -> None:
        """Stop, and let go of everything of the person's own and of all that was made from it."""
        self.stop()
        self._forget()

    def stop(self) -> None:
        """Stop what is under way, and show the picture whole."""
        self._under_way.drop()
        part = self._view.faces
        if part is not None:
            part.progress.end()
            part.finish_growing()

    def fill(self) -> None:
        """Fill in the part that was built, and run it."""
        part = self._view.faces
        if part is None:
            return
        part.chosen.connect(self._choose)
        part.question_wanted.connect(self._ask)
        part.person_wanted.connect(self._step)
        part.own_wanted.connect(self._take_photos)
        part.own_gone.connect(self._let_go)
        part.compare_wanted.connect(self._compare_everything)
        part.save_wanted.connect(self._save_sheet)
        part.report_wanted.connect(self._add_to_report)
        part.stop_wanted.connect(self._under_way.stop)
        self._run()

    def _say(self, sentence: str) -> None:
        if self._view.faces is not None:
            self._view.faces.fault.say(sentence)

    def _choose(self, name: str, value: str) -> None:
        if value == "other":
            typed = self._view.choose_epsilon("" if self._at.epsilon == "none" else self._at.epsilon)
            value = epsilon_of(typed) or self._at.epsilon
        self._at = self._at.with_choice(name, value)
        self._run()

    def _step(self, by: int) -> None:
        self._person = (self._person + by) % (PEOPLE + bool(self._own))
        self._run()

    def _wishes(self) -> "FaceWishes":
        return wishes_of(self._at, own=self._own)

    def _bench_made(self) -> "FaceBench":
        from desktop.inversion.bench import FaceBench

        self._bench = self._bench or FaceBench(self._cache)
        return self._bench

    def _run(self) -> None:
        """Run what the switches stand at; what is under way is stopped, and what was shown counts no more."""
        self.stop()
        self._shown = None
        part = self._view.faces
        if part is None:
            return
        self._say("")
        part.show_switches(face_switches(self._at))
        part.leave_own.setVisible(bool(self._own))
        part.progress.begin(tr("Drawing the people, training and asking"))
        drawn: list[bytes] = []
        work = partial(_run_faces, self._bench_made(), self._wishes(), self._person, drawn)
        self._begin(work, self._show, drawn)

    def _begin(self, work: Callable[[Tick], Any], show: Callable[[Any], None], drawn: Sequence[bytes] = ()) -> None:
        """Start work whose news count only while nothing else was begun or stopped since; `drawn` are faces so far."""

        def tell(share: float) -> None:
            part = self._view.faces
            if part is None:
                return
            part.progress.tell(share)
            if drawn:
                part.true.show_grey(drawn[-1])

        def end(outcome: Outcome[Any]) -> None:
            part = self._view.faces
            if part is None:
                return
            part.progress.end()
            match outcome:
                case Done(found):
                    show(found)
                case Failed(UnusablePhoto() as unusable):
                    self._say(str(unusable))
                case Failed(error):
                    raise error
                case _:
                    part.finish_growing()
                    self._say(tr("Stopped. Set any switch to begin again."))

        self._under_way.start(work, end, tell)

    def _show(self, shown: "FaceShown") -> None:
        part = self._view.faces
        assert part is not None
        self._shown = self._at, shown
        person = tr("Person {n} of {all}, a drawn person").format(n=shown.person + 1, all=shown.persons)
        part.heading.say(tr("You, from your own photographs") if shown.own else person)
        said = words.what_happened(self._at, shown)
        on_the_way = words.on_the_way(self._at, len(shown.frames))
        learned = self._at.after != "retrained"
        part.show_faces(shown.true, shown.frames, on_the_way, said, own=shown.own, learned=learned)
        part.readouts.show_readouts(readouts(shown))
        part.happened.say(said)
        part.not_shown.say(words.what_it_does_not_show(self._at, shown))
        part.always.say(words.always_said(own=bool(self._own)))
        part.report.withhold(self._keeping.why_not_report(own=bool(self._own)))
        if self._view.width_class is Width.NARROW:
            self._view.show_widget(part.rebuilt)
        beside = (self._at.photos, self._person, self._own)
        if beside != self._beside:
            self._compare_a_few(beside)
        else:
            self._show_beside()

    def _compare_a_few(self, beside: object) -> None:
        from desktop.inversion.comparing import FEW, compare

        part = self._view.faces
        assert part is not None
        part.compared.show_tiles([Tile(b"", words.few_words(name), ("", "")) for name in FEW], words.few_said())

        def show(rows: "tuple[Compared, ...]") -> None:
            self._beside, self._few = beside, _tiles(rows, brief=True)
            self._curve = ()
            self._show_beside()

        bench, wishes, person = self._bench_made(), self._wishes(), self._person
        self._begin(lambda tick: compare(bench, wishes, person, names=FEW, tick=tick), show)

    def _compare_everything(self) -> None:
        from desktop.inversion.comparing import compare_everything

        self.stop()
        part = self._view.faces
        if part is None:
            return
        self._say("")
        part.progress.begin(tr("Comparing everything"))

        def show(found: "tuple[tuple[Compared, ...], Curve]") -> None:
            rows, curve = found
            self._curve = tuple((epsilon, run.accuracy, run.found / run.attacked) for epsilon, run in curve)
            self._beside, self._few = (self._at.photos, self._person, self._own), _tiles(rows, brief=False)
            self._show_beside()

        bench, wishes, person = self._bench_made(), self._wishes(), self._person
        self._begin(lambda tick: compare_everything(bench, wishes, person, tick=tick), show)

    def _show_beside(self) -> None:
        """Show what was compared last, all of it with its curve or a few."""
        part = self._view.faces
        if part is None:
            return
        if self._curve:
            part.compared.show_everything(self._few, self._curve, words.few_said())
        else:
            part.compared.show_tiles(self._few, words.few_said())

    def _take_photos(self) -> None:
        paths = self._view.choose_photos()
        if len(paths) > MOST_PHOTOS:
            self._say(too_many_photos(len(paths)))
        elif paths:
            self.stop()
            self._begin(lambda _tick: [read_photo(path) for path in paths], self._crop_photos)

    def _crop_photos(self, photos: Sequence[Photo]) -> None:
        crops = [cropped(photo, crop) for photo in photos if (crop := self._view.choose_crop(photo)) is not None]
        if crops:
            self._own, self._person = tuple(crops), PEOPLE
        self._run()

    def _let_go(self) -> None:
        self.leave()
        self._run()

    def _save_sheet(self) -> None:
        if self._shown is None:
            return
        _, shown = self._shown
        tiles = [SheetTile(WIDTH, HEIGHT, grey, f"{name}, {note}") for grey, name, note in _pair(shown)]
        title = tr("What the model gave back (0 is the average face)")
        self._say(self._keeping.save(sheet_png(title, [tiles], font=self._font)))

    def _add_to_report(self) -> None:
        if self._shown is None or self._own:
            return
        at, shown = self._shown
        said = (words.what_happened(at, shown), words.what_it_does_not_show(at, shown))
        figures = tuple((readout.label, readout.figure, readout.note) for readout in readouts(shown))
        always = words.always_said(own=False)
        self._keeping.report(Exhibit(tr("Faces"), faces_figure(_pair(shown), said[0]), said, figures, (), (), always))


def _pair(shown: "FaceShown") -> list[tuple[bytes, str, str]]:
    """The true and the rebuilt face with their names and notes."""
    likeness = tr("likeness {n} of 100").format(n=in_hundred(shown.likeness))
    return [
        (shown.true, tr("Average photo"), tr("what the model learned from")),
        (shown.frames[-1], tr("Rebuilt"), likeness),
    ]


def _tiles(rows: "tuple[Compared, ...]", *, brief: bool) -> list[Tile]:
    name_of = words.few_words if brief else words.compared_words
    return [Tile(run.frames[-1], name_of(name), words.tile_lines(run, brief=brief)) for name, run in rows]


def _run_faces(bench: "FaceBench", wishes: "FaceWishes", person: int, drawn: list[bytes], tick: Tick) -> "FaceShown":
    return bench.run(wishes, person, tick=tick, watch=lambda _number, photo: drawn.append(photo.tobytes()))
