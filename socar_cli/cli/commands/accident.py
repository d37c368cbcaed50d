"""`socar accident`."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from socar_cli.cli.completion import said_names
from socar_cli.cli.context import App
from socar_cli.cli.options import Rules, both, ruled, shared_options
from socar_cli.cli.situation import (
    PLACES,
    CanMove,
    Electric,
    Fire,
    Walk,
    circumstance,
    read_situation,
)
from socar_cli.knowledge.situation import Say

if TYPE_CHECKING:
    from socar_cli.domain.accident import Asked
    from socar_cli.domain.heard import Heard


EXAMPLES = (
    "socar accident",
    "socar accident --guide",
    "socar accident --walk",
    "socar accident 주차장 기둥",
    "socar accident --where parking --other parked-car --hurt no",
    "socar accident --where expressway --hurt unsure --say 112",
    "socar accident --found-at-pickup",
)


_RULES = Rules(
    apart={
        "--found-at-pickup": ("--guide", "--say", "--walk"),
        "--guide": ("--say",),
        "--walk": ("--say", "--copy"),
    },
    only_with={"--say": ("--place", "--time", "--plate", "--name", "--phone")},
)


@shared_options
@ruled(_RULES)
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=said_names("where", "other"),
            help=both("무슨 일인지 말로", "What happened, in words"),
        ),
    ] = None,
    *,
    guide: Annotated[
        bool, typer.Option("--guide", help=both("할 일을 차례대로 모두", "Everything, in order"))
    ] = False,
    walk: Walk = False,
    hurt: Annotated[str | None, circumstance("hurt", "다친 사람", "Anyone hurt")] = None,
    where: Annotated[
        str | None,
        circumstance(
            "where",
            "도로, 고속도로, 자동차전용도로, 터널, 주차장",
            "Where it happened",
            values=PLACES,
        ),
    ] = None,
    other: Annotated[
        list[str] | None,
        circumstance(
            "other",
            "상대: 차, 주차된 차, 시설물, 사람, 뺑소니 (여러 번)",
            "Who or what else (repeatable)",
            values="car|parked-car|object|person|hit-and-run|none|unsure",
        ),
    ] = None,
    can_move: CanMove = None,
    was_hit: Annotated[
        bool, typer.Option("--was-hit", help=both("상대가 와서 받음", "The other side hit me"))
    ] = False,
    night: Annotated[
        bool | None,
        typer.Option(
            "--night/--no-night", help=both("밤 (없으면 시계로)", "Dark (else the clock)")
        ),
    ] = None,
    ev: Electric = False,
    fire: Fire = None,
    found_at_pickup: Annotated[
        bool,
        typer.Option(
            "--found-at-pickup", help=both("빌릴 때 이미 있던 흠집", "Damage from before the trip")
        ),
    ] = False,
    say: Annotated[
        Say | None,
        typer.Option(
            metavar="112|119|tow|operator|other|note",
            help=both("읽거나 보낼 문장", "A sentence to read out or send"),
        ),
    ] = None,
    place: Annotated[
        str | None, typer.Option(help=both("문장에 넣을 곳", "For the sentence: the place"))
    ] = None,
    time: Annotated[
        str | None, typer.Option(help=both("문장에 넣을 사고 시각", "For the sentence: the time"))
    ] = None,
    plate: Annotated[
        str | None,
        typer.Option(help=both("문장에 넣을 상대 차 번호", "For the sentence: their plate")),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help=both("문장에 넣을 내 이름", "For the sentence: my name"))
    ] = None,
    phone: Annotated[
        str | None, typer.Option(help=both("문장에 넣을 내 번호", "For the sentence: my number"))
    ] = None,
) -> None:
    """Hand over what was typed."""
    from socar_cli.domain.accident import Asked

    said = read_situation(
        context.obj,
        hurt=hurt,
        where=where,
        other=other,
        can_move=can_move,
        was_hit=was_hit,
        night=night,
        ev=ev,
        fire=fire,
    )
    asked = Asked(
        said=said,
        guide=guide,
        found_at_pickup=found_at_pickup,
        say=say,
        place=place,
        time=time,
        plate=plate,
        name=name,
        phone=phone,
    )
    run_accident(context.obj, asked, context.obj.hear(words or (), "accident"), walk=walk)


def run_accident(
    app: App, asked: "Asked", heard: "Heard | None" = None, *, walk: bool = False
) -> None:
    """Show what to do after an accident, most urgent first; only `walk` asks for a line."""
    from socar_cli.cli.walk import walk_accident, walk_or_show
    from socar_cli.domain.accident import answer_accident
    from socar_cli.domain.running import running_trip
    from socar_cli.views.accident import accident_page

    told = asked.with_words(heard)
    running = running_trip(app.knowledge, app.recall(app.now).reservation, now=app.now)
    goal = told.walked(walking=walk)
    answer = answer_accident(app.knowledge, goal, now=app.now, running=running)
    page = accident_page(answer, app.language, whole=asked.guide)
    show = partial(app.show, page, heard)
    walk_or_show(app, show, partial(walk_accident, app, answer, told), walking=walk)


def run_heard(app: App, heard: "Heard") -> None:
    """Show what to do after an accident that was told in one's own words."""
    from socar_cli.domain.accident import Asked

    run_accident(app, Asked(), heard)
