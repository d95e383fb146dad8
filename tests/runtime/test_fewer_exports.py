"""Of the names that a WebAssembly module exports only those stay that something can ask for."""

import pytest

from scripts.faces.runtime.fewer_exports import needed_names, with_exports, with_names

HEADER = b"\0asm\1\0\0\0"


def text(name: str) -> bytes:
    return bytes([len(name)]) + name.encode()


def size(number: int) -> bytes:
    """Return a number below 16,384 as WebAssembly writes it."""
    return bytes([number]) if number < 128 else bytes([number % 128 + 128, number // 128])


def section(kind: int, *entries: bytes) -> bytes:
    body = bytes([len(entries)]) + b"".join(entries)
    return bytes([kind]) + size(len(body)) + body


# One import of each kind: a function, a table, a memory with and one without an end, a global
# that is asked for by its name, and a tag.
IMPORTS = section(
    2,
    text("env") + text("puts") + b"\0\1",
    text("env") + text("table") + b"\1\x70\0\x05",
    text("env") + text("memory") + b"\2\1\x80\x08\x80\x10",
    text("env") + text("other") + b"\2\0\x03",
    text("GOT.func") + text("linked") + b"\3\x7f\1",
    text("env") + text("tag") + b"\4\0\1",
)
NAMES = ["called", "linked", "wrapped", "named", "main", "unused", "x" * 100]
CODE = b"\x0a\x03\x01\x01\x00"


def module(names: list[str]) -> bytes:
    exports = (text(name) + b"\0" + bytes([number]) for number, name in enumerate(names))
    return HEADER + IMPORTS + section(7, *exports) + CODE


TAKES_OVER = "".join(f'var _{name}=Module["_{name}"]=wasmExports["{name}"];' for name in NAMES)
SCRIPT = (
    f'{TAKES_OVER}Module["_unused"]=_unused;function f(){{return _called(wasmExports.named)}}'
    'wasmExports["wrapped"]=makeWrapper_p(wasmExports["wrapped"]);'
)
NEEDED = ["called", "linked", "wrapped", "named", "main"]


def test_names_are_kept_that_the_module_or_a_script_can_ask_for() -> None:
    needed = needed_names(module(NAMES), SCRIPT)
    assert [name for name in NAMES if name in needed] == NEEDED


def test_name_in_another_script_is_kept_too() -> None:
    assert "unused" in needed_names(module(NAMES), SCRIPT, "run(_unused)")


def test_module_keeps_all_but_the_names() -> None:
    shorter = with_exports(module(NAMES), frozenset(NEEDED))
    exports = (text(NAMES[number]) + b"\0" + bytes([number]) for number in range(5))
    assert shorter == HEADER + IMPORTS + section(7, *exports) + CODE


@pytest.mark.parametrize("name", NAMES)
def test_script_takes_over_what_is_there(name: str) -> None:
    script = with_names(SCRIPT, frozenset(NEEDED))
    assert (f'=wasmExports["{name}"];' in script) == (name in NEEDED)
