"""Figures of speed, as ratios side by side; they are printed and never asserted."""
