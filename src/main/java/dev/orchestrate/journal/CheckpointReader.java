package dev.orchestrate.journal;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Facts;
import dev.orchestrate.run.GroupState;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.PlanVersion;
import dev.orchestrate.run.TaskState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A checkpoint from its text, whose check has been found to hold. The parts of the plan are turned
 * into states one by one, so that no more than the states themselves is held.
 */
final class CheckpointReader {
    private final Map<String, PhaseState> phases = new HashMap<>();
    private final Map<String, GroupState> groups = new HashMap<>();
    private final Map<String, TaskState> tasks = new HashMap<>();
    private final Map<String, TaskState> removed = new HashMap<>();
    private final byte[] bytes;
    private final Fields f;

    private CheckpointReader(byte[] bytes, JsonParser parser) throws Fields.Unreadable {
        this.bytes = bytes;
        parser.nextToken();
        f = Fields.read(parser, this::part);
        if (f.number("schema") > CheckpointWriter.SCHEMA) {
            throw new Fields.Unreadable("`schema` is " + f.number("schema"), null);
        }
    }

    /** Reads everything; the plan is not needed for that. */
    static CheckpointReader of(byte[] bytes) throws Fields.Unreadable {
        try (JsonParser parser = Json.parser(bytes, 0, bytes.length)) {
            return new CheckpointReader(bytes, parser);
        } catch (JacksonException e) {
            throw new Fields.Unreadable("is not JSON", e);
        }
    }

    /** Whether this is what was read. */
    boolean isOf(byte[] checkpoint) {
        return Arrays.equals(bytes, checkpoint);
    }

    /** What was read, as the state of a run of that plan. */
    Facts facts(PlanSource plans) throws Fields.Unreadable {
        PlanVersion plan = EventReader.plan(f);
        Map<String, String> vars = f.map("vars");
        Invocation by = EventReader.invocation(f);
        Dag dag = plans.graph(plan, vars, by);
        return new Facts(
                f.text("run"),
                plan,
                dag,
                vars,
                f.map("labels"),
                EventReader.selection(f),
                EventReader.options(f),
                by,
                f.number("seq"),
                f.instant("started_at"),
                f.instant("at"),
                StateFields.progress(f.object("progress")),
                items(dag),
                phases(dag),
                groups(dag),
                HashTreePMap.from(removed),
                HashTreePSet.from(f.texts("requests")));
    }

    /** Whether a field is a list of parts, which have been read then. */
    private boolean part(String name, JsonParser parser) throws Fields.Unreadable {
        switch (name) {
            case "phases" -> each(parser, f -> phases.put(f.text("id"), StateFields.phase(f)));
            case "groups" -> each(parser, f -> groups.put(f.text("id"), StateFields.group(f)));
            case "tasks" -> each(parser, f -> tasks.put(f.text("id"), StateFields.task(f)));
            case "removed" -> each(parser, f -> removed.put(f.text("id"), StateFields.task(f)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void each(JsonParser parser, Part part) throws Fields.Unreadable {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new Fields.Unreadable("is not a list", null);
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            part.read(Fields.read(parser));
        }
    }

    private PVector<TaskState> items(Dag dag) throws Fields.Unreadable {
        TaskState[] items = new TaskState[dag.itemCount()];
        for (int item = 0; item < items.length; item++) {
            items[item] = present(dag.task(item).id(), tasks);
        }
        return vector(items);
    }

    private PVector<PhaseState> phases(Dag dag) throws Fields.Unreadable {
        PhaseState[] states = new PhaseState[dag.phases().size()];
        for (Dag.PhaseNode node : dag.phases()) {
            states[node.number()] = present(node.phase().id(), phases);
        }
        return vector(states);
    }

    private PVector<GroupState> groups(Dag dag) throws Fields.Unreadable {
        GroupState[] states = new GroupState[dag.groups().size()];
        for (Dag.GroupNode node : dag.groups()) {
            String phase = dag.phases().get(node.phase()).phase().id();
            states[node.number()] = present(phase + "/" + node.group().id(), groups);
        }
        return vector(states);
    }

    private static <T> PVector<T> vector(T[] states) {
        List<T> list = Arrays.asList(states);
        return TreePVector.from(list);
    }

    private static <T> T present(String id, Map<String, T> states) throws Fields.Unreadable {
        @Nullable T state = states.get(id);
        if (state == null) {
            throw new Fields.Unreadable("`" + id + "` of the plan is missing", null);
        }
        return state;
    }

    /** Takes in one element of a list. */
    private interface Part {
        void read(Fields fields) throws Fields.Unreadable;
    }
}
