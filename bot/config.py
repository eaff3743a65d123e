"""Settings: the one place that reads the environment (and a ``.env`` file).

The one thing to know: every name is an outward contract; a value that cannot
work is refused here, with the setting's name and the remedy.
"""

from importlib.resources import files
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import SettingsError

__all__ = ["SAMPLE", "Settings", "read_settings"]

#: The fictional documents that come with the project.
SAMPLE = Path(str(files("corpus") / "sample"))

# An empty value ("SLACK_BOT_TOKEN=") means that it is not set.
_Secret = Annotated[SecretStr | None, BeforeValidator(lambda value: value or None)]


class Settings(BaseSettings):
    """What can be set; see the table in the README."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    documents: Path = Field(default=SAMPLE, validation_alias="REFERENT_DOCUMENTS")
    home: Path = Field(default=Path(".referent"), validation_alias="REFERENT_HOME")
    embedder: str = Field(default="bundled", validation_alias="REFERENT_EMBEDDER")
    reranker: str | None = Field(default=None, validation_alias="REFERENT_RERANKER")
    llm: str | None = Field(default=None, validation_alias="REFERENT_LLM")
    store: str = Field(default="faiss", validation_alias="REFERENT_STORE")
    public_url: str = Field(default="http://127.0.0.1:8080", validation_alias="REFERENT_PUBLIC_URL")
    log_questions: bool = Field(default=False, validation_alias="REFERENT_LOG_QUESTIONS")
    slack_bot_token: _Secret = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: _Secret = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: _Secret = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")

    @field_validator("public_url", "slack_api_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError("must be an address that begins with http:// or https://")
        return value

    @field_validator("public_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_api(cls, value: str) -> str:
        return value.rstrip("/") + "/"

    @field_validator("documents", "home")
    @classmethod
    def _expanded(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("reranker", "llm")
    @classmethod
    def _not_yet(cls, value: str | None) -> str | None:
        if value and value.casefold() != "none":
            raise ValueError("is not supported by this version; leave it unset")
        return None

    @field_validator("store")
    @classmethod
    def _faiss(cls, value: str) -> str:
        if value != "faiss":
            raise ValueError('must be "faiss"; other stores are not supported by this version')
        return value


def read_settings() -> Settings:
    """The settings from the environment and ``.env``.

    Raises:
        SettingsError: a value cannot work; names the setting.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{first['loc'][0]}: {message}.") from error
