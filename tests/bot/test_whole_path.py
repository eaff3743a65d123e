"""The whole path: documents in a folder, a question in Slack, a cited answer, the source opened."""

import html
import re
from pathlib import Path

import pytest
from aiohttp import ClientSession
from slack_standin import SlackStandin
from slack_standin.workspace import APP_TOKEN, BOT_TOKEN

from bot.config import Settings
from bot.indexing import run_reindex
from bot.server import running
from bot.service import Referent

MINUTES = """ Referat

4. møde i kulturudvalget

Dato: 5. maj 2025
Sted: Rådhuset kl. 9.00 – 10.00

Punkt Ca. tid Aktivitet

21/25 20 min. Åbningstider på biblioteket (B) v/Anna Holm

Deltagere

Anna Holm, formand, Nordby Kommune
 Pkt. 21/25 Åbningstider på biblioteket (B) v/Anna Holm

Indstilling
Det indstilles, at biblioteket holder åbent alle søndage.

Referat
Udvalget drøftede sagen. <!channel> *alle* & <https://example.org|klik>
Anna Holm konkluderede, at søndagsåbent på biblioteket blev ved-
taget på forsøgsbasis. Vedtagelsen skete med forbehold for be-
villing.
"""


@pytest.mark.model
async def test_a_document_becomes_a_cited_answer_in_slack(tmp_path: Path) -> None:
    """Everything is real but Slack, which is played over real sockets."""
    folder = tmp_path / "referater"
    folder.mkdir()
    (folder / "møde 4.txt").write_text(MINUTES, "utf-8")
    async with SlackStandin() as slack:
        settings = Settings(
            REFERENT_HOME=tmp_path / "home",
            SLACK_API_URL=slack.api_url,
            SLACK_BOT_TOKEN=BOT_TOKEN,
            SLACK_APP_TOKEN=APP_TOKEN,
        )
        run_reindex(settings, folder, quiet=True)
        referent = Referent.open(settings)
        async with running(settings, referent, "127.0.0.1", 0) as viewer:
            await slack.connected()
            event = slack.mention("Blev søndagsåbent på biblioteket vedtaget?")
            await slack.deliver_event(event, "Ev1", seconds=1.0)
            await slack.deliver_event(event, "Ev1", seconds=1.0)
            (posted,) = await slack.posts(1, seconds=60)

            assert posted["thread_ts"] == event["ts"]
            assert "søndagsåbent på biblioteket blev vedtaget på forsøgsbasis" in posted["text"]
            assert "med forbehold for bevilling" in posted["text"]
            assert "Pkt. 21/25, 4. møde, 5. maj 2025, Referat" in posted["text"]
            assert "Det indstilles" not in posted["text"]

            (link,) = set(re.findall(r'"url": ?"([^"]+)"', str(posted["blocks"]).replace("'", '"')))
            async with ClientSession() as session:
                page = await session.get(link.replace(settings.public_url, viewer))
                assert page.status == 200
                text = html.unescape(await page.text())
            marked = re.sub(r"<[^>]+>", "", re.search(r'<mark id="cited".*?</mark>', text, re.S)[0])
            assert "at søndagsåbent på biblioteket blev ved-" in marked
            assert "indstilles" not in marked

            await slack.deliver_event(slack.direct("Hvad koster biblioteket?"))
            declined = (await slack.posts(2, seconds=60))[1]
            assert "Det står ikke i de dokumenter" in declined["text"]
            assert "&lt;!channel&gt;" in declined["text"]
            assert "<!channel>" not in declined["text"]
            assert "mrkdwn" not in str(declined["blocks"])
        referent.close()
