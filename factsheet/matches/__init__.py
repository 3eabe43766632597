"""Find the rules' phrases in sentences.

A gate scans an article once and names the sentences in which some phrase may match. Such a
sentence is read: tokens (words), units that some list knows (units), parties joined (chunks, partings)
or remembered by name (names), the voice of its verbs (voice), its free actors (government, reasons),
what merely stands for a party or a thing (standing, stand_ins). Its shorthand (reading) is matched
against the phrases' patterns (patterns); what they bind (binding) is completed from the clause (filling),
from the list that it is one of (besides) and from the words around it (context, reference). Once a whole
article is told (search, tellings), of several verbs about one thing one tells (one_thing), and parties left
unsaid are lent (lending, lent) where the clause does not give the part to somebody else (elsewhere).
The drafts that hold become matches (choosing), with what shares their verb (further) and the words that
name a party (designation).

Why a sentence gave what it gave is told apart, and only when asked (explain): how far each phrase gets
(trails), what stops it (stops) or drops it (drops), the nouns of that (attempts) and its words (saying).
"""

from factsheet.matches.finder import Finder

__all__ = ["Finder"]
