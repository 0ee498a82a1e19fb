"""The command line: words in, an exit status out. 0 done, 1 refused in a sentence, 2 usage."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.catalog.faults import BrokenQuestionnaire
from desktop.cli.claim import add_claim
from desktop.cli.refused import Refused
from desktop.i18n import SOURCE_LANGUAGE, tr, use_language
from desktop.paths import locale_folder
from desktop.store.faults import StoreFault

Command = Callable[[argparse.Namespace], None]


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit status."""
    use_language(SOURCE_LANGUAGE, locale_folder=locale_folder())
    try:
        chosen = _parser(arguments).parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 2
    try:
        chosen.command(chosen)
        sys.stdout.flush()
    except (StoreFault, BrokenQuestionnaire, Refused) as refused:
        print(refused, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
    except MemoryError:
        print(tr("There is not enough memory for this. Ask for less at a time."), file=sys.stderr)
        return 1
    except OSError as fault:
        print(tr("This cannot be read or written: {why}.").format(why=fault.strerror or fault), file=sys.stderr)
        return 1
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr('"{text}" is no date; write one such as 2026-11-23').format(text=text)
        ) from None


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """All commands; for `claim` it alone, whose answer would else wait for the modules of the others."""
    parser = argparse.ArgumentParser(
        prog="askfirst", description=tr("Ask first, share second. Without a command: the window.")
    )
    parser.add_argument("--version", action="version", version=f"askfirst {__version__}")
    parser.add_argument("--vault", type=Path, metavar="PATH", help=tr("use this vault and not your own"))
    verbs = parser.add_subparsers(required=True, metavar=tr("COMMAND"))

    def verb(name: str, command: Command, words: str) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=words, description=words)
        sub.set_defaults(command=command)
        return sub

    add_claim(verb)
    if arguments[:1] != ["claim"]:
        _add_others(verbs, verb)
    return parser


def _add_others(verbs: Any, verb: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    from desktop.cli import commands
    from desktop.cli.compare import add_compare
    from desktop.cli.documents import add_documents
    from desktop.cli.find import add_find
    from desktop.cli.lab import add_lab
    from desktop.cli.reading_aids import add_reading_aids
    from desktop.cli.registry import add_registry
    from desktop.cli.sheets import add_sheets
    from desktop.cli.tracking import add_tracking

    score = verb("score", commands.score_study, tr("score a study file"))
    score.add_argument("study", type=Path, metavar="STUDY.json")
    score.add_argument(
        "--as-of", type=_day, metavar="DATE", help=tr("count only what was recorded by the end of that day")
    )
    score.add_argument("--json", action="store_true", help=tr("print JSON"))

    report = verb("report", commands.save_report, tr("make the report of a study file"))
    report.add_argument("study", type=Path, metavar="STUDY.json")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    report.add_argument("--html", action="store_true", help=tr("make the HTML report, for screen readers"))
    report.add_argument(
        "--on", type=_day, metavar="DATE", help=tr("the day printed on it; else that of the newest record")
    )
    report.add_argument("--paper", choices=("a4", "letter"), default="a4")
    report.add_argument("--large-print", action="store_true", help=tr("print everything 1.4 times as big"))
    report.add_argument("--without-exposure", action="store_true", help=tr("leave out what is at stake for you"))

    check = verb("check", commands.check_questionnaire, tr("find every fault of a questionnaire file"))
    check.add_argument("questionnaire", type=Path, metavar="FILE")

    example = verb("example", commands.make_example, tr("do the main job on the example study"))
    example.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")

    listing = verb("list", commands.list_studies, tr("list the studies of the vault"))
    listing.add_argument("--json", action="store_true", help=tr("print JSON"))

    export = verb("export", commands.export, tr("write a study of the vault to a file"))
    export.add_argument("study", metavar="ID")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    bring = verb("import", commands.bring_in, tr("bring a study file into the vault"))
    bring.add_argument("study", type=Path, metavar="STUDY.json")
    add_sheets(verb, day=_day, path=Path)
    add_tracking(verb, day=_day, path=Path)
    add_compare(verb, path=Path)
    add_reading_aids(verb, path=Path)
    add_registry(verb, path=Path)
    add_documents(verb, path=Path)
    add_find(verb, path=Path)
    add_lab(verbs)
