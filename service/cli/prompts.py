"""`entente prompts`: what is asked, and the schemas of what comes out."""

from typing import Annotated

import typer

from service.cli.words import out


def prompts(
    schemas: Annotated[bool, typer.Option("--schemas", help="Print the JSON Schemas of both outputs instead.")] = False,
) -> None:
    """List the prompt templates with their versions and fingerprints."""
    import json

    from schemas.brief import Brief, Draft
    from schemas.extraction import Extraction
    from schemas.merge import Adjudication
    from schemas.outcome import Outcome
    from service.prompts import load_prompt

    if schemas:
        both = {
            "extract": Outcome.model_json_schema(mode="serialization"),
            "brief": Brief.model_json_schema(mode="serialization"),
        }
        out(json.dumps(both, indent=2, ensure_ascii=False) + "\n")
        return
    for name, shape in (("extract", Extraction), ("adjudicate", Adjudication), ("brief", Draft)):
        prompt = load_prompt(name)
        out(f"{prompt.id} v{prompt.version}  {prompt.fingerprint(shape)}  {prompt.purpose}\n")
