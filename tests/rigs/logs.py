"""Small incident logs, written by hand as ServiceNow exports them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Final

REAL_LOG: Final = Path(__file__).parents[2] / "resources/sample/servicenow_incidents.csv.gz"
COLUMNS: Final = (
    "number",
    "incident_state",
    "sys_mod_count",
    "caller_id",
    "opened_at",
    "sys_updated_by",
    "sys_updated_at",
    "contact_type",
    "location",
    "category",
    "subcategory",
    "u_symptom",
    "priority",
    "assignment_group",
    "assigned_to",
    "resolved_at",
    "closed_at",
)
HEADER: Final = ",".join(COLUMNS)
FIRST: Final = {
    "number": "INC1",
    "incident_state": "New",
    "sys_mod_count": "0",
    "caller_id": "Caller 7",
    "opened_at": "29-02-2016 09:00",
    "sys_updated_by": "Updated by 21",
    "sys_updated_at": "29-02-2016 09:10",
    "contact_type": "Phone",
    "location": "Location 3",
    "category": "Category 5",
    "subcategory": "Subcategory 9",
    "u_symptom": "?",
    "priority": "3 - Moderate",
    "assignment_group": "Group 70",
    "assigned_to": "?",
    "resolved_at": "?",
    "closed_at": "?",
}


def row(**cells: str) -> str:
    """Write a row that differs from the first row of an incident by these cells."""
    return ",".join((FIRST | cells)[column] for column in COLUMNS)


def step(at: str, state: str = "Active", **cells: str) -> str:
    """Write a row of one state at one instant of 29 February 2016, such as 10:30."""
    return row(sys_updated_at=f"29-02-2016 {at}", incident_state=state, **cells)


def write_log(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """Write a plain CSV file with these rows."""
    file = folder / "log.csv"
    file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return file


def write_gzip(folder: Path, *rows: str) -> Path:
    """Write the same, gzipped."""
    file = folder / "log.csv.gz"
    file.write_bytes(gzip.compress("\n".join((HEADER, *rows)).encode()))
    return file
