"""Packages of Office files from anybody, read safely: their XML, their parts and relationships."""
