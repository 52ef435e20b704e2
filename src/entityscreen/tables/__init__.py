"""Tables as files hold them: CSV, TSV, JSON lines, XLSX and Parquet, unpacked within bounds, row by row.

Here belongs what files of parties and of lists have in common. What a row means belongs to `screening/files` and
`sources/lists`.
"""
