"""Every PDF held against veraPDF's profiles of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cases import Built

PROFILES = "PDFUA-1,PDFA-2A"


@pytest.fixture(scope="session")
def verify(
    tool: Callable[[str, str], str], verapdf_jar: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    """The command that holds PDFs against profiles, its driver compiled."""
    java, javac = (tool(name, "default-jdk-headless") for name in ("java", "javac"))
    classes = tmp_path_factory.mktemp("classes")
    source = Path(__file__).parent / "Verify.java"
    subprocess.run([javac, "-nowarn", "-cp", verapdf_jar, "-d", classes, source], check=True)
    return [java, "-cp", f"{verapdf_jar}{os.pathsep}{classes}", "Verify"]


def test_pdfs_conform(built: Built, verify: list[str]) -> None:
    pdfs = built.files(".pdf")
    assert pdfs
    run = subprocess.run([*verify, PROFILES, *pdfs], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("pass ") == len(PROFILES.split(",")) * len(pdfs)
