"""The rules: frozen values in, one frozen result out; no clock, file, language or screen."""
