"""Precision and recall on labelled articles: is a rule set good, and where does it fail?

labels.py    what a careful reader wrote beside an article
agree.py     does a found fact say what a labelled one says?
tally.py     hits, misses and extras, counted
nearest.py   what came near a miss, and what found an extra
wording.py   the scorecard as text and as JSON
cases.py     the director: each labelled article read on its own, from page to facts
pairs.py     do the facts of a group hold together what its labels hold together?
grouping.py  the card of groups as text and as JSON
groups.py    the director of groups: all articles of one folder settled together
"""
