"""The pages from the live database, and every answer as CSV, JSON or NDJSON at an address that stays."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from regional.database.reading import understood
from regional.errors import RegionalError
from regional.pages.library import KINDS, Library
from regional.pages.making import FRONT, STATIC, Maker
from regional.pages.questions import asked, asked_with, written
from regional.questions import Connection

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}

_FORMATS = {"csv": "text/csv", "json": "application/json", "ndjson": "application/x-ndjson"}
_TYPES = {".css": "text/css", ".woff2": "font/woff2"}

_STATE = """
SELECT d.id, d.fingerprint FROM datasets AS d
UNION ALL
SELECT p.organization_id, p.preferred_id FROM preferences AS p
"""
"""What changes when anything is loaded or preferred."""


def application(connect: Callable[[float | None], Connection], hosts: list[str], seconds: float) -> Starlette:
    """The application: it reads and nothing else.

    Args:
        connect: makes a connection, given how many seconds a statement may take.
        hosts: by which names it is called; a request by another name is refused, since a page elsewhere sent it.
        seconds: how long the answer to a question may take.
    """
    pages = _Pages(connect, seconds)
    routes = [
        Route("/static/{file}", pages.static),
        Route("/questions/{name}.{format}", _understandable(pages.question)),
        Route("/{path:path}", _understandable(pages.page)),
    ]
    named = [Middleware(TrustedHostMiddleware, allowed_hosts=hosts)]
    return Starlette(routes=routes, middleware=named, exception_handlers={RegionalError: _unavailable})


def _understandable(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Say in a line what nobody can make sense of: a received file can hold values that no load writes."""

    def answered(request: Request) -> Response:
        with understood("the database"):
            return answer(request)

    return answered


def _unavailable(request: Request, error: Exception) -> Response:
    """Say in a line why the database cannot be read now."""
    return _response(request, f"{error}\n".encode(errors="replace"), "text/plain", 503)


class _Pages:
    """Answers requests; the records are read again when something was loaded."""

    def __init__(self, connect: Callable[[float | None], Connection], seconds: float) -> None:
        self._connect = connect
        self._seconds = seconds
        self._state: Any = None
        self._maker: Maker | None = None

    def _made(self) -> Maker:
        connection = self._connect(None)
        state = connection.sql(_STATE).all().rows
        if self._maker is None or state != self._state:
            with connection:
                self._maker, self._state = Maker(Library(connection)), state
        return self._maker

    def static(self, request: Request) -> Response:
        """A file of the three that pages use."""
        file = STATIC.get(request.path_params["file"])
        if file is None:
            return self._refused(request, 404, "There is no such file")
        return _response(request, file.read_bytes(), _TYPES[file.suffix])

    def page(self, request: Request) -> Response:
        """The front page, a list, or a record."""
        maker, path = self._made(), request.path_params["path"] or "index.html"
        if path == "index.html":
            return self._answered(request, FRONT, maker.front, folder="questions/")
        if path == "questions/index.html":
            connection = self._connect(self._seconds)
            names = connection.queries()["query"]
            return _html(request, maker.questions([asked(connection, maker.menus, name) for name in names]))
        for kind, (table, _) in KINDS.items():
            if path == f"{table}/index.html":
                return _html(request, maker.list(kind))
        record = maker.library.at(path)
        return _html(request, maker.record(record)) if record else self._refused(request, 404, "There is no such page")

    def question(self, request: Request) -> Response:
        """A question with the answer to what was filled in, as a page or in another format."""
        name, format_ = request.path_params["name"], request.path_params["format"]
        if name == "index" and format_ == "html":
            request.path_params["path"] = "questions/index.html"
            return self.page(request)
        if format_ == "html":
            return self._answered(request, name, self._made().question)
        if format_ not in _FORMATS:
            return self._refused(request, 404, "There is no such format")
        return self._answered(request, name, lambda one, *_: written(one, format_), _FORMATS[format_])

    def _answered(
        self, request: Request, name: str, make: Callable[..., str], type_: str = "text/html", folder: str = ""
    ) -> Response:
        """What is made of the answer to a question with what was filled in."""
        connection = self._connect(self._seconds)
        given = {key: request.query_params.getlist(key) for key in request.query_params}
        query = f"?{request.url.query}" if request.url.query else ""
        formats = {known: f"{folder}{name}.{known}{query}" for known in _FORMATS}
        try:
            with connection:
                one = asked_with(connection, self._made().menus, connection.query(name), given)
                content = make(one, formats, connection)
        except RegionalError as error:
            return self._refused(request, 400, str(error))
        return _response(request, content.encode(errors="backslashreplace"), type_)

    def _refused(self, request: Request, status: int, message: str) -> Response:
        heading = "Not found" if status == 404 else "This cannot be answered"  # noqa: PLR2004 - it is what it is
        path = request.url.path.lstrip("/")
        return _html(request, self._made().refusal(path, heading, message), status)


def _html(request: Request, text: str, status: int = 200) -> Response:
    return _response(request, text.encode(errors="backslashreplace"), "text/html", status)


def _response(request: Request, content: bytes, type_: str, status: int = 200) -> Response:
    tag = f'"{sha256(content).hexdigest()[:24]}"'
    headers = _HEADERS | {"ETag": tag}
    if status == 200 and request.headers.get("if-none-match") == tag:  # noqa: PLR2004 - it is what it is
        return Response(status_code=304, headers=headers)
    return Response(content, status, headers, media_type=type_)
