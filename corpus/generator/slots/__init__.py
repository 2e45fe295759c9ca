"""What fills the slots of a template, one module for each group of slots."""
