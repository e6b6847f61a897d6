package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.security.FailedLogins;
import org.caseledger.api.security.TooManyRequestsException;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.query.casefile.SealedParts;
import org.caseledger.query.views.Recorded;
import org.caseledger.vault.VaultLocked;
import org.springframework.stereotype.Component;

/**
 * Cases for the holder of their query code who knows the last four digits of the complainant's phone. The answer to a
 * wrong pair is always the same, also in its timing; it is counted and recorded as failed logins are. A successful
 * lookup is recorded once a day (P1.08).
 */
@Component
@WithPortal
@RequiredArgsConstructor
class PortalCases {
    private static final Set<String> SHOWN = Set.of(SealedPart.PROGRESS.part());

    private static final int MOST_WAITING = 20;

    /** Longer than a look takes once its code is hashed, so that how long it took tells nothing. */
    private static final Duration WRONG_TAKES = Duration.ofMillis(400);

    /**
     * The codes of addresses that gave no right one before are hashed one by one: each takes a processor for a while.
     */
    private final Semaphore strangers = new Semaphore(1, true);

    private final QueryCodes codes;
    private final PortalLimits limits;
    private final CaseFiles files;
    private final SealedParts sealed;
    private final SealedOpenings openings;
    private final FailedLogins failed;

    /**
     * The case of this pair, which its complainant sees now; empty for a wrong one. Throws
     * {@link TooManyRequestsException} after too many.
     */
    Optional<CaseFile> look(PortalKey key, HttpServletRequest request) {
        var code = QueryCodes.typed(key.code()).orElse(key.code());
        if (!sealed.isOpen()) {
            throw new VaultLocked();
        }
        limits.look(request, code);
        boolean wrong = false;
        Optional<CaseFile> found;
        long begun;
        try {
            var standing = limits.isKnown(request, code) ? QueryCodes.standsFor(code) : inTurn(code);
            begun = System.nanoTime();
            found = codes.caseOf(standing).flatMap(files::find).filter(f -> fits(f, standing, key));
            wrong = found.isEmpty();
        } finally {
            if (!wrong) {
                limits.giveBack(request, code);
            }
        }
        if (wrong) {
            failed.count(Actor.CITIZEN.person());
            hold(begun);
            return found;
        }
        limits.remember(request, code);
        openings.record(found.get().caseId(), SHOWN, Actor.CITIZEN);
        return found;
    }

    private String inTurn(String code) {
        if (strangers.getQueueLength() >= MOST_WAITING) {
            throw new TooManyRequestsException(WRONG_TAKES);
        }
        strangers.acquireUninterruptibly();
        try {
            return QueryCodes.standsFor(code);
        } finally {
            strangers.release();
        }
    }

    private boolean fits(CaseFile file, String standing, PortalKey key) {
        return !file.retention().destroyed()
                && lastCode(file).filter(standing::equals).isPresent()
                && endOfPhone(file).filter(end -> isEqual(end, key.digits())).isPresent();
    }

    /** The keyed hash of the last query code. */
    static Optional<String> lastCode(CaseFile file) {
        return file.events().stream()
                .map(Recorded::event)
                .filter(QueryCodeGiven.class::isInstance)
                .map(event -> ((QueryCodeGiven) event).code())
                .reduce((earlier, later) -> later);
    }

    private Optional<String> endOfPhone(CaseFile file) {
        var part = SealedPart.COMPLAINANT.part();
        return file.record().complainant() == null
                ? Optional.empty()
                : ((Complainant) sealed.open(file, Set.of(part)).get(part)).endOfPhone();
    }

    private static boolean isEqual(String end, String typed) {
        return MessageDigest.isEqual(
                end.getBytes(StandardCharsets.UTF_8), Complainant.digits(typed).getBytes(StandardCharsets.UTF_8));
    }

    private static void hold(long begun) {
        long until = begun + WRONG_TAKES.toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
