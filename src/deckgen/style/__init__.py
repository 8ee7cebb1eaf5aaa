"""House style: what a document that is right could say better."""
