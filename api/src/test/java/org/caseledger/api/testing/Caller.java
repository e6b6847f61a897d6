package org.caseledger.api.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client that calls the ledger over HTTP; redirects are shown, not followed. */
public final class Caller {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final Map<String, String> headers;

    public Caller(String address) {
        this(address, Map.of("Content-Type", "application/json"));
    }

    private Caller(String address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** The same caller with one more header, or another value of it. */
    public Caller with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Caller(address, all);
    }

    /** The header that is sent with every request; empty when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The same caller, who reads English. */
    public Caller inEnglish() {
        var english = with("Accept-Language", "en-GB,en;q=0.8");
        var session = header("Cookie");
        return session.isEmpty() ? english : english.with("Cookie", session + "; lang=en");
    }

    public Caller login(String person, String password) {
        var login = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }

    public Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String body) {
        return call("POST", path, BodyPublishers.ofString(body));
    }

    public Answer post(String path, byte[] body) {
        return call("POST", path, BodyPublishers.ofByteArray(body));
    }

    /** A file that is sent with a form. */
    public record Upload(String field, String name, byte[] bytes) {}

    /** Sends a form with files, as a browser does. */
    public Answer upload(String path, Map<String, String> fields, Upload... files) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, "\"%s\"".formatted(name), text(value)));
        for (var file : files) {
            var name = "\"%s\"; filename=\"%s\"".formatted(file.field(), file.name());
            part(body, name, file.bytes());
        }
        body.writeBytes(text("--edge--\r\n"));
        return with("Content-Type", "multipart/form-data; boundary=edge").post(path, body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] value) {
        var head = "--edge\r\nContent-Disposition: form-data; name=%s\r\n\r\n".formatted(name);
        body.writeBytes(text(head));
        body.writeBytes(value);
        body.writeBytes(text("\r\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a body without telling its length first. */
    public Answer postChunked(String path, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return call("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    public Answer put(String path, String body) {
        return call("PUT", path, BodyPublishers.ofString(body));
    }

    public Answer call(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
