"""Stories that came by mail or as news articles: the heads of both, letters of a story that only look so, and the parts they came in.

`heads` reads what stands over a mail; `usenet` takes it off, with signatures, and puts the parts of a story together; `passed_on` and
`quoted` find a story in another mail; `letters` may be the story's own.
"""
