"""What the handbook's pages can call: figures and names that stand in the outline once."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml


def define_env(env: Any) -> None:
    """Register the macros with mkdocs-macros-plugin."""
    outline = yaml.safe_load((Path(env.project_dir) / "outline.yml").read_text(encoding="utf-8"))
    teams = outline["teams"]
    services = {each["name"]: each for each in outline["services"]}

    @env.macro
    def tier(service: str) -> int:
        return int(services[service]["tier"])

    @env.macro
    def channel(team: str) -> str:
        return f"`{teams[team]['asks']}`"

    @env.macro
    def owner(service: str) -> str:
        team = services[service]["team"]
        return f"[{teams[team]['name']}](../teams/{team}.md) looks after it."

    @env.macro
    def on_call(service: str) -> str:
        team = services[service]["team"]
        return f"whoever is on call for **{teams[team]['name']}**, then {channel(team)}"

    @env.macro
    def dashboard(service: str, symptom: str) -> str:
        return f"[panel](https://lookout.example/d/{service}?panel={symptom}){{ .panel }}"

    @env.macro
    def long_date(day: str) -> str:
        when = date.fromisoformat(day)
        return f"{when.day} {when:%B %Y}"

    @env.macro
    def services_of(team: str) -> str:
        rows = [
            f"| [{each['name']}](../services/{each['name']}.md) | {each['tier']} | {each['does']} |"
            for each in services.values()
            if each["team"] == team
        ]
        return "\n".join(["| service | tier | what it does |", "|---|---|---|", *rows])

    @env.macro
    def team_table() -> str:
        rows = [
            f"| [{team['name']}](teams/{key}.md) | {team['about']} | <!-- okr/badge {key} --> |"
            for key, team in teams.items()
        ]
        return "\n".join(["| team | what about | now |", "|---|---|---|", *rows])
