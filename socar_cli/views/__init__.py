"""The looks: a result and a language in, one page out; nothing is printed and nothing decided."""
