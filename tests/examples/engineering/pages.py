"""Writes most pages of the engineering handbook from its outline: a line there is a page.

Only the index pages, the guides and the OKRs are written by hand. `write_pages` gives the same
bytes for the same outline; ``python tests/examples/engineering/pages.py FOLDER`` lays the whole
handbook out in a folder of its own, to be built and looked at.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent

# By tier: what is promised, and from where on an alert is raised.
_PROMISES = {1: "99.95 %", 2: "99.9 %", 3: "99 %"}
_LIMITS = {
    1: {"slow": 300, "errors": 1, "backlog": 2, "disk": 12, "stale": 5, "certificate": 21},
    2: {"slow": 800, "errors": 2, "backlog": 10, "disk": 8, "stale": 15, "certificate": 14},
    3: {"slow": 2000, "errors": 5, "backlog": 60, "disk": 4, "stale": 60, "certificate": 7},
}

Outline = Mapping[str, Any]
Service = Mapping[str, Any]


def lay_out(folder: Path) -> None:
    """Copy the handbook to a folder and write its pages there."""
    shutil.copytree(
        HERE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "pages.py")
    )
    write_pages(folder / "docs")


def write_pages(docs: Path) -> int:
    """Write the pages that the outline is about; how many there were."""
    outline = yaml.safe_load((HERE / "outline.yml").read_text(encoding="utf-8"))
    pages: dict[str, str] = {}
    for key, team in outline["teams"].items():
        pages[f"teams/{key}.md"] = _team(key, team)
    for number, service in enumerate(outline["services"]):
        name = service["name"]
        symptoms = _symptoms_of(number, service, outline)
        pages[f"services/{name}.md"] = _service(service, symptoms, outline)
        for symptom in symptoms:
            pages[f"runbooks/{name}-{symptom}.md"] = _runbook(service, symptom, outline)
    for number, (team, title, because, so) in enumerate(outline["decisions"], 1):
        pages[f"decisions/{number:04}.md"] = _decision(number, team, title, because, so)
    for day, service, title, cause, learnt in outline["incidents"]:
        pages[f"incidents/{day}.md"] = _incident(str(day), service, title, cause, learnt, outline)
    for name, text in pages.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(pages)


def _symptoms_of(number: int, service: Service, outline: Outline) -> Sequence[str]:
    """Which runbooks a service has: three if it is of tier 1, else two."""
    symptoms = list(outline["symptoms"])
    count = 3 if service["tier"] == 1 else 2
    return [symptoms[(number + step * 2) % len(symptoms)] for step in range(count)]


def _team(key: str, team: Mapping[str, str]) -> str:
    return f"""\
---
description: {team["about"]}
---

# {team["name"]}

{team["about"]} Ask us in {{{{ channel("{key}") }}}}.

## What we look after

{{{{ services_of("{key}") }}}}

## What we are after

<!-- okr/team {key} -->
"""


def _service(service: Service, symptoms: Sequence[str], outline: Outline) -> str:
    name = service["name"]
    needed_by = [each["name"] for each in outline["services"] if name in each["needs"]]
    runbooks = "\n".join(
        f"| [{name} {outline['symptoms'][symptom]['title']}](../runbooks/{name}-{symptom}.md) "
        f"| `{name}.{symptom}` |"
        for symptom in symptoms
    )
    return f"""\
---
description: {service["does"]}
---

# {name}

{service["does"]} {{{{ owner("{name}") }}}}

!!! info "Tier {service["tier"]}"
    {_PROMISES[service["tier"]]} in a quarter.
    {{% if tier("{name}") == 1 %}}Whoever changes it, stays until it has run for an hour.\
{{% else %}}It may wait for the morning.{{% endif %}}

## What it needs, and what needs it

| | services |
|---|---|
| needs | {_listed(service["needs"])} |
| is needed by | {_listed(needed_by)} |

## Running it

=== "On your machine"

    ```console
    $ yard up {name}
    $ yard logs {name} --follow
    ```

=== "On staging"

    ```console
    $ yard deploy {name} --to staging
    ```

It is written in {service["stack"]}[^{name}].

[^{name}]: Another language needs a [decision](../decisions/index.md).

## When it is unwell

| runbook | alert |
|---|---|
{runbooks}

--8<-- "rollback.md"
"""


def _listed(services: Sequence[str]) -> str:
    return ", ".join(f"[{each}]({each}.md)" for each in services) or "nothing"


def _runbook(service: Service, symptom: str, outline: Outline) -> str:
    name, told = service["name"], outline["symptoms"][symptom]
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(told["first"], 1))
    return f"""\
---
search:
  boost: 2
---

# {name} {told["title"]}

**Alert:** `{name}.{symptom}` · {{{{ dashboard("{name}", "{symptom}") }}}}

{told["seen"].format(**_LIMITS[service["tier"]])}

## First

{steps}

??? question "Why does it happen?"
    {told["why"]}

## Then

{told["then"]}

--8<-- "escalation.md"

Who to wake: {{{{ on_call("{name}") }}}}. What it is for: [{name}](../services/{name}.md).
"""


def _decision(number: int, team: str, title: str, because: str, so: str) -> str:
    return f"""\
# {number}. {title}

| status | decided by |
|---|---|
| in force | [{team}](../teams/{team}.md) |

## Because

{because}

## So

{so}

<!-- Decisions are not edited. A new one takes the place of an old one. -->
"""


def _incident(day: str, name: str, title: str, cause: str, learnt: str, outline: Outline) -> str:
    (service,) = (each for each in outline["services"] if each["name"] == name)
    return f"""\
# {title}

{{{{ long_date("{day}") }}}} · [{name}](../services/{name}.md) · [{service["team"]}]\
(../teams/{service["team"]}.md)

What happened
:   {title}.

What made it likely
:   {cause}

What we do differently
:   {learnt}

{{% raw %}}The template leaves {{{{ duration }}}} and {{{{ customers }}}} to you.{{% endraw %}}
"""


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
