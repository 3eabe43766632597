"""From a page to an article: what is story, what is furniture, and where each sentence stands.

The steps, one module each, in their order:

    door.py        decode the bytes, or refuse them
    mojibake.py    mend `â€œ` and its kin
    webpage.py     the story of a web page, and what the page states of itself
    marks.py       Markdown to the words that a reader sees
    clean.py       NFC, plain spaces, nothing invisible; sound text keeps its offsets
    wrapping.py    one paragraph, one line
    blocks.py      paragraphs, and what each looks like
    noise.py       the noise list made ready
    links.py       labelled links to other stories
    furniture.py   captions, tails, author boxes, bars, bylines, repeats
    headings.py    titles, headings, other stories' headlines
    dateline.py    `JAKARTA, Kabar Samudra -`; dates.py its dates
    language.py    id, en, other
    sentences.py   spans of sentences
    reprints.py    fingerprints of near-copies
    reading.py     all of it, in order

Nothing is taken out of the text: what is no story is kept as a `Cut`, and no sentence lies in it.
Problems: P101 not a text that can be read, P102 nothing to read.
"""

from factsheet.articles.reading import Draft, draft, finish, read
from factsheet.articles.reprints import near_copies

__all__ = ["Draft", "draft", "finish", "near_copies", "read"]
