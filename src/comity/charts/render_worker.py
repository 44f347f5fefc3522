"""A second process that draws charts while the first is still reading.

The engine that draws takes half a second to start and blocks its process meanwhile; in a process
of its own it starts while values are read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from types import TracebackType

from comity.charts.render import RenderJob, svgs, warm


class RenderWorker:
    """A process that draws; use it in a ``with`` statement, and :meth:`draw` once."""

    def __enter__(self) -> RenderWorker:
        """Start the process, which gets the engine ready and waits."""
        command = [sys.executable, "-m", "comity.charts.render_worker"]
        pipe = subprocess.PIPE
        # In a session of its own, so that Ctrl-C stops us, and we stop it.
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True)
        return self

    def draw(self, jobs: Sequence[RenderJob]) -> list[str]:
        """Draw charts as SVG elements, in their order; see :func:`comity.charts.render.svg`."""
        answer, _ = self.process.communicate(json.dumps(jobs).encode())
        # Should the process have died, the charts are drawn here, only later.
        return list(json.loads(answer)) if self.process.returncode == 0 else svgs(jobs)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the process if it was not asked to draw."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()


def main() -> None:
    """Draw what comes in, as JSON on standard input, and write it out the same way."""
    warm()
    asked = sys.stdin.read()
    if asked:
        sys.stdout.write(json.dumps(svgs(json.loads(asked))))


if __name__ == "__main__":
    main()
