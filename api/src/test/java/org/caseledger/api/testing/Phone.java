package org.caseledger.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** A telephone with an authenticator, which has read the key on a page. */
public record Phone(byte[] secret) {
    private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7-]+)</code>");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** One that has read what the page of a person in a session offers. */
    public static Phone of(Caller session) {
        var page = session.get("/account/second-factor");
        var found = SECRET.matcher(page.text());
        assertThat(found.find()).as("a key in %s", page).isTrue();
        return new Phone(new Base32().decode(found.group(1).replace(" ", "")));
    }

    /** The code that it shows. */
    public String code(Instant now) {
        try {
            var codes = new TimeBasedOneTimePasswordGenerator();
            return codes.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), now);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends what the form of the page would. */
    public static Answer send(Caller session, String to, String code, String password) {
        return session.with("Content-Type", FORM)
                .post("/account/second-factor" + to, "code=" + encoded(code) + "&password=" + encoded(password));
    }

    /** The recovery codes on a page. */
    public static List<String> recoveryCodes(Answer page) {
        var codes = RECOVERY.matcher(page.text())
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        assertThat(codes).as("%s", page).hasSize(10);
        return codes;
    }

    /** The second step of a login whose first one was answered like this. */
    public static Answer secondStep(TestLedger ledger, Answer first, String code) {
        var visitor = ledger.anonymous().with("Cookie", LoginForm.cookies(first));
        var page = visitor.get("/login/second");
        return visitor.with("Cookie", LoginForm.cookies(first) + "; " + LoginForm.cookies(page))
                .with("Content-Type", FORM)
                .post("/login/second", "code=%s&_csrf=%s".formatted(encoded(code), encoded(LoginForm.token(page))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
