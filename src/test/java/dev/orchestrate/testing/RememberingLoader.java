package dev.orchestrate.testing;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Loaded;
import dev.orchestrate.plan.PlanLoader;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A loader that knows the last plans it has loaded again: in a simulated world the same bytes are
 * read at every look at a run. Safe for any thread.
 */
public final class RememberingLoader extends PlanLoader {
    private static final int KNOWN = 64;

    private final Map<Key, Loaded> known =
            new LinkedHashMap<>(KNOWN, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Loaded> eldest) {
                    return size() > KNOWN;
                }
            };

    private record Key(String fileName, ByteBuffer bytes, LoadOptions options) {}

    public RememberingLoader(Catalog catalog) {
        super(catalog);
    }

    @Override
    public synchronized Loaded parse(String fileName, byte[] bytes, LoadOptions options) {
        Key key = new Key(fileName, ByteBuffer.wrap(bytes.clone()), options);
        return known.computeIfAbsent(key, _ -> super.parse(fileName, bytes, options));
    }
}
