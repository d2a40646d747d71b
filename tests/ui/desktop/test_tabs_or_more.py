"""Where not everything was counted, a count says so, to those who see it and to those who hear it."""

from __future__ import annotations

from app.search import Results
from ui.desktop.pages.results import _cut
from ui.desktop.parts.tabs import Tab


def test_a_count_that_is_not_the_whole_says_or_more() -> None:
    assert Tab("", "All", 1240).figure == "1,240"
    assert Tab("", "All", 1240, or_more=True).figure == "1,240+"
    assert Tab("", "All", 1240, or_more=True).spoken == "All, 1,240 or more"
    assert Tab("", "Overview").figure == ""
    assert Tab("", "Overview").spoken == "Overview"


def test_a_search_that_did_not_count_everything_says_so() -> None:
    assert _cut(Results((), 0, (), (), False)) == ()
    assert _cut(Results((), 7, (), (), False)) == ("7 more are not listed; add a word or a filter.",)
    (words,) = _cut(Results((), 2_000, (), (), False, at_least=True))
    assert words.startswith("2,000 or more match; not all were counted.")
