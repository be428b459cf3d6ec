"""Follow-up reports (*uppföljningsrapport*) on a body, a person or a matter."""
