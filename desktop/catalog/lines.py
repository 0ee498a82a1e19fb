"""Where a value stands in a TOML file: the parser tells no positions, so the text is searched."""

import re
from collections.abc import Iterator, Sequence

Step = str | int
_HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")


class Lines:
    """Finds the line of a path such as ("questions", 3, "options", 2, "strength"); lines count from 1."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._headers = [(at, match[1]) for at, line in enumerate(self._lines) if (match := _HEADER.match(line))]

    def of(self, path: Sequence[Step]) -> int:
        """The line of the value, or of the nearest thing around it that can be found."""
        start, rest = self._section(path)
        end = next((at for at, _ in self._headers if at > start), len(self._lines))
        line = start
        for step in rest:
            found = next(self._step(step, line, end), None)
            if found is None:
                break
            line = found
        return line + 1

    def _section(self, path: Sequence[Step]) -> tuple[int, Sequence[Step]]:
        """The header that the path begins with, and what is left of the path after it."""
        found, rest = 0, path
        after, before = -1, len(self._lines)
        for length in range(1, len(path) + 1):
            last, names = path[length - 1], ".".join(step for step in path[:length] if isinstance(step, str))
            places = [at for at, name in self._headers if name == names and after < at < before]
            index = last if isinstance(last, int) else 0
            if index >= len(places):
                continue
            found, rest = places[index], path[length:]
            if isinstance(last, int):
                after, before = found, [*places, before][index + 1]
        return found, rest

    def _step(self, step: Step, start: int, end: int) -> Iterator[int]:
        if isinstance(step, int):
            items = [at for at in range(start + 1, end) if re.match(r"\s*[{\[\"]", self._lines[at])]
            yield from items[step : step + 1]
            return
        key = re.compile(rf"(^|[\s{{,]){re.escape(step)}\s*(=|\.)")
        yield from (at for at in range(start, end) if key.search(self._lines[at]))
