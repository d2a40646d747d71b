"""The desk: the windows of Chancery, the only place that knows Qt."""
