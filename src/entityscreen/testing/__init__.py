"""For those who test a screening: mutations of names, controls, validation."""
