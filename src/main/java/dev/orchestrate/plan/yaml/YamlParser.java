package dev.orchestrate.plan.yaml;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The parser of all YAML that is read here: whatever is wrong with a text is a {@link
 * YamlEngineException}. The engine's own lets a bare {@link NumberFormatException} out where an
 * escape is beyond any number, or is cut off. Confined to one thread; one text each.
 */
public final class YamlParser extends ParserImpl {
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final StreamReader reader;

    YamlParser(LoadSettings settings, StreamReader reader) {
        super(settings, reader);
        this.reader = reader;
    }

    /** The events of a text of any size, in the encoding that it begins with. */
    public static YamlParser of(byte[] text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Math.max(1, text.length)).build();
        return new YamlParser(
                settings,
                new StreamReader(settings, new YamlUnicodeReader(new ByteArrayInputStream(text))));
    }

    /**
     * The one document of a text, with its places; empty where there is none.
     *
     * @throws YamlEngineException it is not YAML of one document
     */
    public static Optional<Node> node(String text) {
        YamlParser events = new YamlParser(SETTINGS, new StreamReader(SETTINGS, text));
        return new Composer(SETTINGS, events).getSingleNode();
    }

    /**
     * What the one document of a text says, as maps, lists and scalars.
     *
     * @throws YamlEngineException it is not YAML of one document
     */
    public static @Nullable Object value(String text) {
        return new StandardConstructor(SETTINGS).constructSingleDocument(node(text));
    }

    @Override
    public Event peekEvent() {
        try {
            return super.peekEvent();
        } catch (NumberFormatException e) {
            throw new NoCharacter(reader.getMark(), e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return super.hasNext();
        } catch (NumberFormatException e) {
            throw new NoCharacter(reader.getMark(), e);
        }
    }
}
