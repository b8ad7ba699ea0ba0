"""A knowledge graph of film credits: who made which film, in what role, playing whom, according to whom."""

from __future__ import annotations

__version__ = "0.1.0"
