"""Web pages: what a browser shows, typed as a text edition."""

import pytest

from unextract.errors import UnextractError
from unextract.read.html import read_html


def text_of(body: str) -> str:
    return read_html(f"<html><body>{body}</body></html>".encode(), "x.html").text


def test_blocks_are_paragraphs_and_headings_have_their_level() -> None:
    body = "<h1>Report</h1><p>1. One\n   year of <b>work</b>.</p><div>2. Another<p>inner</p>tail</div>"
    assert text_of(body) == "# Report\n\n1. One year of work.\n\n2. Another\n\ninner\n\ntail\n"


def test_what_a_browser_does_not_show_is_left_out() -> None:
    body = (
        "<nav>Menu 1</nav><script>2</script><style>3</style><p hidden>4</p>"
        "<p style='display: none'>5</p><!-- 6 --><p>Text</p>"
    )
    assert text_of(body) == "Text\n"


def test_list_items_have_the_labels_that_a_browser_draws() -> None:
    body = "<ul><li>one</li></ul><ol start=3><li>two</li><li>three</li></ol><ol type=a><li>four</li></ol>"
    assert text_of(body).split("\n\n") == ["• one", "3. two", "4. three", "(a) four\n"]


def test_tables_are_rows_and_spanned_cells_stay_empty() -> None:
    body = (
        "<table><caption>Table 1</caption><tr><th rowspan=2>Region<th colspan=2>Years<tr><th>2023<th>2024"
        "<tr><td>Africa<td>1,200<td>1,310</table>"
    )
    assert text_of(body) == "Table 1\n\nRegion\tYears\n\t2023\t2024\nAfrica\t1,200\t1,310\n"


def test_a_table_that_lays_out_the_page_is_text() -> None:
    assert text_of("<table><tr><td><p>One.</p></td><td><p>Two.</p></td></tr></table>") == "One.\n\nTwo.\n"


def test_raised_numbers_are_marks_and_stay_apart_from_digits() -> None:
    reading = read_html(
        b"<p>They counted 2&nbsp;500<sup>1</sup> persons in the towns,<sup>[2]</sup>most young.", "x"
    )
    assert reading.text == "They counted 2 500¹ persons in the towns,2 most young.\n"
    assert [reading.text[start:end] for start, end in reading.raised] == ["¹", "2"]


@pytest.mark.parametrize(
    "note",
    [
        '<div id="ftn1"><p><a href="#_ftnref1">[1]</a> See the annex.</p></div>',
        '<ol><li id="fn1"><p>See the annex. <a href="#fnref1">↩</a></p></li></ol>',
        '<p id="fn1"><a href="#fnref1"><sup>1</sup></a> See the annex.</p>',
    ],
    ids=["Word", "pandoc", "by hand"],
)
def test_footnotes_have_a_line_above_and_their_number_first(note: str) -> None:
    body = f'<p>In 125 towns.<a href="#fn1"><sup>1</sup></a></p>{note}'
    assert text_of(body) == "In 125 towns.1\n\n__________________\n1 See the annex.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_encodings_are_those_the_page_declares_or_shows(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>志愿人员在各地服务。</p></body></html>"
    assert read_html(page.encode(encoding), "x.html").text == "志愿人员在各地服务。\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"just a line of text", "no web page"),
        (b"%PDF-1.7 and more", "not text"),
        (b"<html><body><script>1</script></body></html>", "no text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(UnextractError) as caught:
        read_html(data, "page.html")
    assert problem in caught.value.problem
    assert caught.value.stage == "read"


def test_deep_nesting_is_no_trouble() -> None:
    deep = "<div>" * 1000 + "inner" + "</div>" * 1000
    assert text_of(f"{deep}<p>outer</p>") == "inner\n\nouter\n"


def test_nesting_beyond_reason_is_refused() -> None:
    with pytest.raises(UnextractError, match="deeper"):
        text_of("<div>" * 5000 + "text")
