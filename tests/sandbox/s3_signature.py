"""AWS Signature Version 4 in the Authorization header, checked as S3 checks it."""

import hashlib
import hmac
import re
from urllib.parse import parse_qsl, quote

from aiohttp import web

_FORM = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<scope>[^,]+), ?"
    r"SignedHeaders=(?P<headers>[^,]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


class Unsigned(Exception):
    """The code that S3 answers with."""


def check_signature(
    request: web.BaseRequest, body: bytes, access_key: str, secret_key: str, region: str
) -> None:
    """Raises Unsigned."""
    form = _FORM.fullmatch(request.headers.get("Authorization", ""))
    if form is None:
        raise Unsigned("AccessDenied")
    if form["key"] != access_key:
        raise Unsigned("InvalidAccessKeyId")
    day, *place = form["scope"].split("/")
    if place != [region, "s3", "aws4_request"]:
        raise Unsigned("AuthorizationHeaderMalformed")
    payload = hashlib.sha256(body).hexdigest()
    if request.headers.get("x-amz-content-sha256") != payload:
        raise Unsigned("XAmzContentSHA256Mismatch")
    told = [
        "AWS4-HMAC-SHA256",
        request.headers.get("x-amz-date", ""),
        form["scope"],
        hashlib.sha256(_canonical(request, form["headers"], payload).encode()).hexdigest(),
    ]
    key = f"AWS4{secret_key}".encode()
    for step in (day, *place):
        key = hmac.digest(key, step.encode(), "sha256")
    if hmac.digest(key, "\n".join(told).encode(), "sha256").hex() != form["signature"]:
        raise Unsigned("SignatureDoesNotMatch")


def _canonical(request: web.BaseRequest, names: str, payload: str) -> str:
    pairs = parse_qsl(request.rel_url.raw_query_string, keep_blank_values=True)
    query = sorted(f"{_encoded(name)}={_encoded(value)}" for name, value in pairs)
    headers = [f"{name}:{request.headers.get(name, '').strip()}\n" for name in names.split(";")]
    return "\n".join(
        (
            request.method,
            request.rel_url.raw_path,
            "&".join(query),
            "".join(headers),
            names,
            payload,
        )
    )


def _encoded(text: str) -> str:
    return quote(text, safe="-_.~")
