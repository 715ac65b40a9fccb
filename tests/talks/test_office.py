"""The stage of the other tests: a person, the bot, the API and its database."""

from tests.talks.office import Office


async def test_a_manager_is_known_at_the_door(office: Office):
    """The menu is drawn from what the API says of her."""
    vera = await office.enters("vera")
    await vera.opens_bot()
    await vera.sees("Здравствуйте, Вера")
    assert "Согласования" in vera.buttons()
