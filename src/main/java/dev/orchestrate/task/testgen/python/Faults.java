package dev.orchestrate.task.testgen.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which exception is a kind of which. */
final class Faults {
    /** Python's own, with what each extends. Only those whose construction needs one text. */
    private static final Map<String, String> PARENTS =
            Map.ofEntries(
                    Map.entry("Exception", "BaseException"),
                    Map.entry("ArithmeticError", "Exception"),
                    Map.entry("ZeroDivisionError", "ArithmeticError"),
                    Map.entry("OverflowError", "ArithmeticError"),
                    Map.entry("AssertionError", "Exception"),
                    Map.entry("AttributeError", "Exception"),
                    Map.entry("EOFError", "Exception"),
                    Map.entry("LookupError", "Exception"),
                    Map.entry("IndexError", "LookupError"),
                    Map.entry("KeyError", "LookupError"),
                    Map.entry("NameError", "Exception"),
                    Map.entry("OSError", "Exception"),
                    Map.entry("ConnectionError", "OSError"),
                    Map.entry("ConnectionRefusedError", "ConnectionError"),
                    Map.entry("ConnectionResetError", "ConnectionError"),
                    Map.entry("FileExistsError", "OSError"),
                    Map.entry("FileNotFoundError", "OSError"),
                    Map.entry("PermissionError", "OSError"),
                    Map.entry("TimeoutError", "OSError"),
                    Map.entry("RuntimeError", "Exception"),
                    Map.entry("NotImplementedError", "RuntimeError"),
                    Map.entry("StopIteration", "Exception"),
                    Map.entry("TypeError", "Exception"),
                    Map.entry("ValueError", "Exception"),
                    Map.entry("asyncio.TimeoutError", "TimeoutError"),
                    Map.entry("json.JSONDecodeError", "ValueError"),
                    Map.entry("sqlite3.Error", "Exception"),
                    Map.entry("sqlite3.IntegrityError", "sqlite3.Error"),
                    Map.entry("sqlite3.OperationalError", "sqlite3.Error"),
                    Map.entry("urllib.error.URLError", "OSError"));

    private Faults() {}

    /** Whether it is known, and made with one text. */
    static boolean isOne(String name) {
        return PARENTS.containsKey(name) && !name.equals("json.JSONDecodeError");
    }

    /** Whether the class is an exception's. */
    static boolean isFault(PythonClass type) {
        return isKindOf(type, "BaseException");
    }

    /** Whether the exception is caught by one who waits for that name. */
    static boolean isKindOf(Value fault, String name) {
        return switch (fault) {
            case Value.Fault own -> isKindOf(own.type(), name);
            case Value.Instance instance -> isKindOf(instance.type(), name);
            default -> throw new Unclear("an exception of an unknown kind");
        };
    }

    private static boolean isKindOf(String type, String name) {
        for (@Nullable String at = type; at != null; at = PARENTS.get(at)) {
            if (at.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKindOf(PythonClass type, String name) {
        if (type.name().equals(name)) {
            return true;
        }
        for (String base : type.bases()) {
            PythonClass own = type.module().classes().get(base);
            if (own == null ? isKindOf(base, name) : isKindOf(own, name)) {
                return true;
            }
        }
        return false;
    }

    static List<Value> arguments(Value fault) {
        return switch (fault) {
            case Value.Fault own -> own.args();
            case Value.Instance instance -> instance.arguments();
            default -> List.of();
        };
    }
}
