"""A news digest from a git repository: sources in, one page per story out."""
