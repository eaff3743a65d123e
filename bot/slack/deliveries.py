"""Which deliveries have been taken on, so that each is answered once.

Slack delivers at least once, and sends one mention both as a mention and as a
message. What is kept: the delivery's id and the message's place, for an hour, on
disk; and where an answer is still owed, so that a restart can say so there.
Never what anyone wrote.
"""

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import SettingsError

__all__ = ["Conversation", "Deliveries"]

KEPT_SECONDS = 60 * 60  # Slack gives up on a delivery within minutes
KEPT_ROWS = 20_000
FILE_NAME = "slack.sqlite"

_SCHEMA = """
    CREATE TABLE IF NOT EXISTS taken (key TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS taken_at ON taken (at);
    CREATE TABLE IF NOT EXISTS owed (
        channel TEXT NOT NULL, ts TEXT NOT NULL, thread_ts TEXT NOT NULL, user TEXT NOT NULL,
        PRIMARY KEY (channel, ts)
    ) WITHOUT ROWID;
"""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A message that asks something, who asks, and the thread that the answer belongs in."""

    channel: str
    ts: str
    thread_ts: str
    user: str


class Deliveries:
    """The deliveries taken on. For one thread; one process a home.

    Raises SettingsError where the home cannot be written to.
    """

    def __init__(self, home: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._path = home / FILE_NAME
        try:
            home.mkdir(parents=True, exist_ok=True)
            self._connection = _open(self._path)
        except (OSError, sqlite3.OperationalError) as error:
            raise SettingsError(
                f"{self._path} cannot be written ({error}). Let REFERENT_HOME be a folder that can."
            ) from error
        except sqlite3.DatabaseError as error:
            # It only remembers an hour: a damaged one is set aside, not mended.
            logger.warning("%s is damaged (%s); starting a new one", self._path, error)
            self._path.replace(self._path.with_suffix(".damaged"))
            self._connection = _open(self._path)

    def take(self, *keys: str) -> bool:
        """Take a delivery on, under every name it may come by; False when it was taken before."""
        now = self._clock()
        try:
            with self._connection as db:
                db.execute("DELETE FROM taken WHERE at < ?", (now - KEPT_SECONDS,))
                db.execute(
                    "DELETE FROM taken WHERE key IN "
                    "(SELECT key FROM taken ORDER BY at DESC LIMIT -1 OFFSET ?)",
                    (KEPT_ROWS,),
                )
                rows = [(key, now) for key in keys]
                added = db.executemany("INSERT OR IGNORE INTO taken VALUES (?, ?)", rows).rowcount
        except sqlite3.Error as error:
            # A full disk must not silence the bot: rather twice than never.
            logger.error("%s could not be written: %s", self._path, error)
            return True
        return added == len(keys)

    def owe(self, conversation: Conversation) -> None:
        """Note that an answer is owed."""
        self._write(
            "INSERT OR REPLACE INTO owed VALUES (?, ?, ?, ?)",
            conversation.channel,
            conversation.ts,
            conversation.thread_ts,
            conversation.user,
        )

    def settle(self, conversation: Conversation) -> None:
        """Note that the asker has been answered, or told why not."""
        self._write(
            "DELETE FROM owed WHERE channel = ? AND ts = ?", conversation.channel, conversation.ts
        )

    def owed(self) -> tuple[Conversation, ...]:
        """Where an earlier process left someone without an answer."""
        rows = self._connection.execute("SELECT channel, ts, thread_ts, user FROM owed")
        return tuple(Conversation(*row) for row in rows)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _write(self, statement: str, *values: str) -> None:
        try:
            with self._connection as db:
                db.execute(statement, values)
        except sqlite3.Error as error:
            logger.error("%s could not be written: %s", self._path, error)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2.0)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # no wait for the disk within an ack
    connection.executescript(_SCHEMA)
    return connection
