package dev.orchestrate.plan.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind by their names: those of the program, and those that jars on the class path
 * add. The class path is searched once, and not before something is asked for that the program
 * itself has not. Safe for any thread.
 *
 * <p>A jar that is broken spoils only what is missing or claimed twice because of it.
 */
public final class Extensions<T> {
    private static final int MOST_BROKEN = 100;

    private final Class<T> type;
    private final Function<T, String> name;
    private final Map<String, T> builtIn;
    private final ClassLoader loader;
    private volatile @Nullable Found<T> found;

    /**
     * With those that are built in.
     *
     * @param loader where jars are looked for
     */
    public Extensions(
            Class<T> type, Function<T, String> name, List<T> builtIn, ClassLoader loader) {
        this.type = type;
        this.name = name;
        this.loader = loader;
        this.builtIn = new LinkedHashMap<>();
        for (T one : builtIn) {
            if (this.builtIn.putIfAbsent(name.apply(one), one) != null) {
                throw new IllegalArgumentException("built in twice: " + name.apply(one));
            }
        }
    }

    /** Those of the program itself; does not search. */
    public Map<String, T> builtIn() {
        return Collections.unmodifiableMap(builtIn);
    }

    /**
     * The one of that name, or null.
     *
     * @throws ExtensionProblem it is claimed twice
     */
    public @Nullable T find(String wanted) {
        T known = builtIn.get(wanted);
        if (known != null) {
            return known;
        }
        Found<T> all = search();
        if (all.contested.contains(wanted)) {
            throw new ExtensionProblem(all.problems);
        }
        return all.byName.get(wanted);
    }

    /** What is missing may be in a jar that could not be used. */
    public void refuseIfBroken() {
        if (!search().problems.isEmpty()) {
            throw new ExtensionProblem(search().problems);
        }
    }

    /** All that there are, those of the program first. */
    public Map<String, T> all() {
        return search().byName;
    }

    /** What is wrong with the jars, a line each. */
    public List<String> problems() {
        return search().problems;
    }

    private record Found<T>(Map<String, T> byName, Set<String> contested, List<String> problems) {}

    private Found<T> search() {
        Found<T> known = found;
        if (known == null) {
            synchronized (this) {
                known = found;
                if (known == null) {
                    known = searchNow();
                    found = known;
                }
            }
        }
        return known;
    }

    private Found<T> searchNow() {
        Map<String, T> byName = new LinkedHashMap<>(builtIn);
        Set<String> contested = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (T one : load(problems)) {
            String key = nameOf(one, problems);
            if (key == null) {
                continue;
            }
            T other = byName.putIfAbsent(key, one);
            if (other != null) {
                problems.add(
                        "`%s` is claimed by `%s` and by `%s`"
                                .formatted(key, classOf(other), classOf(one)));
                contested.add(key);
            }
        }
        for (String key : contested) {
            if (!builtIn.containsKey(key)) {
                byName.remove(key);
            }
        }
        return new Found<>(
                Collections.unmodifiableMap(byName), Set.copyOf(contested), List.copyOf(problems));
    }

    private List<T> load(List<String> problems) {
        Set<Class<?>> own = new LinkedHashSet<>();
        builtIn.values().forEach(one -> own.add(one.getClass()));
        List<T> loaded = new ArrayList<>();
        Iterator<ServiceLoader.Provider<T>> providers =
                ServiceLoader.load(type, loader).stream().iterator();
        // A broken entry is thrown once by either call, and the iterator then goes on behind it;
        // the
        // bound is for a class path that breaks the same way for ever.
        for (int broken = 0; broken < MOST_BROKEN; ) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<T> provider = providers.next();
                if (!own.contains(provider.type())) {
                    loaded.add(provider.get());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(describe(e));
                broken++;
            }
        }
        return loaded;
    }

    private @Nullable String nameOf(T one, List<String> problems) {
        try {
            @Nullable String key = name.apply(one); // a user's class may not keep its promise
            if (key != null && !key.isBlank()) {
                return key;
            }
            problems.add("`%s` has no name".formatted(classOf(one)));
        } catch (RuntimeException | LinkageError e) {
            problems.add("`%s` fails when asked for its name: %s".formatted(classOf(one), e));
        }
        return null;
    }

    private static String classOf(Object one) {
        return one.getClass().getName();
    }

    /** The message of the class path's search, and what is behind it, in one line. */
    private static String describe(Throwable e) {
        Throwable cause = e.getCause();
        String text =
                cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause;
        return text.replaceAll("\\s*\\R\\s*", "; ");
    }
}
