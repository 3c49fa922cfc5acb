package dev.orchestrate.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a journal by the contract alone: numbers, checks and what is durable, line by line. */
final class JournalLines {
    private static final String CHECK = ",\"check\"";

    private JournalLines() {}

    /** The events of a journal without a flaw. */
    static List<JsonNode> whole(Path journal) throws IOException {
        String text = Files.readString(journal);
        assertThat(text).as(journal.toString()).endsWith("}\n");
        List<JsonNode> events = new ArrayList<>();
        long synced = 0;
        for (String line : text.lines().toList()) {
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.at("/seq").longValue()).as(line).isEqualTo(events.size() + 1L);
            assertThat(event.at("/synced").longValue())
                    .as(line)
                    .isBetween(synced, (long) events.size());
            assertThat(event.at("/at").stringValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            synced = event.at("/synced").longValue();
            assertThat(line).endsWith(CHECK + ":\"" + check(line) + "\"}");
            events.add(event);
        }
        return events;
    }

    private static String check(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.substring(0, line.lastIndexOf(CHECK)).getBytes(UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
