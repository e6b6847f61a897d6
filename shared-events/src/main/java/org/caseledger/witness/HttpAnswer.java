package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** The answer of a witness or mirror: an HTTP status, and a body with its content type and more headers. */
public record HttpAnswer(int status, String contentType, Map<String, String> more, byte[] body) {
    static final String SIZE = "text/x.tlog.size";

    private static final String TEXT = "text/plain; charset=utf-8";

    public static HttpAnswer of(int status, String text) {
        return text(status, Map.of(), text);
    }

    public static HttpAnswer text(int status, Map<String, String> more, String text) {
        return new HttpAnswer(status, TEXT, more, text.getBytes(UTF_8));
    }

    public static HttpAnswer only(String method) {
        return text(405, Map.of("Allow", method), method + " only\n");
    }

    /** Its body as a text. */
    String said() {
        return new String(body, UTF_8);
    }

    /** The witness has another size than the log assumes. */
    static HttpAnswer atSize(long size) {
        return new HttpAnswer(409, SIZE, Map.of(), (size + "\n").getBytes(UTF_8));
    }
}
