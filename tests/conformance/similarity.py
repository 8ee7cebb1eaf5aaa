"""How alike LibreOffice's drawing of a deck and our own slides are.

    python tests/conformance/similarity.py [OUTLINE]

In:  an outline, by default the gallery. Out: a line for each slide with its structural similarity, the mean
     and the worst; exit code 1 where either is below its bound.

The measure is that of Wang, Bovik, Sheikh and Simoncelli (2004) as scikit-image computes it: a Gaussian
window of 11 pixels with a deviation of 1.5, over grey values by ITU-R BT.601, of pages drawn by pdfium
with one pixel to a point (960 x 540).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy
import pypdfium2
from skimage.metrics import structural_similarity

from office import draw

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "outlines" / "gallery.yaml"
MEAN = 0.90
WORST = 0.80


@dataclass(frozen=True, slots=True)
class Likeness:
    """A slide's number, its layout, and how alike its two drawings are (1 is the same)."""

    number: int
    layout: str
    value: float


def compared(drawn: Path, slides: Path, layouts: list[str]) -> list[Likeness]:
    """Each page of LibreOffice's PDF of a deck against the same page of ours."""
    pairs = zip(_pixels(drawn), _pixels(slides), layouts, strict=True)
    return [
        Likeness(number, layout, _similarity(one, other))
        for number, (one, other, layout) in enumerate(pairs, 1)
    ]


def lines(found: list[Likeness]) -> Iterator[str]:
    """The table."""
    for one in found:
        yield f"{one.number:>3}  {one.layout:<28} {one.value:.3f}"
    worst = min(found, key=lambda one: one.value)
    yield f"     mean {_mean(found):.3f} (at least {MEAN}), worst {worst.value:.3f} (at least {WORST})"


def alike(found: list[Likeness]) -> bool:
    """Whether mean and worst reach their bounds."""
    return _mean(found) >= MEAN and min(one.value for one in found) >= WORST


def _mean(found: list[Likeness]) -> float:
    return sum(one.value for one in found) / len(found)


def _pixels(pdf: Path) -> Iterator[numpy.ndarray]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield numpy.asarray(page.render(scale=1).to_pil().convert("L"))
    document.close()


def _similarity(one: numpy.ndarray, other: numpy.ndarray) -> float:
    """Over what both have: LibreOffice's pages may be a fraction of a point larger."""
    high, wide = (min(pair) for pair in zip(one.shape, other.shape, strict=True))
    one, other = one[:high, :wide], other[:high, :wide]
    return float(
        structural_similarity(
            one, other, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
        )
    )


def main() -> int:
    from deckgen.diagnostics import Report
    from deckgen.document import lay_out

    parser = argparse.ArgumentParser(description="Compare LibreOffice's drawing of a deck with our slides.")
    parser.add_argument("outline", type=Path, nargs="?", default=GALLERY)
    outline = parser.parse_args().outline
    soffice = shutil.which("soffice")
    if soffice is None:
        print("soffice is missing: install libreoffice-impress")
        return 2
    (document,) = lay_out([outline], Report(), formats=["deck"])
    layouts = [page.sheet for page in document.pages.pages]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        command = [sys.executable, "-m", "deckgen", "build", outline, "-q", "-f", "deck", "-f", "slides"]
        subprocess.run([*command, "-o", out], check=True)
        (deck,) = out.glob("*.pptx")
        (slides,) = out.glob("*.pdf")
        drawn = out / "drawn"
        draw(soffice, out, [deck], drawn)
        found = compared(drawn / f"{deck.stem}.pdf", slides, layouts)
    print("\n".join(lines(found)))
    return 0 if alike(found) else 1


if __name__ == "__main__":
    sys.exit(main())
