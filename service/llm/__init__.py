"""The door to language models: names only, for `openai` and `instructor` take seconds to import.

openai      OpenAIModel: any OpenAI-compatible endpoint
replay      recordings as a model: answers without a network
body        an HTTP body as a readable tree, and back to the same bytes
cassette    recordings as files: write one, read one
calls       one call: through the gate, tried again or not, told of in words
schema      a shape as it is sent, in OpenAI strict mode
salvage     what of an invalid answer can stand, item by item
form        what a shape allows at each place: the lists to prune, the blanks to fill
"""

__all__ = ["body", "calls", "cassette", "form", "openai", "replay", "salvage", "schema"]
