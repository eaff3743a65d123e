"""The source viewer: web pages that show a document with the cited passage marked."""

from bot.viewer.app import build_viewer

__all__ = ["build_viewer"]
