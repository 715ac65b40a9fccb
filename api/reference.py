"""The OpenAPI document and the page that shows it, at /schema: both public, for they tell nothing
that the source does not."""

from typing import Any, Final

from litestar import Request, Router
from litestar.datastructures import ResponseHeader
from litestar.openapi.plugins import OpenAPIRenderPlugin

from api.openapi import Config
from api.site import content_policy

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


def config() -> Config:
    policy = ResponseHeader(name="Content-Security-Policy", value=content_policy(PAGE))
    return Config(
        title="Vestovoy",
        version="0.1.0",
        description="A work desk whose heart is notification. Errors are RFC 9457 problems with a "
        "stable `code`; writes take an `Idempotency-Key`.",
        render_plugins=[ReferencePage()],
        openapi_router=Router(
            "/schema", route_handlers=[], include_in_schema=False, response_headers=[policy]
        ),
    )
