package suhuan.cli.term;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.io.PrintWriter;
import java.util.Map;
import suhuan.client.CallFailedException;
import suhuan.client.Language;
import suhuan.client.Refusal;

/** Where a command prints: people's text or JSON lines on standard output, problems on standard error. */
public final class Console {
    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().omittingInsignificantWhitespace().preservingProtoFieldNames();

    private final Texts texts;
    private final boolean json;
    private final PrintWriter out;
    private final PrintWriter err;

    /** Prints in a language, for people or as JSON lines. */
    public Console(Texts texts, boolean json, PrintWriter out, PrintWriter err) {
        this.texts = texts;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /** The texts in the chosen language. */
    public Texts texts() {
        return texts;
    }

    /** The chosen language. */
    public Language language() {
        return texts().language();
    }

    /** Whether JSON lines were asked for. */
    public boolean json() {
        return json;
    }

    /** Standard output. */
    public PrintWriter out() {
        return out;
    }

    /** Standard error. */
    public PrintWriter err() {
        return err;
    }

    /** Prints a text of the bundle. */
    public void say(String key, Object... arguments) {
        out.println(texts().get(key, arguments));
    }

    /** Prints a message as one JSON object on one line. */
    public void json(MessageOrBuilder message) {
        try {
            out.println(JSON.print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message without Any always prints", e);
        }
    }

    /** Prints a JSON object on one line. */
    public void json(JsonElement element) {
        out.println(element);
    }

    /** Prints one line about something that stopped the command. */
    public void problem(String text) {
        if (json()) {
            JsonObject object = new JsonObject();
            object.addProperty("problem", text);
            err.println(object);
        } else {
            err.println(text);
        }
    }

    /** Prints a refusal: number, name, sentence, values, and what to do. */
    public void refusal(String indent, Refusal refusal) {
        out.println(indent + texts().get("refusal.line", refusal.number(), refusal.name(), refusal.text(language())));
        String advice = advice(refusal);
        if (!advice.isEmpty()) out.println(indent + "  " + texts().get("refusal.advice", advice));
    }

    /** What to do about a refusal; empty where its sentence says it all. */
    public String advice(Refusal refusal) {
        String whole = "advice." + refusal.name();
        String ofField = texts().orEmpty(whole + "." + refusal.details().get("field"));
        return ofField.isEmpty() ? texts().orEmpty(whole) : ofField;
    }

    /** A refusal as JSON. */
    public JsonObject refusalJson(Refusal refusal) {
        JsonObject object = new JsonObject();
        object.addProperty("number", refusal.number());
        object.addProperty("reason", refusal.name());
        object.addProperty("text", refusal.text(language()));
        JsonObject details = new JsonObject();
        for (Map.Entry<String, String> detail : refusal.details().entrySet()) {
            details.addProperty(detail.getKey(), detail.getValue());
        }
        object.add("details", details);
        return object;
    }

    /** Prints why a call got no answer, or which. */
    public void callFailed(CallFailedException e, String address) {
        if (json()) {
            JsonObject object = refusalJson(e.refusal());
            object.addProperty("grpc_code", e.status().getCode().name());
            object.addProperty("domain", e.domain());
            err.println(object);
        } else if (e.unreachable()) {
            err.println(texts().get("server.unreachable", address));
        } else {
            Refusal refusal = e.refusal();
            err.println(texts().get("refusal.line", refusal.number(), refusal.name(), refusal.text(language())));
            String advice = advice(refusal);
            if (!advice.isEmpty()) err.println("  " + texts().get("refusal.advice", advice));
        }
    }
}
