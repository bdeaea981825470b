"""Which day it is: the only clock in the program."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from mkdocs_okr.settings import Settings, SettingsError

__all__ = ["today"]

_SECONDS = re.compile(r"[0-9]{1,12}")


def today(settings: Settings, environment: Mapping[str, str] | None = None) -> date:
    """The day everything is seen on.

    The setting ``today`` comes first, then the variable ``SOURCE_DATE_EPOCH`` (seconds since 1970,
    taken in UTC, as reproducible builds set it), then the machine's local date.

    Args:
        settings: the site's settings.
        environment: the variables to look in; None: the process's own.

    Raises:
        SettingsError: if ``SOURCE_DATE_EPOCH`` is set to something that is no day.
    """
    if settings.today is not None:
        return settings.today
    written = (os.environ if environment is None else environment).get("SOURCE_DATE_EPOCH", "")
    if not written.strip():
        return date.today()
    try:
        if _SECONDS.fullmatch(written.strip()):
            return datetime.fromtimestamp(int(written), UTC).date()
    except (ValueError, OverflowError, OSError):  # a day after the year 9999
        pass
    raise SettingsError(
        f'the variable SOURCE_DATE_EPOCH is "{written}", which is no number of seconds since 1970',
        help="unset it, or set it to a number such as 1760000000",
    )
