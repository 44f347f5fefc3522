"""Time the web application: many readers at once on warm pages, first pages, weight and memory.

``python benchmarks/web.py`` starts ``comity serve`` as a process of its own, and prints a row for
``docs/performance.md``. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

PAIR = "/pair/china/russia"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "comity", "serve", "--port", str(port)]
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            measure(server.pid, f"http://127.0.0.1:{port}", started, options)
        finally:
            server.terminate()


def measure(pid: int, address: str, started: float, options: argparse.Namespace) -> None:
    """Ask a server as its readers do, and print what they met."""
    with httpx.Client(base_url=address, timeout=60) as client:
        wait_for(client)
        first = client.get(PAIR)
        print(f"first page {time.perf_counter() - started:.2f} s after start")
        print(f"CPU to the first page {cpu_seconds(pid):.2f} s")
        print(f"page weight {weight(client, first) / 1000:.0f} kB, with script, style and charts")
    before, memory = cpu_seconds(pid), resident(pid)
    times, errors = asyncio.run(read_all(address, options.readers, options.seconds))
    spent = cpu_seconds(pid) - before
    percentiles = statistics.quantiles(times, n=100)
    print(f"{options.readers} readers, {options.seconds:.0f} s: {len(times):,} answers")
    print(
        f"median {1000 * percentiles[49]:.1f} ms, 99th percentile {1000 * percentiles[98]:.1f} ms"
    )
    print(f"CPU per answer {1000 * spent / len(times):.2f} ms; errors {errors}")
    print(f"memory {memory} MB before, {resident(pid)} MB after")


def wait_for(client: httpx.Client) -> None:
    """Wait until the server answers."""
    while True:
        try:
            client.get("/static/web.css")
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return


def weight(client: httpx.Client, page: httpx.Response) -> int:
    """Count the bytes, as sent, of a page, its style, its script and all its charts."""
    charts = re.findall(r'<img loading="lazy"[^>]* src="([^"]+)"', page.text)
    paths = ["/static/web.css", "/static/web.js", *charts]
    answers = [page, *(client.get(path) for path in paths)]
    return sum(len(gzip.compress(answer.content, 6)) for answer in answers)


async def read_all(address: str, readers: int, seconds: float) -> tuple[list[float], int]:
    """Let readers ask for a pair's page over and over; return the times and the errors."""
    times: list[float] = []
    errors = 0
    end = time.perf_counter() + seconds
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:

        async def read() -> None:
            nonlocal errors
            while (begun := time.perf_counter()) < end:
                answer = await client.get(PAIR)
                times.append(time.perf_counter() - begun)
                errors += answer.status_code != 200
                # A reader reads: without a pause the asking would measure itself.
                await asyncio.sleep(1)

        await asyncio.gather(*(read() for _ in range(readers)))
    return times, errors


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that a process has taken (Linux)."""
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Return the resident memory of a process in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1000


if __name__ == "__main__":
    main()
