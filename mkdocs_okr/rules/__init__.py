"""Rules: from an organisation to findings.

`check` asks every rule. A family of rules is a module or a few; each rule is one small function
whose name is the rule's name and whose docstring is its page.
"""

from mkdocs_okr.rules.baseline import check_with_baseline
from mkdocs_okr.rules.catalogue import RULES, find_rule, rule_names, unknown_rules
from mkdocs_okr.rules.documentation import EXAMPLE_DAY, Documentation, ExampleFile, documentation
from mkdocs_okr.rules.registry import FAMILIES, Rule
from mkdocs_okr.rules.runner import check, judge

__all__ = [
    "EXAMPLE_DAY",
    "FAMILIES",
    "RULES",
    "Documentation",
    "ExampleFile",
    "Rule",
    "check",
    "check_with_baseline",
    "documentation",
    "find_rule",
    "judge",
    "rule_names",
    "unknown_rules",
]
