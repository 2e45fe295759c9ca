"""Values of the domain: frozen dataclasses and closed vocabularies, with no world in them."""
