"""What is known of texts, as tables: a row carries its reason, its examples and its look-alikes."""
