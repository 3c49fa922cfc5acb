package dev.orchestrate.journal;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Parsers and generators of the state's JSON: streaming only, since binding would cost more than
 * the rest of the start of the program.
 */
final class Json {
    /** A line or a file of the state is no longer than this. */
    static final int LIMIT = 64 << 20;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .rootValueSeparator((String) null)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxStringLength(LIMIT).build())
                    .build();

    private Json() {}

    static JsonParser parser(byte[] bytes, int from, int to) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from);
    }

    static JsonGenerator generator(OutputStream to) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), to, JsonEncoding.UTF8);
    }

    /** A file that is one object. */
    static byte[] object(Consumer<FieldsWriter> content) {
        Bytes bytes = new Bytes(256);
        try (JsonGenerator json = generator(bytes)) {
            json.writeStartObject();
            content.accept(new FieldsWriter(json));
            json.writeEndObject();
        }
        bytes.write('\n');
        return Arrays.copyOf(bytes.content(), bytes.size());
    }
}
