package dev.orchestrate.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes structured documents; YAML is loaded only when it is asked for. */
public final class Documents {
    private Documents() {}

    /** A document that can be written in any format that is made of objects, lists and scalars. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json);
    }

    /** Indented, with a newline at the end. Leaves the stream open. */
    public static void json(Content content, OutputStream to) {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(new Indented(), new StaysOpen(to))) {
            content.writeTo(json);
            json.writeRaw('\n');
        }
    }

    /** Leaves the stream open. */
    public static void yaml(Content content, OutputStream to) {
        YAMLFactory factory =
                YAMLFactory.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();
        try (JsonGenerator yaml =
                factory.createGenerator(ObjectWriteContext.empty(), new StaysOpen(to))) {
            content.writeTo(yaml);
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        private static final Separators SEPARATORS =
                Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(Lines.NEXT)
                    .withArrayIndenter(Lines.NEXT);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /** The next line, as bytes that are ready: they are a third of a large document. */
    private static final class Lines implements DefaultPrettyPrinter.Indenter {
        static final Lines NEXT = new Lines();

        private final SerializableString[] levels = new SerializableString[12];

        Lines() {
            Arrays.setAll(levels, Lines::level);
        }

        private static SerializableString level(int level) {
            return new SerializedString("\n" + "  ".repeat(level));
        }

        @Override
        public void writeIndentation(JsonGenerator json, int level) {
            json.writeRaw(level < levels.length ? levels[level] : level(level));
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            out.write(b, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
