"""Why a file is not taken."""

from typing import ClassVar

from api.errors import Refusal


class FileTooLarge(Refusal):
    """Over the limit; `extra.limit` is in bytes."""

    status: ClassVar[int] = 413
    code: ClassVar[str] = "file_too_large"


class FileTypeForbidden(Refusal):
    """By name or by content; `extra.forbidden` lists the extensions (T8)."""

    status: ClassVar[int] = 415
    code: ClassVar[str] = "file_type_forbidden"


class ArchiveTooFull(Refusal):
    """More names inside than are looked through, so nobody knows what it is; `extra.limit` says how
    many may be."""

    status: ClassVar[int] = 413
    code: ClassVar[str] = "archive_too_full"


class EmptyFile(Refusal):
    """Not a byte in it."""

    code: ClassVar[str] = "empty_file"


class UnknownFile(Refusal):
    """Not there, somebody else's, or attached already: all look the same."""

    code: ClassVar[str] = "unknown_file"


class TooManyFiles(Refusal):
    """More than one object or comment may carry; `extra.limit` says how many."""

    code: ClassVar[str] = "too_many_files"


class UploadBudgetSpent(Refusal):
    """The person has brought as much as one may in an hour."""

    status: ClassVar[int] = 429
    code: ClassVar[str] = "upload_budget_spent"


class BadUpload(Refusal):
    """The body is not a form with one file in the field `file`."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_upload"


class StorageUnavailable(Refusal):
    """The place where files are kept takes or gives nothing now: it is down, full or wrongly
    configured. Nothing was kept, and the same call may succeed later."""

    status: ClassVar[int] = 503
    code: ClassVar[str] = "storage_unavailable"
