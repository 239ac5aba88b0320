"""The Jinja2 of templates: expressions and conditions, nothing that loops, imports or grows without bound.

The sandbox alone does not stop ``'a' * 200000000``; here only a short list of node types is allowed at all,
so a text is at most as long as its parts; and since a field may stand in the next one twice, none is longer
than LONGEST.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.compose.answers import placeholder

Value = str | int | bool | tuple[str, ...] | None

LONGEST = 200_000
"""字 that a rendered text may have."""

_FILTERS = ("default", "first", "last", "length", "trim")
_TESTS = ("defined", "none", "true", "false", "number", "string")
_METHODS = ("startswith", "endswith", "strip", "removeprefix", "removesuffix")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Name, nodes.Const, nodes.List, nodes.Tuple,
    nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Test,
    nodes.Filter, nodes.Call,
)  # fmt: skip

_environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False)
_environment.globals.clear()


Fault = tuple[int, str, str]
"""What is wrong with a template text: 0-based line in it, cause, remedy."""


def faults(source: str, variables: Iterable[str]) -> list[Fault]:
    """What is wrong with *source* as a template text that may name *variables*."""
    tree, found = _read(source)
    if tree is None or found:
        return found
    known = sorted(set(variables))
    for name in sorted(find_undeclared_variables(tree) - set(known)):
        line = next((node.lineno - 1 for node in tree.find_all(nodes.Name) if node.name == name), 0)
        found.append((line, f"没有叫“{name}”的字段", f"可以用：{'、'.join(known)}"))
    return found


def _read(source: str) -> tuple[nodes.Template | None, list[Fault]]:
    """The tree of *source*, and what in it is not allowed whatever it names; no tree if it cannot be read."""
    try:
        tree = _environment.parse(source)
    except TemplateSyntaxError as error:
        return None, [(error.lineno - 1, *_slip(error.message or ""))]
    except RecursionError:
        return None, [(0, "{{ }} 里写得太长，套得太深", "拆成几处来写")]
    methods = {id(call.node) for call in tree.find_all(nodes.Call) if _is_method(call)}
    found = [
        (node.lineno - 1, *_REFUSED)
        for node in tree.find_all(nodes.Node)
        if not _allowed(node) and id(node) not in methods
    ]
    return tree, found


_REFUSED = ("模板里只能取字段、写条件，不能写循环、宏和运算", "改成 {{ 字段 }} 或 {% if 字段 %}…{% endif %}")
_SLIPS = (
    (r"following tags: .*'endif'", "{% if … %} 没有收尾", "在后面补上 {% endif %}"),
    (r"following tags|unknown tag '(?!else|elif|endif)|end of raw", *_REFUSED),
    (r"unknown tag '(\w+)'", r"{% \1 %} 前面没有 {% if … %}", "在前面补上 {% if 字段 %}，或删去它"),
    (r"tag name expected", "{% %} 里是空的", "写成 {% if 字段 %}…{% endif %}"),
    (r"end of template, expected 'end of print", "{{ 没有收尾", "在后面补上 }}"),
    (r"end of template, expected 'end of statement", "{% 没有收尾", "在后面补上 %}"),
    (r"end of comment", "{# 没有收尾", "在后面补上 #}"),
    (r"(?:got|unexpected) 'end of ", "{{ }} 或 {% %} 里是空的，或者没有写完", "写上字段，或删去多余的符号"),
    (r"unexpected char ['\"]['\"]", "引号不成双", "补上另一个引号，要英文的"),
    (r"unexpected char '(.)'", r"有不认识的符号（\1）", "符号用英文的，文字放进英文单引号"),
    (r"(?:got|unexpected) '[})\]]'", "括号没有配对", "检查 {{ }}、( ) 是否成对"),
    (r"got '='", "这里不能用一个等号", "判断是否相等用两个等号（==）"),
    (r"'end of [\w ]+', got", "{{ }} 或 {% %} 里多了东西", "只写一个字段；要连上别的文字，中间加 ~"),
)
"""What jinja2 says of a source that it cannot read, as a pattern, and the (cause, remedy) of it in Chinese."""


def _slip(said: str) -> tuple[str, str]:
    """The (cause, remedy) of what jinja2 *said*."""
    for pattern, cause, remedy in _SLIPS:
        if found := re.search(pattern, said):
            return found.expand(cause), remedy
    return "{{ }} 或 {% %} 里写错了", "检查括号是否配对、引号是否成双"


def _allowed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return node.name in _FILTERS
    if isinstance(node, nodes.Test):
        return node.name in _TESTS
    if isinstance(node, nodes.Call):
        return _is_method(node)
    return isinstance(node, _ALLOWED)


def _is_method(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Getattr) and call.node.attr in _METHODS


@lru_cache(maxsize=2048)
def _compiled(source: str) -> Any:
    _, found = _read(source)
    if found:
        raise JinjaError(found[0][1])
    return _environment.from_string(source)


def render(source: str, values: Mapping[str, Value]) -> str:
    """The text of *source* with *values* filled in; lists are joined by 、.

    What these values do not allow (a number not given is not more than 3) leaves a placeholder.
    Raises jinja2.TemplateError for a source that `faults` would have named.
    """
    if "{" not in source:
        return source
    written = {name: "、".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
    compiled = _compiled(source)
    try:
        return str(compiled.render(written))[:LONGEST]
    except (JinjaError, TypeError, ValueError):
        return placeholder("模板里算不出来的内容")


def holds(condition: str, values: Mapping[str, Value]) -> bool:
    """Whether a ``when`` condition holds; one that cannot be told does not. Raises jinja2.TemplateError like `render`."""
    return render("{% if " + condition + " %}1{% endif %}", values) == "1"
