"""Stories that came by mail or as news articles: the heads of both, letters of a story that only look so, and the parts they came in."""
