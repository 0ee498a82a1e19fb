"""Marks, bars and the map as plain shapes, drawn once and painted by three pens: window, PDF, HTML."""
