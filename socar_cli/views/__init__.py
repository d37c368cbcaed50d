"""The looks: a result in, one page out; nothing is printed and nothing decided."""
