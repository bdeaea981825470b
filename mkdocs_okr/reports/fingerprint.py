"""By what a finding is known again in another run, wherever its line has moved to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from mkdocs_okr.reports.outcome import Outcome

__all__ = ["fingerprints"]


def fingerprints(outcome: Outcome) -> Iterator[str]:
    """A fingerprint for every finding, in their order: 64 hexadecimal digits, unique in the run.

    It is made from the rule, the file, the sentence and the text of the line, not its number. Of
    several that are equal in all this, each also counts which of them it is.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in outcome.findings:
        line = outcome.sources.line(finding.place.file, finding.place.line) or ""
        content = (finding.code, finding.place.file, finding.sentence, line.strip())
        text = "\0".join((*content, str(seen[content])))
        seen[content] += 1
        yield hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
