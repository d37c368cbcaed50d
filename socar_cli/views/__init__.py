"""Views: each turns a result into a page of blocks; they print nothing and decide nothing."""
