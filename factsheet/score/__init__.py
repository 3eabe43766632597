"""Precision and recall on labelled articles: is a rule set good, and where does it fail?

labels.py    what a careful reader wrote beside an article
agree.py     does a found fact say what a labelled one says?
tally.py     hits, misses and extras, counted
wording.py   the scorecard as text and as JSON
cases.py     the director: each labelled article read on its own, from page to facts
"""
