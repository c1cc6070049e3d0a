"""Turns an office's files into neutral grids and paragraphs. It never knows what they mean."""
