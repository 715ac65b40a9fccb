"""The demo cast as plain data: one client company's people, the support and its heads."""

from dataclasses import dataclass

PASSWORD = "vestovoy-demo"
"""The password of every demo person in the product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a phone, a Telegram account and perhaps a mailbox and a Mattermost login."""

    name: str
    phone: str
    telegram_id: int
    username: str | None = None
    language_code: str | None = "ru"
    key: str = ""
    role: str = ""
    """What the page shows under the name."""
    email: str = ""
    mattermost: str = ""
    bot: str = "client"
    """The bot this person is at home in: `client` or `staff`."""
    companies: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def last_name(self) -> str:
        return self.name.partition(" ")[2]

    def as_user(self) -> dict[str, object]:
        """The Bot API's User."""
        user: dict[str, object] = {
            "id": self.telegram_id,
            "is_bot": False,
            "first_name": self.first_name,
        }
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return user | {key: value for key, value in optional.items() if value}


ANNA = Person(
    key="anna",
    name="Анна Смирнова",
    role="контакт «Ромашки»",
    phone="+79990000001",
    telegram_id=1001,
    username="anna_smirnova",
    email="anna@romashka.example",
    companies=("Ромашка",),
)
PAVEL = Person(
    key="pavel",
    name="Павел Орлов",
    role="контакт «Ромашки» и «Василька»",
    phone="+79990000002",
    telegram_id=1002,
    username="pavel_orlov",
    email="pavel@vasilek.example",
    companies=("Ромашка", "Василёк"),
)
BORIS = Person(
    key="boris",
    name="Борис Петров",
    role="инженер поддержки",
    phone="+79990000003",
    telegram_id=1003,
    username="boris_petrov",
    email="boris@vestovoy.example",
    mattermost="boris.petrov",
    bot="staff",
)
DARYA = Person(
    key="darya",
    name="Дарья Лебедева",
    role="инженер поддержки",
    phone="+79990000004",
    telegram_id=1004,
    username="darya_lebedeva",
    email="darya@vestovoy.example",
    mattermost="darya.lebedeva",
    bot="staff",
)
VERA = Person(
    key="vera",
    name="Вера Соколова",
    role="руководитель поддержки",
    phone="+79990000005",
    telegram_id=1005,
    username="vera_sokolova",
    email="vera@vestovoy.example",
    mattermost="vera.sokolova",
    bot="staff",
)
GLEB = Person(
    key="gleb",
    name="Глеб Иванов",
    role="администратор",
    phone="+79990000006",
    telegram_id=1006,
    username="gleb_ivanov",
    email="gleb@vestovoy.example",
    mattermost="gleb.ivanov",
    bot="staff",
)
OLEG = Person(
    key="oleg",
    name="Олег Кузнецов",
    role="директор",
    phone="+79990000007",
    telegram_id=1007,
    username="oleg_kuznetsov",
    email="oleg@vestovoy.example",
    mattermost="oleg.kuznetsov",
    bot="staff",
)

CAST = (ANNA, PAVEL, BORIS, DARYA, VERA, GLEB, OLEG)
