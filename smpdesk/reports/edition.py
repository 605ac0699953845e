"""The public edition of a document: what is restricted is left out, not hidden."""

from __future__ import annotations

import dataclasses
from typing import Any

from smpdesk.reports.tree import Block, Document, Section


def public_edition(document: Document) -> Document:
    """``document`` without any restricted block, item, row or definition, at any depth.

    The public marking replaces the marking, and the exemption paragraph goes.
    """
    return dataclasses.replace(
        document,
        blocks=_kept(document.blocks),
        marking=document.public_marking,
        exemption="",
        edition="public",
    )


def public_sections(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without anything restricted."""
    return _kept(sections)


def filled_sections(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without sections under whose heading nothing stands, at any depth."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            block = dataclasses.replace(block, blocks=filled_sections(block.blocks))
            if not block.blocks:
                continue
        made.append(block)
    return tuple(made)


def _kept(nodes: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_without_restricted(n) for n in nodes if not getattr(n, "restricted", False))


def _without_restricted(node: Any) -> Any:
    """``node`` with the restricted parts of its ``blocks``, ``items`` and ``rows`` left out."""
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return node
    changed = {
        name: _kept(getattr(node, name))
        for name in ("blocks", "items", "rows")
        if hasattr(node, name)
    }
    return dataclasses.replace(node, **changed) if changed else node
