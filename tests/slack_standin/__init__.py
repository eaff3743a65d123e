"""Slack, played on loopback: its Web API, Socket Mode, and signed HTTP deliveries."""

from slack_standin.http import post_signed
from slack_standin.rules import refusal, words_of
from slack_standin.workspace import Call, SlackStandin

__all__ = ["Call", "SlackStandin", "post_signed", "refusal", "words_of"]
