"""Phrases of the knowledge file that stand for many: one text with alternatives in brackets."""

import re
from itertools import product
from math import prod

from socar_cli.knowledge.scalars import RefusedError
from socar_cli.language import Localized

_MOST = 1_000  # texts that one may stand for: `(a|b)` forty times over would fill the memory


def phrases_of(written: str) -> tuple[str, ...]:
    """Return the texts that one with alternatives stands for, in order.

    `phrases_of("no (injury|injuries)( at all|)")` are "no injury at all", "no injury", "no
    injuries at all" and "no injuries". Raises RefusedError for brackets without a partner or within
    others, a bar outside of them, and more than `_MOST` texts.
    """
    parts = re.split(r"\(([^()]*)\)", written)  # by turns outside of brackets and inside
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    unpaired = re.search(r"[()|]", "".join(parts[::2]))
    if unpaired or prod(map(len, choices)) > _MOST:
        ko = f"'{written}': 괄호가 맞지 않거나 괄호 밖에 |가 있거나 {_MOST:,}개가 넘는 말입니다"
        en = f"'{written}': brackets do not match, | is outside of them, or over {_MOST:,} texts"
        raise RefusedError(Localized(ko, en))
    return tuple(" ".join("".join(chosen).split()) for chosen in product(*choices))
