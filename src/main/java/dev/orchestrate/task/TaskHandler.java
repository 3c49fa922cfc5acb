package dev.orchestrate.task;

import dev.orchestrate.plan.Catalog;
import dev.orchestrate.workspace.Tree;
import java.util.List;

/**
 * A task type. Found by {@link java.util.ServiceLoader}, so that a jar on the class path can add
 * one: a public class with a public constructor without parameters, named in {@code
 * META-INF/services/dev.orchestrate.task.TaskHandler}. Without state; safe for any thread.
 */
public interface TaskHandler {
    /**
     * The word after {@code type:}. One that ends in {@code :*} stands for all types that begin
     * with what is before the star and go on.
     */
    String type();

    /** The keys beside the common ones; drives reading, {@code handlers} and the schema. */
    Catalog.TypeSpec spec();

    /** One paragraph for people: what such a task does. */
    String description();

    /** A task of this type as it stands in a plan, as one item of the list of tasks. */
    String example();

    /**
     * What the keys can name beyond fixed words, for {@code handlers TYPE}; there need be none.
     *
     * @param workspace where some of it may come from
     */
    default List<Listing> listings(Tree workspace) {
        return List.of();
    }

    /**
     * Says what is to be done, and does none of it: it may be called for a dry run, where files
     * that earlier tasks make are not there yet.
     *
     * @throws TaskProblem the attempt fails so, and nothing is started
     */
    Work prepare(TaskContext context) throws TaskProblem;
}
