"""Computing: what an interrupted run leaves is made again."""

from __future__ import annotations

from comity.measures.registry import measures
from comity.panels import compute
from comity.store.cache import values_folder


def test_a_folder_without_its_codebook_is_made_again(tmp_path, monkeypatch):
    few = [measures()["ideal_point"], measures()["ideal_point_distance"]]
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    monkeypatch.setattr(compute, "in_order", lambda: few)
    folder = values_folder()
    folder.mkdir(parents=True)
    (folder / "ideal_point.parquet").write_bytes(b"half")
    assert compute.ensure_values() == folder
    assert (folder / compute.CODEBOOK).is_file()
    assert (folder / "ideal_point.parquet").stat().st_size > 1000
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
