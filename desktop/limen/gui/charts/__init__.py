"""What is painted: compute against its thresholds, and dates against today."""
