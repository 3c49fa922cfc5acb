package dev.orchestrate.task;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be done for one attempt. Immutable; nothing has been done yet. */
public sealed interface Work {

    /** What it would do, for a dry run; changes nothing. */
    Preview preview() throws TaskProblem;

    /**
     * A process for an executor. Its secrets and its limits are added by who starts it.
     *
     * @param argv program and arguments, as they are
     * @param environment what it sees besides, or in place of, what is inherited and its secrets; a
     *     null value removes a variable
     * @param directory absolute, inside the workspace as far as it is there
     * @param expectedExits the exit codes that are a success
     * @param shown the command for people, expressions filled in; never run
     * @param exchange how the program, which then has no arguments, is asked and answers; null for
     *     one that reads nothing, and of whose end only the exit code speaks
     */
    record Launch(
            List<String> argv,
            Map<String, @Nullable String> environment,
            Path directory,
            Set<Integer> expectedExits,
            String shown,
            @Nullable Exchange exchange)
            implements Work {
        public Launch {
            argv = List.copyOf(argv);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            expectedExits = Set.copyOf(expectedExits);
        }

        /** A program that is not asked. */
        public Launch(
                List<String> argv,
                Map<String, @Nullable String> environment,
                Path directory,
                Set<Integer> expectedExits,
                String shown) {
            this(argv, environment, directory, expectedExits, shown, null);
        }

        @Override
        public Preview preview() {
            return new Preview.Command(shown);
        }
    }

    /**
     * Something that only a person can do, and say of it that it is done.
     *
     * @param instructions Markdown
     * @param remindAfter when it is to be remarked that it waits still; null for never
     */
    record Person(String instructions, @Nullable Duration remindAfter) implements Work {
        @Override
        public Preview preview() {
            return new Preview.Instructions(instructions);
        }
    }

    /** Something that this process does itself, on a virtual thread of its own. */
    record InProcess(Action action) implements Work {
        @Override
        public Preview preview() throws TaskProblem {
            return action.preview();
        }
    }

    /** The deed of an {@link InProcess}. */
    interface Action {
        /**
         * Does it. An interruption asks it to stop soon, leaving whole files behind.
         *
         * @throws TaskProblem it has failed, in that way
         * @throws IOException it has failed, permanently
         */
        Result run(Workbench bench) throws TaskProblem, IOException, InterruptedException;

        /** What {@link #run} would do now. */
        Preview preview() throws TaskProblem;
    }

    /** How an {@link Action} ended that has not failed. */
    sealed interface Result {
        /** Done; the outputs are the task's. */
        record Done(Map<String, String> outputs) implements Result {
            public Done {
                outputs = Map.copyOf(outputs);
            }
        }

        /** There was nothing to do: the task is skipped as up to date. */
        record AlreadySo(String why) implements Result {}
    }
}
