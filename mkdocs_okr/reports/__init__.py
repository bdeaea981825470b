"""Reports: findings as people and machines read them, a module a format."""
