"""Protection of PDFs. In: a PDF and two passwords. Out: the same PDF, encrypted (AES-256), or in the clear.

This is revision 6 of the standard security handler (ISO 32000-2, 7.6.4). Its keys and salts are drawn
at random, as they must be: the same PDF gives other bytes each time.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Final

from deckgen.passwords import Passwords

REVISION: Final = 6


def can_encrypt() -> bool:
    """Whether the extra 'secure' is installed."""
    return find_spec("pikepdf") is not None


def encrypted(pdf: bytes, passwords: Passwords) -> bytes:
    """The PDF, to be opened with either password.

    Who opens it without the owner's may print it and have it read aloud (ISO 14289-1, 7.16), and is
    asked by the file not to copy or change anything.
    """
    import pikepdf  # noqa: PLC0415 - an extra, and dear

    allowed = pikepdf.Permissions(
        accessibility=True,
        print_lowres=True,
        print_highres=True,
        extract=False,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=False,
        modify_other=False,
    )
    protection = pikepdf.Encryption(
        user=passwords.opening, owner=passwords.owner, R=REVISION, aes=True, metadata=True, allow=allowed
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=protection)
    return out.getvalue()


def in_the_clear(pdf: bytes, passwords: Passwords) -> bytes | None:
    """A protected PDF as it was before; None where neither password opens it.

    What nothing in it refers to is not in what comes out.
    """
    import pikepdf  # noqa: PLC0415 - an extra, and dear

    for password in (passwords.owner, passwords.opening):
        try:
            with pikepdf.open(io.BytesIO(pdf), password=password) as opened:
                out = io.BytesIO()
                opened.save(out, fix_metadata_version=False)
                return out.getvalue()
        except (pikepdf.PasswordError, pikepdf.PdfError):
            continue
    return None
