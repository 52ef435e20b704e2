"""What a name field may hold: several names, an address, what other forms of a name say."""
