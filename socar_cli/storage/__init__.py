"""What the traveller records, on disk."""
