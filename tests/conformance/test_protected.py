"""A protected memo held against veraPDF: accessible, and no archive file."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from deckgen.build import build
from deckgen.encryption import encrypted
from deckgen.passwords import Passwords, PasswordSource
from support import project
from verapdf import VeraPdf

ANYBODY = Passwords("", "owner")
"""veraPDF is given no password, so the files that it reads are open to all who do not own them."""


def test_a_protected_memo_is_accessible(tmp_path: Path, verapdf: VeraPdf) -> None:
    secret = tmp_path / "secret"
    secret.write_text("opens\nowner\n", "utf-8")
    secret.chmod(0o600)
    source = PasswordSource(file=secret)
    build([project(tmp_path / "in")], tmp_path / "out", formats=["memo"], protect=True, passwords=source)
    opened = io.BytesIO()
    with pikepdf.open(tmp_path / "out" / "o-memo.pdf", password=ANYBODY.owner) as pdf:
        pdf.save(opened)
    kept, deaf = tmp_path / "kept.pdf", tmp_path / "deaf.pdf"
    kept.write_bytes(encrypted(opened.getvalue(), ANYBODY))
    with pikepdf.open(opened) as pdf:
        silent = pikepdf.Permissions(accessibility=False, extract=False)
        weak = pikepdf.Encryption(
            owner=ANYBODY.owner, user=ANYBODY.opening, R=3, aes=False, metadata=False, allow=silent
        )  # in all later revisions qpdf allows it
        pdf.save(deaf, encryption=weak)
    found = verapdf.broken([kept, deaf])
    assert [rule for rule in found[kept] if rule.startswith("UA")] == []
    assert {"A 6.1.3-2", "A 6.6.4-1"} <= set(found[kept])
    assert "UA 7.16-1" in found[deaf]
