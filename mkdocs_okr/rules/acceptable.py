"""Where a finding can be accepted: at the narrowest part of an OKR file that may say so.

The counterpart of `acceptance`, which heeds what is written there.
"""

from __future__ import annotations

from mkdocs_okr.findings import DataPath, Finding, Severity
from mkdocs_okr.model import Organisation
from mkdocs_okr.rules.acceptance import ABOUT_ENTRIES, ACCEPTABLE_ERROR
from mkdocs_okr.rules.view import View

__all__ = ["Acceptable"]

_LONGEST = len(("objectives", 0, "key_results", 0))


class Acceptable:
    """What can be accepted in an organisation.

    Args:
        organisation: as it was read.
    """

    def __init__(self, organisation: Organisation) -> None:
        view = View(organisation)
        # Everything that may have a field `ignore`, as file and data path.
        self._owners: set[tuple[str, DataPath]] = {
            (each.file, ()) for each in organisation.teams.values() if each.file and each.readable
        }
        self._owners.update((each.file, ()) for each in view.sets)
        self._owners.update((okr_set.file, each.path) for okr_set, each in view.objectives)
        self._owners.update((okr_set.file, each.path) for okr_set, _, each in view.key_results)

    def owner(self, finding: Finding) -> DataPath | None:
        """The data path of what may accept the finding, in the finding's file, or None."""
        if self.refusal(finding) is not None:
            return None
        return self._owner(finding)

    def refusal(self, finding: Finding) -> str | None:
        """Why the finding cannot be accepted, and what to do instead; None if it can."""
        if finding.code in ABOUT_ENTRIES:
            return "it is about what is accepted; do what its help says"
        if finding.severity is Severity.ERROR and finding.code != ACCEPTABLE_ERROR:
            return "it is an error; mend it"
        if self._owner(finding) is None:
            return "its file takes no `ignore`; mend it, or set the rule with `per_path`"
        return None

    def _owner(self, finding: Finding) -> DataPath | None:
        for length in range(min(len(finding.path), _LONGEST), -1, -1):
            if (finding.place.file, finding.path[:length]) in self._owners:
                return finding.path[:length]
        return None
