"""The page of findings: what a reader sees, and what hostile texts cannot do."""

import html.parser
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from printed import printed

from csto_db.db.reader import open_reader
from csto_db.ingest.pipeline import ingest
from csto_db.reports.registry import load_report, report_names

PAGES = [name for name in report_names() if load_report(name).is_page]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)> &amp; ' </style>"


class _Page(html.parser.HTMLParser):
    """What stands on a page: elements with their attributes, and the text of some of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[str] = []
        self.quotes: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("mark", "blockquote"):
            self._open.append(tag)
            (self.marks if tag == "mark" else self.quotes).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("mark", "blockquote"):
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "mark" in self._open:
            self.marks[-1] += data
        if "blockquote" in self._open:
            self.quotes[-1] += data

    def all(self, tag: str, attribute: str) -> list[str]:
        return [a[attribute] or "" for t, a in self.elements if t == tag and attribute in a]


def page(database: Path, name: str, *options: str) -> _Page:
    return _Page(printed(database, "report", name, "-f", "html", *options))


def rows(database: Path, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(printed(database, "report", name, "-f", "json"))
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_finding_is_an_article_with_both_quotes_in_their_paragraphs(
    built: Path, name: str
) -> None:
    found, expected = page(built, name), rows(built, name)
    assert found.all("article", "id") == [row["finding"] for row in expected]
    assert found.all("article", "data-verdict") == [row["verdict"] for row in expected]
    quotes = [quote for row in expected for quote in (row["a_quote"], row["b_quote"])]
    assert [" ".join(mark.split()) for mark in found.marks] == [" ".join(q.split()) for q in quotes]
    longer = [quote for quote, mark in zip(found.quotes, found.marks, strict=True) if quote != mark]
    assert len(longer) > len(quotes) / 2


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_into_the_page_or_to_the_web_and_nothing_is_loaded(
    built: Path, name: str
) -> None:
    found = page(built, name)
    ids = [a["id"] for _, a in found.elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = found.all("a", "href")
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    assert not {t for t, _ in found.elements} & {"img", "link", "iframe", "object"}
    assert [a for _, a in found.elements if "src" in a] == []


def test_the_notes_and_works_that_claims_lean_on_stand_at_the_end(built: Path) -> None:
    text = printed(built, "report", "inconsistencies", "-f", "html")
    end = text.partition("</main>")[2]
    assert 'href="#note-kropatcheva2016-39"' in text
    assert 'id="note-kropatcheva2016-39"' in end
    assert 'href="http://www.kremlin.ru/supplement/204"' in end


def test_the_words_that_clash_are_marked(built: Path) -> None:
    text = printed(built, "report", "contradictions", "-f", "html", "--entity", "csto")
    assert "a symbol, <em>rather than</em> an <em>instrument</em>" in text
    assert (
        "<em>only</em> real <em>focus</em> since the 1990s has been <em>Central Asia</em>" in text
    )


def test_two_things_that_look_alike_are_both_named_and_both_found(built: Path) -> None:
    text = printed(built, "report", "lookalikes", "-f", "html")
    named = "Collective Rapid Deployment Force and Collective Rapid Reaction Force: <i>made up of"
    assert f"<h2>{named} … persons</i></h2>" in text
    assert "<b>Collective Rapid Deployment Force: made up of about 4,000 persons</b>" in text
    article = text[text.rindex("<article", 0, text.index(named)) : text.index(named)]
    assert 'data-entities="crdf crrf"' in article or 'data-entities="crrf crdf"' in article


def test_what_is_denied_is_called_denied(built: Path) -> None:
    query = "SELECT says FROM claim_detail WHERE claim = 'kaszuba2019/no-challenge' OR claim IN"
    query += " ('raisonsdetre2020/no-mission', 'raisonsdetre2020/shaken-off') ORDER BY says"
    found = [str(row[0]) for row in open_reader(str(built)).execute(query).rows]
    assert found == [
        "challenged in its leading role by none of the CSTO member states",
        "has a clear mission (denied)",
        "needed by the CSTO member states (denied of some)",
    ]


def test_a_side_says_whose_words_they_are_and_of_when_and_what(built: Path) -> None:
    text = printed(built, "report", "contradictions", "-f", "html")
    reported = "which the author only reports"
    doctrine = f"in the words of the 2010 Military Doctrine of the Russian Federation, {reported}"
    for said in (
        f"{doctrine}; February 2010<",
        f"; in the words of Sergey Naryshkin, {reported}; April 2014; as to the Ukraine crisis<",
        "; in the words of Yuliya Nikitina, and the author agrees; from 15 January 2009 on<",
    ):
        assert said in text


def test_how_much_of_a_subject_is_told_from_how_much_of_a_value(built: Path) -> None:
    query = "SELECT says FROM claim_detail WHERE quantifier IN ('all', 'some', 'most') AND claim IN"
    query += " ('kropatcheva2016/coalition-presence', 'kaszuba2019/strong-alliance',"
    query += " 'raisonsdetre2020/four-in-sco') ORDER BY says"
    found = [str(row[0]) for row in open_reader(str(built)).execute(query).rows]
    assert found == [
        "a member of the Shanghai Cooperation Organization (in part)",
        "strengthening sought by all of the CSTO member states",
        "welcomes American forces in and near Central Asia (of all)",
    ]


def test_a_page_without_findings_says_so(built: Path) -> None:
    text = printed(built, "report", "contradictions", "-f", "html", "--entity", "moldova")
    assert "No two sources contradict each other." in text
    assert "<article" not in text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which every text that reaches the page is markup."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("texts", "claims"):
        (folder / name).mkdir()
    (folder / "sources.bib").write_text(
        "".join(
            f"@online{{{key}, author = {{{{{HOSTILE}}}}}, title = {{{{{HOSTILE}}}}},"
            f" url = {{javascript:alert(3)}}, date = {{2010}}, file = {{texts/{key}.txt}}}}\n"
            for key in ("one", "two")
        )
    )
    label = json.dumps(HOSTILE)
    (folder / "entities.yml").write_text(
        f"types: {{body: A body.}}\nentities:\n- {{key: league, label: {label}, type: body}}\n"
    )
    (folder / "predicates.yml").write_text(
        "predicates:\n- {name: called, definition: d, value: text, conflict: functional}\n"
    )
    for key in ("one", "two"):
        (folder / f"texts/{key}.txt").write_text(f"{HOSTILE} It is called {HOSTILE} {key}, so.\n")
        (folder / f"claims/{key}.yml").write_text(
            f"source: {key}\nclaims:\n- id: a\n  quote: {json.dumps(f'called {HOSTILE} {key}')}\n"
            f"  subject: league\n  predicate: called\n  value: {json.dumps(HOSTILE + key)}\n"
            f"  scope: {label}\n  voices: [{{voice: {label}, stance: endorses}}]\n"
        )
    ingest(str(folder / "hostile.db"), [folder])
    return folder / "hostile.db"


def test_markup_in_a_text_stays_text(hostile: Path) -> None:
    found = page(hostile, "contradictions")
    assert len(found.all("article", "id")) == 1
    assert [t for t, _ in found.elements].count("script") == 1
    assert not [a for _, attributes in found.elements for a in attributes if a.startswith("on")]
    assert not {t for t, _ in found.elements} & {"img"}
    assert [link for link in found.all("a", "href") if not link.startswith("#")] == []
    assert found.marks[0].startswith('called "><script>alert(1)</script>')


def test_without_its_script_the_page_shows_everything(built: Path) -> None:
    found = page(built, "contradictions")
    assert [t for t, attributes in found.elements if "hidden" in attributes] == ["form"]


in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


def browsed(text: str, folder: Path) -> str:
    """Return a page as it stands after a browser has run its scripts."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--allow-file-access-from-files", f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=2000", "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def title(text: str) -> str:
    return re.findall(r"<title>(.*?)</title>", text)[0]


def probed(text: str, probe: str) -> str:
    """Return a page whose policy is taken out, and whose script does something more."""
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    return policy.sub("", text).replace("</script>", f"{probe}</script>")


@in_a_browser
def test_the_filters_hide_what_they_leave_out(built: Path, tmp_path: Path) -> None:
    probe = """
        form.elements.verdict.value = "in tension";
        form.dispatchEvent(new Event("change"));
        const seen = articles.filter((article) => article.checkVisibility());
        document.title = [...new Set(seen.map((article) => article.dataset.verdict))]
            + " " + seen.length + ": " + form.querySelector("output").value;
    """
    text = printed(built, "report", "contradictions", "-f", "html")
    verdicts = [row["verdict"] for row in rows(built, "contradictions")]
    tensions = verdicts.count("in tension")
    expected = f"in tension {tensions}: {tensions} of {len(verdicts)}"
    assert title(browsed(probed(text, probe), tmp_path)) == expected


@in_a_browser
def test_the_page_runs_its_own_script_and_no_other(hostile: Path, tmp_path: Path) -> None:
    text = printed(hostile, "report", "contradictions", "-f", "html")
    own = text.replace("</article>", "</article><article data-entities=''></article>")
    planted = own.replace("</main>", "<script>document.title = 'run'</script></main>")
    dom = browsed(planted, tmp_path)
    assert title(dom) == title(text)
    assert "<form hidden" not in dom


@in_a_browser
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(built: Path, tmp_path: Path, width: int) -> None:
    text = printed(built, "report", "inconsistencies", "-f", "html")
    (tmp_path / "inner.html").write_text(probed(text, ""), encoding="utf-8")
    frame = f"""<!doctype html><title></title>
        <iframe id="frame" src="inner.html" style="width: {width}px; height: 900px"></iframe>
        <script>frame.onload = () => {{
            const page = frame.contentDocument.documentElement;
            document.title = page.scrollWidth + " in " + page.clientWidth;
        }}</script>"""
    inside, window = map(int, title(browsed(frame, tmp_path)).split(" in "))
    assert inside <= window <= width
