"""The parts of the Partnership page: about, partners, contacts, groups, glossary."""
