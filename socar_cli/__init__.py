"""Terminal helper for drivers of SOCAR (쏘카) shared cars."""

__version__ = "0.1.0"
