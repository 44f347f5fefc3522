"""Models fitted from tables: ideal points and gravity."""
