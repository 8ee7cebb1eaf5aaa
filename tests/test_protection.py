"""Protected PDFs: who can open them, what they claim, and that no password is told to anybody."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from deckgen import passwords as reading
from deckgen.build import build
from deckgen.cli.group import main
from deckgen.diagnostics import InputError, Report, Span
from deckgen.encryption import encrypted
from deckgen.passwords import Passwords, PasswordSource, read_passwords
from support import project

OPENING, OWNER = "herring ünd mud", "harbour-master 7"
TWO = "audiences:\n  council: {protect: yes}\n  press: {formats: memo}\n"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with both passwords that only its owner can read."""
    path = tmp_path / "secret"
    path.write_text(f"{OPENING}\n{OWNER}\n", "utf-8")
    path.chmod(0o600)
    return path


def run(*arguments: object, typed: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=typed, env=environment)


def found(source: PasswordSource) -> tuple[Passwords | None, list[str]]:
    report = Report()
    return read_passwords(source, Span("o.yaml"), report), [str(d) for d in report.diagnostics]


def in_file(folder: Path, content: bytes | str, mode: int = 0o600) -> PasswordSource:
    path = folder / "secret"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    path.chmod(mode)
    return PasswordSource(file=path)


# --- the files ----------------------------------------------------------------------------------


def test_either_password_opens_the_memo_and_none_does_not(tmp_path: Path, secret: Path) -> None:
    outline = project(tmp_path / "in")
    ran = run("build", outline, "-f", "memo", "--protect", "--password-file", secret, "-o", tmp_path / "out")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "o-memo.pdf  1 page  0 warnings  protected" in ran.stdout
    memo = tmp_path / "out" / "o-memo.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(memo)
    with pikepdf.open(memo, password=OPENING) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert {opened.encryption.stream_method.name, opened.encryption.string_method.name} == {"aesv3"}
        assert (opened.user_password_matched, opened.owner_password_matched) == (True, False)
        assert opened.allow.accessibility
        assert opened.allow.print_highres
        assert opened.allow.print_lowres
        assert not opened.allow.extract
        assert not opened.allow.modify_other
    with pikepdf.open(memo, password=OWNER) as opened:
        assert opened.owner_password_matched


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_opens_it_with_either_password(tmp_path: Path, secret: Path) -> None:
    source = PasswordSource(file=secret)
    build([project(tmp_path / "in")], tmp_path / "out", formats=["memo"], protect=True, passwords=source)
    for word, code in ((OPENING, 0), (OWNER, 0), ("wrong", 2)):
        (tmp_path / "word").write_text(word, "utf-8")
        command = ["qpdf", "--check", f"--password-file={tmp_path / 'word'}", tmp_path / "out" / "o-memo.pdf"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == code, ran.stdout + ran.stderr


def test_a_protected_file_claims_to_be_accessible_and_not_to_be_an_archive_file(
    tmp_path: Path, secret: Path
) -> None:
    outline = project(tmp_path / "in")
    build([outline], tmp_path / "plain", formats=["memo"])
    build([outline], tmp_path / "out", formats=["memo"], protect=True, passwords=PasswordSource(file=secret))
    with pikepdf.open(tmp_path / "plain" / "o-memo.pdf") as plain, plain.open_metadata() as claims:
        assert (claims["pdfaid:part"], claims["pdfuaid:part"]) == ("2", "1")
    with pikepdf.open(tmp_path / "out" / "o-memo.pdf", password=OPENING) as opened:
        assert b"<pdfaid:" not in opened.Root.Metadata.read_bytes()
        with opened.open_metadata() as claims:
            assert claims["pdfuaid:part"] == "1"
            assert claims["dc:title"] == "The harbour talks"
        assert opened.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in opened.Root
        assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_nothing_of_the_text_is_in_the_clear(tmp_path: Path, secret: Path) -> None:
    source = PasswordSource(file=secret)
    build([project(tmp_path / "in")], tmp_path / "out", formats=["memo"], protect=True, passwords=source)
    file = (tmp_path / "out" / "o-memo.pdf").read_bytes()
    assert b"harbour" not in file
    assert "harbour".encode("utf-16-be") not in file


def test_an_outline_asks_for_it_for_one_audience(tmp_path: Path, secret: Path) -> None:
    outline = project(tmp_path / "in", TWO)
    ran = run(
        "build", outline, "-f", "memo", "-f", "slides", "--password-file", secret, "-o", tmp_path / "out"
    )
    assert ran.exit_code == 0
    outputs = {
        entry["file"]: entry
        for entry in json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["outputs"]
    }
    protected = {name for name, entry in outputs.items() if entry["protected"]}
    assert protected == {"o-council-memo.pdf", "o-council-slides.pdf"}
    assert {name for name, entry in outputs.items() if not entry["reproducible"]} == protected
    for name in outputs:
        data = (tmp_path / "out" / name).read_bytes()
        assert (b"/Encrypt" in data) == (name in protected)


def test_only_the_protected_file_differs_from_build_to_build(tmp_path: Path, secret: Path) -> None:
    outline = project(tmp_path / "in", TWO)
    source = PasswordSource(file=secret)
    for place in ("one", "two"):
        build([outline], tmp_path / place, passwords=source)
    differs = {
        path.name
        for path in (tmp_path / "one").rglob("*")
        if path.is_file() and path.read_bytes() != _twin(path, tmp_path).read_bytes()
    }
    assert differs == {"o-council-memo.pdf", "manifest.json"}


def _twin(path: Path, folder: Path) -> Path:
    return folder / "two" / path.relative_to(folder / "one")


def test_a_deck_is_built_and_told_that_it_stays_open(tmp_path: Path, secret: Path) -> None:
    ran = run(
        "build", project(tmp_path / "in"), "--protect", "--password-file", secret, "-o", tmp_path / "out"
    )
    assert ran.exit_code == 1
    assert "warning[deck-unprotected]: 'o-deck.pptx' is not protected: only PDFs can be" in ran.stderr
    assert "o-deck.pptx  " in ran.stdout
    key = project(tmp_path / "key", TWO)
    ran = run("check", key)
    assert f"{key}:4:22: warning[deck-unprotected]: 'o-council-deck.pptx' is not protected" in ran.stderr


# --- where passwords come from ------------------------------------------------------------------


def test_variables_have_them(tmp_path: Path) -> None:
    ran = run(
        *("build", project(tmp_path / "in"), "-f", "memo", "--protect", "-o", tmp_path / "out"),
        *("--password-env", "HARBOUR"),
        HARBOUR=OPENING,
        HARBOUR_OWNER=OWNER,
    )
    assert ran.exit_code == 0
    pikepdf.open(tmp_path / "out" / "o-memo.pdf", password=OPENING).close()


def at_terminal(*arguments: object, typed: Sequence[str]) -> tuple[int, str]:
    """Exit code and screen of a command at a terminal of its own, each question answered in turn."""
    command = [sys.executable, "-m", "deckgen", *(str(argument) for argument in arguments)]
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, command)  # noqa: S606 - no shell is meant
    screen, waiting = "", list(typed)
    with contextlib.suppress(OSError):  # so ends a terminal
        while data := os.read(terminal, 4096):
            screen += data.decode("utf-8", "replace")
            if screen.endswith(": ") and waiting:
                os.write(terminal, waiting.pop(0).encode() + b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), screen


def test_they_are_asked_for_twice_each_and_not_shown(tmp_path: Path) -> None:
    outline = project(tmp_path / "in")
    command = ("build", outline, "-f", "memo", "--protect", "-o", tmp_path / "out")
    code, screen = at_terminal(*command, typed=[OPENING, "mistyped", OPENING, OPENING, OWNER, OWNER])
    assert code == 0, screen
    assert "Password that opens the files: " in screen
    assert "The two entered values do not match" in screen
    assert "Owner's password: " in screen
    assert OPENING not in screen
    assert OWNER not in screen
    pikepdf.open(tmp_path / "out" / "o-memo.pdf", password=OWNER).close()


def test_nobody_is_asked_where_the_outline_is_wrong(tmp_path: Path) -> None:
    outline = project(tmp_path / "in", "themes: {a: {from: nowhere}}\n")
    code, screen = at_terminal("build", outline, "--protect", typed=[])
    assert code == 2
    assert "assword" not in screen


@pytest.mark.parametrize(
    "content",
    [
        f"{OPENING}\n{OWNER}\n",
        f"{OPENING}\n{OWNER}",
        f"{OPENING}\r\n{OWNER}\r\n",
        f"{OPENING}\r{OWNER}\r",
        f"\ufeff{OPENING}\n{OWNER}\n\n\n",
    ],
)
def test_line_ends_and_byte_order_marks_are_no_part_of_a_password(content: str, tmp_path: Path) -> None:
    taken, told = found(in_file(tmp_path, content))
    assert told == []
    assert taken == Passwords(OPENING, OWNER)


def test_spaces_are_part_of_a_password(tmp_path: Path) -> None:
    assert found(in_file(tmp_path, " a \nb\n"))[0] == Passwords(" a ", "b")


@pytest.mark.parametrize(
    ("typed", "prepared"),
    [
        ("I\u00adX", "IX"),  # the examples of RFC 4013, section 3
        ("user", "user"),
        ("USER", "USER"),
        ("\u00aa", "a"),
        ("\u2168", "IX"),
        ("u\u0308", "ü"),
        ("a\u00a0b", "a b"),
        ("ﬁsh", "fish"),
        ("Київ", "Київ"),
        ("سلام", "سلام"),
        ("🗝️", "🗝"),
        ("ü" * 63, "ü" * 63),
    ],
)
def test_letters_beyond_ascii_are_prepared_as_readers_do(typed: str, prepared: str, tmp_path: Path) -> None:
    taken, told = found(in_file(tmp_path, f"{typed}\nowner\n"))
    assert told == []
    assert taken == Passwords(prepared, "owner")


def test_a_password_opens_however_its_letters_are_composed(tmp_path: Path) -> None:
    composed = "\u00fcber"
    taken, _ = found(in_file(tmp_path, "u\u0308ber\nowner\n"))
    assert taken
    pikepdf.open(io.BytesIO(encrypted(_blank(), taken)), password=composed).close()


def _blank() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


# --- what is wrong with them --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("", 1, "password-empty"),
        ("\n\n", 1, "password-empty"),
        ("\nowner\n", 1, "password-empty"),
        ("opens\n", 2, "password-empty"),
        ("\u00ad\nowner\n", 1, "password-empty"),
        ("opens\nowner\nmore\n", 3, "password-lines"),
        ("same\nsame\n", 2, "password-same"),
        ("u\u0308\nü\n", 2, "password-same"),
        ("a\tb\nowner\n", 1, "password-character"),
        ("opens\na\x07b\n", 2, "password-character"),
        ("\u0627\u0031\nowner\n", 1, "password-directions"),
        ("ü" * 64 + "\nowner\n", 1, "password-long"),
        (b"opens\nown\xff\xfeer\n", 2, "file-encoding"),
        (b"x" * 5000, 0, "file-too-large"),
    ],
)
def test_what_no_password_can_be_is_told_at_its_line(
    content: bytes | str, line: int, told: str, tmp_path: Path
) -> None:
    source = in_file(tmp_path, content)
    taken, messages = found(source)
    assert taken is None
    place = f"{source.file}:{line}:1" if line else f"{source.file}"
    assert any(message.startswith(f"{place}: error[{told}]") for message in messages), messages


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_a_file_that_is_none_is_told(path: str, tmp_path: Path) -> None:
    taken, messages = found(PasswordSource(file=tmp_path / path))
    assert taken is None
    assert len(messages) == 1


def test_a_file_that_others_can_read_is_a_finding(tmp_path: Path) -> None:
    taken, messages = found(in_file(tmp_path, "opens\nowner\n", mode=0o640))
    assert taken == Passwords("opens", "owner")
    assert "warning[password-file-open]" in messages[0]
    assert "(mode 640)" in messages[0]


def test_a_variable_that_is_not_set_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HARBOUR", raising=False)
    monkeypatch.setenv("HARBOUR_OWNER", "")
    taken, messages = found(PasswordSource(variable="HARBOUR"))
    assert taken is None
    assert [message.split(":")[0] for message in messages] == ["$HARBOUR", "$HARBOUR_OWNER"]


def test_a_variable_of_other_bytes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARBOUR", "o\udcffpens")
    monkeypatch.setenv("HARBOUR_OWNER", "owner")
    taken, messages = found(PasswordSource(variable="HARBOUR"))
    assert taken is None
    assert "password-character" in messages[0]


def _refusals(folder: Path) -> Iterator[tuple[list[object], str]]:
    outline = project(folder / "in")
    yield ["--protect"], "password-wanted"
    yield ["--protect", "--password-file", folder / "nowhere"], "file-missing"
    yield ["--protect", "--password-env", "NO_SUCH_VARIABLE"], "password-empty"
    yield ["--password-env", "NO_SUCH_VARIABLE"], "password-unused"
    yield ["--protect", "--password-env", "A", "--password-file", outline], "not from both"


@pytest.mark.parametrize("at", range(5))
def test_without_passwords_nothing_is_written(at: int, tmp_path: Path) -> None:
    options, told = list(_refusals(tmp_path))[at]
    ran = run("build", tmp_path / "in" / "o.yaml", "-f", "memo", *options, "-o", tmp_path / "out")
    assert ran.exit_code == 2
    assert told in ran.output
    assert not (tmp_path / "out").exists()


def test_without_the_extra_it_is_told_what_to_install(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    outline = project(tmp_path / "in")
    ran = run("build", outline, "--protect", "--password-file", secret, "-o", tmp_path / "out")
    assert ran.exit_code == 2
    assert "deckgen[secure]" in ran.stderr
    assert not (tmp_path / "out").exists()


# --- silence ------------------------------------------------------------------------------------


def test_no_password_is_told_anywhere(tmp_path: Path, secret: Path) -> None:
    """Not on either stream, in the manifest, in a representation or in an error's text."""
    outline = project(tmp_path / "in")
    command = [sys.executable, "-m", "deckgen", "build", outline, "--protect", "-v", "-o", tmp_path / "out"]
    ran = subprocess.run([*command, "--password-file", secret], capture_output=True, text=True, check=False)
    said = [ran.stdout, ran.stderr, (tmp_path / "out" / "manifest.json").read_text("utf-8")]
    said += [repr(Passwords(OPENING, OWNER)), str(Passwords(OPENING, OWNER))]
    for content in (f"{OPENING}\n{OPENING}\n", f"{OPENING}\x07\n{OWNER}\n", f"{OPENING}\n{OWNER}\n\nmore\n"):
        (tmp_path / "bad").write_text(content, "utf-8")
        with pytest.raises(InputError) as refused:
            build(
                [outline],
                tmp_path / "none",
                protect=True,
                passwords=PasswordSource(file=tmp_path / "bad"),
            )
        said += [str(refused.value), repr(refused.value)]
    for text in said:
        assert "herring" not in text
        assert "harbour-master" not in text


def test_no_option_takes_a_password() -> None:
    shown = run("build", "--help").output
    assert "--password-file FILE" in shown
    assert "--password-env NAME" in shown
    assert "--password " not in shown
    assert reading.OWNER_SUFFIX in shown
