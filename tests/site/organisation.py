"""A small organisation whose numbers are easy to work out by hand."""

SETTINGS = """\
=== mkdocs.yml
site_name: Handbook
repo_url: https://code.example/handbook
edit_uri: edit/main/docs/
plugins:
  - search
  - okr:
      leadership: agency
      today: 2026-11-15
=== docs/index.md
# Handbook
"""

OKRS = """\
=== okrs/index.md
What we are after.
=== okrs/agency/index.md
---
name: The agency
---
Runs things.
=== okrs/agency/2026.md
---
objectives:
  - id: seamless
    title: A seamless public service
    anchored_in: The strategy
    key_results:
      - id: finished
        title: Errands finished
        baseline: 0
        target: 100
        unit: "%"
      - id: up
        title: Availability
        keep: {min: 99.9}
        unit: "%"
checkins:
  - date: 2026-11-01
    note: Good.
    values:
      finished: 80
      up: 99.95
---
=== okrs/agency/sign-in/index.md
---
name: Sign-in
contact: sign-in@agency.example
---
The login.
=== okrs/agency/sign-in/2026-Q3.md
---
objectives:
  - id: quick
    title: Quick sign-in
    aligns_to: agency/seamless
    key_results:
      - id: seconds
        title: Seconds to sign in
        baseline: 20
        target: 10
        unit: s
checkins:
  - date: 2026-09-30
    values:
      seconds: 14
---
## Retrospective

We learnt a lot.
=== okrs/agency/sign-in/2026-Q4.md
---
objectives:
  - id: quick
    title: Quick sign-in
    aligns_to: agency/seamless
    continues: quick
    key_results:
      - id: seconds
        title: Seconds to sign in
        baseline: 14
        target: 5
        unit: s
      - id: first-try
        title: Sign-ins at the first try
        baseline: 80
        target: 90
        unit: "%"
checkins:
  - date: 2026-10-12
    values:
      seconds: 12.2
      first-try: 81
  - date: 2026-11-09
    note: The second reminder is gone.
    values:
      seconds: {value: 9.5, confidence: 8}
      first-try: 85
---
The story of the quarter, told in [the handbook](../../../docs/index.md).
=== okrs/agency/mailbox/2027-Q1.md
---
status: draft
objectives:
  - title: Letters that people understand
    aligns_to: agency/seamless
    key_results:
      - id: understood
        title: People who understand
        target: {min: 75}
        unit: "%"
---
"""

HANDBOOK = SETTINGS + OKRS
