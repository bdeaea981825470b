"""Makes the handbook's pages about rules from the rules' own docstrings.

A page a rule (``rules/okr201.md``), and the table on ``rules.md`` in place of its marker. The
pages exist in the built site only: there is nothing to keep in step.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_okr.findings import Severity
from mkdocs_okr.rules import FAMILIES, RULES, Documentation, ExampleFile, Rule, documentation

MARKER = "<!-- the table of rules -->"
HEAD = ("| code | name | severity | finds |", "|---|---|---|---|")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for every rule, outside the navigation: the table leads to them."""
    for rule in RULES.values():
        files.append(
            File.generated(
                config,
                f"rules/{rule.code.lower()}.md",
                content=rule_page(rule),
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
        )
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the table of rules in the place of its marker."""
    return markdown.replace(MARKER, table()) if page.file.src_uri == "rules.md" else markdown


def table() -> str:
    """All rules, a table a family."""
    parts = []
    for family, name in FAMILIES.items():
        rules = [rule for rule in RULES.values() if rule.family == family]
        if not rules:
            continue
        parts += [f"## {family} {name}", "", *HEAD]
        parts += [
            f"| [{rule.code}](rules/{rule.code.lower()}.md) | `{rule.name}` | {severity(rule)} "
            f"| {_in_a_cell(documentation(rule).summary)} |"
            for rule in rules
        ]
        parts.append("")
    return "\n".join(parts)


def severity(rule: Rule) -> str:
    """The rule's default severity, in drafts too where that differs."""
    if rule.drafts.rank > rule.severity.rank:
        return f"{rule.severity.value}; {rule.drafts.value} in drafts"
    return rule.severity.value


def rule_page(rule: Rule) -> str:
    """The page of one rule."""
    about = documentation(rule)
    return "\n".join(
        [
            f"# {rule.code} {rule.name}",
            "",
            about.summary,
            "",
            f"Family: {rule.family} {FAMILIES[rule.family]}. Severity: {severity(rule)}.",
            "",
            about.description,
            "",
            "## Why",
            "",
            about.why[:1].upper() + about.why[1:],
            "",
            *_examples(about),
            "## How to change it",
            "",
            *_how_to_change(rule),
            "",
            "[All rules](../rules.md)",
        ]
    )


def _examples(about: Documentation) -> list[str]:
    lines = ["## Example", ""]
    if about.given:
        lines += ["Beside these files:", "", *_fences(about.given)]
    lines += ["Found:", "", *_fences(about.bad), "Mended:", "", *_fences(about.good)]
    return lines


def _fences(examples: tuple[ExampleFile, ...]) -> list[str]:
    lines = []
    for example in examples:
        longest = max((len(run) for run in re.findall(r"`+", example.content)), default=0)
        fence = "`" * max(3, longest + 1)
        content = example.content.rstrip("\n")
        # Highlighted as Markdown, front matter would look like a heading.
        only_data = example.path.endswith((".yml", ".yaml")) or content.endswith("\n---")
        language = "yaml" if only_data else "markdown"
        lines += [f'{fence}{language} title="{example.path}"', content, fence, ""]
        if example.encoding != "utf-8":
            lines += [f"(stored as {example.encoding})", ""]
    return lines


def _how_to_change(rule: Rule) -> list[str]:
    lines = [
        "For the whole handbook, in the plugin's settings:",
        "",
        '```yaml title="mkdocs.yml"',
        "plugins:",
        "  - okr:",
        "      rules:",
        f"        {rule.name}: off   # or {', '.join(each.value for each in Severity)}",
        "```",
    ]
    if rule.severity is not Severity.ERROR or rule.code == "OKR204":
        lines += [
            "",
            "For one place, with the reason:",
            "",
            "```yaml",
            "ignore:",
            f"  {rule.name}: why this is right here",
            "```",
            "",
            "See [accepted findings](../format.md#accepted-findings).",
        ]
    lines += ["", "See [rules](../settings.md#rules) for more."]
    return lines


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|")
