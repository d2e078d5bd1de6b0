"""The door to language models: names only, for `openai` and `instructor` take seconds to import.

openai      OpenAIModel: any OpenAI-compatible endpoint
replay      recordings as a model: answers without a network
body        an HTTP body as a readable tree, and back to the same bytes
cassette    recordings as files: write one, read one
exchange    one question's calls, every completion kept and every token counted
transport   what is tried again and how long to wait
schema      a shape as it is sent, in OpenAI strict mode
salvage     what of an invalid answer can stand, item by item
form        what a shape allows at each place: the lists to prune, the blanks to fill
"""

__all__ = ["body", "cassette", "exchange", "form", "openai", "replay", "salvage", "schema", "transport"]
