"""Tables as files hold them: CSV, TSV, JSON lines, XLSX and Parquet, unpacked within bounds, row by row.

Files of parties and of lists have this in common. What a row means belongs to `screening/files` and `sources/lists`.
"""
