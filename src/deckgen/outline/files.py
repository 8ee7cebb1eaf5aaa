"""The files that an outline names. In: a path as written. Out: the file, or diagnostics at the word.

Each file is read once, however many audiences the outline has.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report
from deckgen.outline.data import Data, DataCell, parse_csv
from deckgen.outline.tree import Word
from deckgen.pictures.files import picture_size
from deckgen.project import is_inside, project_root
from deckgen.textfile import check_file, read_bytes, read_text

DATA_LIMIT: Final = 2_000_000  # bytes of a CSV file
WORKBOOK_LIMIT: Final = 16_000_000  # bytes of an .xlsx file, its pictures too
_OTHER_WORKBOOKS: Final = (".xls", ".xlsb", ".xlsm", ".ods", ".numbers")


class Files:
    """Finds and reads what the outline ``path`` names; ``shown`` is its name as the user gave it."""

    def __init__(self, path: Path, shown: str) -> None:
        self.outline = path
        self.shown = shown
        self._root = project_root(path.absolute().parent)
        self._data: dict[tuple[Path, str], Data | None] = {}
        self._sizes: dict[Path, tuple[int, int] | str] = {}
        self._noted: set[Path] = set()

    def find(self, word: Word, report: Report, missing: str = "file-missing") -> Path | None:
        """The file that ``word`` names, counted from the outline's folder; ``missing`` is the code."""
        path = self._inside(word, report)
        if path is None:
            return None
        if missing == "picture-missing" and not os.path.lexists(path):
            report.add(missing, word.span, path=word.value, root="the outline's folder")
            return None
        return None if check_file(path, word.value, word.span, report) is None else path

    def note(self, word: Word, report: Report) -> Path | None:
        """The file that ``word`` names, which what reads it counts among the inputs."""
        path = self.find(word, report)
        if path:
            self._noted.add(path)
        return path

    def data(self, word: Word, report: Report, sheet: Word | None = None) -> Data | None:
        """The table that ``word`` names: a CSV file, or a sheet of an .xlsx workbook.

        Without ``sheet``, the workbook's first sheet that is not hidden.
        """
        path = self._inside(word, report)
        if path is None:
            return None
        key = (path, sheet.value if sheet else "")
        if key not in self._data:
            self._data[key] = self._read_data(path, word, sheet, report)
        return self._data[key]

    def _read_data(self, path: Path, word: Word, sheet: Word | None, report: Report) -> Data | None:
        shown = self.shown_path(word.value)
        ending = path.suffix.lower()
        if ending in _OTHER_WORKBOOKS:
            report.add("data-workbook", word.span, file=shown, reason=f"{ending} files are not read")
            return None
        if ending == ".xlsx":
            from deckgen.outline.workbook import read_sheet  # noqa: PLC0415 - unpacking costs a cold start

            book = read_bytes(path, shown, word.span, report, limit=WORKBOOK_LIMIT)
            return None if book is None else read_sheet(book, shown, word, sheet, report)
        if sheet is not None:
            report.add("data-sheetless", sheet.span, file=shown)
            return None
        text = read_text(path, shown, word.span, report, limit=DATA_LIMIT)
        return None if text is None else parse_csv(text, shown, report)

    def picture(self, word: Word, report: Report) -> tuple[Path, int, int] | None:
        """The PNG or JPEG file that ``word`` names, with its width and height in pixels."""
        path = self.find(word, report, "picture-missing")
        if path is None:
            return None
        if path not in self._sizes:
            self._sizes[path] = picture_size(path)
        match self._sizes[path]:
            case str() as reason:
                report.add("picture-broken", word.span, path=word.value, reason=reason)
                return None
            case (width, height):
                return path, width, height

    def fork(self) -> Files:
        """The same files as read so far; what is read from here on is known to the copy only."""
        copied = Files(self.outline, self.shown)
        copied._data, copied._sizes = dict(self._data), dict(self._sizes)
        return copied

    def cells(self) -> Iterator[DataCell]:
        """Every cell of the data that were read so far, whether anything shows it or not."""
        for data in self._data.values():
            for row in (data.header, *data.rows) if data else ():
                yield from row

    def read_so_far(self) -> tuple[Path, ...]:
        """The data, pictures and ladders that were read, sorted."""
        return tuple(sorted({*(path for path, _ in self._data), *self._sizes, *self._noted}))

    def _inside(self, word: Word, report: Report) -> Path | None:
        """The path, when it stays inside the project; symbolic links count for where they lead.

        It is as relative as the outline's own, so that messages name it as the user would.
        """
        path = Path(os.path.normpath(self.outline.parent / word.value))
        try:
            inside = is_inside(word.value, self.outline.parent, self._root)
        except (OSError, RuntimeError, ValueError) as problem:
            report.add("file-unreadable", word.span, path=word.value, reason=type(problem).__name__)
            return None
        if not inside:
            report.add("path-outside", word.span, path=word.value, root=self._root.name)
            return None
        return path

    def shown_path(self, value: str) -> str:
        """What messages call a file that the outline names."""
        return os.path.normpath(Path(self.shown).parent / value)
