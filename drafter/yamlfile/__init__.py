"""YAML files: what was read, where each piece of it stands, and what is wrong with it, in Chinese."""

from drafter.yamlfile.mistakes import closest, validate
from drafter.yamlfile.reading import Document, KeyPath, parse, read, read_text

__all__ = ["Document", "KeyPath", "closest", "parse", "read", "read_text", "validate"]
