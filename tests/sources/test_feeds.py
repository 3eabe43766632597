"""Feeds are asked politely and never trusted; what they told before stays. The server is a real one."""

from __future__ import annotations

import gzip
import socket
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from time import monotonic

import pytest

from factsheet.errors import Problem
from factsheet.model import Feed, FeedItem, FeedState, Page
from factsheet.planned import Plan
from factsheet.sources import Seen, fetched
from factsheet.sources.visits import Manners

from .server import Site, feed, item, led, page, raw, rss, sent, serving, status

NOW = datetime(2024, 4, 2, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = "Finland sent four tanks to Kenya on Monday, the defence ministry in Helsinki said."
QUICK = Manners(pause=0.0, feed=20.0, page=20.0, visit=60.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@dataclass
class Desk:
    """A desk with one feed and a memory, asked again and again."""

    feed: Feed
    states: dict[str, FeedState] = field(default_factory=dict)
    items: dict[str, dict[str, FeedItem]] = field(default_factory=dict)
    known: dict[str, Seen] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def ask(self, after: timedelta = timedelta(), manners: Manners = QUICK) -> list[Page]:
        """The pages that come now."""
        feeds = [self.feed, *self.others]
        asking = fetched(feeds, self.states, self.seen, self.known, NOW + after, manners)
        told = list(asking)
        self.states |= {state.address: state for state in asking.states}
        for one in asking.items:
            self.items.setdefault(one.feed, {})[one.id] = one
        self.known |= asking.seen
        self.problems = [one for one in told if isinstance(one, Problem)]
        return [one for one in told if isinstance(one, Page)]

    def seen(self, address: str) -> Mapping[str, FeedItem]:
        return self.items.get(address, {})

    @property
    def state(self) -> FeedState:
        return self.states[self.feed.address]

    @property
    def error(self) -> str:
        return self.state.last_error or ""

    others: tuple[Feed, ...] = ()


@pytest.fixture
def desk(site: Site) -> Desk:
    return Desk(Feed(site.at("/feed"), private=True))


def names(pages: list[Page]) -> list[str]:
    return [one.name.rpartition("/")[2] for one in pages]


def one_item(site: Site, text: str = "") -> None:
    site.answers["/feed"] = feed(rss(item("/a", "Tanks", text)))
    site.answers["/a"] = sent(page("Tanks", TEXT))


# --- what comes of a feed ----------------------------------------------------------------------


def test_an_item_gives_the_page_behind_it_with_the_labels_of_the_feed(
    site: Site, desk: Desk
) -> None:
    more = "<pubDate>Tue, 02 Apr 2024 00:30:00 +0700</pubDate><author>Ana Lee</author>"
    link = "/a?utm_source=feed&amp;id=7#top"
    site.answers["/feed"] = feed(rss(item(link, "Tanks &amp; &lt;b&gt;more&lt;/b&gt;", more=more)))
    site.answers["/a?id=7"] = sent(page("Tanks", TEXT))
    (got,) = desk.ask()
    assert got.name == got.address == site.at("/a?id=7")
    assert (got.title, got.outlet, got.author) == ("Tanks & more", "The Ledger", "Ana Lee")
    assert got.published == date(2024, 4, 2)
    assert TEXT.encode() in got.content
    assert desk.problems == []


def test_atom_is_read_as_rss_is_and_a_name_in_the_settings_is_the_outlet(
    site: Site, desk: Desk
) -> None:
    desk.feed = replace(desk.feed, name="Northern Ledger")
    site.answers["/feed"] = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>5 &lt; 6</title>'
        '<id>tag:1</id><link href="/a"/><updated>2024-04-02T00:30:00+07:00</updated></entry></feed>',
        "application/atom+xml",
    )
    site.answers["/a"] = sent(page("Tanks", TEXT))
    (got,) = desk.ask()
    assert (got.title, got.outlet, got.published) == ("5 < 6", "Northern Ledger", date(2024, 4, 2))


def test_what_was_seen_is_not_asked_for_again_and_an_unchanged_feed_is_not_sent(
    site: Site, desk: Desk
) -> None:
    one_item(site)
    assert names(desk.ask()) == ["a"]
    assert desk.ask(HOUR) == []
    assert site.paths() == ["/feed", "/a", "/feed"]
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert desk.state.last_good == NOW + HOUR
    assert desk.state.last_new == NOW
    site.answers["/feed"] = sent(rss(item("/a", "Tanks"), item("/b")))
    site.answers["/b"] = sent(page("Jets", TEXT))
    assert names(desk.ask(2 * HOUR)) == ["b"]
    assert desk.state.last_new == NOW + 2 * HOUR


def test_a_feed_without_an_etag_is_asked_by_its_date(site: Site, desk: Desk) -> None:
    day = "Tue, 02 Apr 2024 06:00:00 GMT"
    site.answers["/feed"] = sent(rss(), Last_Modified=day)
    desk.ask()
    desk.ask(HOUR)
    assert site.asked[-1][1]["if-modified-since"] == day


def test_who_asks_says_so(site: Site, desk: Desk) -> None:
    one_item(site)
    desk.ask()
    assert {asked["user-agent"].partition("/")[0] for _, asked in site.asked} == {"factsheet"}


def test_a_packed_feed_is_unpacked(site: Site, desk: Desk) -> None:
    whole = gzip.compress(rss(item("/a")).encode())
    site.answers["/feed"] = sent(whole, "application/rss+xml", Content_Encoding="gzip")
    site.answers["/a"] = sent(page("Tanks", TEXT))
    assert names(desk.ask()) == ["a"]
    assert site.asked[0][1]["accept-encoding"] == "gzip"


def test_the_feeds_own_words_are_the_page_where_no_pages_are_wanted(site: Site, desk: Desk) -> None:
    desk.feed = replace(desk.feed, pages=False)
    one_item(site, f"<p>{TEXT}</p>")
    (got,) = desk.ask()
    assert f"<h1>Tanks</h1><p>{TEXT}</p>" in got.content.decode()
    assert site.paths() == ["/feed"]
    site.answers["/feed"] = sent(rss(item("/a", "Tanks", "<p>Mended.</p>")))
    (again,) = desk.ask(HOUR)
    assert again.name == got.name
    assert b"Mended" in again.content


@pytest.mark.parametrize("code", [404, 403, 410])
def test_the_feeds_own_words_stand_in_for_a_page_that_cannot_be_had(
    code: int, site: Site, desk: Desk
) -> None:
    one_item(site, TEXT)
    site.answers["/a"] = status(code)
    (got,) = desk.ask()
    assert got.name == site.at("/a")
    assert TEXT in got.content.decode()
    assert [(one.code, one.level) for one in desk.problems] == [("S111", "advice")]
    assert str(code) in desk.problems[0].what
    (kept,) = desk.items[desk.feed.address].values()
    assert kept.excerpt
    assert desk.ask(HOUR) == []
    assert site.paths().count("/a") == 1


def test_a_page_that_fails_for_now_is_tried_again_and_takes_the_place_of_the_words(
    site: Site, desk: Desk
) -> None:
    one_item(site, "A short summary.")
    site.answers["/a"] = status(500)
    (words,) = desk.ask()
    assert b"A short summary." in words.content
    one_item(site, "A short summary.")
    (got,) = desk.ask(HOUR)
    assert got.name == words.name
    assert TEXT.encode() in got.content
    assert desk.ask(2 * HOUR) == []


def test_a_page_is_given_up_after_five_tries(site: Site, desk: Desk) -> None:
    one_item(site)
    site.answers["/a"] = status(500)
    for hours in range(7):
        assert desk.ask(hours * HOUR) == []
        assert bool(desk.problems) is (hours == 4)
    assert site.paths().count("/a") == 5


def test_a_page_that_was_had_is_never_replaced_by_a_summary(site: Site, desk: Desk) -> None:
    one_item(site, "A short summary.")
    desk.ask()
    site.answers["/feed"] = sent(rss(item("/a", "A better title", "A short summary.")))
    site.answers["/a"] = status(404)
    assert desk.ask(HOUR) == []


def test_an_item_that_changed_is_read_again_under_its_name(site: Site, desk: Desk) -> None:
    one_item(site)
    (first,) = desk.ask()
    changed = f"<item><title>Tanks, corrected</title><link>/a2</link><guid>{'/a'}</guid></item>"
    site.answers["/feed"] = sent(rss(changed))
    site.answers["/a2"] = sent(page("Tanks", "Corrected: five tanks."))
    (again,) = desk.ask(HOUR)
    assert again.name == first.name
    assert b"five tanks" in again.content


def test_a_page_that_two_feeds_list_is_fetched_once(site: Site, desk: Desk) -> None:
    one_item(site)
    site.answers["/other"] = feed(rss(item("/a?utm_medium=rss")))
    desk.others = (Feed(site.at("/other"), private=True),)
    assert names(desk.ask()) == ["a"]
    assert site.paths().count("/a") == 1
    site.answers["/third"] = feed(rss(item("/a#x")))
    desk.others = (Feed(site.at("/third"), private=True),)
    assert desk.ask(HOUR) == []
    assert site.paths().count("/a") == 1


def test_more_pages_than_one_run_takes_come_with_the_next(site: Site, desk: Desk) -> None:
    site.answers["/feed"] = feed(rss(*(item(f"/{n}") for n in range(5))))
    site.answers |= {f"/{n}": sent(page(f"{n}", TEXT)) for n in range(5)}
    few = replace(QUICK, most_pages=3)
    assert names(desk.ask(manners=few)) == ["0", "1", "2"]
    assert desk.problems[0].what == "2 more of its pages are left for the next runs"
    assert names(desk.ask(HOUR, few)) == ["3", "4"]
    assert desk.ask(2 * HOUR, few) == []
    assert site.asked[-1][1]["if-none-match"] == '"1"'


# --- items that lack something -----------------------------------------------------------------


def test_items_without_link_id_or_date_are_told_apart_by_what_they_say(
    site: Site, desk: Desk
) -> None:
    bare = "<item><description>Norway trained soldiers of Ukraine.</description></item>"
    other = "<item><title>Only a title</title></item>"
    site.answers["/feed"] = sent(rss(bare, other, bare, "<item></item>"))
    got = desk.ask()
    assert len({one.name for one in got}) == len(got) == 2
    assert all(one.name.startswith(f"{desk.feed.address}#") for one in got)
    assert {one.published for one in got} == {None}
    assert desk.ask(HOUR) == []


def test_items_told_twice_are_read_once(site: Site, desk: Desk) -> None:
    one_item(site)
    twice = "<item><title>Same page</title><link>/a#again</link><guid>other</guid></item>"
    site.answers["/feed"] = feed(rss(item("/a"), item("/a"), twice))
    assert names(desk.ask()) == ["a"]
    assert site.paths().count("/a") == 1


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/a", "http://", "http://[", "http://u:p@x.example/"]
)  # fmt: skip
def test_a_link_that_is_no_web_address_is_not_followed(link: str, site: Site, desk: Desk) -> None:
    odd = f"<item><title>Odd</title><link>{link}</link><guid isPermaLink='false'>1</guid><description>{TEXT}</description></item>"
    site.answers["/feed"] = feed(rss(odd))
    (got,) = desk.ask()
    assert got.name == f"{desk.feed.address}#1"
    assert got.address is None
    assert site.paths() == ["/feed"]


def test_two_thousand_items_are_enough(site: Site, desk: Desk) -> None:
    desk.feed = replace(desk.feed, pages=False)
    site.answers["/feed"] = feed(rss(*(item(f"/{n}", text="x") for n in range(2010))))
    assert len(desk.ask()) == 2000
    assert desk.problems[0].code == "S114"


# --- failing, and what stays -------------------------------------------------------------------


BROKEN = {
    "404": (status(404), "nothing at this address"),
    "410": (status(410), "taken down for good"),
    "500": (status(500), "answers with 500"),
    "a web page": (sent(page("Moved", TEXT)), "a web page in place of a feed"),
    "neither": (sent('{"items": []}', "application/json"), "neither RSS nor Atom"),
    "nothing": (sent(""), "empty"),
    "not HTTP": (raw(b"hello\r\n\r\n"), "does not speak HTTP"),
    "half": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss"), "broke off"),
    "no redirect": (led("ftp://x.example/feed"), "no http address"),
    "damaged": (sent(b"\x1f\x8bnot gzip", Content_Encoding="gzip"), "cannot be unpacked"),
    "half packed": (sent(gzip.compress(b"<rss/>" * 99)[:-9], Content_Encoding="gzip"), "no end"),
    "packed otherwise": (sent(b"x", Content_Encoding="br"), "not asked for"),
}  # fmt: skip


@pytest.mark.parametrize("way", BROKEN)
def test_a_feed_that_fails_says_why_and_forgets_nothing(way: str, site: Site, desk: Desk) -> None:
    one_item(site)
    desk.ask()
    good = site.answers["/feed"]
    site.answers["/feed"], words = BROKEN[way]
    assert desk.ask(HOUR) == []
    assert words in desk.error
    assert (desk.state.failures, desk.state.failing_since) == (1, NOW + HOUR)
    assert [(one.code, one.level) for one in desk.problems] == [("S110", "advice")]
    site.answers["/feed"] = good
    assert desk.ask(2 * HOUR) == []
    assert desk.state.failures == 0
    assert desk.state.failing_since is None
    assert site.paths().count("/a") == 1


def test_an_empty_feed_is_no_failure_and_forgets_nothing(site: Site, desk: Desk) -> None:
    one_item(site)
    desk.ask()
    site.answers["/feed"] = sent(rss())
    assert desk.ask(HOUR) == []
    assert desk.state.failures == 0
    one_item(site)
    assert desk.ask(2 * HOUR) == []
    assert site.paths().count("/a") == 1


def test_a_server_that_is_not_there_fails(desk: Desk) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        desk.feed = Feed(f"http://127.0.0.1:{free.getsockname()[1]}/feed", private=True)
        assert desk.ask() == []
    assert "cannot be reached" in desk.error


def test_a_connection_that_is_reset_fails(site: Site, desk: Desk) -> None:
    def reset(handler: BaseHTTPRequestHandler) -> None:
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.close_connection = True
        handler.connection.close()

    site.answers["/feed"] = reset
    desk.ask()
    assert "broke off" in desk.error


def test_a_failing_feed_is_asked_less_and_less_and_told_once_a_day_when_it_lasts(
    site: Site, desk: Desk
) -> None:
    told = []
    for quarter in range(4 * 48):
        desk.ask(quarter * HOUR / 4)
        told += [(quarter / 4, one.level) for one in desk.problems]
    assert [level for _, level in told] == ["advice", "advice", "error", "error"]
    hours = [hour for hour, level in told if level == "error"]
    assert hours[1] - hours[0] >= 23
    assert len(site.asked) < 20
    one_item(site)
    desk.ask(60 * HOUR)
    assert [one.what for one in desk.problems] == ["this feed works again"]
    desk.ask(61 * HOUR)
    assert desk.problems == []


def test_a_failure_that_lasts_names_its_line_in_the_settings_and_since_when(
    site: Site, desk: Desk
) -> None:
    for hours in (0, 1, 2):
        desk.ask(hours * HOUR)
    (problem,) = desk.problems
    assert problem.place is not None
    assert problem.place.file == site.at("/feed")
    assert "fails since 2024-04-02 07:00 UTC, 3 times in a row" in problem.what


def test_how_often_it_is_asked_is_a_setting(site: Site, desk: Desk) -> None:
    one_item(site)
    desk.feed = replace(desk.feed, every=Plan("every 2 hours", every=2 * HOUR))
    for hours in range(8):
        desk.ask(hours * HOUR)
    assert site.paths().count("/feed") == 5  # at 7:00, then at each even hour


def test_a_clock_that_was_set_back_keeps_no_feed_waiting(site: Site, desk: Desk) -> None:
    one_item(site)
    desk.feed = replace(desk.feed, every=Plan("every 2 hours", every=2 * HOUR))
    desk.ask(timedelta(days=30))
    desk.ask()
    assert site.paths().count("/feed") == 2


@pytest.mark.parametrize(
    ("said", "waits"),
    [("7200", 2 * HOUR), ("Tue, 02 Apr 2024 10:00:00 GMT", 3 * HOUR), ("999999999", 24 * HOUR), ("soon", HOUR / 12), ("", HOUR / 12)],
)  # fmt: skip
@pytest.mark.parametrize("code", [429, 503])
def test_a_server_that_asks_to_be_left_alone_is(
    code: int, said: str, waits: timedelta, site: Site, desk: Desk
) -> None:
    site.answers["/feed"] = status(code, **({"Retry_After": said} if said else {}))
    desk.ask()
    assert desk.state.next_try == NOW + waits
    assert desk.ask(waits - timedelta(seconds=1)) == []
    assert len(site.asked) == 1


def test_the_server_of_a_page_that_asks_to_be_left_alone_is(site: Site, desk: Desk) -> None:
    site.answers["/feed"] = feed(rss(item("/a"), item("/b")))
    site.answers["/a"] = status(429, Retry_After="7200")
    desk.ask()
    assert site.paths() == ["/feed", "/a"]
    assert desk.state.next_try == NOW + 2 * HOUR


def test_after_three_pages_in_vain_the_others_wait(site: Site, desk: Desk) -> None:
    site.answers["/feed"] = feed(rss(*(item(f"/{n}") for n in range(9))))
    site.answers |= {f"/{n}": status(500) for n in range(9)}
    desk.ask()
    assert len(site.asked) == 4


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_between(site: Site, desk: Desk) -> None:
    site.answers["/feed"] = feed(rss(item("/a")))
    site.answers["/a"] = sent(page("Tanks", TEXT))
    for n in range(3):
        site.answers[f"/f{n}"] = feed(rss())
    desk.others = tuple(Feed(site.at(f"/f{n}"), private=True) for n in range(3))
    desk.ask(manners=replace(QUICK, pause=0.2))
    gaps = [later - earlier for earlier, later in zip(site.moments, site.moments[1:], strict=False)]
    assert len(gaps) == 4
    assert min(gaps) > 0.19


def test_one_feed_that_fails_keeps_no_other_back(site: Site, desk: Desk) -> None:
    one_item(site)
    hangs = raw(b"HTTP/1.1 200 OK\r\n", b"", every=60, site=site)
    site.answers |= {"/hang": hangs, "/gone": status(404)}
    desk.others = (Feed(site.at("/gone"), private=True), desk.feed)
    desk.feed = Feed(site.at("/hang"), private=True)
    assert names(desk.ask(manners=replace(QUICK, feed=3.0))) == ["a"]
    assert "3 seconds" in desk.error


# --- what is sent to do harm -------------------------------------------------------------------


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_server_that_drips_is_cut_off(where: str, site: Site, desk: Desk) -> None:
    drops = (
        [HEAD]
        if where == "body"
        else [b"HTTP/1.1 200 OK\r\n", *[b"X-%d: 1\r\n" % n for n in range(99)]]
    )
    site.answers["/feed"] = raw(*drops, *[b" "] * 99, every=0.1, site=site)
    started = monotonic()
    desk.ask(manners=replace(QUICK, feed=1.0))
    assert monotonic() - started < 5
    assert "not done after 1 seconds" in desk.error


def test_a_body_without_an_end_is_cut_off(site: Site, desk: Desk) -> None:
    site.answers["/feed"] = raw(HEAD, *[b" " * 1_000_000] * 30)
    desk.ask()
    assert "more than 20 MB" in desk.error


def test_a_page_that_is_too_large_is_not_taken(site: Site, desk: Desk) -> None:
    one_item(site, TEXT)
    site.answers["/a"] = sent(b"x" * 10_000_001)
    (got,) = desk.ask()
    assert TEXT.encode() in got.content
    assert "more than 10 MB" in desk.problems[0].what


def test_a_bomb_is_not_unpacked(site: Site, desk: Desk) -> None:
    bomb = gzip.compress(b" " * 100_000_000)
    site.answers["/feed"] = sent(bomb, "text/xml", Content_Encoding="gzip")
    desk.ask()
    assert "unpacks to more than it may" in desk.error


def test_redirects_end_after_five_and_lead_on_before(site: Site, desk: Desk) -> None:
    one_item(site)
    site.answers |= {f"/r{n}": led(f"/r{n + 1}", 301) for n in range(4)} | {"/r4": led("/feed")}
    desk.feed = replace(desk.feed, address=site.at("/r0"))
    assert names(desk.ask()) == ["a"]
    site.answers["/round"] = led("/round")
    desk.feed = replace(desk.feed, address=site.at("/round"))
    desk.ask()
    assert "redirects more than 5 times" in desk.error
    assert site.paths().count("/round") == 6


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])  # fmt: skip
def test_a_name_in_a_private_network_is_refused_unless_listed(
    address: str, site: Site, desk: Desk
) -> None:
    desk.feed = Feed(site.at("/feed").replace("127.0.0.1", address))
    desk.ask()
    assert site.asked == []
    assert "private network" in desk.error or "cannot be reached" in desk.error


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_into_a_private_network_is_refused(code: int, site: Site, desk: Desk) -> None:
    with serving() as inner:
        inner.answers["/secret"] = sent(rss(item("/a", text="secret")))
        site.answers["/feed"] = led(inner.at("/secret"), code)
        desk.ask()
        assert inner.asked == []
    assert "private network" in desk.error


def test_a_page_in_a_private_network_is_refused_but_on_the_host_that_is_listed(
    site: Site, desk: Desk
) -> None:
    with serving() as inner:
        site.answers["/feed"] = feed(rss(item(inner.at("/admin"), text=TEXT)))
        (got,) = desk.ask()
        assert inner.asked == []
    assert TEXT.encode() in got.content
    assert "private network" in desk.problems[0].what


def test_a_name_is_looked_up_once_and_the_answer_that_was_checked_is_asked(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that first answers with an address of the internet, and then with ours, gains nothing."""
    plain, looked = socket.getaddrinfo, []
    port = int(site.root.rpartition(":")[2])

    def turning(host: str, *rest: object, **more: object) -> object:
        if host != "turning.example":
            return plain(host, *rest, **more)  # type: ignore[arg-type]
        looked.append(host)
        told = "192.0.2.1" if len(looked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (told, port))]

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    monkeypatch.setattr("factsheet.sources.network.is_public", lambda one: one == "192.0.2.1")
    connected = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise OSError("no way there")

    monkeypatch.setattr(socket, "create_connection", connect)
    desk.feed = Feed(f"http://turning.example:{port}/feed")
    desk.ask()
    assert looked == ["turning.example"]
    assert connected == ["192.0.2.1"]
    assert site.asked == []


def test_billion_laughs_and_outside_entities_give_nothing(site: Site, desk: Desk) -> None:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{steps}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    bomb = rss(item("/a", "&l9;&f;", TEXT)).replace("<rss", f"{doctype}<rss", 1)
    site.answers["/feed"] = feed(bomb)
    started = monotonic()
    got = desk.ask()
    assert monotonic() - started < 20
    assert all("root:" not in (one.title or "") for one in got)
    assert all(len(one.title or "") < 1000 for one in got)


@pytest.mark.parametrize("half", ["&#xD800;", "&#55296;", "&#xdfff;"])
def test_half_a_character_costs_itself_only(half: str, site: Site, desk: Desk) -> None:
    one_item(site)
    site.answers["/feed"] = feed(rss(item("/a", f"Tanks{half} for Kenya")))
    (got,) = desk.ask()
    assert got.title == "Tanks for Kenya"


def test_markup_in_a_title_is_text(site: Site, desk: Desk) -> None:
    one_item(site)
    site.answers["/feed"] = feed(rss(item("/a", "&lt;script&gt;alert(1)&lt;/script&gt;Tanks")))
    (got,) = desk.ask()
    assert got.title == "alert(1)Tanks"


@pytest.mark.parametrize(
    ("encoded", "kind"),
    [("cp1251", "text/html; charset=windows-1251"), ("utf-8", "text/html; charset=iso-8859-1"), ("utf-8", "text/html; charset=no-such")],
)  # fmt: skip
def test_a_page_is_read_in_the_charset_it_is_in(
    encoded: str, kind: str, site: Site, desk: Desk
) -> None:
    one_item(site)
    site.answers["/a"] = sent(page("Танки", "Финляндия отправила танки.").encode(encoded), kind)
    (got,) = desk.ask()
    assert "Финляндия отправила танки." in got.content.decode()


def test_a_feed_in_another_charset_than_it_says_is_read(site: Site, desk: Desk) -> None:
    one_item(site)
    wrong = rss(item("/a", "Tanques para Perú")).encode("cp1252")
    site.answers["/feed"] = sent(wrong, "application/rss+xml; charset=utf-8")
    (got,) = desk.ask()
    assert got.title == "Tanques para Perú"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4"])
def test_what_is_no_page_is_not_read(kind: str, site: Site, desk: Desk) -> None:
    one_item(site, TEXT)
    site.answers["/a"] = sent(b"%PDF-1.7", kind)
    (got,) = desk.ask()
    assert TEXT.encode() in got.content


def test_a_page_that_leads_to_the_front_page_is_not_taken_for_the_article(
    site: Site, desk: Desk
) -> None:
    one_item(site, TEXT)
    site.answers |= {"/a": led("/"), "/": sent(page("Welcome", "News of the day."))}
    (got,) = desk.ask()
    assert TEXT.encode() in got.content
    assert "front page" in desk.problems[0].what


@pytest.mark.slow
def test_a_feed_that_is_dear_to_read_is_ended_and_told(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet.sources.entries._SECONDS", 3)
    site.answers["/feed"] = sent(rss("<a>" * 3_000_000), "text/xml")
    started = monotonic()
    desk.ask()
    assert monotonic() - started < 30
    assert "longer than 3 seconds" in desk.error


def test_a_large_feed_is_read_in_a_process_of_its_own(site: Site, desk: Desk) -> None:
    desk.feed = replace(desk.feed, pages=False)
    site.answers["/feed"] = feed(rss(*(item(f"/{n}", text="word " * 200) for n in range(400))))
    assert len(desk.ask()) == 400
