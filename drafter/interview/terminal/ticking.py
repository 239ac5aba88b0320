"""Several of a few choices ticked at the terminal, and wiped from the screen when done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from questionary.prompts.common import InquirerControl

from drafter.columns import joined, shortened, wrapped
from drafter.interview.keys import Left, Way
from drafter.interview.terminal.bindings import exits_on, leaves_on
from drafter.interview.terminal.look import MARK, STYLE, columns


@dataclass(frozen=True)
class Several:
    """What is asked, the *choices*, which of them are *ticked* at first, and what stands around them.

    *keys* are single characters that end it with what they stand for, *shortcuts* control keys that leave it by a way.
    Unless it is *optional*, one choice at least is to be ticked.
    """

    ask: str
    choices: Sequence[str]
    ticked: Sequence[str] = ()
    keys: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False
    help: str = ""
    status: str = ""
    hints: Sequence[str] = ()
    shortcuts: Mapping[str, Way] = field(default_factory=dict)


class Ticking:
    """The choices at the terminal, until they are settled or left."""

    def __init__(self, asked: Several) -> None:
        self.asked = asked
        self._fault = ""

    def run(self) -> Any:
        """What was ticked, or how the choices were left: see prompts.several."""
        found = self._application().run()
        return tuple(found) if isinstance(found, list) else found

    def _application(self) -> Application[Any]:
        asked, room = self.asked, columns() - 2
        choices = [
            questionary.Choice(shortened(choice, room - 4), value=choice, checked=choice in asked.ticked)
            for choice in asked.choices
        ]
        application = questionary.checkbox(
            "\n  ".join(wrapped(asked.ask, room)),
            choices,
            qmark=MARK,
            style=STYLE,
            instruction="".join(f"\n  {line}" for line in wrapped(asked.help, room)) if asked.help else "",
            validate=self._enough,
        ).application
        own = application.key_bindings
        # The later bindings win: Keys.Any of the checkbox would swallow the others.
        application.key_bindings = merge_key_bindings([*([own] if own else []), self._bindings()])
        foot = Window(FormattedTextControl(self._foot), dont_extend_height=True)
        application.layout = Layout(HSplit([application.layout.container, foot]), application.layout.current_window)
        application.erase_when_done = True
        return application

    def _enough(self, ticked: list[str]) -> bool | str:
        self._fault = "" if ticked or self.asked.optional else "至少选一项，用空格选"
        return not self._fault or " "  # a False would be explained in English

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for key, value in self.asked.keys.items():
            exits_on(bindings, key, value)
        for key, way in self.asked.shortcuts.items():
            self._leaves_by(way, bindings, key)
        leaves_on(bindings)
        return bindings

    def _leaves_by(self, way: Way, bindings: KeyBindings, key: str) -> None:
        @bindings.add(key, eager=True)
        def _(event: KeyPressEvent) -> None:
            lists = (one for one in event.app.layout.find_all_controls() if isinstance(one, InquirerControl))
            ticked = next(lists).selected_options
            event.app.exit(result=Left(way, "、".join(choice for choice in self.asked.choices if choice in ticked)))

    def _foot(self) -> FormattedText:
        """What stays in sight under the choices, the fault first if there is one."""
        room = columns() - 2
        lines = [line for line in (shortened(self.asked.status, room), joined(list(self.asked.hints), room)) if line]
        said = [("class:validation-toolbar", f"\n  {self._fault}")] if self._fault else []
        return FormattedText([*said, ("class:instruction", "".join(f"\n  {line}" for line in lines))])
