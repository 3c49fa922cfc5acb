package dev.orchestrate.task.testgen.python;

import dev.orchestrate.syntax.SyntaxNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of the program that is followed. Containers and instances change as the program changes
 * them; everything else is immutable.
 */
public sealed interface Value {
    Value NONE = new None();

    record None() implements Value {}

    record Bool(boolean is) implements Value {}

    record Int(BigInteger value) implements Value {
        static Int of(long value) {
            return new Int(BigInteger.valueOf(value));
        }
    }

    record Real(double value) implements Value {}

    record Text(String value) implements Value {}

    record Sequence(List<Value> items) implements Value {}

    record Tuple(List<Value> items) implements Value {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    record Group(LinkedHashSet<Value> items) implements Value {}

    record Dict(LinkedHashMap<Value, Value> entries) implements Value {}

    /** A member of an enumeration. */
    record Member(PythonClass type, String name, Value value) implements Value {}

    /** An exception of Python's own. */
    record Fault(String type, List<Value> args) implements Value {
        public Fault {
            args = List.copyOf(args);
        }
    }

    /** A class of the program. */
    record Type(PythonClass type) implements Value {}

    /** A function of Python's own, a type or a method of one. */
    record Native(String name, @Nullable Value self) implements Value {}

    /**
     * A function of the program.
     *
     * @param self what it is bound to
     */
    record Callable(PythonFunction function, Scope scope, @Nullable Value self) implements Value {}

    record Lambda(SyntaxNode node, Scope scope) implements Value {}

    /** A module, or something of one, that is no part of the program. */
    record Imported(String path, String asWritten) implements Value {}

    /** Stands for something outside of the program that a test puts a mock in place of. */
    record Mock(String expression) implements Value {}

    /** A time, in UTC or in no zone. */
    record Moment(LocalDateTime local, boolean utc) implements Value {}

    /** A length of time. */
    record Span(Duration length) implements Value {}

    /** Does nothing that can be seen: a logger, a lock. */
    record Inert(String what) implements Value {}

    /** An object of a class of the program; equal to itself alone. */
    final class Instance implements Value {
        private final PythonClass type;
        private final Map<String, Value> fields = new LinkedHashMap<>();
        private final Map<String, Value> construction = new LinkedHashMap<>();
        private List<Value> arguments = List.of();
        private boolean plain;

        Instance(PythonClass type) {
            this.type = type;
        }

        public PythonClass type() {
            return type;
        }

        public Map<String, Value> fields() {
            return fields;
        }

        /** Whether a test made it, with nothing given. */
        boolean isMadePlainly() {
            return plain;
        }

        void madePlainly() {
            plain = true;
        }

        /** How a test makes it: the arguments that are not left out. */
        public Map<String, Value> construction() {
            return construction;
        }

        /** What an exception was made with. */
        public List<Value> arguments() {
            return arguments;
        }

        void madeWith(List<Value> values) {
            arguments = List.copyOf(values);
        }
    }
}
