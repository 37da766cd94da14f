"""Temporary."""


class Gazetteer:
    def find(self, text, start, end):
        return iter(())


def known_sources(language):
    return Gazetteer()
