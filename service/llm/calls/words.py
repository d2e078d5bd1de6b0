"""What people are told when a call failed for good: what happened, at which address, and what to do; never a key.

Everything that is no other question's fault ends as one error of `service.errors`: AccessError where no other call can succeed
either, EndpointError where one may.
"""

import re
from dataclasses import dataclass

import httpx2
import openai

from service.errors import AccessError, EndpointError, EntenteError, RecordingMissing
from service.llm.calls.faults import causes, fault_of, is_no_model, is_passing_status, is_quota
from service.llm.calls.headers import wait_of

_SECRET = re.compile(r"\b(?:sk|key|Bearer)[-_ ][\w*.-]{6,}")
_WORDS_LIMIT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where calls go, for messages to people: the address, the model there, and the key that no message may show."""

    base_url: str
    model: str
    secret: str = ""

    def explain(self, error: Exception, tries: int) -> EntenteError:
        """The error to raise for `error`, which ended a call after at most `tries` tries."""
        missing = next((cause for cause in causes(error) if isinstance(cause, RecordingMissing)), None)
        if missing is not None:
            return missing
        if isinstance(error, openai.APIStatusError):
            return self._refusal(error, tries)
        if isinstance(error, openai.APITimeoutError):
            return EndpointError(
                f"{self.address} did not answer in time, {_times(tries)}; allow more time or try later"
            )
        if isinstance(error, openai.APIConnectionError):
            why = self._root(error)
            return EndpointError(f"cannot reach {self.address} ({why}); check --base-url and that the server runs")
        return EndpointError(f"{self.address} answers with what is no chat completion: {self._clean(str(error))}")

    @property
    def address(self) -> str:
        """The base URL without user, password and query."""
        url = httpx2.URL(self.base_url)
        return str(url.copy_with(username="", password="", query=None)).rstrip("/")

    def _refusal(self, error: openai.APIStatusError, tries: int) -> EndpointError:
        status, said, fault = error.status_code, self._words(error), fault_of(error)
        if fault == "denied":
            return AccessError(f"{self.address} {self._denial(error, said)}")
        if fault == "exhausted":
            asks = f"asks to wait {wait_of(error.response.headers) or 0:.0f} s"
            return AccessError(f"{self.address} {asks} ({status}: {said}); the same command goes on then")
        if fault == "limited":
            return EndpointError(
                f"{self.address} keeps limiting the rate (429: {said}); set --rpm or --tpm, lower --concurrency or try later"
            )
        if is_passing_status(status):
            return EndpointError(f"{self.address} kept failing, {_times(tries)} ({status}: {said}); try later")
        return EndpointError(f"{self.address} refused the request ({status}: {said})")

    def _denial(self, error: openai.APIStatusError, said: str) -> str:
        """Why no other call can succeed either."""
        status = error.status_code
        if status == 401:
            return "refused the key (401); set OPENAI_API_KEY to a key for this endpoint"
        if is_quota(error):
            return f"says that the account's quota is used up ({said}); top it up or use another key"
        if not is_no_model(error):
            return f"does not let this key use {self.model} (403: {said}); use another key or --model"
        knows = f"knows no model {self.model}, or the address is wrong ({status}: {said})"
        return f"{knows}; check --model and --base-url, which most often ends in /v1"

    def _words(self, error: openai.APIStatusError) -> str:
        message = error.body.get("message") if isinstance(error.body, dict) else None
        text = message if isinstance(message, str) and message else error.response.text
        return "an HTML page" if text.lstrip().startswith("<") else self._clean(text) or "no words"

    def _root(self, error: Exception) -> str:
        return self._clean(str(list(causes(error))[-1])) or type(error).__name__

    def _clean(self, text: str) -> str:
        text = " ".join(text.split())
        if self.secret:
            text = text.replace(self.secret, "[key]")
        text = _SECRET.sub("[key]", text)
        return text if len(text) <= _WORDS_LIMIT else text[:_WORDS_LIMIT] + "…"


def _times(tries: int) -> str:
    return "tried once" if tries == 1 else f"{tries} times"
