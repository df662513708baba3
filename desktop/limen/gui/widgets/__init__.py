"""The parts that pages are put together from; each looks the same everywhere."""
