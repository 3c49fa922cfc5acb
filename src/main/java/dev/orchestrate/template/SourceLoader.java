package dev.orchestrate.template;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Gives the engine what a source has, by its exact name: there is no path to walk along. */
final class SourceLoader implements Loader<String> {
    private final TemplateSource source;

    SourceLoader(TemplateSource source) {
        this.source = source;
    }

    @Override
    public Reader getReader(String name) {
        String text = text(name);
        if (text == null) {
            throw new LoaderException(null, "there is no template `" + name + "`");
        }
        return new StringReader(Layout.prepare(text));
    }

    private @Nullable String text(String name) {
        try {
            return source.text(name);
        } catch (TemplateProblem e) {
            throw new LoaderException(e, e.message());
        }
    }

    @Override
    public boolean resourceExists(String name) {
        return text(name) != null;
    }

    @Override
    public String createCacheKey(String name) {
        return name;
    }

    @Override
    public @Nullable String resolveRelativePath(String path, String anchor) {
        return null;
    }

    @Override
    public void setCharset(String charset) {
        // sources are text already
    }

    @Override
    public void setPrefix(String prefix) {
        // names are whole
    }

    @Override
    public void setSuffix(String suffix) {
        // names are whole
    }
}
