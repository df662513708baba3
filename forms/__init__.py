"""What counsel can review without reading Python: questions, rules and standard texts, as TOML."""
