"""The patience of tests: a publisher who is slow by tenths of a second is too slow."""

from comity.store.pull.transport import Patience

HASTE = Patience(
    connect=0.5, silence=0.1, whole=1.0, attempts=3, pause=0.001, longest=0.02, redirects=3
)
