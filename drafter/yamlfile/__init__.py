"""YAML files: what was read, where each piece of it stands, and what is wrong with it, in Chinese."""

from drafter.yamlfile.mistakes import closest, validate
from drafter.yamlfile.named import Kind, check_name, merged
from drafter.yamlfile.reading import Document, KeyPath, parse, read, read_text

__all__ = ["Document", "KeyPath", "Kind", "check_name", "closest", "merged", "parse", "read", "read_text", "validate"]
