"""The daily job: lists are fetched, what they change is screened, and people are told.

`run_monitor` does what `entityscreen monitor` does, from Python.
"""

from entityscreen.monitor.job import run_monitor
from entityscreen.monitor.result import MonitorResult
from entityscreen.monitor.settings import MonitorSettings

__all__ = ["MonitorResult", "MonitorSettings", "run_monitor"]
