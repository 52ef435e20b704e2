"""Payments: whom a payment message names, in its fields and inside its lines."""
