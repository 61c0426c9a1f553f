"""PDF documents: frozen data in, bytes out. Knows neither database nor Qt."""
