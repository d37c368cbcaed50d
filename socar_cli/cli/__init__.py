"""The command line: reads what was typed, hands over, and answers for errors."""
