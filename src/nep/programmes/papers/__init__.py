"""Themes and plans as official papers."""

from nep.programmes.papers.plans import plan_paper
from nep.programmes.papers.themes import theme_paper

__all__ = ["plan_paper", "theme_paper"]
