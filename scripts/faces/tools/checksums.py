"""Knows what downloaded files looked like when they came, and tells which were damaged since.

python -m scripts.faces.tools.checksums record FOLDER    after a download
python -m scripts.faces.tools.checksums check FOLDER     ends with 1 when a file was damaged
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

LIST = "checksums.json"


def record(folder: Path) -> None:
    """Write down the sha256 of every file in a folder."""
    sums = {path.relative_to(folder).as_posix(): sha256(path) for path in _files(folder)}
    (folder / LIST).write_text(json.dumps(sums, indent=0), encoding="utf-8")


def damaged(folder: Path, inside: str = "") -> Iterator[Path]:
    """Yield what is gone or other than it was recorded, of all files or of those `inside` a path.

    Without a list that can be read nothing is certain: then that list is what is damaged.
    """
    try:
        sums = json.loads((folder / LIST).read_bytes())
    except (OSError, ValueError):
        yield folder / LIST
        return
    for name, expected in sums.items():
        path = folder / name
        if name.startswith(inside) and not (path.is_file() and sha256(path) == expected):
            yield path


def sha256(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in found if path != folder / LIST)


def main(verb: str, name: str) -> int:
    """Run one command."""
    folder = Path(name)
    if verb == "record":
        record(folder)
        return 0
    wrong = list(damaged(folder))
    for path in wrong:
        print(f"{path} is damaged")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
