package dev.orchestrate.plan.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "  \n {}\n\n",
                "{\"version\": 1, \"name\": \"x\", \"phases\": []}",
                "{\"a\":{\"b\":[1,-0,2.50,1E+2,true,false,null,\"\"]},\n\"c\":[[],{}]}",
                "{\"a\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 end\"  ,  \"b\"  :  7  }",
                "{\"a\\\"b\": 1, \"<<\": 2, \"true\": 3}",
                "{\"a\": 1, \"b\": 2, \"a\": 3}",
                "{\n \"a\": [\n  1,\n  \"x\"\n ],\n \"b\"\n: 1\n}",
                "{\"${{ vars.x }}\": \"# no comment, 'and' so: - [on]\"}",
            })
    void jsonIsReadAsYamlReadsIt(String text) {
        assertThat(JsonAgreement.check(text.getBytes(UTF_8))).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: 1",
                "[1]",
                "{a: 1}",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{\"a\": 1} # comment",
                "{\"a\": 1} {}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": *b}",
                "{\"a\": 1",
                "{\"a\": \"b",
                "{\"a\": \"b\\",
                "{\"a\":\t1}",
                "{\"a\":\r\n1}",
                "{\"a\": \"\u00e9\"}",
                "\uFEFF{}",
            })
    void whatIsNotQuiteJsonIsLeftToYaml(String text) {
        assertThat(JsonReader.read(text.getBytes(UTF_8))).as(text).isNull();
    }

    @Test
    void whatIsTooDeepIsLeftToYamlWhichSaysSo() {
        byte[] text = ("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}").getBytes(UTF_8);
        assertThat(JsonReader.read(text)).isNull();
        assertThat(YamlReader.read(text).problems().getFirst().code()).isEqualTo("too-deep");
    }

    @Test
    void randomTextsAreReadAsYamlReadsThem() {
        Seeds.each(
                500,
                seed -> {
                    StringBuilder out = new StringBuilder();
                    object(new Random(seed), 0, out);
                    assertThat(JsonAgreement.check(out.toString().getBytes(UTF_8)))
                            .as(out.toString())
                            .isTrue();
                });
    }

    private static void object(Random random, int depth, StringBuilder out) {
        out.append('{');
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            space(random, out.append(i == 0 ? "" : ","));
            text(random, out);
            out.append(random.nextInt(3) == 0 ? " : " : ":");
            value(random, depth + 1, out);
            space(random, out);
        }
        out.append('}');
    }

    private static void value(Random random, int depth, StringBuilder out) {
        switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> text(random, out);
            case 1 -> out.append(random.nextInt(-1000, 1000));
            case 2 -> out.append(random.nextDouble(-1e9, 1e9));
            case 3 -> out.append(random.nextBoolean() ? "null" : random.nextBoolean());
            case 4 -> object(random, depth, out);
            default -> {
                out.append('[');
                int count = random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    space(random, out.append(i == 0 ? "" : ","));
                    value(random, depth + 1, out);
                }
                space(random, out);
                out.append(']');
            }
        }
    }

    private static void text(Random random, StringBuilder out) {
        String pieces = "ab 01:,#-[]{}'&*!|>%@`?~<=";
        out.append('"');
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> out.append("\\").append("\"\\/bfnrt".charAt(random.nextInt(8)));
                case 1 -> out.append(String.format("\\u%04x", random.nextInt(0xA0, 0xD800)));
                default -> out.append(pieces.charAt(random.nextInt(pieces.length())));
            }
        }
        out.append('"');
    }

    private static void space(Random random, StringBuilder out) {
        int kind = random.nextInt(4);
        out.append(kind == 0 ? "\n" : kind == 1 ? " " : kind == 2 ? "\n  " : "");
    }
}
