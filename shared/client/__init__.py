"""The bots' way to the API: typed methods over one connection pool."""

from shared.client.api import ApiClient
from shared.client.errors import ApiProblem, ApiUnavailable
from shared.client.user import UserApi

__all__ = ["ApiClient", "ApiProblem", "ApiUnavailable", "UserApi"]
