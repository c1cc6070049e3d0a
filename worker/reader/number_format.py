"""A stored number as a spreadsheet shows it. Points are decimal as in the file; names of months are Indonesian."""
from __future__ import annotations

import datetime
import math
import re
from decimal import ROUND_HALF_UP, Decimal

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "0.0E+0", 49: "@",
}
_MONTHS = {
    "id": ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
           "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
           "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(), "Sen Sel Rab Kam Jum Sab Min".split()),
    "en": ("January February March April May June July August September October November December".split(),
           "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
           "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(), "Mon Tue Wed Thu Fri Sat Sun".split()),
}
_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|General|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|E[+-]|.',
                    re.DOTALL)


def shown(number: float, form: str, since_1904: bool = False) -> str:
    """A number in a format code; what the code can't do is written plainly."""
    if form in ("", "General", "@"):
        return plain(number)
    sections = _sections(form)
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    tokens = _TOKEN.findall(section)
    try:
        if _is_date(tokens):
            return _date(number, tokens, since_1904)
        return _decimal(number, tokens)
    except (ValueError, OverflowError, ArithmeticError):
        return plain(number)


def plain(number: float) -> str:
    """As few digits as say the same: 3, 0.5, 12345678901."""
    if not math.isfinite(number):
        return ""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}" if abs(number) < 1e11 else f"{number:.15g}"


def _sections(form: str) -> list[str]:
    sections, now, quoted = [], "", False
    for letter in form[:500]:
        if letter == '"':
            quoted = not quoted
        if letter == ";" and not quoted:
            sections.append(now)
            now = ""
        else:
            now += letter
    return [*sections, now]


def _is_date(tokens: list[str]) -> bool:
    return any(token[0] in "yYmMdDhHsS" and '"' not in token or re.fullmatch(r"\[[hms]+\]", token, re.I)
               for token in tokens)


def _literal(token: str) -> str | None:
    if token.startswith('"'):
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("_"):
        return " "
    if token.startswith("*"):
        return ""
    if token.startswith("["):
        currency = re.match(r"\[\$([^-\]]+)", token)
        return currency[1] if currency else ""
    return None


def _date(number: float, tokens: list[str], since_1904: bool) -> str:
    if number < 0 or number > 2_958_466:
        return plain(number)
    if not since_1904 and number < 60:
        # Lotus believed in 29 February 1900, and spreadsheets still do.
        number += 1
    start = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 30)
    moment = start + datetime.timedelta(seconds=round(number * 86_400, 3))
    moment = (moment + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
    joined = "".join(tokens).upper()
    names = _MONTHS["en" if "409]" in joined or "809]" in joined else "id"]
    half = "AM/PM" in joined or "A/P" in joined
    pieces: list[str] = []
    for at, token in enumerate(tokens):
        low = token.lower()
        literal = _literal(token)
        elapsed = re.fullmatch(r"\[(h+|m+|s+)\]", low)
        if elapsed:
            seconds = round(number * 86_400)
            pieces.append(str(seconds // {"h": 3600, "m": 60, "s": 1}[elapsed[1][0]]))
        elif literal is not None:
            pieces.append(literal)
        elif low[0] == "y":
            pieces.append(f"{moment.year % 100:02d}" if len(low) < 3 else f"{moment.year:04d}")
        elif low[0] == "m":
            pieces.append(_month_or_minute(low, moment, names, tokens, at))
        elif low[0] == "d":
            day = moment.day
            pieces.append([str(day), f"{day:02d}", names[3][moment.weekday()], names[2][moment.weekday()]]
                          [min(len(low), 4) - 1])
        elif low[0] == "h":
            hour = (moment.hour % 12 or 12) if half else moment.hour
            pieces.append(f"{hour:02d}" if len(low) > 1 else str(hour))
        elif low[0] == "s":
            pieces.append(f"{moment.second:02d}" if len(low.split(".")[0]) > 1 else str(moment.second))
        elif low in ("am/pm", "a/p"):
            pieces.append("AM" if moment.hour < 12 else "PM")
        else:
            pieces.append(token)
    return "".join(pieces)


def _month_or_minute(low: str, moment: datetime.datetime, names: tuple, tokens: list[str], at: int) -> str:
    """`mm` is minutes after hours and before seconds."""
    before = next((token.lower() for token in reversed(tokens[:at]) if token[0].lower() in "ymdhs["), "")
    after = next((token.lower() for token in tokens[at + 1:] if token[0].lower() in "ymdhs"), "")
    if len(low) <= 2 and (before.lstrip("[").startswith("h") or after.startswith("s")):
        return f"{moment.minute:02d}" if len(low) > 1 else str(moment.minute)
    if len(low) >= 5:
        return names[0][moment.month - 1][0]
    return [str(moment.month), f"{moment.month:02d}", names[1][moment.month - 1], names[0][moment.month - 1]][len(low) - 1]


def _decimal(number: float, tokens: list[str]) -> str:
    if "E+" in tokens or "E-" in tokens or any(token == "/" for token in tokens):
        return plain(number)
    pattern = "".join(token for token in tokens if token in ("0", "#", "?", ".", ",", "%"))
    before, _, after = pattern.replace("%", "").partition(".")
    places = sum(after.count(sign) for sign in "0#?")
    if not any(sign in pattern for sign in "0#?"):
        if "General" in tokens:
            return "".join(plain(number) if token == "General" else _literal(token) or "" for token in tokens)
        return "".join(_literal(token) if _literal(token) is not None else token for token in tokens)
    amount = Decimal(repr(number)) * (100 if "%" in pattern else 1)
    while before.endswith(","):
        before, amount = before[:-1], amount / 1000
    amount = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{amount:,f}" if "," in before else f"{amount:f}"
    whole, _, part = text.partition(".")
    least = after.count("0")
    while len(part) > least and part.endswith("0"):
        part = part[:-1]
    zeros = before.count("0")
    negative = whole.startswith("-")
    digits = whole.lstrip("-")
    if zeros == 0 and digits == "0" and part:
        digits = ""
    digits = digits.rjust(zeros, "0")
    text = ("-" if negative else "") + digits + ("." + part if part else "")
    pieces, written = [], False
    for token in tokens:
        if token in ("0", "#", "?", ".", ","):
            if not written:
                pieces.append(text)
                written = True
        else:
            literal = _literal(token)
            pieces.append(token if literal is None else literal)
    return "".join(pieces).strip()
