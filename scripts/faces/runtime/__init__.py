"""Python for the browser: Pyodide, a small standard library and flow."""
