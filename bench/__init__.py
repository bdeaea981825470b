"""How fast and how small: measurements of whole processes, each held against its limit.

``python -m bench`` prints them; ``python -m bench --quick`` does so on fewer files.
"""
