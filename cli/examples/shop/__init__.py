"""A small shop: orders, prices, invoices."""
