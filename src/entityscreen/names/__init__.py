"""What a name is: the texts of a field, tokens, parts and roles, and the one way in, `prepare.prepare_name`."""
