package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Caller.Upload;

/** A person in a session who opens forms and sends them, as a browser without scripts does. */
public final class WebForm {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

    private final Caller caller;

    public WebForm(TestLedger ledger, String person) {
        this.caller = new LoginForm(ledger).session(person).with("Accept", "text/html");
    }

    /** The page at an address. */
    public Answer open(String path) {
        return caller.get(path);
    }

    /** Opens the form at an address and sends it filled in, with what it holds hidden. */
    public Answer send(String path, Map<String, String> filledIn) {
        var form = open(path);
        assertThat(form.status()).as("%s: %s", path, form).isEqualTo(200);
        var all = new LinkedHashMap<String, String>();
        HIDDEN.matcher(form.text().replace("&amp;", "&"))
                .results()
                .filter(hidden -> !hidden.group(1).startsWith("_"))
                .forEach(hidden -> all.putIfAbsent(hidden.group(1), hidden.group(2)));
        // The page around the form has forms of its own.
        all.keySet().removeAll(Set.of("choice", "back", "value"));
        all.putAll(filledIn);
        return post(path, all);
    }

    /** Sends what a form at an address would. */
    public Answer post(String path, Map<String, String> fields) {
        return caller.with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        path,
                        fields.entrySet().stream()
                                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                                .collect(Collectors.joining("&")));
    }

    /** Sends a file and a key as a form does. */
    public Answer upload(String path, String key, byte[] file) {
        return upload(path, Map.of("key", key), new Upload("file", "roster.csv", file));
    }

    /** Sends a form with files in it. */
    public Answer upload(String path, Map<String, String> fields, Upload... files) {
        return caller.upload(path, fields, files);
    }

    /** Where an answer that was done leads to. */
    public static String done(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(302);
        return answer.header("Location").replaceFirst("^http://[^/]+", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
