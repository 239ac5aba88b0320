"""Proofreading: a rule a file, each with a stable id."""
