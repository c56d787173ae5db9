"""What start.py does, with nothing but the standard library: ways (test, refresh, ...), packages, lessons.

Imports point one way: ways -> packages -> inventory, pip -> private -> place -> sentences.
"""
