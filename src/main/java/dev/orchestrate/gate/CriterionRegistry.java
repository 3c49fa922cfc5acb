package dev.orchestrate.gate;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.catalog.ExtensionProblem;
import dev.orchestrate.plan.catalog.Extensions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The criterion kinds that there are: the gate's half of a {@link Catalog}. Jars on the class path
 * are looked for only when a kind is asked for that is not built in. Safe for any thread.
 */
public final class CriterionRegistry implements Catalog.CriterionKinds {
    private final Extensions<CriterionKind> kinds;

    /**
     * With those that are built in.
     *
     * @param loader where kinds of users are looked for
     */
    public CriterionRegistry(List<CriterionKind> builtIn, ClassLoader loader) {
        kinds = new Extensions<>(CriterionKind.class, CriterionKind::kind, builtIn, loader);
    }

    /** With the kinds of this package built in. */
    public static CriterionRegistry standard(ClassLoader loader) {
        return new CriterionRegistry(
                List.of(
                        new FileExists(),
                        new FileContains(),
                        new JsonCriterion(),
                        new YamlCriterion(),
                        new MetricCriterion(),
                        new JsonSchemaCriterion(),
                        new HttpCriterion()),
                loader);
    }

    /** Searches the class path. */
    @Override
    public Set<String> criterionKinds() {
        return kinds.all().keySet();
    }

    /**
     * The shape of a kind's body; null for an unknown kind.
     *
     * @throws ExtensionProblem a jar that may have it can not be used
     */
    @Override
    public @Nullable KeySpec criterionKind(String kind) {
        CriterionKind known = kind(kind);
        return known == null ? null : known.shape();
    }

    /**
     * Null for an unknown kind.
     *
     * @throws ExtensionProblem a jar that may have it can not be used
     */
    public @Nullable CriterionKind kind(String kind) {
        CriterionKind known = kinds.find(kind);
        if (known == null) {
            kinds.refuseIfBroken();
        }
        return known;
    }

    /** All kinds, the built-in ones first. */
    public Collection<CriterionKind> all() {
        return kinds.all().values();
    }

    /** What is wrong with jars on the class path, a line each. Searches it. */
    public List<String> problems() {
        return kinds.problems();
    }
}
