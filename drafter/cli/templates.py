"""drafter templates: list, show, check, schema."""

from __future__ import annotations

import json

import click

from drafter.cli.chinese import ChineseCommand, ChineseGroup
from drafter.cli.output import fields_at_hand, warn_of_flaws
from drafter.compose.linting import template_mistakes
from drafter.errors import DrafterError, TemplateError
from drafter.hanzi import enumerator
from drafter.phrases.loading import load_bank
from drafter.templates import PointsSpec, SectionSpec, Template, load_all, load_template, try_template


@click.group("templates", cls=ChineseGroup, short_help="列出、查看、检查模板")
def command() -> None:
    """发言稿的模板：自带的，加上个人的和项目文件夹里的。"""


@command.command("list", cls=ChineseCommand, short_help="列出可用的模板")
def list_() -> None:
    """列出可用的模板。"""
    for loaded in load_all():
        if isinstance(loaded, DrafterError):
            click.echo(str(loaded), err=True)
        elif not loaded.template.abstract:
            click.echo(f"{loaded.template.id}　{loaded.template.name}（{loaded.layer}）")
            click.echo(f"    {loaded.template.summary}")


@command.command("show", cls=ChineseCommand, short_help="看一个模板的骨架和字段")
@click.argument("name", metavar="模板")
def show(name: str) -> None:
    """看一个模板的骨架和字段。"""
    template = load_template(name).template
    click.echo(f"{template.id}　{template.name}　语体：{template.register_}\n{template.summary}\n")
    click.echo("字段：")
    for key, spec in template.fields.items():
        if spec.ask:
            default = f"（缺省：{spec.default}）" if spec.default is not None else ""
            click.echo(f"    {key}　{spec.ask}{default}")
    click.echo("\n骨架：")
    for line in _skeleton(template):
        click.echo(f"    {line}")


_PARTS = {"why": "认识", "what": "任务", "how": "落实"}


def _skeleton(template: Template) -> list[str]:
    speech = template.speech
    found = [f"题目　{speech.title.default or ''}"]
    found += [f"称谓　{speech.salutation.default or ''}"] if speech.salutation else ["（不加称谓）"]
    found += ["开头" for _ in speech.opening]
    total = speech.sections.count
    for number in range(total):
        numeral = enumerator(speech.sections.marker, number + 1, total)
        found += _section(speech.sections.spec(number, total), numeral, speech.sections.run_in)
    found += [f"结尾　{len(speech.closing)} 段"] if speech.closing else ["（不写结尾）"]
    return found + ([f"致谢　{speech.thanks.default or ''}"] if speech.thanks else [])


def _section(section: SectionSpec, marker: str, run_in: bool) -> list[str]:
    place = "标题排在段首" if run_in else "标题独占一行"
    found = [f"{marker}　{_PARTS[section.part]}：{place}，段落 {len(section.paragraphs)} 个"]
    if section.points:
        found.append(f"    {_points(section.points)}")
    if section.facts:
        found.append(f"    可补的事实：{'、'.join(fact.label for fact in section.facts)}")
    return found


def _points(points: PointsSpec) -> str:
    marker = "主旨句打头" if points.marker == "无" else f"“{points.marker}”"
    inner = f"，每条里再分：{_points(points.points)}" if points.points else ""
    return f"{marker} {'、'.join(map(str, points.count))} 条{inner}"


@command.command("check", cls=ChineseCommand, short_help="检查模板写得对不对")
@click.argument("names", nargs=-1, metavar="[模板]…")
def check(names: tuple[str, ...]) -> None:
    """检查模板写得对不对，句库够不够用；不写名称就全部检查。"""
    bank = load_bank(templates=fields_at_hand)
    warn_of_flaws(bank)
    mistakes = [mistake for problem in bank.problems for mistake in problem.mistakes]
    checked = 0
    for loaded in map(try_template, names) if names else load_all():
        if isinstance(loaded, DrafterError):
            mistakes += loaded.mistakes
        else:
            checked += 1
            mistakes += template_mistakes(loaded, bank)
    if mistakes:
        raise TemplateError(dict.fromkeys(mistakes))
    click.echo(f"{checked} 个模板都没有毛病。")


@command.command("schema", cls=ChineseCommand, short_help="打印模板的 JSON Schema")
def schema() -> None:
    """打印模板的 JSON Schema，供编辑器提示用。"""
    click.echo(json.dumps(Template.model_json_schema(), ensure_ascii=False, indent=2))
