"""Blocks as HTML: a page that needs no network, no other file and no script, on a screen and on paper."""

import math
from collections.abc import Iterator

from markupsafe import Markup

from detente.language import current, direction
from detente.prose.blocks import Bar, Block, Claim, Heading, Notice, Page, Paragraph, Steps, Table
from detente.prose.message import Message, Name, Percent, message

WIDE, HIGH, EDGE = 240, 18, 5  # of a bar

STYLE = """
.answer{--ink:#17212b;--quiet:#55616d;--line:#d8dee4;--soft:#f4f6f8;--accent:#0f4c81;--good:#1b6e4b;--mixed:#855700;
--bad:#a3341b;--open:#4d5863;--warm:#fdf3dc}
.answer{margin:0 auto;max-inline-size:66rem;padding:1.5rem 1.1rem;color:var(--ink);
font:1rem/1.5 "Noto Sans","Noto Sans Arabic",system-ui,sans-serif}
.answer *{box-sizing:border-box}
.answer h1{font-size:clamp(1.4rem,4vw,2rem);line-height:1.2;margin:0 0 .6rem;text-wrap:balance}
.answer h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
.answer p{margin:.35rem 0}
.answer .lead{border-inline-start:5px solid var(--accent);background:var(--soft);padding:.7rem 1.1rem;border-radius:6px;
font-size:1.07rem}
.answer .notice{display:inline-block;background:var(--warm);padding:.2rem .8rem;border-radius:1rem;font-size:.86rem}
.answer .claim{display:grid;grid-template-columns:minmax(0,21rem) minmax(0,1fr);gap:.2rem 2rem;
border-block-start:1px solid var(--line);padding-block:.8rem;break-inside:avoid}
.answer blockquote{margin:0 0 .4rem;font-weight:600;text-wrap:pretty}
.answer .verdict{display:inline-block;padding:.1rem .7rem;border-radius:1rem;border:1.5px solid currentColor;
font-size:.88rem;font-weight:600}
.answer .good{color:var(--good)}.answer .mixed{color:var(--mixed)}.answer .bad{color:var(--bad)}
.answer .open{color:var(--open)}
.answer .agree{color:var(--quiet);font-size:.86rem;margin-inline-start:.5rem}
.answer .ask{display:grid;grid-template-columns:minmax(0,1fr) 15rem 3.6rem;gap:.8rem;
align-items:center;font-size:.95rem}
.answer .ask b{font-variant-numeric:tabular-nums;text-align:end}
.answer svg{display:block;inline-size:100%;block-size:1.1rem}
.answer .why{font-size:.94rem}.answer .why b,.answer .range{color:var(--quiet);font-weight:400}
.answer .range{font-size:.84rem}
.answer ul{margin:.3rem 0;padding-inline-start:1.2rem}
.answer code{font-size:.88em;overflow-wrap:anywhere}
.answer .scroll{overflow-x:auto}.answer table{border-collapse:collapse}.answer td,.answer th{padding:.2rem .8rem;
border-block-end:1px solid var(--line);text-align:start}
@media (max-width:48rem){.answer .claim{grid-template-columns:minmax(0,1fr)}
.answer .ask{grid-template-columns:minmax(0,1fr) 3.6rem}.answer .ask svg{grid-column:1/-1;order:3}}
@media print{.answer{padding:0;max-inline-size:none;font-size:9.4pt;line-height:1.35}.answer h1{font-size:15pt}
.answer h2{margin:.8rem 0 .2rem}.answer .claim{padding-block:.35rem}}
"""

ALONE = """
body{margin:0}
@media (prefers-color-scheme:dark){.answer{--ink:#e8edf2;--quiet:#a7b2bd;--line:#36414c;--soft:#1b232b;--accent:#8cc4f5;
--good:#7fd1a8;--mixed:#e7b866;--bad:#f2937c;--open:#b4bec8;--warm:#3a3018}body{background:#12181e}}
@page{size:A4;margin:14mm}
"""


def fragment(page: Page) -> Markup:
    """The blocks, to stand inside a page that has `STYLE`."""
    parts = Markup("\n").join(part for block in page for part in _parts(block))
    return Markup('<section class="answer" id="page">\n{}\n</section>').format(parts)


def whole(page: Page) -> str:
    """A file of its own."""
    title = next((each.says.spoken() for each in page if isinstance(each, Heading) and each.level == 1), "detente")
    return Markup(
        '<!DOCTYPE html>\n<html lang="{lang}" dir="{dir}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        "<style>{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).format(lang=current(), dir=direction(), title=title, style=Markup(STYLE + ALONE), body=fragment(page))


def _parts(block: Block) -> Iterator[Markup]:
    match block:
        case Heading(says, level):
            yield Markup("<h{level} dir=auto>{says}</h{level}>").format(level=level, says=says.spoken())
        case Paragraph(says, weight):
            inside = Markup("").join(Markup("<p dir=auto>{}</p>").format(each.spoken()) for each in says)
            yield Markup('<div class="{}">{}</div>').format(weight, inside)
        case Notice(says, tone):
            yield Markup('<p class="notice {}" role="note">{}</p>').format(tone, says.spoken())
        case Claim():
            yield _claim(block)
        case Steps(items):
            listed = Markup("").join(_step(said, typed) for said, typed in items)
            yield Markup("<ul>{}</ul>").format(listed)
        case Table():
            yield _table(block)


def _claim(found: Claim) -> Markup:
    says = found.says.spoken() if isinstance(found.says, Message) else Name(found.says).spoken()
    agree = Markup('<span class="agree">{}</span>').format(found.agreement.spoken()) if found.agreement else ""
    reasons = Markup("").join(
        Markup('<p class="why" dir=auto><b>{}</b> {}.</p>').format(label.spoken(), reason.spoken())
        for label, reason in found.reasons
    )
    return Markup(
        '<article class="claim"><div><blockquote dir=auto>{says}</blockquote>'
        '<span class="verdict {tone}">{verdict}</span>{agree}</div><div>{bar}{reasons}</div></article>'
    ).format(
        says=says,
        tone=found.tone,
        verdict=found.verdict.spoken(),
        agree=agree,
        bar=_bar(found.bar) if found.bar is not None else "",
        reasons=reasons,
    )


def _bar(bar: Bar) -> Markup:
    facts = {key: Percent(getattr(bar, key)) for key in ("share", "low", "high", "least", "most")}
    said = message("{share}: interval {low} to {high}, readings {least} to {most}", **facts).spoken()
    ranges = message("interval {low} to {high}, readings {least} to {most}", **facts).spoken()
    return Markup(
        '<div class="ask"><span dir=auto>{label}</span>{drawn}<b><bdi>{share}</bdi></b></div>'
        '<p class="range">{ranges}</p>'
    ).format(label=bar.label.spoken(), drawn=_drawn(bar, said), share=facts["share"].spoken(), ranges=ranges)


def _drawn(bar: Bar, said: str) -> Markup:
    """From nothing at the left to all at the right in every language: readings thin, interval thick, share a dot."""
    if math.isnan(bar.share):
        return Markup("<span></span>")
    x = {key: round(WIDE * getattr(bar, key), 1) for key in ("share", "low", "high", "least", "most")}
    return Markup(
        '<svg class="{tone}" dir="ltr" viewBox="-{edge} 0 {width} {high_}" role="img" aria-label="{said}">'
        '<line x1="0" x2="{wide}" y1="9" y2="9" stroke="var(--line)" stroke-width="2"/>'
        '<line x1="{half}" x2="{half}" y1="2" y2="16" stroke="var(--quiet)" stroke-dasharray="2 2"/>'
        '<line x1="{least}" x2="{most}" y1="9" y2="9" stroke="currentColor" stroke-width="2"/>'
        '<rect x="{low}" y="6" width="{thick}" height="6" rx="3" fill="currentColor" opacity=".4"/>'
        '<circle cx="{share}" cy="9" r="4.5" fill="currentColor"/></svg>'
    ).format(
        tone=bar.tone,
        edge=EDGE,
        width=WIDE + 2 * EDGE,
        high_=HIGH,
        said=said,
        wide=WIDE,
        half=WIDE // 2,
        least=x["least"],
        most=x["most"],
        low=x["low"],
        thick=round(max(x["high"] - x["low"], 1.0), 1),
        share=x["share"],
    )


def _step(said: Message, typed: str) -> Markup:
    code = Markup(" <code dir=ltr>{}</code>").format(typed) if typed else ""
    return Markup("<li dir=auto>{}{}</li>").format(said.spoken(), code)


def _table(table: Table) -> Markup:
    head = Markup("").join(Markup("<th scope=col>{}</th>").format(each.spoken()) for each in table.headings)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td dir=auto>{}</td>").format(each.spoken()) for each in row)
        )
        for row in table.rows
    )
    caption = Markup("<caption>{}</caption>").format(table.caption.spoken()) if table.caption else ""
    return Markup(
        '<div class="scroll" tabindex="0"><table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(caption, head, rows)
