"""Tests of the rules: from files to findings."""
