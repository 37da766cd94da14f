"""What holds for every test: property tests draw the same examples each time, unless asked to search for new ones."""

from hypothesis import HealthCheck, settings

# Example times differ widely on busy machines; a slow one is a matter for bench/, not a failed test.
settings.register_profile(
    "steady", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# `pytest --hypothesis-profile=search` looks further with fresh examples.
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile("steady")

pytest_plugins = ["pytester"]
