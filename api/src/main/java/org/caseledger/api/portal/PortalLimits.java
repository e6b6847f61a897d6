package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.caseledger.api.security.Buckets;
import org.caseledger.api.security.ClientAddress;
import org.caseledger.api.security.Rate;
import org.caseledger.api.security.TooManyRequestsException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much is granted to one address at the portal, and twenty times as much to all together; and how many wrong pairs
 * of code and digits to one address and to one code. In the memory of this node.
 */
@Component
@WithPortal
class PortalLimits {
    private static final int ALL_TOGETHER = 20;
    private static final String ALL = "all";

    private final Limit filings;
    private final Limit looks;
    private final Limit wrong;
    private final Buckets wrongOfCode;

    PortalLimits(
            Clock clock,
            @Value("${caseledger.portal.filings}") String filings,
            @Value("${caseledger.portal.looks}") String looks,
            @Value("${caseledger.portal.wrong-by-address}") String wrongByAddress,
            @Value("${caseledger.portal.wrong-by-code}") String wrongByCode) {
        this.filings = Limit.of(filings, clock);
        this.looks = Limit.of(looks, clock);
        this.wrong = Limit.of(wrongByAddress, clock);
        this.wrongOfCode = new Buckets(Rate.of(wrongByCode), clock);
    }

    private record Limit(Buckets ofAddress, Buckets ofAll) {
        static Limit of(String setting, Clock clock) {
            var rate = Rate.of(setting);
            return new Limit(new Buckets(rate, clock), new Buckets(rate.times(ALL_TOGETHER), clock));
        }

        boolean take(HttpServletRequest request) {
            return ofAddress.take(ClientAddress.of(request)) && ofAll.take(ALL);
        }
    }

    /** Whether one more form with files is received. */
    boolean mayFile(HttpServletRequest request) {
        return filings.take(request);
    }

    /** Throws {@link TooManyRequestsException} where nothing more is looked up for a while. */
    void look(HttpServletRequest request, String code) {
        var from = ClientAddress.of(request);
        refuse(wrong.ofAddress(), from);
        refuse(wrong.ofAll(), ALL);
        refuse(wrongOfCode, code);
        if (!looks.take(request)) {
            refuse(looks.ofAddress(), from);
            refuse(looks.ofAll(), ALL);
        }
    }

    /** A pair was wrong, whether there is such a code or not. */
    void wrong(HttpServletRequest request, String code) {
        wrong.take(request);
        wrongOfCode.take(code);
    }

    private static void refuse(Buckets buckets, String name) {
        var wait = buckets.untilNext(name);
        if (!wait.isZero()) {
            throw new TooManyRequestsException(wait);
        }
    }
}
