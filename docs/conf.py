"""How the documentation site is built: ``sphinx-build -W docs build/docs``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from site_pages import use_bundle, write_llms_text, write_pages  # noqa: E402  # found by the path above

from comity import __version__  # noqa: E402  # found by the path above

project = "Comity"
author = "The Comity maintainers"
copyright = "the Comity maintainers"  # the name that Sphinx reads
version = release = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
html_theme = "furo"
html_title = "Comity"
exclude_patterns = ["facts.md", "site_pages.py", "ways_table.py"]

# Notebooks are shown with the output of the version that the site is of.
nb_execution_mode = os.environ.get("COMITY_DOCS_EXECUTE", "force")
nb_execution_timeout = 300
nb_execution_raise_on_error = True
myst_enable_extensions = ["dollarmath", "deflist"]
myst_heading_anchors = 3
# Pages name files of the repository, which are no pages of the site.
suppress_warnings = ["myst.xref_missing", "myst.header"]

napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"
autoclass_content = "class"


def setup(app: object) -> None:
    """Write the generated pages before Sphinx reads them, and the list of pages at the end."""
    use_bundle(HERE / "generated")
    write_pages(HERE / "generated")
    app.connect("build-finished", write_llms_text)  # type: ignore[attr-defined]  # a Sphinx application
