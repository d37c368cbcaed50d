"""`socar accident`."""

from typing import Annotated, cast

import typer

from socar_cli.cli.completion import said_names
from socar_cli.cli.options import Rules, Text, Walk, Words, argument, circumstance, flag, option
from socar_cli.cli.walk import show_or_walk
from socar_cli.domain.accident import Asked, GuidePlan, answer_accident, running_trip
from socar_cli.knowledge.circumstances import Say
from socar_cli.knowledge.model import BLANKS
from socar_cli.views.accident import accident_page, accident_walk

EXAMPLES = (
    "socar accident",
    "socar accident --guide",
    "socar accident --walk",
    "socar accident 주차장 기둥",
    "socar accident --where parking --other parked-car --hurt no",
    "socar accident --where expressway --hurt unsure --say 112",
    "socar accident --found-at-pickup",
)
RULES = Rules(
    conflicts={
        "--found-at-pickup": ("--guide", "--say", "--walk"),
        "--guide": ("--say",),
        "--walk": ("--say", "--copy"),
    },
    required_by={"--say": ("--place", "--time", "--plate", "--name", "--phone")},
)

_Guide = Annotated[bool, flag("--guide", "할 일을 차례대로 모두", "Everything, in order")]
_Plate = Annotated[Text, option("문장에 넣을 상대 차 번호", "For the sentence: their plate")]


def command(
    context: typer.Context,
    words: Annotated[
        Words, argument("무슨 일인지 말로", "What happened, in words", said_names("where", "other"))
    ] = None,
    *,
    guide: _Guide = False,
    walk: Walk = False,
    hurt: Annotated[Text, circumstance("hurt")] = None,
    where: Annotated[Text, circumstance("where")] = None,
    other: Annotated[Words, circumstance("other")] = None,
    can_move: Annotated[Text, circumstance("can_move")] = None,
    was_hit: Annotated[bool, circumstance("was_hit")] = False,
    night: Annotated[bool | None, circumstance("night")] = None,
    ev: Annotated[bool, circumstance("ev")] = False,
    fire: Annotated[Text, circumstance("fire")] = None,
    water: Annotated[bool, circumstance("water")] = False,
    trapped: Annotated[Text, circumstance("trapped")] = None,
    left_scene: Annotated[bool, circumstance("left_scene")] = False,
    breach: Annotated[Words, circumstance("breach")] = None,
    found_at_pickup: Annotated[
        bool, flag("--found-at-pickup", "빌릴 때 이미 있던 흠집", "Damage from before the trip")
    ] = False,
    say: Annotated[
        Say | None, option("읽거나 보낼 문장", "A sentence to read out or send", "|".join(Say))
    ] = None,
    place: Annotated[Text, option("문장에 넣을 곳", "For the sentence: the place")] = None,
    time: Annotated[Text, option("문장에 넣을 사고 시각", "For the sentence: the time")] = None,
    plate: _Plate = None,
    name: Annotated[Text, option("문장에 넣을 내 이름", "For the sentence: my name")] = None,
    phone: Annotated[Text, option("문장에 넣을 내 번호", "For the sentence: my number")] = None,
) -> None:
    """Show what to do after an accident, most urgent first; only `walk` asks for a line."""
    app = context.obj
    heard = app.read_words(words, "accident")
    own = {name: app.params[name] for name in BLANKS if app.params.get(name)}
    said = app.situation if heard is None else heard.under(app.situation)
    asked = Asked(
        said=said,
        guide=guide or walk,  # what is walked is the whole list
        found_at_pickup=found_at_pickup,
        say=say,
        own=own or None,
    )
    running = running_trip(app.knowledge, app.recall(app.now).reservation, now=app.now)
    answer = answer_accident(app.knowledge, asked, now=app.now, running=running)
    page = accident_page(answer, app.language, whole=guide)
    stages = accident_walk(cast("GuidePlan", answer)) if walk else None
    show_or_walk(app, page, heard, stages, asked)
