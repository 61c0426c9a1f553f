"""The one table, over a listing of any length."""
