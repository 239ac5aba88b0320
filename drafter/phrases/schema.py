"""The schema of bank files and vocabularies, and as JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from drafter.phrases.roles import Part, Register, Role

Text = Annotated[str, Field(min_length=1, max_length=2000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PhraseEntry(_Strict):
    """A phrase as it stands in a bank file."""

    text: Text = Field(description="正文。末尾不带句号（整段的除外）")
    role: Role = Field(description="在句子里担任什么成分")
    topics: list[Text] = Field([], description="说的是哪件事，如 责任、机制")
    themes: list[Text] = Field([], description="只适用于什么主题；不写则都适用")
    registers: list[Register] = Field([], description="语体；不写则都适用")
    parts: list[Part] = Field([], description="用在哪一部分；一般由话题决定")
    set: Text | None = Field(None, description="标题的组名，同组的句式对仗")
    source: list[Text] = Field([], description="出处")
    speaker: Text | None = Field(None, description="引文是谁说的")
    verb: Text = Field("指出", description="引文的引述动词：指出、强调、要求")
    occasion: Text | None = Field(None, description="引文出自什么场合")
    date: Text | None = Field(None, description="引文的日期")
    verified: bool = Field(False, description="引文核对过没有")
    note: str | None = Field(None, description="备注")
    literal: bool = Field(False, description="正文里的 {{ }} 是普通文字，不取别的句子")


class BankFile(_Strict):
    """A bank file after its defaults have been laid under each phrase."""

    phrases: list[PhraseEntry] = Field(description="句子，一条一项")


class TopicEntry(_Strict):
    """A topic as it stands in a vocabulary."""

    part: Part = Field(description="属于哪一部分：why 认识、what 任务、how 落实")
    themes: list[Text] = Field([], description="只属于哪些主题")
    words: list[Text] = Field([], description="凭哪些字眼认出这个话题")


class VocabularyFile(_Strict):
    """A vocabulary: the topics and themes that phrases may name."""

    topics: dict[str, TopicEntry] = Field({}, description="话题")
    themes: dict[str, list[Text]] = Field({}, description="主题及其别的说法")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of bank files as they are written: what a phrase does not say may stand in the defaults."""
    schema = BankFile.model_json_schema()
    entry = {**schema.pop("$defs")["PhraseEntry"], "title": "句子", "description": "一条句子"}
    keys = {name: {key: value[key] for key in value if key != "title"} for name, value in entry["properties"].items()}
    phrase = {**entry, "properties": keys, "required": ["text"]}
    defaults = {**phrase, "title": "缺省值", "required": [], "description": "各条的缺省值；条目里另写了，以条目为准"}
    phrases = {"type": "array", "items": phrase, "description": schema["properties"]["phrases"]["description"]}
    return {
        **schema,
        "title": "句库",
        "description": "句库文件",
        "properties": {"defaults": defaults, "phrases": phrases},
        "if": {"required": ["defaults"], "properties": {"defaults": {"required": ["role"]}}},
        "else": {"properties": {"phrases": {"items": {"required": ["role"]}}}},
    }
