from __future__ import annotations

from factsheet.articles import read
from factsheet.model import Article, Page
from factsheet.origins import Origins

TEXT = """Finland sent four tanks to Kenya on Monday, the defence ministry in Helsinki said after a short debate.
Crews from both countries had trained together for a year in the hills above the Rift Valley, where the roads are poor.
A second shipment of spare parts, tents and field kitchens is to follow before the rains begin in earnest, it added.
Nobody at the harbour of Mombasa wanted to say how long the unloading of the grey ships would take this time."""
OTHER = """Peru opened a museum of knots, and children came from every valley to see the oldest of all known cords.
The minister of culture cut a ribbon, tied it again, and told the press that counting had always been an art here."""


def article(name: str, text: str) -> Article:
    found = read(Page(name, text.encode(), "text", language="en"), None)
    assert isinstance(found, Article)
    return found


def test_a_near_copy_has_the_first_article_as_its_origin() -> None:
    origins = Origins()
    assert origins.of(article("a", TEXT)) == ""
    assert origins.of(article("b", TEXT + "\\n(rw)")) == "a"
    assert origins.of(article("c", OTHER)) == ""


def test_a_copy_of_a_copy_has_the_same_origin() -> None:
    origins = Origins()
    first = article("a", TEXT)
    origins.learn("z", "a", first.fingerprint)
    assert origins.of(article("b", TEXT)) == "a"


def test_the_same_article_read_again_is_nobodys_copy() -> None:
    origins = Origins()
    origins.learn("a", "", article("a", TEXT).fingerprint)
    assert origins.of(article("a", TEXT)) == ""
