"""Every error a person can meet, as one family.

    ReferentError
    ├── DocumentError        a file could not be read; it is set aside, the rest goes on
    ├── FolderError          the documents folder is missing, empty or unreadable
    ├── RecordError          the index is missing, damaged, or of another version
    │   └── EmbedderChanged  the index was built with another embedder
    ├── ModelError           an embedding model could not be loaded
    ├── ReferenceUnknown     a passage, document or reference that is not in the record
    └── SettingsError        a setting that cannot work

A message names the thing and then the remedy. Callers catch the family; the
file that wraps a library translates that library's errors, with ``from``.
"""

__all__ = [
    "DocumentError",
    "EmbedderChanged",
    "FolderError",
    "ModelError",
    "RecordError",
    "ReferenceUnknown",
    "ReferentError",
    "SettingsError",
]


class ReferentError(Exception):
    """What went wrong, to what, and what to do now, in one line of English."""


class DocumentError(ReferentError):
    """One file could not be read. ``str(error)`` is the reason without the file's name."""


class FolderError(ReferentError):
    """The documents folder is missing, empty or unreadable."""


class RecordError(ReferentError):
    """The index is missing, damaged, or was written by another version."""


class EmbedderChanged(RecordError):
    """The index was built with another embedder than the one configured."""


class ModelError(ReferentError):
    """An embedding model could not be found, converted or loaded."""


class ReferenceUnknown(ReferentError):
    """A reference that nothing in the record answers to."""


class SettingsError(ReferentError):
    """A setting has a value that cannot work."""
