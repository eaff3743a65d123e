"""The desk: one worker, a short queue, look-ups first, public documents only."""

import asyncio
import threading
from datetime import date

import pytest
from canned_service import CannedService, Listing

from bot import desk as desk_module
from bot.desk import PUBLIC, Busy, Coverage, Desk


async def test_everything_is_asked_for_public_documents_in_one_thread() -> None:
    """What the desk gives may be shown to anyone, and the service sees one thread."""
    service = CannedService()
    desk = Desk(service)
    await asyncio.gather(desk.ask("a"), desk.cite("b"), desk.documents(), desk.status())
    await desk.close()
    assert service.labels == {PUBLIC}
    assert len(service.threads) == 1
    assert threading.current_thread().name not in service.threads


async def test_lookup_overtakes_waiting_questions() -> None:
    """A look-up waits for the question in hand at most, never for the queue."""
    service = CannedService(hold=threading.Event())
    desk = Desk(service)
    questions = [asyncio.create_task(desk.ask(f"question {n}")) for n in range(3)]
    await asyncio.sleep(0.05)
    lookup = asyncio.create_task(desk.cite("160/24"))
    order: list[str] = []
    lookup.add_done_callback(lambda _: order.append("lookup"))
    questions[1].add_done_callback(lambda _: order.append("question"))
    await asyncio.sleep(0.05)
    assert service.hold
    service.hold.set()
    await asyncio.gather(lookup, *questions)
    await desk.close()
    assert order == ["lookup", "question"]


async def test_full_queue_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes when the queue is full is not left waiting."""
    monkeypatch.setitem(desk_module._WAITING, desk_module._Rank.QUESTION, 2)
    service = CannedService(hold=threading.Event())
    desk = Desk(service)
    waiting = [asyncio.create_task(desk.ask(f"question {n}")) for n in range(2)]
    await asyncio.sleep(0.02)
    with pytest.raises(Busy):
        await desk.ask("one too many")
    assert service.hold
    service.hold.set()
    await asyncio.gather(*waiting)
    assert await desk.ask("now there is room")
    await desk.close()


async def test_question_whose_asker_left_is_not_worked_on() -> None:
    """A question that nobody waits for any more costs nothing."""
    service = CannedService(hold=threading.Event())
    desk = Desk(service)
    first = asyncio.create_task(desk.ask("first"))
    left = asyncio.create_task(desk.ask("left"))
    await asyncio.sleep(0.05)
    left.cancel()
    await asyncio.wait({left})
    assert service.hold
    service.hold.set()
    await first
    await desk.ask("last")
    await desk.close()
    assert service.asked == ["first", "last"]


async def test_failure_reaches_the_asker_and_the_next_question_is_answered() -> None:
    """An error belongs to its question alone."""
    service = CannedService(error=ValueError("secret"))
    desk = Desk(service)
    with pytest.raises(ValueError, match="secret"):
        await desk.ask("fails")
    service.error = None
    assert await desk.ask("works")
    await desk.close()


def test_coverage_counts_what_is_listed() -> None:
    """Dates and bodies come from the documents listed, and from no others."""
    documents = [
        Listing("a", "A", "Rådet", date(2024, 5, 1)),
        Listing("b", "B", "bestyrelsen", date(2023, 5, 1)),
        Listing("c", "C", None, None),
    ]
    assert Coverage.of(documents) == Coverage(
        3, ("bestyrelsen", "Rådet"), date(2023, 5, 1), date(2024, 5, 1)
    )
    assert Coverage.of([]) == Coverage(0, (), None, None)
