"""Every deck held against our own structural rules, which see what the other validators do not."""

from __future__ import annotations

from cases import Built
from integrity_checks import assert_sound_decks


def test_decks_are_sound(built: Built) -> None:
    assert len(built.files(".pptx")) == len(built.documents_for("deck"))
    assert_sound_decks(built.folder)
