package dev.orchestrate.plan;

/** Sizes as people write them: {@code 64KB 256MB 2GB}, in powers of 1024. */
public final class Sizes {
    private static final int MAX_DIGITS = 12;
    private static final long MAX_BYTES = 1L << 60;

    private Sizes() {}

    /** In bytes; -1 if the text is no size. */
    public static long parse(String text) {
        int digits = 0;
        long amount = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            amount = amount * 10 + (text.charAt(digits) - '0');
            if (++digits > MAX_DIGITS) {
                return -1;
            }
        }
        long unit = digits == 0 ? 0 : bytes(text.substring(digits));
        return unit == 0 || amount > MAX_BYTES / unit ? -1 : amount * unit;
    }

    private static long bytes(String unit) {
        return switch (unit) {
            case "B" -> 1;
            case "KB" -> 1L << 10;
            case "MB" -> 1L << 20;
            case "GB" -> 1L << 30;
            case "TB" -> 1L << 40;
            default -> 0;
        };
    }

    /** In the largest unit that says it exactly, so that {@link #parse} gives it back. */
    public static String format(long bytes) {
        if (bytes == 0) {
            return "0B";
        }
        int shift = Math.min(40, Long.numberOfTrailingZeros(bytes) / 10 * 10);
        String unit =
                switch (shift) {
                    case 40 -> "TB";
                    case 30 -> "GB";
                    case 20 -> "MB";
                    case 10 -> "KB";
                    default -> "B";
                };
        return (bytes >> shift) + unit;
    }
}
