"""How a failure that a member was told of in one sentence gets into the log."""

import logging
import traceback

from corpus import ReferenceUnknown, ReferentError

__all__ = ["log_fault"]


def log_fault(logger: logging.Logger, error: BaseException) -> None:
    """Log what went wrong, and never what was asked.

    A ReferentError is a line for the operator. Of anything else only the type and the
    frames are logged, since its message may hold the question.
    """
    if isinstance(error, ReferentError) and not isinstance(error, ReferenceUnknown):
        logger.error("%s", error)
        return
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s at\n%s", type(error).__name__, frames.rstrip())
