"""What is known beside a name: the words for dates, countries, genders and numbers, and the values that they mean."""
