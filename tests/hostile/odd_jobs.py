"""A process that does to itself what hostile files do; `test_apart` starts it."""

import os
import signal
import time

from ingest import apart


def work(order: bytes) -> bytes:
    """Do what is asked for, and say what came of it."""
    match order:
        case b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"linger":
            time.sleep(60)
        case b"swell":
            bytearray(1 << 40)
        case b"print":
            os.write(1, b"buller")
        case b"secrets":
            return " ".join(name for name in os.environ if "SAGT" in name).encode()
    return order


if __name__ == "__main__":
    apart.serve(work)
