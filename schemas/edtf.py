"""EDTF date strings, the subset Entente reads and writes (Library of Congress EDTF, levels 0 to 2).

`2025-05-28`, `2025-04`, `2025`, approximate or uncertain `2025-04~`, seasons `2025-21`, an unspecified year
`XXXX-04` or `XXXX-04-12`, and closed intervals `2025-05-28/2025-12-31`.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_POINT = rf"(?:(?:\d{{4}}|XXXX)(?:-{_MONTH}(?:-{_DAY})?|-2[1-4])?[~?%]?)"
_PATTERN = re.compile(rf"(?!XXXX(?:/|$|[~?%])){_POINT}(?:/{_POINT})?")


def check_edtf(text: str | None) -> str | None:
    """Return `text` when it is null or a date of the subset; raise ValueError with examples when not."""
    if text is None or _PATTERN.fullmatch(text):
        return text
    raise ValueError(
        f"{text!r} is not a date of the form 2025-05-28, 2025-04, 2025, 2025-04~, XXXX-04 or 2025-05-28/2025-12-31;"
        " use null when the text gives no date"
    )


Edtf = Annotated[str | None, AfterValidator(check_edtf)]
