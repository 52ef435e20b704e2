"""`entityscreen serve`: the HTTP service that yente's clients speak, and the desk where analysts decide.

Nothing else of the library imports this room, and it alone imports FastAPI, uvicorn and prometheus-client (extra
`[server]`). `settings` is what an operator sets, `editions` the list that is served and its exchange, `app` the
application put together, `launch` its processes. `api` answers clients, `desk` analysts, `system` operators.
"""
