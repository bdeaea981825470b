"""For hosts that run no plugins: the section as files in a folder, and a Markdown extension.

`okr generate` writes the section with this; the extension puts OKRs into the handbook's own pages.
"""
