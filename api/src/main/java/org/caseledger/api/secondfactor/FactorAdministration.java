package org.caseledger.api.secondfactor;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.security.SecondFactors;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.text.Wording;
import org.springframework.stereotype.Component;

/**
 * 重置两步验证: an administrator of people removes the second factor of a person who has lost it, with a reason; never their
 * own, which requires one of its codes.
 */
@Component
@RequiredArgsConstructor
class FactorAdministration {
    private final SecondFactors factors;
    private final People people;
    private final Administrators administrators;
    private final AccessLog accesses;

    /** Why it is reset. */
    public record ResetBody(String reason) {}

    /** Whether there is a second factor, and whether it is as the ledger wrote it. */
    public record StateOfPerson(boolean enrolled, boolean sound) {}

    StateOfPerson of(String username, LoggedIn administrator) {
        mustBeThere(username, administrator);
        return new StateOfPerson(factors.of(username).any(), factors.areSound(username));
    }

    void reset(String username, ResetBody body, LoggedIn administrator) {
        mustBeThere(username, administrator);
        if (username.equals(administrator.getUsername())) {
            throw new InvalidInputException(
                    "username", "不能重置自己的两步验证，请由另一位管理员办理", "can be reset for you only by another administrator");
        }
        if (!Wording.isInWords(body.reason())) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        if (factors.of(username).any() || !factors.areSound(username)) {
            factors.remove(username, administrator.actor(), body.reason().strip());
        }
    }

    private void mustBeThere(String username, LoggedIn administrator) {
        administrators.mustChangePeople(administrator.actor());
        if (people.list().stream().noneMatch(one -> one.username().equals(username))) {
            throw new NotFoundException();
        }
        accesses.read(ReadKind.LOGINS, username, administrator.actor());
    }
}
