"""What hostile input would reach if it could: a file of secrets, and a server."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# What no document may bring in.
SECRET = "hemlighet-7f3a91"  # noqa: S105 - nobody's


@dataclass
class Listener:
    """A server that somebody's file may lead to; `called` tells what was asked."""

    port: int
    called: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def listening() -> Iterator[Listener]:
    """Give a server that answers nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(server.getsockname()[1])

        def listen() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    line.settimeout(5)
                    found.called.append(line.recv(4096))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield found
        # Closing alone does not wake a thread that waits.
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)
