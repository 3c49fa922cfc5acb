package dev.orchestrate.gate.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of reports that are understood. */
public enum ReportFormat {
    /** The tracefile of {@code geninfo(1)}: {@code line}, {@code function}, {@code branch}. */
    LCOV,
    /** As of the DTD of Cobertura 0.4: {@code line}, {@code branch}. */
    COBERTURA,
    /** As of the DTD of JaCoCo 1.1: {@code instruction}, {@code branch}, {@code line} and so on. */
    JACOCO,
    /**
     * A summary, or the full report: {@code statement}, {@code branch}, {@code function}, {@code
     * line}.
     */
    ISTANBUL,
    /**
     * {@code tests}, {@code failures}, {@code errors}, {@code skipped}, {@code time}, {@code
     * pass_rate}.
     */
    JUNIT;

    /** As plans write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }

    /** Null for a word that is none of them. */
    public static @Nullable ReportFormat of(String word) {
        for (ReportFormat format : values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        return null;
    }

    /** Reads one file. */
    public Reading read(byte[] content) throws MalformedReport {
        return switch (this) {
            case LCOV -> Lcov.read(content);
            case COBERTURA -> XmlReports.cobertura(content);
            case JACOCO -> XmlReports.jacoco(content);
            case ISTANBUL -> Istanbul.read(content);
            case JUNIT -> XmlReports.junit(content);
        };
    }
}
