package dev.orchestrate.journal;

import dev.orchestrate.run.Answer;
import dev.orchestrate.run.Request;

/** Requests as files of the inbox. The id is the file's name, and not in it. */
final class RequestCodec {
    private static final int SCHEMA = 1;

    private RequestCodec() {}

    static byte[] encode(Request request) {
        return Json.object(f -> {
            f.number("schema", SCHEMA);
            switch (request) {
                case Request.Decide r ->
                        f.text("request", "decide")
                                .text("task", r.task())
                                .text("answer", r.answer().word())
                                .flag("downstream", r.downstream())
                                .text("by", r.by())
                                .text("note", r.note())
                                .evidence(r.evidence());
                case Request.Approve r ->
                        f.text("request", "approve")
                                .text("phase", r.phase())
                                .text("by", r.by())
                                .text("note", r.note());
                case Request.Reject r ->
                        f.text("request", "reject")
                                .text("phase", r.phase())
                                .text("by", r.by())
                                .text("note", r.note());
                case Request.RetryPhase r ->
                        f.text("request", "retry_phase")
                                .text("phase", r.phase())
                                .text("by", r.by())
                                .text("note", r.note());
                case Request.Cancel r ->
                        f.text("request", "cancel").text("by", r.by()).text("note", r.note());
            }
        });
    }

    static Request decode(String id, byte[] bytes) throws Fields.Unreadable {
        Fields f = Fields.parse(bytes, 0, bytes.length);
        if (f.number("schema") > SCHEMA) {
            throw new Fields.Unreadable("`schema` is " + f.number("schema"), null);
        }
        String by = f.textOrNull("by");
        String note = f.textOrNull("note");
        String kind = f.text("request");
        return switch (kind) {
            case "decide" ->
                    new Request.Decide(
                            id,
                            f.text("task"),
                            f.word("answer", Answer.values(), Answer::word),
                            f.flag("downstream"),
                            by,
                            note,
                            f.evidence());
            case "approve" -> new Request.Approve(id, f.text("phase"), by, note);
            case "reject" -> new Request.Reject(id, f.text("phase"), by, note);
            case "retry_phase" -> new Request.RetryPhase(id, f.text("phase"), by, note);
            case "cancel" -> new Request.Cancel(id, by, note);
            default -> throw new Fields.Unreadable("request `" + kind + "` is not known", null);
        };
    }
}
