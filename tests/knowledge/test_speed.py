"""What reading costs: hostile files are refused at once, honest ones grow no dearer per line."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from socar_cli.knowledge import reader
from socar_cli.knowledge.reader import MAX_BYTES
from tests.sealed import data_folder, load_knowledge

_TIMES = 4  # what refusing may take of what reading the largest sound file takes; it needs one
_MEGABYTES = 100

# Files of at most 1 MiB, each of which makes some part of a loader work as hard as it can.
HOSTILE = {
    # What keeps a loader that expands it busy for half a minute.
    "a merge bomb": "a0: &a0 {k: v}\n"
    + "".join(
        f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n"
        for level in range(1, 9)
    ),
    "dashes": "-\n" * (MAX_BYTES // 2),
    "a flow list": "[" + "a," * (MAX_BYTES // 2 - 1),
    "empty lists": "[" + "[]," * (MAX_BYTES // 3 - 1),
    "aliases": "[" + "*a," * (MAX_BYTES // 3 - 1),
    "anchors": "&a " * (MAX_BYTES // 3),
    "one key": "a: b\n" * (MAX_BYTES // 5),
    "unknown keys": "".join(f"k{number:06}: a\n" for number in range(MAX_BYTES // 11)),
    "empty contacts": "contacts:\n" + "".join(f" k{n:06}: {{}}\n" for n in range(70_000)),
    "bad sources": "sources:\n" + "".join(f" k{n:05}: {{a: b}}\n" for n in range(6_500)),
    "empty keys": "? \n" * (MAX_BYTES // 3),
    "one long text": '"' + "a" * (MAX_BYTES - 2),
    "text of many lines": '"' + "a\n" * (MAX_BYTES // 2 - 1),
    "a block": "|\n" + " a\n" * (MAX_BYTES // 3 - 1),
    "blanks": " " * MAX_BYTES,
    "remarks": "#\n" * (MAX_BYTES // 2),
    "colons": "a:" * (MAX_BYTES // 2),
    "hyphens": "-" * MAX_BYTES,
    "depth": "[" * MAX_BYTES,
    "escapes": '"' + "\\a" * (MAX_BYTES // 2 - 1) + '"',
    "not quite a glued remark": (" |" + "0" * 1022) * (MAX_BYTES // 1024),
    "zeros": "\0" * MAX_BYTES,
    "too much": "#" * (MAX_BYTES + 1),
}

# Run in a process of its own, so that nothing else is measured, and compared with what a sound
# file, the first, costs there. What takes too long gets a second and a third chance: others may
# be busy as well.
_MEASURE = """
import json, sys, time
from pathlib import Path
import yaml
from socar_cli.errors import SocarError
from socar_cli.knowledge import reader
from socar_cli.knowledge.overlay import load_all

def measure(file):
    code, before = 0, time.process_time()
    try:
        load_all(file, None)
    except SocarError as error:
        code = error.exit_code
    return code, time.process_time() - before

parser, times, sound, *hostile = sys.argv[1:]
reader._PARSER = getattr(yaml, parser)
(code, honest), costs = measure(sound), {}
assert code == 0
for file in hostile:
    for _ in range(3):
        code, spent = measure(file)
        if spent < honest * float(times):
            break
    # Not ru_maxrss: that also counts the parent the process was forked from.
    status = Path("/proc/self/status").read_text()
    megabytes = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    costs[file] = code, spent / honest, megabytes
print(json.dumps(costs))
"""


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("parser", "every"),
    [
        pytest.param(
            *("CSafeLoader", 1),
            marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="without libyaml"),
        ),
        ("SafeLoader", 5),  # in its own measure, as it is slow
    ],
)
def test_a_hostile_file_is_refused_at_once(tmp_path: Path, parser: str, every: int) -> None:
    """Refusing any file up to 1 MiB takes no more than reading a sound one, and under 100 MB."""
    sound, names = tmp_path / "sound.yaml", {}
    sound.write_text(multiplied(LARGEST), encoding="utf-8")
    for number, (name, content) in enumerate([*HOSTILE.items()][::every]):
        path = tmp_path / f"{number}.yaml"
        path.write_text(content, encoding="utf-8")
        names[str(path)] = name
    line = [sys.executable, "-c", _MEASURE, parser, str(_TIMES), str(sound), *names]
    result = subprocess.run(line, capture_output=True, text=True, check=True)
    costs = {names[path]: cost for path, cost in json.loads(result.stdout).items()}
    assert [*costs] == [*names.values()]
    for name, (code, times, megabytes) in costs.items():
        assert (name, code) == (name, 65)
        assert (name, times) < (name, _TIMES)
        assert (name, megabytes) < (name, _MEGABYTES)


SHIPPED = data_folder() / "knowledge.yaml"
LARGEST = 0.95 * MAX_BYTES / SHIPPED.stat().st_size  # times as long as it is
ENTRY = re.compile(r"^(  [a-z0-9-]+):", re.MULTILINE)


def multiplied(times: float) -> str:
    """Return a knowledge file `times` as long as the shipped, by more questions under new names."""
    text = SHIPPED.read_text(encoding="utf-8")
    before, start, rest = text.partition("\nquestions:\n")
    questions, end, after = rest.partition("\nown_words:\n")
    copies = int((times - 1) * len(text) / len(questions))
    unnumbered = re.sub(r"(?m)^    number: .*\n", "", questions)
    more = (ENTRY.sub(rf"\1-{number}:", unnumbered) for number in range(copies))
    return before + start + "\n".join((questions, *more)) + end + after


@pytest.mark.nightly
def test_a_longer_file_costs_no_more_per_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the shipped file many times over takes that many times as long, and no longer."""
    monkeypatch.setattr(reader, "MAX_BYTES", 1 << 30)
    monkeypatch.setattr(reader, "MAX_EVENTS", 1 << 30)
    path, spent, questions = tmp_path / "knowledge.yaml", {}, {}
    for times in (1, 4):
        path.write_text(multiplied(times), encoding="utf-8")
        spent[times] = float("inf")
        for _ in range(2):
            before = time.process_time()
            questions[times] = len(load_knowledge(path).questions)
            spent[times] = min(spent[times], time.process_time() - before)
    assert questions[4] > 2 * questions[1]
    assert spent[4] < spent[1] * 4 * 1.6
