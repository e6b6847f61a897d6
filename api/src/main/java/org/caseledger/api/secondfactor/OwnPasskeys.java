package org.caseledger.api.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.OwnLogin;
import org.caseledger.api.security.RequiredFactors;
import org.caseledger.api.security.SecondFactors;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** A person’s own passkeys: the password is asked for to register one, a code to remove one. */
@Component
@RequiredArgsConstructor
class OwnPasskeys {
    private static final String PENDING = "passkey-challenge";
    private static final int LONGEST_NAME = 40;

    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final OwnFactor factor;
    private final OwnLogin own;
    private final LoginOfSession sessions;
    private final RequiredFactors required;

    /** What the browser makes one with; empty where there are none. */
    Optional<String> offer(LoggedIn person, HttpServletRequest request) {
        return passkeys.offer(person, challenge(request));
    }

    private static Bytes challenge(HttpServletRequest request) {
        var session = request.getSession();
        var before = (String) session.getAttribute(PENDING);
        if (before != null) {
            return Bytes.fromBase64(before);
        }
        var challenge = Bytes.random();
        session.setAttribute(PENDING, challenge.toBase64UrlString());
        return challenge;
    }

    /** The new recovery codes of whoever had none, or no codes; empty if it is no passkey. */
    Optional<List<String>> register(
            LoggedIn person, String password, String name, String credential, HttpServletRequest request) {
        own.mustBe(person, password, request);
        var called = name.strip().substring(0, Math.min(name.strip().length(), LONGEST_NAME));
        var made = passkeys.made(person, challenge(request), credential, called);
        if (made.isEmpty() || called.isEmpty()) {
            return Optional.empty();
        }
        var codes = new ArrayList<String>();
        sessions.changeOwn(request, person, () -> codes.addAll(factors.add(person.person(), made.get())));
        request.getSession().removeAttribute(PENDING);
        return Optional.of(codes);
    }

    /** Removes one of whoever gives a code; whether that was right. */
    boolean remove(LoggedIn person, String id, String code, HttpServletRequest request) {
        var given = factors.of(person.getUsername());
        boolean last = given.secret() == null && given.passkeys().size() == 1;
        if (last && required.mustHaveOne(person)) {
            throw new FactorRequiredException();
        }
        if (!factor.isGiven(person, code)) {
            return false;
        }
        sessions.changeOwn(request, person, () -> factors.removePasskey(person.person(), id));
        return true;
    }
}
