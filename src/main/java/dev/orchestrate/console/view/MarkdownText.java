package dev.orchestrate.console.view;

import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown as lines for a terminal. Lines end where their author has ended them. What a tone shows
 * is plain without it: lists have their marks, code its backticks, links their targets.
 */
public final class MarkdownText {
    private MarkdownText() {}

    /** Any text is Markdown; one without marks comes out as it is. */
    public static List<Text> lines(String markdown) {
        Drawing drawing = new Drawing();
        Parser.builder().build().parse(markdown).accept(drawing);
        return drawing.lines;
    }

    private static final class Drawing extends AbstractVisitor {
        private static final String TAB = "    ";

        private final List<Text> lines = new ArrayList<>();
        private Tone tone = Tone.PLAIN;
        private Text line = new Text();
        private boolean begun;

        /** What stands before every line, and before the next one in its place. */
        private String indent = "";

        private String lead = "";

        @Override
        public void visit(Heading heading) {
            gapBefore(heading);
            toned(Tone.STRONG, heading);
            end();
        }

        @Override
        public void visit(Paragraph paragraph) {
            gapBefore(paragraph);
            visitChildren(paragraph);
            end();
        }

        @Override
        public void visit(BulletList list) {
            gapBefore(list);
            items(list, -1);
        }

        @Override
        public void visit(OrderedList list) {
            gapBefore(list);
            Integer first = list.getMarkerStartNumber();
            items(list, first == null ? 1 : first);
        }

        @Override
        public void visit(BlockQuote quote) {
            gapBefore(quote);
            within("| ", "| ", quote);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block, block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block, block.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            code(block, block.getLiteral());
        }

        @Override
        public void visit(ThematicBreak line) {
            gapBefore(line);
            add(Tone.FAINT, "----");
            end();
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            add(tone, text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            add(Tone.BUSY, "`" + code.getLiteral() + "`");
        }

        @Override
        public void visit(HtmlInline html) {
            add(tone, html.getLiteral());
        }

        @Override
        public void visit(Emphasis emphasis) {
            toned(Tone.STRONG, emphasis);
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            toned(Tone.STRONG, emphasis);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            target(link, link.getDestination());
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            target(image, image.getDestination());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            end();
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            end();
        }

        private void items(ListBlock list, int first) {
            int number = first;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                if (!list.isTight()) {
                    gapBefore(item);
                }
                String mark = first < 0 ? "- " : number++ + ". ";
                within(mark, " ".repeat(mark.length()), item);
            }
        }

        private void within(String mark, String further, Node block) {
            String outer = indent;
            lead = (begun ? indent : lead) + mark;
            indent = indent + further;
            visitChildren(block);
            end();
            indent = outer;
            lead = outer;
        }

        private void code(Node block, String literal) {
            gapBefore(block);
            for (String text : literal.lines().toList()) {
                add(Tone.BUSY, TAB + text.replace("\t", TAB));
                end();
            }
        }

        /** Where it leads to, unless the text says so itself. */
        private void target(Node link, String destination) {
            boolean same =
                    link.getFirstChild() instanceof org.commonmark.node.Text text
                            && text.getNext() == null
                            && destination.endsWith(text.getLiteral());
            if (!same) {
                add(Tone.FAINT, " (" + destination + ")");
            }
        }

        private void toned(Tone inner, Node node) {
            Tone outer = tone;
            tone = inner;
            visitChildren(node);
            tone = outer;
        }

        private void add(Tone how, String text) {
            if (!begun) {
                line.add(lead);
                lead = indent;
                begun = true;
            }
            line.add(how, text);
        }

        private void end() {
            if (begun) {
                lines.add(line);
                line = new Text();
                begun = false;
            }
        }

        /** An empty line between blocks, but for those of a tight list. */
        private void gapBefore(Node block) {
            boolean tight =
                    block.getParent() instanceof ListItem item
                            && item.getParent() instanceof ListBlock list
                            && list.isTight();
            if (block.getPrevious() != null && !tight) {
                lines.add(new Text());
            }
        }
    }
}
