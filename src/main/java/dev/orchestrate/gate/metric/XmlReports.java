package dev.orchestrate.gate.metric;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reports in XML, read as a stream. A document type is passed over and never fetched, and there are
 * no entities but those of XML itself.
 */
final class XmlReports {
    private XmlReports() {}

    /** What is made of the beginning of an element, {@code depth} elements deep; the root has 1. */
    private interface Visitor {
        void begin(XMLStreamReader xml, int depth) throws MalformedReport;
    }

    /** The root has the totals. */
    static Reading cobertura(byte[] content) throws MalformedReport {
        Reading reading = new Reading();
        visit(
                content,
                "coverage",
                (xml, depth) -> {
                    if (depth == 1) {
                        share(xml, "line", "lines-covered", "lines-valid", reading);
                        share(xml, "branch", "branches-covered", "branches-valid", reading);
                    }
                });
        if (reading.names().isEmpty()) {
            throw new MalformedReport("has no `lines-valid` at its root");
        }
        return reading;
    }

    /** The counters right below the root are the totals. */
    static Reading jacoco(byte[] content) throws MalformedReport {
        Reading reading = new Reading();
        visit(
                content,
                "report",
                (xml, depth) -> {
                    if (depth == 2 && xml.getLocalName().equals("counter")) {
                        String type = xml.getAttributeValue(null, "type");
                        Long missed = count(xml, "missed");
                        Long covered = count(xml, "covered");
                        if (type != null && missed != null && covered != null) {
                            String name = type.toLowerCase(Locale.ROOT);
                            reading.share(name, covered, covered + missed);
                        }
                    }
                });
        return reading;
    }

    static Reading junit(byte[] content) throws MalformedReport {
        Suites suites = new Suites();
        visit(content, null, suites);
        if (suites.reading.names().isEmpty()) {
            throw new MalformedReport("has no suite with a number of `tests`");
        }
        return suites.reading;
    }

    /** The outermost suites are added up: they count what is in the inner ones. */
    private static final class Suites implements Visitor {
        final Reading reading = new Reading();
        private int outermost = 1;

        @Override
        public void begin(XMLStreamReader xml, int depth) throws MalformedReport {
            String name = xml.getLocalName();
            if (depth == 1 && name.equals("testsuites")) {
                outermost = 2;
            } else if (depth == 1 && !name.equals("testsuite")) {
                throw new MalformedReport("begins with `" + name + "`, not with a suite");
            }
            Long tests = count(xml, "tests");
            if (depth == outermost && name.equals("testsuite") && tests != null) {
                add(xml, tests);
            }
        }

        private void add(XMLStreamReader xml, long tests) throws MalformedReport {
            long failures = orZero(count(xml, "failures"));
            long errors = orZero(count(xml, "errors"));
            Long skipped = count(xml, "skipped");
            long passedOver = orZero(skipped == null ? count(xml, "disabled") : skipped);
            reading.sum("tests", (double) tests)
                    .sum("failures", (double) failures)
                    .sum("errors", (double) errors)
                    .sum("skipped", (double) passedOver)
                    .sum("time", seconds(xml))
                    .share("pass_rate", tests - failures - errors - passedOver, tests - passedOver);
        }
    }

    private static double seconds(XMLStreamReader xml) throws MalformedReport {
        String text = xml.getAttributeValue(null, "time");
        try {
            return text == null || text.isBlank() ? 0 : Double.parseDouble(text.replace(",", ""));
        } catch (NumberFormatException e) {
            throw new MalformedReport(at(xml) + "`time` is no number", e);
        }
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static void share(
            XMLStreamReader xml, String name, String part, String whole, Reading reading)
            throws MalformedReport {
        Long covered = count(xml, part);
        Long valid = count(xml, whole);
        if (covered != null && valid != null) {
            reading.share(name, covered, valid);
        }
    }

    private static @Nullable Long count(XMLStreamReader xml, String attribute)
            throws MalformedReport {
        String text = xml.getAttributeValue(null, attribute);
        try {
            return text == null ? null : Long.valueOf(Long.parseUnsignedLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new MalformedReport(at(xml) + "`" + attribute + "` is no count", e);
        }
    }

    private static String at(XMLStreamReader xml) {
        return "line " + xml.getLocation().getLineNumber() + ": ";
    }

    private static void visit(byte[] content, @Nullable String root, Visitor visitor)
            throws MalformedReport {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                    if (depth == 1 && root != null && !xml.getLocalName().equals(root)) {
                        throw new MalformedReport(
                                "begins with `"
                                        + xml.getLocalName()
                                        + "`, not with `"
                                        + root
                                        + "`");
                    }
                    visitor.begin(xml, depth);
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new MalformedReport("is not XML: line " + line, e);
        }
    }
}
