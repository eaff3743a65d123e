"""Referent in Slack: mentions, direct messages, /referent, /cite and the Home tab."""

from bot.slack.app import Slack

__all__ = ["Slack"]
