package org.caseledger.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;

/** A citizen at the portal, who opens its forms and sends them as a browser without scripts does. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("id=\"code\">([^<]+)<");
    private static final Pattern NUMBER = Pattern.compile("id=\"number\">([^<]+)<");

    private final int port;
    private final Caller caller;

    public Visitor(TestLedger ledger) {
        this.port = ledger.bean(PortalConnector.class).port();
        this.caller = new Caller(address());
    }

    private Visitor(int port, Caller caller) {
        this.port = port;
        this.caller = caller;
    }

    /** The same at another address, where the gateway that names it is trusted. */
    public Visitor from(String client) {
        return new Visitor(port, caller.with("X-Forwarded-For", client));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Whoever asks without opening a form before. */
    public Caller caller() {
        return caller;
    }

    /** The code that a clerk gives the complainant of a case. */
    public static String codeFrom(TestLedger ledger, String person, String address) {
        var page = "/cases/" + address.substring(address.lastIndexOf('/') + 1) + "/query-code";
        var slip = new WebForm(ledger, person).send(page, Map.of());
        assertThat(slip.status()).as("%s", slip).isEqualTo(200);
        return found(CODE, slip);
    }

    /** What was given when a complaint was filed. */
    public record Filed(String number, String code, Answer answer) {}

    /** Everything that a complaint needs, of which each test changes what it is about. */
    public static Map<String, String> complaint() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", UUID.randomUUID().toString());
        fields.put("complainant.name", "林晚𠮷");
        fields.put("complainant.phone", "138 0013 ８０７６");
        fields.put("complainant.address", "郫都区望丛中路8号");
        fields.put("respondent", "郫都区某餐馆");
        fields.put("respondentDetails.address", "郫都区中信大道1号");
        fields.put("matter.demands.of", "REFUND");
        fields.put("narrative.text", "餐馆里的菜有异味。");
        return fields;
    }

    public Filed file(Map<String, String> fields, Upload... files) {
        var answer = upload("/portal/file", "/portal/file", fields, files);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return new Filed(found(NUMBER, answer), found(CODE, answer), answer);
    }

    public Answer look(String code, String digits) {
        return send("/portal", "/portal/case", Map.of("code", code, "digits", digits));
    }

    /** Does something with a case, by a form of its page. */
    Answer act(Filed filed, String what, Map<String, String> more) {
        var fields = new LinkedHashMap<>(more);
        fields.put("code", filed.code());
        fields.put("digits", "8076");
        fields.putIfAbsent("key", UUID.randomUUID().toString());
        return send("/portal", "/portal/case/" + what, fields);
    }

    /** Sends fields to an address with the token of a page. */
    Answer send(String page, String to, Map<String, String> fields) {
        var opened = caller.get(page);
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", found(TOKEN, opened));
        return with(opened)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        to,
                        all.entrySet().stream()
                                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                                .collect(Collectors.joining("&")));
    }

    Answer upload(String page, String to, Map<String, String> fields, Upload... files) {
        var opened = caller.get(page);
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", found(TOKEN, opened));
        return with(opened).upload(to, all, files);
    }

    private Caller with(Answer opened) {
        return caller.with("Cookie", opened.header("Set-Cookie").split(";", 2)[0]);
    }

    /** What is answered to bytes that no client would send. */
    String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(Pattern pattern, Answer answer) {
        var found = pattern.matcher(answer.text());
        assertThat(found.find())
                .as("%s in %s %s", pattern, answer.status(), answer.text())
                .isTrue();
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
