package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logging in as a browser does: with a form, a session, and a token in each page. */
public final class LoginForm {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final TestLedger ledger;
    private final Caller visitor;

    public LoginForm(TestLedger ledger) {
        this(ledger, ledger.anonymous());
    }

    private LoginForm(TestLedger ledger, Caller visitor) {
        this.ledger = ledger;
        this.visitor = visitor;
    }

    /** The same with one more header. */
    public LoginForm with(String name, String value) {
        return new LoginForm(ledger, visitor.with(name, value));
    }

    /** The answer to the form that was sent. */
    public Answer send(String person, String password) {
        var page = visitor.get("/login");
        var token = URLEncoder.encode(token(page), StandardCharsets.UTF_8);
        var before = visitor.header("Cookie");
        return visitor.with("Cookie", before.isEmpty() ? cookies(page) : before + "; " + cookies(page))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/login", "username=%s&password=%s&_csrf=%s".formatted(person, password, token));
    }

    /** One of the sample people in a session, whose token goes with every request. */
    public Caller session(String person) {
        ledger.awaitViews();
        var inside = withSessionOf(send(person, "demo-" + person));
        return inside.with("X-CSRF-TOKEN", token(inside.get("/account")));
    }

    /** A caller who has only the cookies that an answer sets. */
    public Caller withSessionOf(Answer answer) {
        return ledger.anonymous().with("Cookie", cookies(answer));
    }

    /** The cookies that an answer sets, as a browser sends them back. */
    public static String cookies(Answer answer) {
        var set = answer.headers("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
        assertThat(set).as("cookies of %s", answer).isNotEmpty();
        return set;
    }

    /** The token in the form of a page. */
    public static String token(Answer page) {
        var found = TOKEN.matcher(page.text());
        assertThat(found.find()).as("a token in %s", page).isTrue();
        return found.group(1);
    }
}
