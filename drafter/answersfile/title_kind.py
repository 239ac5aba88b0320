"""What a title says a speech is for, and so which of the shipped templates it can have come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.templates import Template

_SEMINARS = frozenset(("study-seminar", "party-group-seminar", "enterprise-seminar"))
_OF_ENTERPRISES = frozenset(("enterprise-seminar",))
_OF_PARTY_GROUPS = frozenset(("party-group-seminar",))
_SHIPPED = _SEMINARS | {"work-conference", "committee-remarks"}
_ENTERPRISE = re.compile("公司|集团|国有企业|国企|央企|企业党[委组]|[本我全]厂")
_COMMITTEE = re.compile("党委(?:理论学习)?中心组")
_KINDS: Sequence[tuple[re.Pattern[str], frozenset[str]]] = (
    (re.compile("中心组|研讨|学习会|读书班|心得|(?<!全)体会"), _SEMINARS),
    (re.compile("讲话"), frozenset(("work-conference",))),
    (re.compile("表态|(?:全体会议|全会|委员会|安委会)[^，。]*发言"), frozenset(("committee-remarks",))),
)


def suited(templates: Iterable[Template], title: str, text: str) -> list[Template]:
    """Those of *templates* that suit a speech with this *title* and *text*; all of them if none does.

    Templates of one's own always suit. One for enterprises suits nobody who does not speak of his company; a party
    group that is named asks for its own.
    """
    given = list(templates)
    said = title + text
    own_company = bool(_ENTERPRISE.search(said))
    shipped = _SHIPPED & {template.id for template in given}
    if not own_company and not _COMMITTEE.search(title):
        shipped = shipped - _OF_ENTERPRISES or shipped
    fitting = shipped & next((ids for pattern, ids in _KINDS if pattern.search(title)), shipped) or shipped
    if fitting <= _SEMINARS:
        for ids, asked in ((_OF_ENTERPRISES, own_company), (_OF_PARTY_GROUPS, "党组" in said)):
            fitting = ids if asked and ids <= fitting else fitting
    return [template for template in given if template.id in fitting or template.id not in _SHIPPED]
