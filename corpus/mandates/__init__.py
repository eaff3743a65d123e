"""Mandates: whose, in force when, who sits, what may be decided, and what each version changed."""

from corpus.mandates.mandate import parse_mandate
from corpus.mandates.provision_headings import provision_of
from corpus.mandates.remit import may_decide
from corpus.mandates.versions import Change, Version, Versions, in_force, mandate_versions

__all__ = [
    "Change",
    "Version",
    "Versions",
    "in_force",
    "mandate_versions",
    "may_decide",
    "parse_mandate",
    "provision_of",
]
