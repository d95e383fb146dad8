"""The way in for the browser: JSON in, JSON out, for the edition of a region."""

from __future__ import annotations

import json
from functools import cache

from flow.doors.forms import edition, given_in, told
from flow.meeting.clean import clean
from flow.region.form import RegionForm, load_region_form
from flow.region.result import as_given, as_list, region_result
from flow.rules.read_region import RegionError, Text, parsed, problems

FILE = "regio.toml"


@cache
def asked() -> RegionForm:
    """Read the form once."""
    return load_region_form(edition())


def respond(message: str) -> str:
    """Return what the form gives back for a message of the page, as `flow.doors.forms` does.

    With `load`, the text of a file, the answer holds instead `given`, what to fill in by field, and
    `left`: in HTML what of the file has no place in the form; `given` is empty when it is no file
    of a region.
    """
    told_by_page = json.loads(message)
    if "load" in told_by_page:
        return json.dumps(_loaded(str(told_by_page["load"])))
    result = region_result(asked(), given_in(told_by_page))
    answer = told(told_by_page, asked().form, result)
    if told_by_page.get("make") == "toml":
        answer["name"] = FILE.removesuffix(".toml")
    return json.dumps(answer)


def _loaded(text: str) -> dict[str, object]:
    """Return what a file fills in, and what of it has no place."""
    form = asked()
    try:
        _, raw = parsed(Text(clean(text)))
    except RegionError as error:
        return {"given": {}, "left": as_list(error.lines)}
    left = [
        f"{FILE}, veld '{'.'.join(place)}': {problem}"
        for place, problem in problems(raw, form.known).items()
        if not form.id_of(place)
    ]
    return {"given": as_given(raw, form), "left": as_list(left)}
