package org.caseledger.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A client that asks a port of this machine under a host name, which Java's client does not allow. */
public final class ByHost {
    private final int port;
    private final Map<String, String> headers;

    private ByHost(int port, Map<String, String> headers) {
        this.port = port;
        this.headers = headers;
    }

    public static ByHost of(int port, String host) {
        return new ByHost(port, Map.of("Host", host, "Accept", "text/html"));
    }

    /** The same with one more header, or another value of it. */
    public ByHost with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ByHost(port, all);
    }

    /** The same with the cookies that an answer sets. */
    public ByHost withCookiesOf(Said answer) {
        return with("Cookie", answer.cookies());
    }

    /** The same, as a program that logs in with each request. */
    public ByHost login(String person, String password) {
        var login = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                .with("Accept", "application/json");
    }

    /** What was answered. */
    public record Said(int status, List<String> headers, String text) {
        public String header(String name) {
            var begin = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()))
                    .findFirst()
                    .orElse("");
        }

        /** As a browser sends them back. */
        public String cookies() {
            var begin = "set-cookie: ";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()).split(";")[0])
                    .filter(cookie -> !cookie.endsWith("="))
                    .reduce((one, other) -> one + "; " + other)
                    .orElse("");
        }
    }

    public Said get(String path) {
        return send("GET " + path, "");
    }

    public Said post(String path, String type, String body) {
        return with("Content-Type", type).send("POST " + path, body);
    }

    private Said send(String what, String body) {
        try (var socket = begin(what, body.getBytes(StandardCharsets.UTF_8).length)) {
            socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return said(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }

    /** A request of which the body is still to come: so many bytes. */
    public Socket begin(String what, int bytes) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        var head = new StringBuilder(what).append(" HTTP/1.0\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (bytes > 0) {
            head.append("Content-Length: ").append(bytes).append("\r\n");
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Said said(String all) {
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Said(0, List.of(), all);
        }
        var lines = Arrays.asList(all.substring(0, end).split("\r\n"));
        return new Said(
                Integer.parseInt(lines.get(0).split(" ")[1]), lines.subList(1, lines.size()), all.substring(end + 4));
    }
}
