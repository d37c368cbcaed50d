"""From the checked YAML to its compiled copy."""

from pathlib import Path

from socar_cli.knowledge.compiled import Plain, written
from socar_cli.knowledge.document import Mapping, Node, Scalar, read_pairs
from socar_cli.knowledge.load import build_knowledge
from socar_cli.knowledge.model import Knowledge


def checked(yaml: Path) -> tuple[Knowledge, bytes]:
    """Return what a knowledge file says, and the content of its compiled copy.

    Raises KnowledgeError for a single complaint about it.
    """
    root = read_pairs(yaml)
    knowledge = build_knowledge(root, yaml.name, [])
    sections = {name: _plain(node) for name, node in root.items.items()}
    return knowledge, written(str(yaml), sections)


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {name: _plain(part) for name, part in node.items.items()}
    return [_plain(part) for part in node.items]
