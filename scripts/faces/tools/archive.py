"""Zip files whose bytes depend on their contents only: no dates, no order of a disk."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the files of a zip or wheel, without the entries for folders."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def write_zip(
    path: Path | BinaryIO, files: Mapping[str, bytes], *, is_compressed: bool = True
) -> None:
    """Write a zip that is the same for the same files, today and tomorrow."""
    kind = zipfile.ZIP_DEFLATED if is_compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)  # dated 1980 unless told otherwise
            entry.create_system = 3  # the same on Windows, which would write 0
            entry.external_attr = 0o644 << 16
            entry.compress_type = kind
            archive.writestr(entry, files[name])


def repack(path: Path) -> None:
    """Replace a zip by the same files in the fixed form."""
    write_zip(path, read_zip(path))
