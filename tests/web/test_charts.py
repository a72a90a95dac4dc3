"""Charts that stand without colour."""

from xml.etree import ElementTree

import pytest

from nep.web.charts import Bar, Fill, Series, Share, bars, lines, shares

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Nguyễn Trường Nghiêng, thị xã Mẫu Thượng"


def parsed(chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg)


def test_a_chart_is_whole_svg_with_title_description_and_table():
    chart = bars("Kiến nghị", [Bar("Xã A", 3), Bar("Xã B", None)], unit="Kiến nghị", label_head="Nơi")
    svg = parsed(chart)

    assert svg.find(f"{SVG}title").text == "Kiến nghị"
    assert svg.find(f"{SVG}desc").text == "Xã A: 3; Xã B: chưa có số"
    assert chart.table_head == ("Nơi", "Kiến nghị")
    assert chart.table_rows == [("Xã A", "3"), ("Xã B", "chưa có số")]


def test_the_longest_bar_fills_the_room_and_the_others_are_in_proportion():
    svg = parsed(bars("K", [Bar("a", 10), Bar("b", 5)], unit="Việc", label_head="Nơi"))
    widths = [float(box.get("width")) for box in svg.findall(f"{SVG}rect") if box.get("fill") == "#1E6A47"]
    assert widths == [336.0, 168.0]


def test_a_long_name_is_broken_into_lines_and_never_cut():
    svg = parsed(bars("K", [Bar(LONG, 1)], unit="Việc", label_head="Nơi"))
    texts = [element.text for element in svg.findall(f"{SVG}text")]
    assert " ".join(texts[:-1]) == LONG


def test_every_share_that_is_not_plain_has_its_pattern_and_each_is_named_with_its_number():
    chart = shares(
        "Việc đã hứa",
        [Share("xong", 3, Fill.LEAF), Share("trễ", 1, Fill.BRICK), Share("còn hạn", 0, Fill.GRAIN)],
        unit="Việc",
        label_head="Kết quả",
    )
    svg = parsed(chart)
    assert len(svg.findall(f"{SVG}defs/{SVG}pattern")) == 1
    assert [element.text for element in svg.findall(f"{SVG}text")] == ["xong: 3", "trễ: 1", "còn hạn: 0"]
    assert chart.table_rows == [("xong", "3", "75,0%"), ("trễ", "1", "25,0%"), ("còn hạn", "0", "0,0%")]


@pytest.mark.parametrize("parts", [[], [Share("xong", 0, Fill.LEAF)]])
def test_an_empty_whole_is_drawn_without_division(parts):
    parsed(shares("Không có", parts, unit="Việc", label_head="Kết quả"))


def test_lines_leave_a_gap_where_there_is_no_number():
    chart = lines(
        "Theo tháng", ["1", "2", "3"], [Series("a", [1, None, 3]), Series("b", [0, 0, 0])], label_head="Tháng"
    )
    drawn = parsed(chart).findall(f"{SVG}polyline")
    assert len(drawn[0].get("points").split()) == 2
    assert drawn[0].get("stroke-dasharray") is None
    assert drawn[1].get("stroke-dasharray") is not None
    assert chart.table_rows[1] == ("2", "chưa có số", "0")


def test_more_than_two_lines_are_refused():
    with pytest.raises(ValueError, match="at most two"):
        lines("x", [], [Series("a", [])] * 3, label_head="Tháng")


def test_words_from_outside_stay_words():
    svg = bars("<b>", [Bar('"><script>', 1)], unit="Việc", label_head="Nơi").svg
    assert "<script" not in svg
    parsed(bars("<b>", [Bar('"><script>', 1)], unit="Việc", label_head="Nơi"))
