"""What visitors who type English say: who was struck, what lies in the car, and who did it."""

import json

import pytest

from socar_cli.knowledge.circumstances import Answer, Other
from tests.own_words.reading import is_told, read
from tests.sealed import run_sealed

WHO = [
    *(
        "him",
        "her",
        "a kid",
        "an old lady",
        "a parking attendant",
        "two students",
        "a rollerblader",
    ),
    *(
        "some guy",
        "a cyclist",
        "my own son",
        "joggers",
        "my neighbour",
        "a soldier",
        "a crossing guard",
    ),
]
STRIKE = [
    *(
        "i hit",
        "my mirror caught",
        "my mirror clipped",
        "we backed over",
        "i touched",
        "i mowed down",
    ),
    *("she flattened", "i opened my door into", "the bumper brushed", "i swiped", "i doored"),
]


@pytest.mark.parametrize("strike", STRIKE)
def test_whoever_was_touched_by_the_car_was_struck(strike: str) -> None:
    """However it was done, and whoever it was."""
    assert [who for who in WHO if not is_told(f"{strike} {who}", "person")] == []


@pytest.mark.parametrize("who", ["my grandma", "he", "the driver", "our friend"])
@pytest.mark.parametrize("seat", ["the back seat", "his seat", "the driver seat", "front seat"])
def test_who_cannot_get_out_of_a_seat_is_trapped(who: str, seat: str) -> None:
    """As who cannot get out of the car is, whatever door is named beside it."""
    line = f"{who} cant get out of {seat}"
    assert is_told(line, "trapped")
    assert is_told(f"{line}, the door is crushed", "trapped")


@pytest.mark.parametrize(
    "words",
    [
        *("kid ran out, thud", "my frend is blooding", "he lay on street", "heard a scream"),
        *("i felt my wheel go over something soft", "old man, then a loud thud"),
    ],
)
def test_what_strangers_to_english_tell_is_a_danger(words: str) -> None:
    """With slips, in few words, and where only a sound or a bump tells of somebody."""
    assert read(words).danger


@pytest.mark.parametrize(
    "words",
    [
        *(
            "there were no casualties",
            "0 injured",
            "neither of us was hurt",
            "there is nobody hurt",
        ),
        *("nobody is injured on both sides", "nobody was injured, we exchanged numbers"),
    ],
)
def test_whole_denials(words: str) -> None:
    """They are believed, but not beside anything that leaves them open."""
    assert read(words).hurt is Answer.NO
    for more in ("except my friend", "i think", "but he limps", "they say", "yet"):
        assert read(f"{words} {more}").hurt is not Answer.NO


@pytest.mark.parametrize("nearly", ["nearly hit", "almost ran over", "i nearly knocked down"])
def test_whom_one_nearly_struck_may_be_hurt(nearly: str) -> None:
    """Nobody knows how they are; a thing or a car nearly struck is none."""
    told = {read(f"{nearly} {who}").hurt for who in ("a child", "someone", "an old lady", "him")}
    assert told == {Answer.UNSURE}
    assert read("nearly hit a wall").danger == read("he nearly hit my car").danger == ()


@pytest.mark.parametrize(
    "words",
    [
        *("the bill hurts", "this invoice hurts", "we passed out flyers at the station"),
        *(
            "i need to drive to the hospital for an appointment, can i extend",
            "i work at a hospital",
        ),
        *("what does insurance say about injured third parties", "bleeding the brakes"),
        *("injured pride after failing to park", "my mom will drive, she is 65"),
        *("caught him smoking in the car", "my car got dinged", "i backed over a bollard"),
    ],
)
def test_what_only_sounds_like_a_danger(words: str) -> None:
    """A bill, an errand and a smoker are none."""
    assert read(words).danger == ()


@pytest.mark.parametrize(
    ("words", "schema", "named"),
    [
        ("i returned it yesterday, my umbrella is in the car", "lost-item", None),
        ("trip ended at 2pm and my bag is in the car", "lost-item", None),
        ("my wallet was in the glove compartment", "lost-item", None),
        ("there's no charging cable in the boot", "faq", "equipment"),
        ("no fuel card in the glove box", "faq", "own-card"),
        ("car is not where the app says", "faq", "car-not-there"),
        ("forgot my driver's license at home", "faq", "who-drives"),
        ("may i drive alone", "faq", "who-drives"),
        ("socar says i must pay repair but i had no accident", "faq", "dispute-bill"),
        ("is towing free", "faq", "dispatch-cost"),
        ("US driver licence ok?", "faq", "foreign-licence"),
        ("is tyre damage covered", "faq", "wheel-tyre"),
        ("forgot my password", "faq", "login"),
        ("where is a charger", "faq", "ev-where"),
        ("do i have to refill before returning", "faq", "fuel-at-return"),
        ("how do i explain the accident to police in korean", "faq", "say-to-police"),
        ("other driver has no insurance", "faq", "uninsured"),
        ("when does the waiver not apply", "faq", "waiver-refused"),
        ("can my dog ride with me", "faq", "pets"),
    ],
)
def test_what_is_there_and_what_is_not(words: str, schema: str, named: str | None) -> None:
    """A thing of one's own in the car was left there; what the car lacks was not."""
    read = json.loads(run_sealed(*words.split(), "--json").out)
    assert read["schema"].removeprefix("socar.") == f"{schema}/1"
    assert read["understood"]["question"] == named


@pytest.mark.parametrize(
    ("words", "other", "was_hit"),
    [
        ("hit by hail", Other.OBJECT, True),
        ("the car next to me banged its door into ours", Other.CAR, True),
        ("he cut me off and hit my front fender", Other.CAR, True),
        ("was alone in the car and hit the car next lane", Other.CAR, None),
        ("car in front braked and i couldnt stop", Other.CAR, None),
        ("we both changed lanes and collided", Other.CAR, None),
        ("i rear-ended a taxi", Other.CAR, None),
    ],
)
def test_who_struck_whom(words: str, other: Other, *, was_hit: bool | None) -> None:
    """A part of my car that was hit was hit by another one."""
    reading = read(words)
    assert (reading.other, reading.was_hit) == ((other,), was_hit)


@pytest.mark.parametrize(
    "small", ["how", "where", "who", "which", "can", "could", "use", "because"]
)
def test_a_word_that_asks_is_no_word_of_content(small: str) -> None:
    """It is not named as not understood; behind a denial it still leaves the answer open."""
    assert read(f"{small} pets").not_understood == ()
    assert read(f"nobody is hurt {small}").hurt is Answer.UNSURE
