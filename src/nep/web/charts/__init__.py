"""Charts as SVG text, drawn on the server: for the page, the print and the paper alike.

Pure functions. Colours stand in attributes for paper and print; on the page the classes take the theme's.
Every area has a pattern as well as a colour, every chart its title, description and table.
"""

from nep.web.charts.bars import Bar, bars
from nep.web.charts.lines import Series, lines
from nep.web.charts.shares import Share, shares
from nep.web.charts.svg import Chart, Fill

__all__ = ["Bar", "Chart", "Fill", "Series", "Share", "bars", "lines", "shares"]
