"""Runs: what a command line or a program starts, the files that it writes, and the records that it leaves."""
