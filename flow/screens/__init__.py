"""HTML of one moment of the routewijzer, the same at build time and in the browser."""
