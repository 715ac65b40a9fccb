"""The OpenAPI document and the page that shows it, at /schema: both public, for they tell nothing
that the source does not."""

from typing import Any, Final

from litestar import Request, Router
from litestar.datastructures import ResponseHeader
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import License

from api.description.openapi import Config, Handlers
from api.http.pages.site import content_policy

ABOUT: Final = """\
A work desk: clients' tickets, employees' tasks and absences, and the notices about them.

- A program logs in with a personal token (`Authorization: Bearer vst_…`), made in the profile; it \
acts as its person and opens what its scopes say.
- Bodies are JSON in UTF-8. An unknown field or parameter is refused, not ignored.
- Moments are ISO 8601 with an offset, answers tell them in UTC; days and times of day are local.
- Every refusal is an RFC 9457 problem (`application/problem+json`). Its `code` is stable, \
is what a program reads, and stands at each operation.
- A write may be repeated safely: the same `Idempotency-Key` does its work once within a day.
- Lists are pages: `next_cursor` of one is the `cursor` of the next, to the end, where it is null. \
A page near the beginning is there by `offset` too. `total` counts everything that matches.
- What the caller may not see answers 404, as if it were not there.
"""
PAGE: Final = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vestovoy API</title>
<link rel="icon" href="/icons/mark.svg">
<link rel="stylesheet" href="/reference/swagger-ui.css">
<script src="/reference/swagger-ui-bundle.js"></script>
</head>
<body>
<div id="reference"></div>
<script>
SwaggerUIBundle({
  url: "/schema/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  showCommonExtensions: true,
})
</script>
</body>
</html>
"""


class ReferencePage(OpenAPIRenderPlugin):
    """Swagger UI from our own files; its one inline script is named by its hash (X7)."""

    def __init__(self) -> None:
        super().__init__(path="/")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        del request, openapi_schema
        return PAGE


def config(handlers: Handlers) -> Config:
    policy = ResponseHeader(name="Content-Security-Policy", value=content_policy(PAGE))
    return Config(
        title="Vestovoy",
        version="0.1.0",
        description=ABOUT,
        license=License(name="MIT", identifier="MIT"),
        handlers=handlers,
        render_plugins=[ReferencePage()],
        openapi_router=Router(
            "/schema", route_handlers=[], include_in_schema=False, response_headers=[policy]
        ),
    )
