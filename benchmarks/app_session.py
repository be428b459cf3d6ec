"""A reader of the app without a browser: speaks the websocket of Streamlit's own page.

A link, a reload and a changed filter are all the same to the server: the script is run
for an address, in a session that remembers what it showed before.
"""

from types import TracebackType
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

Address = tuple[str, dict[str, str]]
# Seconds to wait for a page; a larger message than any page has.
WAIT, MOST = 300.0, 1 << 28


class PageError(Exception):
    """A page failed."""


class Session:
    """One reader with a window open."""

    def __init__(self, port: int, wait: float = WAIT) -> None:
        """Connect to the app on this machine; wait so many seconds for each answer."""
        self._wait = wait
        self._pages: dict[str, str] = {}
        self.received = 0
        self._socket = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=MOST,
            open_timeout=wait,
        )

    def __enter__(self) -> "Session":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the window."""
        self._socket.close()

    def open(self, address: Address) -> str:
        """Ask for a page and wait until it is whole; return what it says in HTML.

        Raises:
            PageError: the page failed.
            TimeoutError: the app says nothing.
        """
        page, asked = address
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(asked)
        state.page_script_hash = self._pages.get(page, "")
        state.page_name = "" if state.page_script_hash else page
        state.context_info.timezone = "Europe/Stockholm"
        state.context_info.locale = "sv-SE"
        state.context_info.url = "http://127.0.0.1/"
        self._socket.send(message.SerializeToString())
        return self._read(page)

    def _read(self, page: str) -> str:
        said: list[str] = []
        while True:
            data = self._socket.recv(self._wait)
            assert isinstance(data, bytes)
            self.received += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self._pages = {
                    one.url_pathname: one.page_script_hash
                    for one in message.navigation.app_pages
                }
            elif kind == "delta":
                element = message.delta.new_element
                if element.WhichOneof("type") == "exception":
                    raise PageError(f"{page}: {element.exception.message}")
                if element.WhichOneof("type") == "html":
                    said.append(element.html.body)
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return "".join(said)
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise PageError(f"{page}: {message.script_finished}")
