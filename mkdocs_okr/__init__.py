"""OKRs, committed as Markdown next to a handbook, as checked and published pages of it."""
