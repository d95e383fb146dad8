"""Takes out of Pyodide's WebAssembly the names that nothing here can ask for.

It exports 9,700 functions and places for packages in C, of which this site has none; its script
takes them all in at every start. The code itself stays as it was published: only the list of
names gets shorter, and the script no longer asks for what is not in it.
"""

import re
from collections.abc import Iterator

MAGIC_AND_VERSION = 8  # bytes before the first section
IMPORTS, EXPORTS = 2, 7
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
# Asked for by Emscripten under other names than its script tells.
ALWAYS = {
    "memory",
    "main",
    "__main_argc_argv",
    "__indirect_function_table",
    "__wasm_call_ctors",
    "__wasm_apply_data_relocs",
    "__heap_base",
    "__stack_pointer",
}
# One name that the script takes over, as a variable and for packages in C.
TAKEN = re.compile(r'var [\w$]+=(?:Module\["[^"]+"\]=)?wasmExports\["([^"]+)"\];')
PASSED_ON = re.compile(r'Module\["_[\w$]+"\]=_[\w$]+;')
WRAPPED = re.compile(r'wasmExports\["([^"]+)"\]=makeWrapper_\w+\(wasmExports\["[^"]+"\]\);')
NAMED = re.compile(r"wasmExports\.([\w$]+)")
WORD = re.compile(r"[A-Za-z_$][\w$]*")


def needed_names(wasm: bytes, *scripts: str) -> frozenset[str]:
    """Return the exports of a module that it asks for itself, or that its scripts can ask for.

    A script calls the export `x` by the word `_x`, wherever that stands.
    """
    text = "".join(scripts)
    wrapped = set(WRAPPED.findall(text))
    for takes_over in (TAKEN, PASSED_ON, WRAPPED):
        text = takes_over.sub("", text)
    words = set(WORD.findall(text))
    linked = {name for module, name in _imports(wasm) if module.startswith("GOT")}
    named = {
        name for name in _exports(wasm) if f"_{name}" in words or f"wasmExports.{name}" in text
    }
    return frozenset(ALWAYS | wrapped | linked | named)


def with_exports(wasm: bytes, names: frozenset[str]) -> bytes:
    """Return the module with only the exports of these names."""
    out = bytearray(wasm[:MAGIC_AND_VERSION])
    for kind, start, body, end in _sections(wasm):
        if kind == EXPORTS:
            kept = [entry for name, entry in _export_entries(wasm, body) if name in names]
            section = _number(len(kept)) + b"".join(kept)
            out += bytes([EXPORTS]) + _number(len(section)) + section
        else:
            out += wasm[start:end]
    return bytes(out)


def with_names(script: str, names: frozenset[str]) -> str:
    """Return Emscripten's script without what it takes over of other exports than these."""
    return TAKEN.sub(lambda found: found[0] if found[1] in names else "", script)


def _exports(wasm: bytes) -> list[str]:
    (body,) = (body for kind, _, body, _ in _sections(wasm) if kind == EXPORTS)
    return [name for name, _ in _export_entries(wasm, body)]


def _sections(wasm: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield kind, start, start of the body and end of every section."""
    at = MAGIC_AND_VERSION
    while at < len(wasm):
        size, body = _read(wasm, at + 1)
        yield wasm[at], at, body, body + size
        at = body + size


def _export_entries(wasm: bytes, at: int) -> Iterator[tuple[str, bytes]]:
    count, at = _read(wasm, at)
    for _ in range(count):
        start = at
        name, at = _text(wasm, at)
        _, at = _read(wasm, at + 1)  # what it is, and its number
        yield name, wasm[start:at]


def _imports(wasm: bytes) -> Iterator[tuple[str, str]]:
    """Yield the module and the name of every import."""
    (at,) = (body for kind, _, body, _ in _sections(wasm) if kind == IMPORTS)
    count, at = _read(wasm, at)
    for _ in range(count):
        module, at = _text(wasm, at)
        name, at = _text(wasm, at)
        at = _after_type(wasm, wasm[at], at + 1)
        yield module, name


def _after_type(wasm: bytes, kind: int, at: int) -> int:
    """Return where the type of an import ends."""
    if kind == GLOBAL:
        return at + 2
    if kind in (TABLE, TAG):
        at += 1
    if kind in (FUNCTION, TAG):
        return _read(wasm, at)[1]
    has_end, at = wasm[at], at + 1
    for _ in range(1 + has_end):
        _, at = _read(wasm, at)
    return at


def _text(wasm: bytes, at: int) -> tuple[str, int]:
    size, at = _read(wasm, at)
    return wasm[at : at + size].decode(), at + size


def _read(wasm: bytes, at: int) -> tuple[int, int]:
    """Return a number (LEB128) and where it ends."""
    number = shift = 0
    while True:
        byte, at = wasm[at], at + 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at


def _number(number: int) -> bytes:
    """Write a number as LEB128."""
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])
