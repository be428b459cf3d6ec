"""The register of what is processed and why (GDPR article 30), with its real counts."""
