"""Measure the memory of pulling one file of 500 MB, votes of the General Assembly; run by hand.

A server on this machine plays the UN Digital Library with made-up roll calls in its layout, and
`comity pull undl_votes` fetches, reads and compares them in a library of its own. It needs Linux,
whose list of processes says how much memory is a process's own.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import comity
from comity.store import bundle

MEGABYTES = 500
RECORDS = {"4060887": "ga", "4055387": "sc"}
COLUMNS = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,"
    "agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,"
    "total_ms,undl_link"
)
WORDS = "disarmament development decolonisation peace law rights of the in and question trade"


def iso_codes() -> list[str]:
    """Return the ISO codes of the states of 2010."""
    panel = comity.panel(level="state", years=2010).codes("iso3")
    return panel["iso3"].drop_nulls().to_list()


def write_votes(path: Path, body: str, size: int) -> int:
    """Write roll calls in the library's layout until a file has a size, and return the rows."""
    chance = random.Random(7)
    years = bundle.table("adopted_votes")["year"].unique().sort().to_list()[-45:]
    members = iso_codes() if body == "ga" else iso_codes()[:15]
    rows, number = 0, 100_000
    with path.open("w", encoding="utf-8") as stream:
        stream.write("\ufeff" + COLUMNS + "\n")
        while stream.tell() < size:
            number += 1
            year = years[number * 7 % len(years)]
            text = " ".join(chance.choices(WORDS.split(), k=30))
            tail = f'79,A/RES/{number},A/L.1,,A/PV.5,"{text} : resolution",{text[:90]},{text[:60]}'
            for code in members:
                vote = chance.choice("YYYYAANX")
                stream.write(
                    f"{number},{code},MEMBER {code},{vote},{year}-11-05,{tail},,90,10,60,33,193,"
                    f"https://digitallibrary.un.org/record/{number}\n"
                )
                rows += 1
    return rows


class Library(SimpleHTTPRequestHandler):
    """The UN Digital Library: a list of files a record, and the files."""

    def do_GET(self) -> None:
        """Answer a request of the listing from the address, and of a file from the disk."""
        record = self.path.partition("recid=")[2]
        if not record:
            return super().do_GET()
        name = f"2026_02_06_{RECORDS[record]}_voting"
        url = f"https://digitallibrary.un.org/{name}.csv"
        listing = json.dumps([{"name": name, "format": ".csv", "url": url}]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(listing)))
        self.end_headers()
        self.wfile.write(listing)
        return None

    def log_message(self, *_: object) -> None:
        """Write no log."""


def own_memory(process: int) -> float:
    """Return the memory of a process that it shares with no file, in MB.

    Pages that it has given back, and that the system takes when it needs them, do not count.
    """
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return sizes.get("Anonymous", 0.0) - sizes.get("LazyFree", 0.0)


def main() -> None:
    """Serve the files, pull them, and print the memory and the time."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "digitallibrary.un.org"
        pages.mkdir()
        rows = write_votes(pages / "2026_02_06_ga_voting.csv", "ga", MEGABYTES * 2**20)
        write_votes(pages / "2026_02_06_sc_voting.csv", "sc", 24 * 2**20)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Library, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        mirror = f"http://127.0.0.1:{server.server_address[1]}"
        environment = {**os.environ, "COMITY_HOME": str(folder / "home"), "COMITY_MIRROR": mirror}
        command = [sys.executable, "-m", "comity", "pull", "undl_votes", "--accept"]
        pull = subprocess.Popen(command, env=environment)
        most = 0.0
        while pull.poll() is None:
            most = max(most, own_memory(pull.pid))
            time.sleep(0.02)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        server.shutdown()
    print(
        f"{rows:,} rows, {MEGABYTES} MB: at most {most:.0f} MB of its own memory, "
        f"{used.ru_utime + used.ru_stime:.1f} s of processor time, exit code {pull.returncode}"
    )


if __name__ == "__main__":
    main()
