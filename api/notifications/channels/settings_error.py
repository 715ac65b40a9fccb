"""What is wrong with a channel's settings before anything is sent."""


class ChannelSettingsError(ValueError):
    """The settings cannot work: a malformed token, key, URL or sender; raised by constructors.

    The message names the fault and holds no secret.
    """
