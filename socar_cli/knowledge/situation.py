"""The names of `circumstances.py` under their former module."""

from socar_cli.knowledge.circumstances import Answer, Condition, Other, Say, Situation, Where

__all__ = ["Answer", "Condition", "Other", "Say", "Situation", "Where"]
