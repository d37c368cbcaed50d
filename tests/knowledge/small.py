# ruff: noqa: E501 - lines of a knowledge file, not of code
"""A whole knowledge file, as small as one can be, and ways to read one that was changed."""

from pathlib import Path

import pytest
import yaml

from socar_cli.errors import Complaint, KnowledgeError
from tests.sealed import load_knowledge

PYTHON = yaml.SafeLoader
LIBYAML = getattr(yaml, "CSafeLoader", PYTHON)  # PyYAML may be built without it
PARSERS = [pytest.param(LIBYAML, id="libyaml"), pytest.param(PYTHON, id="python")]

SMALL = """\
updated: 2026-11-22
contacts:
  center:
    name: {ko: "고객센터", en: "customer centre"}
    purpose: {ko: "고장, 분실", en: "breakdown, loss"}
    aliases: ["센터", "center"]
    phone: 1661-3315
    hours: 24/7
    sources: [guide]
    verified: 2026-01
    confidence: high
    review: 1y
  plan:
    name: {ko: "플랜 상담", en: "plan desk"}
    purpose: {ko: "장기 계약", en: "plan contracts"}
    aliases: []
    phone: 1661-4885
    hours: Mo-Fr 10:00-19:00
    sources: [guide]
    verified: 2025
    confidence: medium
    review: 1y
  fire: {name: {ko: "119", en: "119"}, purpose: {ko: "불, 부상", en: "fire, injuries"}, aliases: [], phone: 119, sources: [law], verified: 2024, confidence: high, review: never}
home: [center]
accident:
  memory:
    stay:
      text: {ko: "현장에 있기", en: "Stay at the scene"}
      sources: [law]
      verified: 2022-09-12
      confidence: high
      review: 3y
  calls: [center]
  rule: {}
  steps: {}
costs:
  rule: {}
  products:
    p300:
      deductible: 300,000
      premium_only: false
      sources: [guide]
      verified: 2024-05
      confidence: high
      review: 1y
  limits: {others: {name: {ko: "대물", en: "property"}, amount: "100,000", sources: [law], verified: 2024, confidence: high, review: never}}
  uncovered: {}
  refused: {}
  penalties: {}
  loss_of_use:
    {rate: {percent: 50, text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}, rate_refused: {percent: 50, text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}, day_limit: {days: 5, text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}, without_rate: {}}
  estimate:
    repair: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    inside: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    on_top: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    tow: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    tow_included: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    tow_anyhow: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    third_party: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    property_limit: others
    minimum: {text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
    why_two: {}
    left_out: {}
    left_out_refused: {}
lost_item:
  right_after: {}
  next_customer: {}
  later: {}
  from_hours: {hours_after: 2, day_after: 24}
  answers:
    not_begun: {}
    running: {}
    next_unknown: {}
    next_later: {}
    hours_after: {}
    next_begun: {}
    day_after: {}
  found: {handed_on_days: 7, kept_months: 9, text: {ko: "가", en: "a"}, sources: [law], verified: 2024, confidence: high, review: never}
questions:
  chat:
    question: {ko: "채팅은?", en: "Is there a chat?"}
    answer: {ko: "앱에 있어요", en: "In the app"}
    call: [center]
    sources: [guide, law]
    verified: 2025
    confidence: low
    review: 1y
sources:
  guide:
    title: {ko: "안내", en: "guide"}
    kind: socar
    date: 2025
    address: https://example.org/guide
  law:
    title: {ko: "법", en: "law"}
    kind: state
    date: unknown
night: {starts: "17:00", ends: "07:00"}
guide: {steps: {}}
found_at_pickup: {steps: {}}
sentences:
  only_true: {ko: "가", en: "a"}
  interpreters: {}
  blanks:
    place: {ko: "?", sound: "?", en: "?"}
    time: {ko: "?", sound: "?", en: "?"}
    plate: {ko: "?", sound: "?", en: "?"}
    name: {ko: "?", sound: "?", en: "?"}
    phone: {ko: "?", sound: "?", en: "?"}
  ready: {}
breakdown: {problems: {}, first: {}, borrows: [], steps: {}, pays: {}}
"""


def edited(old: str, new: str) -> str:
    """Return the small file with `new` in the place of the first `old`."""
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def written(folder: Path, content: str | bytes) -> Path:
    """Write a knowledge file to `folder`."""
    path = folder / "knowledge.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def faults(path: Path) -> tuple[Complaint, ...]:
    """Return what is wrong with a file; nothing of a sound one."""
    try:
        load_knowledge(path)
    except KnowledgeError as error:
        return error.complaints
    return ()


def complaints(path: Path) -> list[str]:
    """Return everything that is said of a file in English, each with its line."""
    return [f"{fault.line}: {fault.what.en}" for fault in faults(path)]
