"""A browser with cookies, as far as these tests need one; each has a session of its own."""

from __future__ import annotations

from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from resolutions.tests.replicas.names import PASSWORD
from resolutions.tests.replicas.serving import Served


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: str) -> None:
        self.status, self.headers, self.body = status, headers, body


class Browser:
    """Follows no redirect and forgets nothing."""

    def __init__(self, site: Served) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, **form: str) -> Answer:
        form["csrfmiddlewaretoken"] = self.cookies.get("csrftoken", "")
        return self._ask("POST", path, urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})

    def log_in(self, name: str) -> None:
        """The token of the form is asked for first, as a browser would."""
        self.get("/admin/login/")
        answer = self.post("/admin/login/?next=/admin/", username=name, password=PASSWORD)
        assert answer.status == 302, answer.body[:2000]

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, {**headers, **({"Cookie": cookies} if cookies else {})})
        response = connection.getresponse()
        for line in response.headers.get_all("Set-Cookie", ()):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.coded_value
        answer = Answer(
            response.status, {key.lower(): value for key, value in response.getheaders()}, response.read().decode()
        )
        connection.close()
        return answer
