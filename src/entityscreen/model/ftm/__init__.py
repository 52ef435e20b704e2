"""FollowTheMoney: entities as JSON records that other tools read, and theirs read here."""
