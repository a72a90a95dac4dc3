"""The error summary of a form is drawn by the form itself, once."""

import re
from pathlib import Path

import nep

FORM = re.compile(r"\{\{ form \}\}")
AGAIN = re.compile(r'include "web/_error_summary.html"(?! with form=None)')


def test_no_page_draws_the_error_summary_beside_a_form_that_already_draws_it() -> None:
    pages = Path(nep.__file__).parent.glob("*/templates/*/*.html")
    twice = [page.name for page in pages if FORM.search(text := page.read_text()) and AGAIN.search(text)]
    assert twice == []
