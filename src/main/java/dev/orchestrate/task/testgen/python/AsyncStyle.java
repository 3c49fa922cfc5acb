package dev.orchestrate.task.testgen.python;

/** How the repository runs tests that are coroutines. */
enum AsyncStyle {
    /** pytest-asyncio, which wants a mark on each of them. */
    STRICT,
    /** pytest-asyncio, which takes every coroutine for its own. */
    AUTO,
    /** Without a plugin: by `asyncio.run` in a plain function. That is so with anyio's as well. */
    RUN;

    String decorator(SourceWriter source, boolean async) {
        if (async && this == STRICT) {
            source.use("pytest");
            return "@pytest.mark.asyncio\n";
        }
        return "";
    }
}
