"""From the checked YAML to the sections of its compiled copy."""

from pathlib import Path

from socar_cli.knowledge.document import Mapping, Node, Scalar, read_pairs
from socar_cli.knowledge.load import build_knowledge
from socar_cli.knowledge.model import Knowledge

Plain = str | list["Plain"] | dict[str, "Plain"]


def checked(yaml: Path) -> tuple[Knowledge, dict[str, Plain]]:
    """Return what a knowledge file says, and its sections as they are written.

    Raises KnowledgeError for a single complaint about it.
    """
    root = read_pairs(yaml)
    knowledge = build_knowledge(root, yaml.name, [])
    return knowledge, {name: _plain(node) for name, node in root.items.items()}


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {name: _plain(part) for name, part in node.items.items()}
    return [_plain(part) for part in node.items]
