"""Records of one long article that was asked about in parts."""
