"""Layouts: how a speech looks on paper, as data that anybody can change."""

from drafter.layouts.layout import Layout
from drafter.layouts.loading import STANDARD, LoadedLayout, load_all, load_layout, standard, try_layout
from drafter.layouts.schema import LayoutSpec

__all__ = ["STANDARD", "Layout", "LayoutSpec", "LoadedLayout", "load_all", "load_layout", "standard", "try_layout"]
