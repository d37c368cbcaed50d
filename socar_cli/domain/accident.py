"""What to do after an accident."""

from socar_cli.domain.actions import Action, actions
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.record import Record


class AccidentPlan(Record):
    """What to do, in the order of doing; the last three are empty without the guide."""

    memory: tuple[Action, ...]
    calls: tuple[Contact, ...]
    rule: tuple[Action, ...]
    steps: tuple[Action, ...]
    say: tuple[Action, ...]
    photograph: tuple[Action, ...]
    avoid: tuple[Action, ...]


def plan_accident(knowledge: Knowledge, *, guide: bool = False) -> AccidentPlan:
    """Return the first minutes after an accident, with `guide` also what to say and photograph."""
    accident = knowledge.accident
    say, photograph, avoid = (
        (accident.say, accident.photograph, accident.avoid) if guide else ((), (), ())
    )
    return AccidentPlan(
        memory=actions(knowledge, accident.memory),
        calls=tuple(map(knowledge.contact, accident.calls)),
        rule=actions(knowledge, accident.rule),
        steps=actions(knowledge, accident.steps),
        say=actions(knowledge, say),
        photograph=actions(knowledge, photograph),
        avoid=actions(knowledge, avoid),
    )
