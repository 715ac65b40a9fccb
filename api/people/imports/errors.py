"""Why a file, or an act with it, is refused."""

from api.errors import Refusal


class ImportUnreadable(Refusal):
    """Neither a table in text nor a whole XLSX; `why` is one of `reading.sheets.WHY`."""

    status = 415
    code = "import_unreadable"


class ImportTooLarge(Refusal):
    """More than one file may hold; `what` names it (rows, columns, cells, bytes), `limit` says how
    much may be."""

    status = 413
    code = "import_too_large"


class ImportEmpty(Refusal):
    """A table without a row below its heading."""

    code = "import_empty"


class ImportMatching(Refusal):
    """The columns cannot be matched so; `why` is one of `matching.WHY`, `field` names the field."""

    code = "import_matching"


class ImportDiffers(Refusal):
    """Since the preview somebody changed what it spoke of; `rows` names the rows, `count` says how
    many. Nothing was done."""

    status = 409
    code = "import_differs"


class ImportHasErrors(Refusal):
    """All or nothing was asked, and `count` rows are wrong. Nothing was done."""

    status = 409
    code = "import_has_errors"


class ImportStopped(Refusal):
    """A row that looked good was refused at the very act; `row` and `why` say which and what by.
    Nothing was done."""

    status = 409
    code = "import_stopped"


class ExportTooLong(Refusal):
    """More rows than a file takes; `limit` says how many. A filter makes it shorter."""

    code = "export_too_long"


class ImportState(Refusal):
    """The import is not where this act begins: `state` is the present one."""

    status = 409
    code = "import_state"


class ImportTooOld(Refusal):
    """A day has passed: what it made is in use, and is changed by hand."""

    status = 409
    code = "import_too_old"
