"""Files over HTTP: one upload a request, content by the policy of what it is attached to."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Controller, Request, Response
from litestar.di import NamedDependency, Provide
from litestar.openapi import ResponseSpec
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
)
from litestar.params import FromPath, JSONBody, SkipValidation
from litestar.response import Stream
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.errors import NotFound
from api.files import budget, inspect, previews, rules, service, uploads
from api.files.models import StoredFile
from api.files.storage import ContentGone, FileStorage
from api.http.handlers import get, post, put
from api.principal import Principal, requires_admin, requires_person, requires_scope
from api.settings import Settings
from shared.contracts.files import FileInfo, FileLimits, FileRules
from shared.contracts.telegram import ObjectKind

MaySeeFile = Callable[[AsyncSession, Principal, StoredFile], Awaitable[bool]]
"""Whether the caller may read a file of one kind of object."""
FilePolicies = Mapping[ObjectKind, MaySeeFile]
"""The policies of attached files; provided from above, because their objects stand over files."""

AnyRequest = Request[Any, Any, Any]


@dataclass
class UploadOperation(Operation):
    """The body is read by hand, so its form is told by hand."""

    def __post_init__(self) -> None:
        content = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        form = Schema(type=OpenAPIType.OBJECT, required=["file"], properties={"file": content})
        self.request_body = RequestBody(
            required=True, content={"multipart/form-data": OpenAPIMediaType(schema=form)}
        )


async def see_file(
    file_id: FromPath[UUID],
    session: NamedDependency[AsyncSession],
    principal: NamedDependency[Principal],
    file_policies: NamedDependency[SkipValidation[FilePolicies]],
) -> StoredFile:
    """The file that a route names; raises NotFound for a foreign one as for none."""
    row = await service.find(session, file_id)
    if not await _may_see(session, principal, row, file_policies):
        raise NotFound
    return row


KEPT = {304: ResponseSpec(None, description="The caller has it already (If-None-Match).")}

Seen = NamedDependency[SkipValidation[StoredFile]]
SEEN = {"seen_file": Provide(see_file)}


class FilesController(Controller):
    path = "/api/files"
    tags = ("files",)
    guards = (requires_person,)

    @post(
        operation_id="upload_file",
        operation_class=UploadOperation,
        guards=[requires_scope("tickets:write", "tasks:write")],
        request_max_body_size=None,  # `uploads` counts, and says it in our own words.
    )
    async def upload(
        self,
        request: AnyRequest,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        file_limits: NamedDependency[SkipValidation[FileLimits]],
        storage: NamedDependency[FileStorage],
        settings: NamedDependency[Settings],
        database: NamedDependency[SkipValidation[Database]],
    ) -> FileInfo:
        """Upload one file. It waits a day for an object or a comment that names it, and is only the
        caller's until then."""
        budget.require_room(settings)
        async with uploads.received(request, limit=file_limits.max_size) as (upload,):
            await budget.spend(database, settings, principal.person_id, upload.size)
            row = await service.keep(storage, file_limits, principal.person_id, upload)
        session.add(row)
        await session.flush()
        return service.info(row)

    @get("/limits", operation_id="file_limits")
    async def limits(self, file_limits: NamedDependency[SkipValidation[FileLimits]]) -> FileLimits:
        """Read what an upload may be."""
        return file_limits

    @get(
        "/{file_id:uuid}",
        operation_id="file_content",
        responses=KEPT,
        dependencies=SEEN,
        guards=[requires_scope("tickets:read", "tasks:read")],
    )
    async def content(
        self, request: AnyRequest, seen_file: Seen, storage: NamedDependency[FileStorage]
    ) -> Response[Any]:
        """Read a file's content. Whoever sees its object may; anything but an image comes as an
        attachment."""
        row, headers = seen_file, _headers(seen_file)
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(b"", status_code=304, headers=headers)
        try:
            pieces = await storage.get(row.storage_key)
        except ContentGone as error:
            raise NotFound from error
        length = {"Content-Length": str(row.size)}
        return Stream(pieces, media_type=row.content_type, headers=headers | length)

    @get(
        "/{file_id:uuid}/preview",
        operation_id="file_preview",
        responses=KEPT,
        dependencies=SEEN,
        guards=[requires_scope("tickets:read", "tasks:read")],
    )
    async def preview(
        self, request: AnyRequest, seen_file: Seen, storage: NamedDependency[FileStorage]
    ) -> Response[bytes]:
        """Read a small picture of an image: at most 480 pixels wide and high. 404 where none can be
        drawn."""
        row = seen_file
        headers = _headers(row) | {"ETag": f'"{row.id}-preview"'}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(b"", status_code=304, headers=headers)
        drawn = await previews.get(storage, row)
        headers["Content-Disposition"] = disposition(f"{row.name}.webp", inline=True)
        return Response(drawn, media_type=previews.TYPE, headers=headers)


class FileRulesController(Controller):
    path = "/api/admin/files"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="get_file_rules")
    async def get_rules(
        self, session: NamedDependency[AsyncSession], settings: NamedDependency[Settings]
    ) -> FileRules:
        """Read what uploads are allowed to be."""
        return await rules.shown(session, settings)

    @put(operation_id="change_file_rules")
    async def change_rules(
        self,
        data: JSONBody[FileRules],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
    ) -> FileRules:
        """Set what uploads are allowed to be. Up to what the environment allows; null is as the
        environment says."""
        await rules.change(session, principal, data, settings)
        return await rules.shown(session, settings)


async def _may_see(
    session: AsyncSession, principal: Principal, row: StoredFile, policies: FilePolicies
) -> bool:
    """An upload that nothing took yet is its uploader's alone; a token for tasks reads no file of
    a ticket."""
    if row.object_kind is None:
        return row.uploader_id == principal.person_id
    if not principal.has_scope(f"{row.object_kind}s:read"):
        return False
    return await policies[row.object_kind](session, principal, row)


def _headers(row: StoredFile) -> dict[str, str]:
    """Nothing that was uploaded may run as a page of ours (X5). A kept copy is shown again only
    after the rights were asked again."""
    return {
        "Content-Disposition": disposition(row.name, inline=row.content_type in inspect.INLINE),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-cache",
        "ETag": f'"{row.id}"',
    }


def disposition(name: str, *, inline: bool) -> str:
    """RFC 6266: the name in ASCII for the old, in RFC 8187 spelling for all others."""
    plain = re.sub(r'[\\"?]', "_", name.encode("ascii", "replace").decode())
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
