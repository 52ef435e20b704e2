"""The register of ordinary firms is read with every address on one line."""

from __future__ import annotations

from pathlib import Path

from benchmarks.ordinary_addresses import read_addresses

REGISTER = """OUI/MA-L                    Organization
company_id                  Organization
                            Address

10-E9-92   (hex)\t\tORDINARY ROUTERS
10E992     (base 16)\t\tORDINARY ROUTERS
\t\t\t\t7 Rue  du Lac
\t\t\t\tANNECY    74000
\t\t\t\tFR

78-F2-76   (hex)\t\tNowhere Ltd
78F276     (base 16)\t\tNowhere Ltd
\t\t\t\tGB
"""


def test_a_register_gives_firms_with_addresses(tmp_path: Path) -> None:
    (tmp_path / "oui.txt").write_text(REGISTER, encoding="utf-8")
    assert list(read_addresses(tmp_path / "oui.txt")) == [("ORDINARY ROUTERS", "7 Rue du Lac, ANNECY 74000, FR")]
