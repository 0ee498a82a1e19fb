"""make fuzz: spoiled inputs for every parser, ten minutes each; what breaks something is kept in out/fuzz."""

import argparse
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from tests.fuzz.parsers import PARSERS
from tests.fuzz.running import Found, all_of, input_of, run

KEPT = Path("out/fuzz")


def main() -> int:
    """Run as the arguments say; 1 where something was found."""
    wanted = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    wanted.add_argument("--minutes", type=float, default=10.0, help="for each parser")
    wanted.add_argument("--parser", action="append", choices=sorted(PARSERS), default=[])
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--number", type=int, help="only write this input to out/fuzz")
    chosen = wanted.parse_args()
    parsers = all_of(chosen.parser)
    if chosen.number is not None:
        for name, parser in parsers.items():
            print(_keep(name, chosen.number, input_of(parser, seed=chosen.seed, number=chosen.number)))
        return 0
    print(f"{'parser':<8}{'runs':>10}{'refused':>10}{'slowest':>10}{'findings':>10}   seed {chosen.seed}", flush=True)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        runs: dict[Future[Found], str] = {
            pool.submit(run, parser, seed=chosen.seed, seconds=60 * chosen.minutes): name
            for name, parser in parsers.items()
        }
        found = [_told(runs[done], done.result(), chosen.seed) for done in as_completed(runs)]
    return 1 if any(found) else 0


def _told(name: str, found: Found, seed: int) -> int:
    """Say what a parser met, and keep the first input of each kind of finding."""
    slowest = f"{found.slowest[0]:.2f} s"
    figures = f"{found.runs:>10,}{found.refused:>10,}{slowest:>10}{len(found.findings):>10,}"
    print(f"{name:<8}{figures}   slowest: {found.slowest[1]}", flush=True)
    first = {broke: number for number, broke in reversed(found.findings.items())}
    for broke, number in sorted(first.items(), key=lambda pair: pair[1]):
        path = _keep(name, number, input_of(PARSERS[name], seed=seed, number=number))
        print(f"  {path}: {broke}", flush=True)
    return len(found.findings)


def _keep(name: str, number: int, content: bytes) -> Path:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name}-{number}.bin"
    path.write_bytes(content)
    return path


if __name__ == "__main__":
    sys.exit(main())
