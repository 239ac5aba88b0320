"""Somebody else's files: bytes → text."""
