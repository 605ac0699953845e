"""What keeps a file safe: passphrase, lock, backups, history, checks, and its past."""
