"""Engines that store passages and answer query trees."""
