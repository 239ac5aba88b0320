"""The rules, in the order in which they are listed."""

from __future__ import annotations

from drafter.checking.rule import Rule
from drafter.checking.rules import (
    adjacent_marks,
    announced_count,
    doubled_stop,
    empty_part,
    fixed_sets,
    half_width,
    long_sentence,
    mixed_enumerators,
    names,
    nested_quotes,
    numbering,
    numerals,
    parallel_headings,
    placeholder,
    quotation,
    reading_time,
    repeated_clause,
    repeated_words,
    site_marks,
    stray_space,
    title_name,
    title_twice,
    unpaired,
)

RULES: tuple[Rule, ...] = (
    numbering.RULE,
    mixed_enumerators.RULE,
    empty_part.RULE,
    announced_count.RULE,
    title_twice.RULE,
    site_marks.RULE,
    placeholder.RULE,
    title_name.RULE,
    repeated_words.RULE,
    half_width.RULE,
    doubled_stop.RULE,
    unpaired.RULE,
    nested_quotes.RULE,
    adjacent_marks.RULE,
    stray_space.RULE,
    fixed_sets.RULE,
    quotation.RULE,
    names.RULE,
    numerals.RULE,
    parallel_headings.RULE,
    long_sentence.RULE,
    repeated_clause.RULE,
    reading_time.RULE,
)
"""Every rule; the gravest first among those that look at one thing."""
