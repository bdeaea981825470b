"""Where everything in an organisation stands, computed when first asked for, and once."""

from __future__ import annotations

from mkdocs_okr.model import Address, OkrSet, Organisation
from mkdocs_okr.progress.sets import assess
from mkdocs_okr.progress.states import KeyResultState, ObjectiveState, SetState

__all__ = ["Standings"]


class Standings:
    """A view of an organisation through which pages and rules see how its OKRs are doing.

    Each set is assessed when something of it is first asked for; a second question costs a look-up.
    """

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self._sets: dict[tuple[str, str], SetState] = {}
        self._objectives: dict[Address, ObjectiveState] = {}
        self._key_results: dict[Address, KeyResultState] = {}

    def of_set(self, okr_set: OkrSet) -> SetState:
        """Where a set of the organisation stands."""
        key = (okr_set.team, okr_set.period.key)
        state = self._sets.get(key)
        if state is None:
            state = self._sets[key] = assess(self.organisation, okr_set)
            self._remember(state)
        return state

    def objective(self, address: Address) -> ObjectiveState | None:
        """Where the objective at the address stands, whatever key result it names; None: no such.

        Where two objectives of a set have one id, which is a finding, the first is meant.
        """
        if not self._look_at(address):
            return None
        if address.key_result is not None:
            address = Address(address.team, address.period, address.objective)
        return self._objectives.get(address)

    def key_result(self, address: Address) -> KeyResultState | None:
        """Where the key result at the address stands; None: no such, or it names no key result."""
        return self._key_results.get(address) if self._look_at(address) else None

    def _look_at(self, address: Address) -> bool:
        okr_set = self.organisation.set_of(address)
        if okr_set is not None:
            self.of_set(okr_set)
        return okr_set is not None

    def _remember(self, state: SetState) -> None:
        for objective in state.objectives:
            where = objective.objective.address
            if where in self._objectives:
                continue
            self._objectives[where] = objective
            for key_result in objective.key_results:
                named = Address(where.team, where.period, where.objective, key_result.key_result.id)
                self._key_results.setdefault(named, key_result)
