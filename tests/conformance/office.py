"""LibreOffice as a renderer.

In:  decks. Out: PDFs as it draws them, in the brand's typefaces of assets/fonts.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
PATIENCE = 300
"""Seconds that it may take."""

FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  {aliases}
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


ALIAS = """\
<match target="pattern"><test name="family"><string>{family}</string></test>
<edit name="family" mode="assign" binding="same"><string>{twin}</string></edit></match>
"""


def draw(
    soffice: str, home: Path, decks: Sequence[Path], folder: Path, twins: Mapping[str, str] | None = None
) -> None:
    """Have LibreOffice write PDFs of ``decks`` into ``folder``, with a profile of its own in ``home``.

    ``twins`` are families to be drawn as others.
    """
    conf = home / "fonts.conf"
    aliases = "".join(
        ALIAS.format(family=escape(family), twin=escape(twin))
        for family, twin in sorted((twins or {}).items())
    )
    fonts, cache = escape(str(FONTS)), escape(str(home / "cache"))
    conf.write_text(FONTS_CONF.format(aliases=aliases, fonts=fonts, cache=cache), "utf-8")
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *decks]
    environment = os.environ | {"FONTCONFIG_FILE": str(conf)}
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=PATIENCE)
