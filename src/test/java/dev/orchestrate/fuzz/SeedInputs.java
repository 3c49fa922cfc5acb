package dev.orchestrate.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchestrate.docs.Document;
import dev.orchestrate.journal.JournalSeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What fuzzing begins with: what the documents show, what the conformance fixtures hold, what the
 * program writes, and what was found before.
 */
final class SeedInputs {
    /** Longer ones are slow, and say nothing that shorter ones do not. */
    private static final int LONGEST = 4096;

    private static final Path FOUND = Path.of("src/test/resources/fuzz");
    private static final Path FIXTURES = Path.of("src/test/conformance");
    private static final List<Path> PLANS =
            List.of(Path.of("src/test/golden/plan"), Path.of("config"));
    private static final Pattern HOLE = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern OUTPUTS = Pattern.compile("(?:echo|printf) '?\"?([\\w=<\\\\ ]+)");

    private SeedInputs() {}

    static List<byte[]> of(Target target) throws IOException {
        List<byte[]> seeds = new ArrayList<>(found(target));
        seeds.addAll(
                switch (target) {
                    case PLAN -> plans();
                    case EXPRESSION -> matches(HOLE, plans());
                    case JOURNAL -> JournalSeeds.journals();
                    case CHECKPOINT -> JournalSeeds.checkpoints();
                    case REQUEST -> JournalSeeds.requests();
                    case ENV -> files(".env");
                    case OUTPUT -> matches(OUTPUTS, plans());
                });
        seeds.removeIf(seed -> seed.length > LONGEST);
        return seeds;
    }

    /** The regression corpus: small inputs, each of which showed something. */
    static List<byte[]> found(Target target) throws IOException {
        return contents(FOUND.resolve(target.word()), "");
    }

    private static List<byte[]> plans() throws IOException {
        List<byte[]> plans = new ArrayList<>(files(".yaml"));
        for (Path folder : PLANS) {
            plans.addAll(contents(folder, ".yaml"));
        }
        for (Document document : Document.all()) {
            document.blocks("yaml").forEach(block -> plans.add(block.getBytes(UTF_8)));
        }
        return plans;
    }

    /** The files of that ending in the fixtures. */
    private static List<byte[]> files(String ending) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (byte[] fixture : contents(FIXTURES, ".yaml")) {
            Object read =
                    new Load(LoadSettings.builder().build())
                            .loadFromString(new String(fixture, UTF_8));
            if (read instanceof Map<?, ?> map && map.get("files") instanceof Map<?, ?> named) {
                named.forEach((name, text) -> {
                    if (String.valueOf(name).endsWith(ending)) {
                        files.add(String.valueOf(text).getBytes(UTF_8));
                    }
                });
            }
        }
        return files;
    }

    private static List<byte[]> matches(Pattern pattern, List<byte[]> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(new String(text, UTF_8)).results())
                .map(match -> match.group(1))
                .distinct()
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    private static List<byte[]> contents(Path folder, String ending) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.toString().endsWith(ending)) {
                        contents.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return contents;
    }
}
