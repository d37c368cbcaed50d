"""The faces of a page: drawn by Rich, read aloud, or JSON of the result behind it."""
