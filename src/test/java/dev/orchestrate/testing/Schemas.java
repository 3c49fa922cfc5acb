package dev.orchestrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Holds what is printed to the schemas that are published. */
public final class Schemas {
    private Schemas() {}

    public static void assertFits(String schema, String json) {
        Schema rules =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text(schema), InputFormat.JSON);
        assertThat(rules.validate(json, InputFormat.JSON)).isEmpty();
    }

    private static String text(String schema) {
        String path = "/dev/orchestrate/schemas/" + schema + ".json";
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
