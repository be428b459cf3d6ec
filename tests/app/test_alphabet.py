"""Names stand in the order that Swedish readers look for them."""

from app.alphabet import alphabetic


def test_the_last_letters_come_last_and_in_their_order() -> None:
    names = ("Öst", "Åby", "ek", "Zetterlund", "Ärla", "Eka")
    right = ["ek", "Eka", "Zetterlund", "Åby", "Ärla", "Öst"]
    assert sorted(names, key=alphabetic) == right
