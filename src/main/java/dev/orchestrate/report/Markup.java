package dev.orchestrate.report;

import dev.orchestrate.console.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Elements, attributes and text; nothing that is given in can become markup, and characters that
 * XML can not hold are spelled out. Not thread-safe.
 */
final class Markup {
    private final XMLStreamWriter writer;

    private Markup(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** What writes a document; an element left open is closed at the end. */
    interface Content {
        void writeTo(Markup markup) throws XMLStreamException;
    }

    static void write(OutputStream to, String prolog, Content content) throws IOException {
        try {
            Writer text = new Pieces(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeDTD(prolog);
            content.writeTo(new Markup(writer));
            writer.writeEndDocument();
            writer.writeCharacters("\n");
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IOException("the report can not be written", e);
        }
    }

    /**
     * Hands over whole buffers. An {@code XMLStreamWriter} tells single characters and names, of
     * which {@link java.io.BufferedWriter} would take a lock for each.
     */
    private static final class Pieces extends Writer {
        private final char[] held = new char[1 << 13];
        private final Writer to;
        private int used;

        Pieces(Writer to) {
            this.to = to;
        }

        @Override
        public void write(int c) throws IOException {
            makeRoom(1);
            held[used++] = (char) c;
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            if (makeRoom(length)) {
                text.getChars(from, from + length, held, used);
                used += length;
            } else {
                to.write(text, from, length);
            }
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            if (makeRoom(length)) {
                System.arraycopy(text, from, held, used, length);
                used += length;
            } else {
                to.write(text, from, length);
            }
        }

        /** False for what does not fit in at all: then nothing is held. */
        private boolean makeRoom(int length) throws IOException {
            if (length > held.length - used) {
                handOver();
            }
            return length <= held.length;
        }

        private void handOver() throws IOException {
            to.write(held, 0, used);
            used = 0;
        }

        @Override
        public void flush() throws IOException {
            handOver();
            to.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            to.close();
        }
    }

    /** Attributes follow as names and values in turn. */
    Markup open(String element, String... attributes) throws XMLStreamException {
        writer.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], Printable.of(attributes[i + 1]));
        }
        return this;
    }

    /** Without end tag in HTML. */
    Markup empty(String element, String... attributes) throws XMLStreamException {
        writer.writeEmptyElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], Printable.of(attributes[i + 1]));
        }
        return this;
    }

    Markup text(String text) throws XMLStreamException {
        writer.writeCharacters(Printable.of(text));
        return this;
    }

    /** The end of a line, in places where space means nothing. */
    Markup newLine() throws XMLStreamException {
        writer.writeCharacters("\n");
        return this;
    }

    Markup close() throws XMLStreamException {
        writer.writeEndElement();
        return this;
    }

    /** An element with nothing but text in it. */
    Markup leaf(String element, String text, String... attributes) throws XMLStreamException {
        return open(element, attributes).text(text).close();
    }
}
