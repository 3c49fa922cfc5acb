package dev.orchestrate.task.testgen.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Truth, equality, order and arithmetic. What is not known here is unclear. */
final class Operators {
    private static final int LARGEST_POWER = 64;
    private static final int LONGEST_REPEAT = 10_000;

    private Operators() {}

    static boolean isTrue(Value value) {
        return switch (value) {
            case Value.None none -> false;
            case Value.Bool bool -> bool.is();
            case Value.Int number -> number.value().signum() != 0;
            case Value.Real real -> real.value() != 0;
            case Value.Text text -> !text.value().isEmpty();
            case Value.Sequence list -> !list.items().isEmpty();
            case Value.Tuple tuple -> !tuple.items().isEmpty();
            case Value.Group set -> !set.items().isEmpty();
            case Value.Dict dict -> !dict.entries().isEmpty();
            case Value.Member member -> isTextual(member) ? isTrue(member.value()) : true;
            case Value.Instance instance -> truth(instance);
            case Value.Mock mock -> true;
            case Value.Callable function -> true;
            case Value.Type type -> true;
            case Value.Fault fault -> true;
            case Value.Moment moment -> true;
            case Value.Span span -> !span.length().isZero();
            case Value.Lambda lambda -> true;
            case Value.Native function -> true;
            case Value.Imported imported -> {
                if (imported.path().equals(Times.UTC)) {
                    yield true;
                }
                throw new Unclear("`" + imported.asWritten() + "`");
            }
            case Value.Inert inert -> throw new Unclear("`" + inert.what() + "`");
        };
    }

    private static boolean truth(Value.Instance instance) {
        if (instance.type().methods().containsKey("__bool__")
                || instance.type().methods().containsKey("__len__")) {
            throw new Unclear("the truth of a `" + instance.type().name() + "`");
        }
        return true;
    }

    /** A member of an enumeration that is a text or a number as well. */
    static boolean isTextual(Value.Member member) {
        return member.type().bases().stream()
                .anyMatch(base -> base.matches("str|int|.*(Str|Int)Enum"));
    }

    static boolean equal(Value left, Value right) {
        if (left instanceof Value.Mock || right instanceof Value.Mock) {
            throw new Unclear("what a mock is equal to");
        }
        if (left instanceof Value.Member member && right instanceof Value.Text) {
            return isTextual(member) && equal(member.value(), right);
        }
        if (right instanceof Value.Member member && left instanceof Value.Text) {
            return isTextual(member) && equal(member.value(), left);
        }
        BigDecimal a = number(left);
        BigDecimal b = number(right);
        if (a != null && b != null) {
            return a.compareTo(b) == 0;
        }
        return switch (left) {
            case Value.Sequence list ->
                    right instanceof Value.Sequence other && allEqual(list.items(), other.items());
            case Value.Tuple tuple ->
                    right instanceof Value.Tuple other && allEqual(tuple.items(), other.items());
            case Value.Instance instance -> equal(instance, right);
            default -> left.equals(right);
        };
    }

    private static boolean equal(Value.Instance left, Value right) {
        if (left == right) {
            return true;
        }
        if (left.type().methods().containsKey("__eq__")) {
            throw new Unclear("equality of a `" + left.type().name() + "`");
        }
        return left.type().isDataclass()
                && right instanceof Value.Instance other
                && other.type().equals(left.type())
                && allEqual(
                        List.copyOf(left.fields().values()), List.copyOf(other.fields().values()));
    }

    private static boolean allEqual(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The number that a value is, or null. */
    static @Nullable BigDecimal number(Value value) {
        return switch (value) {
            case Value.Bool bool -> bool.is() ? BigDecimal.ONE : BigDecimal.ZERO;
            case Value.Int number -> new BigDecimal(number.value());
            case Value.Real real when Double.isFinite(real.value()) -> new BigDecimal(real.value());
            default -> null;
        };
    }

    static boolean contains(Value container, Value item) {
        return switch (container) {
            case Value.Text text when item instanceof Value.Text part ->
                    text.value().contains(part.value());
            case Value.Sequence list -> list.items().stream().anyMatch(it -> equal(it, item));
            case Value.Tuple tuple -> tuple.items().stream().anyMatch(it -> equal(it, item));
            case Value.Group set -> set.items().contains(key(item));
            case Value.Dict dict -> dict.entries().containsKey(key(item));
            case Value.Int number -> throw noOperation("argument of type 'int' is not iterable");
            case Value.None none ->
                    throw noOperation("argument of type 'NoneType' is not iterable");
            default -> throw new Unclear("what is in there");
        };
    }

    private static Raised noOperation(String message) {
        return Raised.of("TypeError", message);
    }

    /** What may be a key: numbers that are equal are the same one. */
    static Value key(Value value) {
        return switch (value) {
            case Value.Text text -> text;
            case Value.Int number -> number;
            case Value.Member member -> member;
            case Value.Moment moment -> moment;
            case Value.None none -> none;
            case Value.Tuple tuple ->
                    new Value.Tuple(tuple.items().stream().map(Operators::key).toList());
            case Value.Bool bool -> Value.Int.of(bool.is() ? 1 : 0);
            default -> throw new Unclear("a key that is no text or whole number");
        };
    }

    /** Negative, zero or positive. */
    static int compare(Value left, Value right) {
        BigDecimal a = number(left);
        BigDecimal b = number(right);
        if (a != null && b != null) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Text text && right instanceof Value.Text other) {
            return text.value().compareTo(other.value());
        }
        if (left instanceof Value.Tuple tuple && right instanceof Value.Tuple other) {
            for (int i = 0; i < Math.min(tuple.items().size(), other.items().size()); i++) {
                if (!equal(tuple.items().get(i), other.items().get(i))) {
                    return compare(tuple.items().get(i), other.items().get(i));
                }
            }
            return Integer.compare(tuple.items().size(), other.items().size());
        }
        if ((a != null || left instanceof Value.None || left instanceof Value.Text)
                && (b != null || right instanceof Value.None || right instanceof Value.Text)) {
            throw noOperation("these can not be compared");
        }
        Integer ofTimes = Times.compare(left, right);
        if (ofTimes == null) {
            throw new Unclear("the order of two values");
        }
        return ofTimes;
    }

    static Value binary(String operator, Value left, Value right) {
        if (number(left) != null && number(right) != null) {
            return left instanceof Value.Real || right instanceof Value.Real
                    ? reals(operator, real(left), real(right))
                    : whole(operator, integer(left), integer(right));
        }
        Value ofTimes = Times.binary(operator, left, right);
        if (ofTimes != null) {
            return ofTimes;
        }
        return switch (operator) {
            case "+" -> joined(left, right);
            case "*" -> repeated(left, right);
            case "|" -> united(left, right);
            case "-" -> without(left, right);
            default -> throw new Unclear("the operator `" + operator + "` of these");
        };
    }

    private static Value joined(Value left, Value right) {
        if (left instanceof Value.Text text && right instanceof Value.Text other) {
            return new Value.Text(text.value() + other.value());
        }
        if (left instanceof Value.Sequence list && right instanceof Value.Sequence other) {
            List<Value> all = new ArrayList<>(list.items());
            all.addAll(other.items());
            return new Value.Sequence(all);
        }
        if (left instanceof Value.Tuple tuple && right instanceof Value.Tuple other) {
            List<Value> all = new ArrayList<>(tuple.items());
            all.addAll(other.items());
            return new Value.Tuple(all);
        }
        throw new Unclear("a sum of these");
    }

    private static Value repeated(Value left, Value right) {
        if (left instanceof Value.Text text
                && right instanceof Value.Int times
                && times.value().bitLength() < Integer.SIZE
                && (long) text.value().length() * times.value().intValue() <= LONGEST_REPEAT) {
            return new Value.Text(text.value().repeat(Math.max(0, times.value().intValue())));
        }
        throw new Unclear("a product of these");
    }

    private static Value united(Value left, Value right) {
        if (left instanceof Value.Dict dict && right instanceof Value.Dict other) {
            LinkedHashMap<Value, Value> all = new LinkedHashMap<>(dict.entries());
            all.putAll(other.entries());
            return new Value.Dict(all);
        }
        if (left instanceof Value.Group set && right instanceof Value.Group other) {
            LinkedHashSet<Value> all = new LinkedHashSet<>(set.items());
            all.addAll(other.items());
            return new Value.Group(all);
        }
        throw new Unclear("a union of these");
    }

    private static Value without(Value left, Value right) {
        if (left instanceof Value.Group set && right instanceof Value.Group other) {
            LinkedHashSet<Value> rest = new LinkedHashSet<>(set.items());
            rest.removeAll(other.items());
            return new Value.Group(rest);
        }
        throw new Unclear("a difference of these");
    }

    static double real(Value value) {
        BigDecimal number = number(value);
        if (number == null) {
            throw new Unclear("a value that is no number");
        }
        return number.doubleValue();
    }

    static BigInteger integer(Value value) {
        return switch (value) {
            case Value.Int number -> number.value();
            case Value.Bool bool -> bool.is() ? BigInteger.ONE : BigInteger.ZERO;
            default -> throw new Unclear("a value that is no whole number");
        };
    }

    private static Value whole(String operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case "+" -> new Value.Int(a.add(b));
            case "-" -> new Value.Int(a.subtract(b));
            case "*" -> new Value.Int(a.multiply(b));
            case "/" -> new Value.Real(a.doubleValue() / nonZero(b).doubleValue());
            case "//" -> new Value.Int(floorDivided(a, nonZero(b)));
            case "%" -> new Value.Int(a.subtract(floorDivided(a, nonZero(b)).multiply(b)));
            case "**" -> new Value.Int(a.pow(exponent(b)));
            case "&" -> new Value.Int(a.and(b));
            case "|" -> new Value.Int(a.or(b));
            case "^" -> new Value.Int(a.xor(b));
            default -> throw new Unclear("the operator `" + operator + "`");
        };
    }

    private static BigInteger nonZero(BigInteger divisor) {
        if (divisor.signum() == 0) {
            throw Raised.of("ZeroDivisionError", "division by zero");
        }
        return divisor;
    }

    private static int exponent(BigInteger value) {
        if (value.signum() < 0 || value.compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0) {
            throw new Unclear("a power");
        }
        return value.intValue();
    }

    private static BigInteger floorDivided(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
        return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Value reals(String operator, double a, double b) {
        if ("/ // %".contains(operator) && b == 0) {
            throw Raised.of("ZeroDivisionError", "float division by zero");
        }
        return new Value.Real(
                switch (operator) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    case "/" -> a / b;
                    case "//" -> Math.floor((a - modulo(a, b)) / b);
                    case "%" -> modulo(a, b);
                    default -> throw new Unclear("the operator `" + operator + "`");
                });
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }
}
