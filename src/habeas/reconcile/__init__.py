"""Holds the announced counts, lists and reports of one occasion against each other."""

from habeas.reconcile import occasions, origins, tallies

__all__ = ["occasions", "origins", "tallies"]
