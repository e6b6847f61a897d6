package org.caseledger.api.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** How something was sent that is to be recorded: under which key, on which version of a case. */
@Component
public final class Requests {

    private final Vault vault;

    Requests(Vault vault) {
        this.vault = vault;
    }

    /** The request; throws {@link VaultLocked} while nothing can be recorded. */
    public Request of(HttpServletRequest http, byte[] body, LoggedIn person) {
        // The same signed for somebody is another request.
        var behalf = http.getHeader(Signatories.HEADER);
        return of(
                behalf == null ? http.getRequestURI() : http.getRequestURI() + "\n" + behalf,
                body,
                person,
                http.getHeader("Idempotency-Key"),
                version(http.getHeader(HttpHeaders.IF_MATCH)));
    }

    /**
     * What was sent to an address, once under each {@code key}, for the {@code version} that the
     * sender has seen; throws {@link VaultLocked} while nothing can be recorded.
     */
    public Request of(
            String sentTo,
            byte[] body,
            LoggedIn person,
            @Nullable String key,
            @Nullable Long version) {
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
        if (key == null) {
            return new Request(RequestId.random(), null, version);
        }
        if (key.isBlank() || key.length() > 200) {
            throw new InvalidInputException(
                    "Idempotency-Key", "应为1至200个字符", "must be 1 to 200 characters long");
        }
        var address = (sentTo + "\n").getBytes(StandardCharsets.UTF_8);
        var content = new byte[address.length + body.length];
        System.arraycopy(address, 0, content, 0, address.length);
        System.arraycopy(body, 0, content, address.length, body.length);
        return new Request(
                RequestId.named(person.getUsername(), key), vault.fingerprint(content), version);
    }

    /** How an answer names its version, so that a request can name it in {@code If-Match}. */
    public static String eTag(long version) {
        return "\"" + version + "\"";
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "If-Match", "应为投诉件的版本，如 \"3\"", "must be the version of the case, like \"3\"");
        }
    }
}
