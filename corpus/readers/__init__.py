"""Files into documents: which files count, and what each format holds, with the way back to its places."""

from corpus.readers.files import READER_VERSION, document_files, read_document

__all__ = ["READER_VERSION", "document_files", "read_document"]
