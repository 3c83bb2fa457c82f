"""Speed and memory, as ratios against a floor run side by side on the same machine. Reported, never asserted."""
