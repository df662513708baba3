"""What ships with Limen: the only door to the resources, and the reader of their TOML."""
