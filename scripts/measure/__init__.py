"""Measures how soon the routewijzer answers, beside others who run Python in a browser."""
