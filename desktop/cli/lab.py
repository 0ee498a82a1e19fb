"""askfirst lab: the experiments without a window."""

import argparse
import json
import math
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.commands import Refused
from desktop.core.progress import unwatched
from desktop.i18n import tr
from desktop.paths import cache_folder, fonts_folder

if TYPE_CHECKING:
    from desktop.inversion.faces import FaceRun, Ground

MOST_QUESTIONS = 1_000_000
REVEALS = ("file", "full", "explain", "top", "3", "2", "1", "label")


def _epsilon(text: str) -> float | None:
    if text == "none":
        return None
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not (math.isfinite(found) and 0.01 <= found <= 1000):
        what = tr("epsilon must be none or a number from 0.01 to 1000, not {text}")
        raise argparse.ArgumentTypeError(what.format(text=text))
    return found


def _count(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        try:
            found = int(text)
        except ValueError:
            found = least - 1
        if not least <= found <= most:
            what = tr("must be a whole number from {least} to {most}, not {text}")
            raise argparse.ArgumentTypeError(what.format(least=f"{least:,}", most=f"{most:,}", text=text))
        return found

    return parse


def add_lab(verbs: Any) -> None:
    """Add `lab` and its subjects to the verbs of the command line."""
    words = tr("see what a model can give back")
    lab = verbs.add_parser("lab", help=words, description=words)
    subjects = lab.add_subparsers(required=True, metavar=tr("SUBJECT"))

    def subject(name: str, command: Callable[[Namespace], None], help_words: str) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = subjects.add_parser(name, help=help_words, description=help_words)
        sub.set_defaults(command=command)
        sub.add_argument("--seed", type=_count(0, 2**31), default=1, help=tr("begin the dice here; 1 unless told"))
        sub.add_argument("--json", action="store_true", help=tr("print JSON"))
        return sub

    _add_faces(subject("faces", lab_faces, tr("rebuild faces from a model")))
    groups = subject("groups", lab_groups, tr("a question about a group, where noise costs little"))
    groups.add_argument("--persons", type=_count(20, 20_000), default=2400)
    groups.add_argument("--epsilon", type=_epsilon, default=None)
    genes = subject("genes", lab_genes, tr("a gene from a dose of medicine"))
    genes.add_argument("--epsilon", type=_epsilon, default=None)
    genes.add_argument("--members", type=_count(50, 200_000), default=2000)
    record = subject("record", lab_record, tr("a missing record from a clinic's model"))
    record.add_argument("--decimals", choices=("full", "6", "4", "2"), default="full")
    record.add_argument("--queries", type=_count(1, MOST_QUESTIONS), default=None)
    record.add_argument("--epsilon", type=_epsilon, default=None)
    record.add_argument("--file", type=Path, metavar="CSV", help=tr("your own table: numbers, the last column 0 or 1"))
    subject("patient", lab_patient, tr("the record that a clinic's model is surest of"))
    messages = subject("messages", lab_messages, tr("a secret from a model of messages"))
    secret = tr("your secret; - reads it from standard input")
    messages.add_argument("--secret", metavar="TEXT", default=None, help=secret)
    messages.add_argument("--copies", type=_count(1, 1000), default=1)
    messages.add_argument("--reveal", choices=("full", "top"), default="full")
    messages.add_argument("--least", type=_count(1, 1000), default=1, help=tr("ignore text of fewer people than this"))
    messages.add_argument("--messages", type=_count(100, 50_000), default=2000)


def _add_faces(faces: argparse.ArgumentParser) -> None:
    whom = faces.add_mutually_exclusive_group()
    whom.add_argument("--person", type=_count(1, 40), default=None)
    whom.add_argument("--everyone", action="store_true")
    faces.add_argument("--photo", type=Path, action="append", default=[], metavar="FILE", nargs="+")
    faces.add_argument("--reveal", choices=REVEALS, default="file")
    faces.add_argument("--queries", type=_count(1, MOST_QUESTIONS), default=1000)
    faces.add_argument("--photos-each", type=int, choices=(7, 30, 100), default=30)
    faces.add_argument("--model", choices=("softmax", "network"), default="softmax")
    faces.add_argument("--epsilon", type=_epsilon, default=None)
    faces.add_argument("--unit", choices=("photo", "person"), default="photo")
    faces.add_argument("--attacker", choices=("simple", "prior"), default="simple")
    faces.add_argument("--after", choices=("none", "deleted", "retrained"), default="none")
    faces.add_argument("--start", choices=("mean", "grey", "noise"), default="mean")
    faces.add_argument("--picture", type=Path, metavar="OUT.png", help=tr("save the pictures, with words"))


def _tell(found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        shown = f"{value:.4g}" if isinstance(value, float) else value
        print(f"{name.replace('_', ' ')}: {tr('none') if shown is None else shown}")


def lab_faces(options: Namespace) -> None:
    """askfirst lab faces"""
    from desktop.inversion.drawn import people_of
    from desktop.inversion.faces import Attack, Training, ground_of, run_faces, train
    from desktop.inversion.noise import Noise
    from desktop.inversion.questions import Reveal

    if options.picture is not None and not (options.picture.name and options.picture.parent.is_dir()):
        raise Refused(tr("{path} cannot be written: its folder is not there.").format(path=options.picture))
    started = time.process_time()
    people = people_of(options.seed, photos_each=options.photos_each, folder=cache_folder(), tick=unwatched)
    ground = ground_of(people, _own_looks(options))
    noise = None if options.epsilon is None else Noise(options.epsilon, per_person=options.unit == "person")
    training = Training(network=options.model == "network", noise=noise, seed=options.seed)
    attack = Attack(Reveal(options.reveal), options.queries, options.attacker == "prior", options.start, options.seed)
    model = train(ground, training, tick=unwatched)
    run = run_faces(
        ground, model, training, attack, persons=_chosen(options, ground), after=options.after, tick=unwatched
    )
    found = {
        **_measures(run, everyone=options.everyone),
        "epsilon": options.epsilon,
        "delta": None if noise is None else noise.delta,
        "unit": None if noise is None else options.unit,
        "seconds": round(time.process_time() - started, 3),
        "people": ground.persons,
        "photos_each": options.photos_each,
    }
    if run.identical_to_before is not None:
        found["identical_to_before"] = run.identical_to_before
    if options.picture is not None:
        _save_sheet(options.picture, ground, run)
    _tell(found, as_json=options.json)


def _own_looks(options: Namespace) -> Any:
    from desktop.inversion.own import looks_at
    from desktop.pictures import MOST_PHOTOS, UnusablePhoto, cropped, read_photo, too_many_photos

    paths = [path for some in options.photo for path in some]
    if not paths:
        return None
    if len(paths) > MOST_PHOTOS:
        raise Refused(too_many_photos(len(paths)))
    try:
        crops = [cropped(read_photo(path)) for path in paths]
    except UnusablePhoto as unusable:
        raise Refused(str(unusable)) from None
    return looks_at(crops, photos=options.photos_each, seed=options.seed)


def _chosen(options: Namespace, ground: "Ground") -> Any:
    """Who is attacked: everyone, the person named, else the person of the photographs, else the first."""
    from desktop.inversion.models import some_labels

    if options.everyone:
        return some_labels(range(ground.persons))
    if options.person is not None:
        return some_labels([options.person - 1])
    return some_labels([ground.persons - 1 if options.photo else 0])


def _measures(run: "FaceRun", *, everyone: bool) -> dict[str, Any]:
    judged = run.judged
    rank = float(judged.ranks.mean())
    return {
        "accuracy": round(judged.accuracy, 4),
        "likeness": round(float(judged.likeness.mean()), 4),
        "re_identified": round(float((judged.ranks == 1).mean()), 4),
        "rank": rank if everyone else int(rank),
        "confidence": round(float(run.rebuilt.confidences.mean()), 4),
        "queries": run.rebuilt.questions,
    }


def _save_sheet(path: Path, ground: "Ground", run: "FaceRun") -> None:
    from desktop.inversion.faces import grey_bytes
    from desktop.inversion.identikit import HEIGHT, WIDTH
    from desktop.pictures import Tile, sheet_png
    from desktop.store.transfer import save_bytes

    rows = []
    for at, person in enumerate(run.rebuilt.persons[:8]):
        first = ground.pictures[ground.labels == person][0]
        likeness = round(100 * float(run.judged.likeness[at]))
        shown = (
            (first, tr("a training photo")),
            (ground.targets[person], tr("average of {n} photos").format(n=int((ground.labels == person).sum()))),
            (run.rebuilt.pictures[at], tr("rebuilt: likeness {n} of 100").format(n=likeness)),
        )
        rows.append([Tile(WIDTH, HEIGHT, grey_bytes(picture), words) for picture, words in shown])
    title = tr("What the model gave back (0 is the average face)")
    if len(rows) < len(run.rebuilt.persons):
        title = tr("{title}, the first {n} of {all}").format(title=title, n=len(rows), all=len(run.rebuilt.persons))
    save_bytes(path, sheet_png(title, rows, font=fonts_folder() / "SourceSans3-Regular.ttf"))


def lab_groups(options: Namespace) -> None:
    """askfirst lab groups"""
    from desktop.inversion.groups import run_groups

    run = run_groups(
        persons=options.persons, epsilon=options.epsilon, seed=options.seed, folder=cache_folder(), tick=unwatched
    )
    _tell(asdict(run), as_json=options.json)


def lab_genes(options: Namespace) -> None:
    """askfirst lab genes"""
    from desktop.inversion.genes import run_genes

    run = run_genes(members=options.members, epsilon=options.epsilon, seed=options.seed, tick=unwatched)
    _tell(_rounded(run.figures()), as_json=options.json)


def lab_record(options: Namespace) -> None:
    """askfirst lab record"""
    from desktop.inversion.records import run_record
    from desktop.inversion.tables import UnusableTable, table_of_file

    try:
        table = None if options.file is None else table_of_file(options.file)
        decimals = None if options.decimals == "full" else int(options.decimals)
        run = run_record(
            decimals=decimals, questions=options.queries, epsilon=options.epsilon, table=table,
            seed=options.seed, tick=unwatched,
        )  # fmt: skip
    except UnusableTable as unusable:
        raise Refused(str(unusable)) from None
    _tell(_rounded(run.figures()), as_json=options.json)


def lab_patient(options: Namespace) -> None:
    """askfirst lab patient"""
    from desktop.inversion.records import run_patient

    _tell(_rounded(run_patient(seed=options.seed, tick=unwatched).figures()), as_json=options.json)


def lab_messages(options: Namespace) -> None:
    """askfirst lab messages"""
    from desktop.inversion.messages import DEFAULT_SECRET, UnusableSecret, run_messages

    secret = DEFAULT_SECRET if options.secret is None else options.secret
    if secret == "-":
        if sys.stdin is None:
            raise Refused(tr("There is no standard input to read the secret from."))
        secret = sys.stdin.buffer.read(40_004).decode("utf-8", "replace")
    try:
        run = run_messages(
            secret, copies=options.copies, reveal=options.reveal,
            least=options.least, messages=options.messages, seed=options.seed, tick=unwatched,
        )  # fmt: skip
    except UnusableSecret as unusable:
        raise Refused(str(unusable)) from None
    _tell(run.figures(), as_json=options.json)


def _rounded(found: dict[str, Any]) -> dict[str, Any]:
    """To four decimals; a ceiling up, never down."""

    def told(name: str, value: Any) -> Any:
        if not isinstance(value, float):
            return value
        return math.ceil(value * 10_000) / 10_000 if name.startswith("cap") else round(value, 4)

    return {name: told(name, value) for name, value in found.items()}
