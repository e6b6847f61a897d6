package org.caseledger.api.notices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Posts JSON to the one address that the office has set up, and to no other: redirects are not
 * followed.
 */
public final class HttpPost {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int MULTIPLE = 300;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(LONGEST)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Duration longest;

    public HttpPost() {
        this(LONGEST);
    }

    HttpPost(Duration longest) {
        this.longest = longest;
    }

    /** An address that may be set up: by TLS, or on this machine. */
    public static URI address(String setting, String text) {
        var uri = URI.create(text.strip());
        boolean plain = "http".equals(uri.getScheme()) && isThisMachine(uri.getHost());
        if (uri.getHost() == null || !"https".equals(uri.getScheme()) && !plain) {
            throw new IllegalArgumentException(
                    setting + ": https://… (http:// only for this machine): " + uri.getHost());
        }
        return uri;
    }

    private static boolean isThisMachine(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * What was answered; throws {@link NotSentException} unless it is a success. Without another
     * content type among the headers it is JSON.
     */
    public String post(URI to, String json, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(to)
                        .timeout(longest)
                        .setHeader("Content-Type", "application/json; charset=utf-8");
        headers.forEach(request::setHeader);
        try {
            var answer =
                    client.send(
                            request.POST(BodyPublishers.ofString(json)).build(),
                            BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status >= OK && status < MULTIPLE) {
                return answer.body();
            }
            boolean later = status >= SERVER || status == REQUEST_TIMEOUT || status == TOO_MANY;
            throw later
                    ? NotSentException.now("HTTP " + status, null)
                    : NotSentException.ever("HTTP " + status, null);
        } catch (IOException e) {
            throw NotSentException.now(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotSentException.now("interrupted", e);
        }
    }
}
