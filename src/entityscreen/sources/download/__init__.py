"""Official lists from their publishers: the only place here that opens the network.

Here belongs the fetching, the check against the list's spec, and the replacement of the last good copy. What
the files hold is read by `sources/lists`.
"""

from entityscreen.sources.download.fetch import FetchOptions
from entityscreen.sources.download.lists import DownloadResult, download, downloadable_lists

__all__ = ("DownloadResult", "FetchOptions", "download", "downloadable_lists")
