"""Answers that are drawn when the wheel is built, and looked up when they are asked for."""
