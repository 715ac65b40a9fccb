"""What is wrong with a channel's settings before anything is sent."""


class ChannelSettingsError(ValueError):
    """The settings cannot work: a malformed token, key, URL or sender; raised by constructors.

    The message names the fault and holds no secret; `says` is what a test tells of it.
    """

    def __init__(self, fault: str, *, says: str = "unfit") -> None:
        super().__init__(fault)
        self.says = says
