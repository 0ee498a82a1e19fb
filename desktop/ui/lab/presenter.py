"""Joins the lab's page with the experiments, which run off the window's thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.progress import Tick
from desktop.core.questionnaire import Questionnaire
from desktop.i18n import tr
from desktop.pictures import Tile, UnusablePhoto, cropped, read_photo, save_sheet
from desktop.ui.jobs import Done, Failed, Job, Jobs, Outcome
from desktop.ui.lab import state as faces
from desktop.ui.lab.others import OtherRuns
from desktop.ui.lab.pictures import HEIGHT, WIDTH
from desktop.ui.lab.view import LabPage
from desktop.ui.places import Lab, Place

if TYPE_CHECKING:
    from desktop.inversion.bench import FaceBench, FaceShown

MOST_PHOTOS = 10


class LabPresenter:
    """Holds what the switches stand at. Own photographs live here, in memory, until the lab is left."""

    def __init__(
        self,
        view: LabPage,
        *,
        jobs: Jobs,
        cache: Path,
        font: Path,
        questionnaire: Questionnaire | None,
        ask: Callable[[str], None],
    ) -> None:
        self.view = view
        self._jobs = jobs
        self._cache = cache
        self._font = font
        self._at = faces.Choices()
        self._person = 5
        self._own: tuple[bytes, ...] = ()
        self._shown: FaceShown | None = None
        self._bench: FaceBench | None = None
        self._drawn: list[bytes] = []
        self._job: Job | None = None
        self._comparing = False
        view.links = _links(questionnaire)
        self._others = OtherRuns(view, jobs=jobs, ask=ask)
        self._ask = ask
        view.subject_wanted.connect(self._show_subject)
        view.built.connect(self._fill)

    def enter(self, place: Place) -> None:
        """Begin with what is asked for."""
        assert isinstance(place, Lab)
        self.view.show_subject(place.subject)

    def leave(self) -> None:
        """Stop, and let go of everything of the person's own."""
        self._stop()
        self._others.leave()
        self._own, self._shown = (), None
        if self._bench is not None:
            self._bench.forget_own()

    @property
    def place(self) -> Lab:
        """The lab at the subject in sight."""
        return Lab(self.view.subject)

    def _show_subject(self, subject: str) -> None:
        self._stop()
        self._others.stop()
        self.view.show_subject(subject)

    def _fill(self) -> None:
        part = self.view.faces
        if part is None:
            self._others.fill()
            return
        part.chosen.connect(self._choose)
        part.question_wanted.connect(self._ask)
        part.person_wanted.connect(self._step)
        part.own_wanted.connect(self._take_photos)
        part.own_gone.connect(self._let_go)
        part.compare_wanted.connect(self._compare)
        part.save_wanted.connect(self._save)
        part.stop_wanted.connect(self._stop_asked)
        self._run()

    def _choose(self, name: str, value: str) -> None:
        if value == "other":
            typed = self.view.choose_epsilon("" if self._at.epsilon == "none" else self._at.epsilon)
            found = faces.epsilon_of(typed) if typed is not None else self._at.epsilon
            if found is None:
                self._say(tr("Epsilon must be a number from 0.01 to 1000."))
                found = self._at.epsilon
            self._at = self._at.with_choice(name, found)
            self.view.show_subject("faces")
            return
        self._at = self._at.with_choice(name, value)
        self._run()

    def _step(self, by: int) -> None:
        persons = 40 + bool(self._own)
        self._person = (self._person + by) % persons
        self._run()

    def _say(self, sentence: str) -> None:
        if self.view.faces is not None:
            self.view.faces.fault.say(sentence)

    def _run(self) -> None:
        """Run what the switches stand at; a run that is under way is stopped."""
        self._stop()
        part = self.view.faces
        if part is None:
            return
        self._say("")
        part.show_switches(faces.face_switches(self._at))
        part.show_compared((), ())
        part.leave_own.setVisible(bool(self._own))
        part.progress.begin(tr("Drawing the people, training and asking"))
        self._drawn = []
        work = partial(
            _run_faces, self._made_bench(), faces.wishes_of(self._at, own=self._own), self._person, self._drawn
        )
        self._begin(work, self._show)

    def _begin(self, work: Callable[[Tick], Any], show: Callable[[Any], None]) -> None:
        """Start work whose outcome counts only while nothing else was begun or stopped since."""

        def end(outcome: Outcome[Any]) -> None:
            part = self.view.faces
            if self._job is not job or part is None:
                return
            self._job, self._comparing = None, False
            part.progress.end()
            match outcome:
                case Done(found):
                    show(found)
                case Failed(error):
                    raise error

        job = self._jobs.start(work, end, self._watch)
        self._job = job

    def _made_bench(self) -> "FaceBench":
        from desktop.inversion.bench import FaceBench

        if self._bench is None:
            self._bench = FaceBench(self._cache)
        return self._bench

    def _watch(self, share: float) -> None:
        part = self.view.faces
        if part is None:
            return
        part.progress.tell(share)
        if self._drawn and not self._comparing:
            part.true.show_grey(self._drawn[-1])

    def _show(self, shown: "FaceShown") -> None:
        part = self.view.faces
        assert part is not None
        self._shown = shown
        person = tr("Person {n} of {all}, a drawn person")
        own = tr("You, from your own photographs")
        part.heading.say(own if shown.own else person.format(n=shown.person + 1, all=shown.persons))
        words = faces.what_happened(self._at, shown)
        part.show_faces(shown.true, shown.frames, words)
        part.readouts.show_readouts(faces.readouts(shown))
        part.happened.say(words)
        part.always.say(faces.always_said(own=bool(self._own)))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job, self._comparing = None, False
        if self.view.faces is not None:
            self.view.faces.progress.end()
            self.view.faces.finish_growing()

    def _stop_asked(self) -> None:
        self._stop()
        self._say(tr("Stopped. Set any switch to begin again."))

    def _take_photos(self) -> None:
        paths = self.view.choose_photos()
        if len(paths) > MOST_PHOTOS:
            self._say(tr("{n} photographs are too many: choose up to 10.").format(n=len(paths)))
            return
        crops = []
        for path in paths:
            try:
                photo = read_photo(path)
            except UnusablePhoto as unusable:
                self._say(str(unusable))
                return
            crop = self.view.choose_crop(photo)
            if crop is not None:
                crops.append(cropped(photo, crop))
        if crops:
            self._own, self._person = tuple(crops), 40
            self._run()

    def _let_go(self) -> None:
        self._own, self._person = (), 5
        if self._bench is not None:
            self._bench.forget_own()
        self._run()

    def _compare(self) -> None:
        self._stop()
        part = self.view.faces
        if part is None:
            return
        self._comparing = True
        part.progress.begin(tr("Comparing everything"))
        work = partial(_compare_faces, self._made_bench(), faces.wishes_of(self._at, own=self._own), self._person)
        self._begin(work, self._show_compared)

    def _show_compared(self, found: Any) -> None:
        part = self.view.faces
        assert part is not None
        rows, curve = found
        tiles = [(run.frames[-1], faces.compared_words(name), faces.tile_lines(run)) for name, run in rows]
        part.show_compared(tiles, [(epsilon, run.accuracy, run.found / run.attacked) for epsilon, run in curve])

    def _save(self) -> None:
        shown = self._shown
        path = self.view.choose_picture() if shown is not None else None
        if shown is None or path is None:
            return
        likeness = tr("rebuilt: likeness {n} of 100").format(n=faces.hundredth(shown.likeness))
        row = [
            Tile(WIDTH, HEIGHT, shown.true, tr("the average of the photos")),
            Tile(WIDTH, HEIGHT, shown.frames[-1], likeness),
        ]
        try:
            save_sheet(path, tr("What the model gave back (0 is the average face)"), [row], font=self._font)
        except OSError as fault:
            self._say(tr("{path} cannot be written: {why}.").format(path=path, why=fault.strerror or fault))


def _links(questionnaire: Questionnaire | None) -> dict[str, str]:
    """What the link to each question says: its place among the core questions, else its number."""
    if questionnaire is None:
        return {}
    core = [question.id for question in questionnaire.core]
    links = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        links[question.id] = tr("Question {n}").format(n=number)
    for number, question_id in enumerate(core, start=1):
        links[question_id] = tr("Core question {n}").format(n=number)
    return links


def _run_faces(bench: "FaceBench", wishes: Any, person: int, drawn: list[bytes], tick: Tick) -> "FaceShown":
    return bench.run(wishes, person, tick=tick, watch=lambda _number, photo: drawn.append(photo.tobytes()))


def _compare_faces(bench: "FaceBench", wishes: Any, person: int, tick: Tick) -> Any:
    from desktop.inversion.bench import compare_everything

    return compare_everything(bench, wishes, person, tick=tick)
