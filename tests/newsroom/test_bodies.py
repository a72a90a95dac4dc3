import pytest

from nep.newsroom.bodies import plain_text, sanitised
from nep.newsroom.tags import names_in


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Một đoạn\n\nĐoạn hai", "<p>Một đoạn</p>\n<p>Đoạn hai</p>"),
        ("## Việc hẹn\n- một\n- hai", "<h2>Việc hẹn</h2>\n<ul><li>một</li><li>hai</li></ul>"),
        ("> Tôi hứa\n> làm xong", "<blockquote><p>Tôi hứa<br>làm xong</p></blockquote>"),
        ("Chữ **đậm** < 5", "<p>Chữ <strong>đậm</strong> &lt; 5</p>"),
        ("[trang](https://vi.du/a?b=1&c=2)",
         '<p><a href="https://vi.du/a?b=1&amp;c=2" rel="noopener">trang</a></p>'),
        ("", ""),
    ],
)  # fmt: skip
def test_a_plain_box_knows_a_few_marks(typed: str, kept: str) -> None:
    assert sanitised(typed) == kept


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()" style="color:red" class="a" id="b">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', '<p><a rel="noopener">a</a></p>'),
        ('<p><img src=x onerror=alert(1)>a</p>', "<p>a</p>"),
        ("<svg><script>alert(1)</script></svg><p>a</p>", "<p>a</p>"),
        ("<p>a</p><iframe src=//x></iframe><!-- b --><math><mi>x</mi></math>", "<p>a</p>"),
        ("<div>một</div><div><b>hai</b> <i>ba</i></div>",
         "<p>một</p>\n<p><strong>hai</strong> <em>ba</em></p>"),
        ("<h1>Tên</h1>chữ <b>rời</b><h4>nhỏ</h4>",
         "<h2>Tên</h2>\n<p>chữ <strong>rời</strong></p>\n<h3>nhỏ</h3>"),
        ("<p></p><p>&nbsp;</p><p><br></p><p>a</p>", "<p>a</p>"),
        ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">a</noscript>", None),
    ],
)  # fmt: skip
def test_html_keeps_words_and_structure_and_nothing_that_runs(sent: str, kept: str | None) -> None:
    body = sanitised(sent)
    if kept is not None:
        assert body == kept
    assert not any(word in body for word in ("<script", "onerror", "onclick", "javascript", "<img", "style="))
    assert sanitised(body) == body


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Word 15">
<style>p.MsoNormal {margin:0cm; font-family:"Times New Roman"}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=VI>
<h1><span style='font-size:14.0pt'>Hội nghị<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify'><b><span lang=VI>Sáng&nbsp;nay</span></b><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>Việc một</p>
<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp; </span></span><![endif]>Việc hai</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>"""


def test_what_word_puts_on_the_clipboard_is_cleaned() -> None:
    body = sanitised(WORD)
    for foreign in ("Mso", "style", "span", "o:p", "Generator", "endif", "&nbsp;", "margin"):
        assert foreign not in body
    assert plain_text(body) == "Hội nghị\nSáng nay\nViệc một\nViệc hai"
    assert "<ul><li>Việc một</li>" in body.replace("\n", "")


def test_tags_count_once_whatever_their_marks() -> None:
    assert names_in("Đối thoại,  đối thoại , #công nhân., , doi thoai") == ["Đối thoại", "công nhân"]
