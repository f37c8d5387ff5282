"""An archive that ends a kept connection at the very moment when the next request comes, as gunicorn does now and then."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nhere"


class Forgetful:
    """Answers the first request of every connection and hangs up on the second."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.forgotten = 0

    def answer(self) -> None:
        """Until it is closed."""
        while True:
            try:
                connection, _address = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            if _request(connection):
                connection.sendall(_ANSWER)
                self.forgotten += bool(_request(connection))

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


def _request(connection: socket.socket) -> bytes:
    """The head of the next request; nothing where the other side has hung up."""
    head = b""
    while b"\r\n\r\n" not in head:
        more = connection.recv(4096)
        if not more:
            return b""
        head += more
    return head


@contextmanager
def forgetful() -> Iterator[Forgetful]:
    archive = Forgetful()
    thread = threading.Thread(target=archive.answer, daemon=True)
    thread.start()
    try:
        yield archive
    finally:
        archive.close()
        thread.join(5)
