"""What a reader gets for a request that cannot be answered: a page, or a problem document."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from comity.errors import ComityError, DataError, NotAStateError, OutputError, UnknownNameError
from comity.web.pages import page

TITLES = {
    400: "The request cannot be met",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    413: "Too large",
    422: "The request cannot be met",
    429: "Too many requests",
    500: "A fault of Comity",
    503: "The data cannot be read",
}


_SUBJECT = re.compile(r"^(?:Input|String|List) ")
"""What a validator calls the parameter that is wrong."""


def problem(request: Request, status: int, detail: str, hint: str = "") -> Response:
    """Return a problem as a page, or for programs as RFC 9457 has it.

    Parameters
    ----------
    request
        What was asked for.
    status
        The status code.
    detail, hint
        What was wrong, and what to do.
    """
    title = TITLES.get(status, "The request cannot be met")
    if wants_page(request):
        return page("problem.html.j2", status=status, title=title, detail=detail, hint=hint)
    document = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "hint": hint or None,
        "instance": request.url.path,
    }
    return JSONResponse(document, status, media_type="application/problem+json")


def wants_page(request: Request) -> bool:
    """Return whether a request is for a page: not for the interface for programs, nor a file.

    >>> wants_page(Request({"type": "http", "path": "/pair/china/russia", "headers": []}))
    True
    """
    path = request.url.path
    is_file = "." in path.rsplit("/", 1)[-1]
    return not path.startswith("/api/") and not is_file


def add_handlers(app: FastAPI) -> None:
    """Turn every error into a problem."""
    app.add_exception_handler(ComityError, _from_error)
    app.add_exception_handler(HTTPException, _from_http)
    app.add_exception_handler(RequestValidationError, _from_validation)
    app.add_exception_handler(Exception, _from_fault)


def _from_error(request: Request, error: Exception) -> Response:
    if isinstance(error, UnknownNameError | NotAStateError):
        status = 404
    else:
        status = 503 if isinstance(error, DataError | OutputError) else 400
    if isinstance(error, ComityError) and error.hint:
        return problem(request, status, error.message, error.hint)
    return problem(request, status, str(error))


def _from_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = "There is nothing at this address." if error.status_code == 404 else error.detail
    response = problem(request, error.status_code, str(detail))
    response.headers.update(error.headers or {})
    return response


def _from_validation(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    return problem(request, 422, " ".join(_in_words(fault) for fault in error.errors()))


def _in_words(fault: Mapping[str, Any]) -> str:
    """Return what is wrong with a parameter: its name, what is allowed, and what was given."""
    name = str(fault["loc"][-1])
    if fault["type"] == "json_invalid":
        return "The body is not valid JSON."
    if fault["type"] == "missing":
        return f"{name} is missing."
    allowed = _SUBJECT.sub("", fault["msg"]).partition(",")[0].removesuffix(" after validation")
    return f"{name} {allowed}, got {reprlib.repr(fault['input'])}."


def _from_fault(request: Request, _: Exception) -> Response:
    return problem(request, 500, "This is a fault in Comity.", "Please report it.")
