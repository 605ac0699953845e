"""Nothing lost: backups, copies, passphrases, and whether a file is sound."""
