"""The deck painter: pages laid out in, a PowerPoint file out, written part by part."""
