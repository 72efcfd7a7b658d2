"""Tests of recording where people already are."""
