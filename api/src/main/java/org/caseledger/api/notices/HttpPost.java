package org.caseledger.api.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.http.LimitedClient;

/**
 * Posts JSON to the one address that the office has set up, and to no other: redirects are not followed. An answer of
 * more than 64 KB, or one that is not whole in time, is none.
 */
public final class HttpPost {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;

    // Names that always mean this machine; any other could be redirected.
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private static final int OK = 200;
    private static final int MULTIPLE = 300;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private final LimitedClient client;

    public HttpPost() {
        this(LONGEST);
    }

    HttpPost(Duration longest) {
        this.client = new LimitedClient(longest, MOST_BYTES);
    }

    /** An address that may be set up: by TLS, or on this machine. */
    public static URI address(String setting, String text) {
        var uri = URI.create(text.strip());
        boolean plain = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && THIS_MACHINE.matcher(uri.getHost()).matches();
        if (uri.getHost() == null || !"https".equals(uri.getScheme()) && !plain) {
            throw new IllegalArgumentException(
                    setting + ": https://… (http:// only for this machine): " + uri.getHost());
        }
        return uri;
    }

    /**
     * What was answered; throws {@link NotSentException} unless it is a success. Without another content type among the
     * headers it is JSON.
     */
    public String post(URI to, String json, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(to).setHeader("Content-Type", "application/json; charset=utf-8");
        headers.forEach(request::setHeader);
        try {
            var answer = client.send(request.POST(BodyPublishers.ofString(json)));
            int status = answer.statusCode();
            if (status >= OK && status < MULTIPLE) {
                return new String(answer.body(), StandardCharsets.UTF_8);
            }
            boolean later = status >= SERVER || status == REQUEST_TIMEOUT || status == TOO_MANY;
            throw later ? NotSentException.now("HTTP " + status, null) : NotSentException.ever("HTTP " + status, null);
        } catch (IOException e) {
            throw NotSentException.now(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotSentException.now("interrupted", e);
        }
    }
}
