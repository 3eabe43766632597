"""News articles in, a fact-sheet out.

Sources give pages. A page becomes an article: clean text, sentences, a date, a language. The
rulebook says what to look for. A match is where a rule found its words. A claim is what one
article says, in typed values, with its status and its speaker. A fact is all the claims about
one event. The store remembers facts, and so knows what is new. An edition of the sheet shows
them; alerts tell people what changed; the schedule does it again.
"""

__version__ = "0.1.0"
