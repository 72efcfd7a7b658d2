"""Exercises: a program with a flaw, a trial of it, a verdict, and the learner's own folder."""
