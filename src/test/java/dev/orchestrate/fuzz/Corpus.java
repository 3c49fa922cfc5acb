package dev.orchestrate.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The program behind {@code scripts/fuzz} that lays out what the fuzzer begins with. */
final class Corpus {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{2,23}");
    private static final List<String> SIGNS =
            List.of("${{ ", " }}", "$${{", "<<: ", "*a", "&a ", "!!str ", "? ", "|-\n", "\":\"");

    private Corpus() {}

    /**
     * {@code FOLDER}: for each target a folder of seeds and a dictionary, {@code WORD.seeds} and
     * {@code WORD.dict}. Tells for each its word and the number of its seeds.
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        PrintStream out = System.out;
        for (Target target : Target.values()) {
            List<byte[]> seeds = SeedInputs.of(target);
            Path to = Files.createDirectories(folder.resolve(target.word() + ".seeds"));
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(to.resolve("seed-" + i), seeds.get(i));
            }
            Files.write(folder.resolve(target.word() + ".dict"), dictionary(seeds));
            out.println(target.word() + " " + seeds.size());
        }
    }

    /** The words of the seeds, in the form that libFuzzer reads. */
    private static List<String> dictionary(List<byte[]> seeds) {
        Set<String> words = new TreeSet<>(SIGNS);
        for (byte[] seed : seeds) {
            WORD.matcher(new String(seed, StandardCharsets.UTF_8))
                    .results()
                    .forEach(word -> words.add(word.group()));
        }
        return words.stream().map(Corpus::quoted).toList();
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\x0A") + '"';
    }
}
