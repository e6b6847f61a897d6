package org.caseledger.api.wiring;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.RefusedAttempts;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Records, in one event for each person, how many attempts were not heard. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RefusalSummaryJob {
    private static final String ATTEMPT = "refused-attempts";

    private final RefusedAttempts attempts;
    private final RefusalRecorder refusals;

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void sumUp() {
        attempts.over()
                .forEach((actor, unheard) -> refusals.refuse(
                        ATTEMPT,
                        CaseId.named(ATTEMPT),
                        actor,
                        new Refused(Rule.TOO_MANY_REFUSED, unheard.since(), unheard.attempts())));
    }
}
