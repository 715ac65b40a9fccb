"""An S3 bucket in memory: whole objects, multipart uploads and bulk deletion, signatures checked.

The requests, answers and error codes are those of Amazon's API reference, as far as a client that
keeps files needs them.
"""

import hashlib
import secrets
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

from aiohttp import web

from tests.sandbox.faults import Fault
from tests.sandbox.s3_signature import Unsigned, check_signature
from tests.sandbox.server import Arrival, HttpServer, hang_up

REGION = "ru-central1"
ACCESS_KEY = "AKIDEXAMPLE"
SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SMALLEST_PART = 5 * 1024 * 1024
"""Bytes of every part but the last."""


@dataclass
class Multipart:
    """An upload in parts: not an object before it is completed."""

    key: str
    parts: dict[int, bytes] = field(default_factory=dict[int, bytes])


class S3Error(Exception):
    """An answer of the service that is none of success; `code` is from the API reference."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Bucket(HttpServer):
    """`/<bucket>/<key>`, path style; what was stored is in `objects`."""

    def __init__(self, port: int = 0, name: str = "vestovoy") -> None:
        super().__init__(port)
        self.name = name
        self.objects: dict[str, bytes] = {}
        self.uploads: dict[str, Multipart] = {}

    def env(self) -> dict[str, str]:
        """What the environment of a client must say."""
        return {
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_REGION": REGION,
            "AWS_ENDPOINT": self.url,
        }

    @property
    def files_url(self) -> str:
        """For `VESTOVOY_FILES_URL`, with a prefix."""
        return f"s3://{self.name}/files"

    def fail(
        self,
        *,
        method: str | None = None,
        status: int = 503,
        code: str = "SlowDown",
        lost: bool = False,
        times: int | None = 1,
        after: int = 0,
    ) -> Fault:
        """The next fitting requests get this error, or no answer at all when `lost`."""
        how: dict[str, Any] = {"status": status, "code": code, "lost": lost}
        return self.faults.add(Fault(where={"method": method}, how=how, times=times, after=after))

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        await self.faults.linger()
        fault = self.faults.meet(method=request.method)
        if fault and fault.how["lost"]:
            return hang_up(request)
        try:
            answer = _refused(**fault.how) if fault else self._serve(request, body)
        except S3Error as error:
            answer = _refused(error.status, error.code)
        self.arrivals.append(Arrival(request.path, request.method, len(body), answer.status))
        self.pulse.beat()
        return answer

    def _serve(self, request: web.BaseRequest, body: bytes) -> web.Response:
        try:
            check_signature(request, body, ACCESS_KEY, SECRET_KEY, REGION)
        except Unsigned as error:
            raise S3Error(403, str(error)) from error
        bucket, _, key = unquote(request.rel_url.raw_path).lstrip("/").partition("/")
        if bucket != self.name:
            raise S3Error(404, "NoSuchBucket")
        match request.method:
            case "PUT" if "uploadId" in request.query:
                return self._part(request, body)
            case "PUT":
                self.objects[key] = body
                return _written(body)
            case "POST" if "uploads" in request.query:
                return self._begin(key)
            case "POST" if "uploadId" in request.query:
                return self._complete(request, body)
            case "POST" if "delete" in request.query:
                return self._delete_many(body)
            case "DELETE" if "uploadId" in request.query:
                self.uploads.pop(request.query["uploadId"], None)
                return web.Response(status=204)
            case "GET" | "HEAD":
                return self._read(key)
            case _:
                raise S3Error(405, "MethodNotAllowed")

    def _read(self, key: str) -> web.Response:
        if key not in self.objects:
            raise S3Error(404, "NoSuchKey")
        body = self.objects[key]
        headers = {"ETag": _etag(body), "Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT"}
        return web.Response(body=body, headers=headers)

    def _begin(self, key: str) -> web.Response:
        upload = secrets.token_hex(8)
        self.uploads[upload] = Multipart(key)
        told = f"<Bucket>{self.name}</Bucket><Key>{escape(key)}</Key><UploadId>{upload}</UploadId>"
        return _xml(f"<InitiateMultipartUploadResult>{told}</InitiateMultipartUploadResult>")

    def _part(self, request: web.BaseRequest, body: bytes) -> web.Response:
        self._upload(request).parts[int(request.query["partNumber"])] = body
        return _written(body)

    def _complete(self, request: web.BaseRequest, body: bytes) -> web.Response:
        upload = self._upload(request)
        numbers = [int(each) for each in _texts(body, "PartNumber")]
        etags = [_etag(upload.parts[number]) for number in numbers if number in upload.parts]
        if numbers != sorted(numbers):
            raise S3Error(400, "InvalidPartOrder")
        if etags != _texts(body, "ETag"):
            raise S3Error(400, "InvalidPart")
        parts = [upload.parts[number] for number in numbers]
        if any(len(part) < SMALLEST_PART for part in parts[:-1]):
            raise S3Error(400, "EntityTooSmall")
        self.objects[upload.key] = b"".join(parts)
        del self.uploads[request.query["uploadId"]]
        told = f"<ETag>{escape(_etag(self.objects[upload.key]))}</ETag>"
        return _xml(f"<CompleteMultipartUploadResult>{told}</CompleteMultipartUploadResult>")

    def _delete_many(self, body: bytes) -> web.Response:
        """What is not there counts as deleted, as the real one says it."""
        keys = _texts(body, "Key")
        for key in keys:
            self.objects.pop(key, None)
        told = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
        return _xml(f"<DeleteResult>{told}</DeleteResult>")

    def _upload(self, request: web.BaseRequest) -> Multipart:
        upload = self.uploads.get(request.query["uploadId"])
        if upload is None:
            raise S3Error(404, "NoSuchUpload")
        return upload


def _etag(body: bytes) -> str:
    return f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'


def _refused(status: int, code: str, **_: object) -> web.Response:
    return _xml(f"<Error><Code>{code}</Code></Error>", status)


def _written(body: bytes) -> web.Response:
    return web.Response(headers={"ETag": _etag(body)})


def _texts(body: bytes, name: str) -> list[str]:
    """The texts of all elements of that name, whatever the namespace."""
    return [each.text or "" for each in ET.fromstring(body).iter() if each.tag.endswith(name)]


def _xml(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="application/xml")
