package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Logging in as a browser does: with a form, a session, and a token in each page. */
public final class LoginForm {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final TestLedger ledger;

    public LoginForm(TestLedger ledger) {
        this.ledger = ledger;
    }

    /** The answer to the form that was sent. */
    public Answer send(String person, String password) {
        var page = ledger.anonymous().get("/login");
        var token = URLEncoder.encode(token(page), StandardCharsets.UTF_8);
        return withSessionOf(page)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/login",
                        "username=%s&password=%s&_csrf=%s".formatted(person, password, token));
    }

    /** One of the sample people in a session, whose token goes with every request. */
    public Caller session(String person) {
        ledger.awaitViews();
        var inside = withSessionOf(send(person, "demo-" + person));
        return inside.with("X-CSRF-TOKEN", token(inside.get("/account")));
    }

    /** A caller who has only the cookie of a session. */
    public Caller withSessionOf(Answer answer) {
        var session =
                answer.headers("Set-Cookie").stream()
                        .filter(c -> c.startsWith("JSESSIONID"))
                        .findFirst()
                        .orElseThrow();
        return ledger.anonymous().with("Cookie", session.split(";")[0]);
    }

    /** The token in the form of a page. */
    public static String token(Answer page) {
        var found = TOKEN.matcher(page.text());
        assertThat(found.find()).as("a token in %s", page).isTrue();
        return found.group(1);
    }
}
