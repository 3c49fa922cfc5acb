package dev.orchestrate.task.testgen.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of Python's library that need nothing but their arguments. */
final class Known {
    private Known() {}

    /** Its result, or null where it is not known. */
    static @Nullable Value call(
            Walk walk, String path, List<Value> args, Map<String, Value> named) {
        return switch (path) {
            case "os.environ.get", "os.getenv" -> {
                String value = walk.outside().variable(Methods.text(args.getFirst()));
                if (value != null) {
                    yield new Value.Text(value);
                }
                yield args.size() > 1 ? args.get(1) : named.getOrDefault("default", Value.NONE);
            }
            case "asyncio.to_thread" ->
                    walk.outside().run(args.getFirst(), args.subList(1, args.size()), named);
            case "json.loads" -> Json.loads(walk, args.getFirst());
            case "json.dumps" -> Json.dumps(args.getFirst(), named);
            case "dataclasses.asdict" -> Json.fields(args.getFirst());
            case "asyncio.gather" ->
                    named.isEmpty() ? new Value.Sequence(new ArrayList<>(args)) : null;
            case "asyncio.Lock",
                    "asyncio.Semaphore",
                    "threading.Lock",
                    "threading.RLock",
                    "logging.getLogger" ->
                    new Value.Inert(path);
            case "statistics.fmean", "statistics.mean" -> mean(args);
            case "statistics.stdev" -> deviation(args);
            case "math.sqrt" -> new Value.Real(Math.sqrt(Operators.real(args.getFirst())));
            default -> path.startsWith("datetime.") ? Times.call(path, args, named) : null;
        };
    }

    private static double[] numbers(List<Value> args) {
        return Natives.items(args.getFirst()).stream().mapToDouble(Operators::real).toArray();
    }

    private static Value mean(List<Value> args) {
        double[] numbers = numbers(args);
        if (numbers.length == 0) {
            throw Raised.of("ValueError", "mean requires at least one data point");
        }
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return new Value.Real(sum / numbers.length);
    }

    private static Value deviation(List<Value> args) {
        double[] numbers = numbers(args);
        if (numbers.length < 2) {
            throw Raised.of("ValueError", "variance requires at least two data points");
        }
        double mean = Operators.real(mean(args));
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return new Value.Real(Math.sqrt(squares / (numbers.length - 1)));
    }
}
