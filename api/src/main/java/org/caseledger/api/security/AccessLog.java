package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OversightCommand.RecordAccess;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.AccessEvent.CasesSearched;
import org.caseledger.events.oversight.AccessEvent.LoginsEnded;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The one place where a use case records that a person looks for, reads or takes something: the event is written before
 * the answer is given (P1.08); without the event there is no answer. The same access by the same person from the same
 * address is recorded once per day of the office, as openings are, and once more after a restart.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AccessLog {
    private static final int MOST = 100_000;
    private static final int CODE_LENGTH = 32;
    private static final String CODES = "what was looked for";
    private static final int SALT_LENGTH = 28; // as good as 128 bits
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CommandGate gate;
    private final Vault vault;
    private final Clock clock;
    private final Cache<Entry, Boolean> recorded = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /** The same access on the same day; how many were found may have changed. */
    private record Entry(String person, LocalDate day, AccessEvent event) {
        static Entry of(AccessEvent event, Actor actor, LocalDate day) {
            var same = event instanceof CasesSearched e
                    ? new CasesSearched(e.by(), e.caseId(), e.words(), 0, e.address(), null)
                    : event;
            return new Entry(actor.person(), day, same);
        }
    }

    /** Cases were looked for by these words, which are recorded as a code. */
    public void searched(SearchKind by, @Nullable CaseId likeCase, @Nullable String words, long hits, Actor actor) {
        once(new CasesSearched(by, likeCase, code(words), hits, address(), null), actor);
    }

    /** Something of a case is printed or taken. */
    public void readOfCase(ReadKind what, CaseId caseId, Actor actor) {
        readOfCase(what, caseId, null, actor);
    }

    /** The same of a file that {@code of} tells from others. */
    public void readOfCase(ReadKind what, CaseId caseId, @Nullable String of, Actor actor) {
        once(new RecordsRead(what, caseId, of, null, address(), null), actor);
    }

    /** Something else is read or taken, under the filters of the request; {@code of} names it. */
    public void read(ReadKind what, @Nullable String of, Actor actor) {
        read(what, of, request().map(HttpServletRequest::getQueryString).orElse(null), actor);
    }

    /** The same under these filters, where the request has more that changes each time. */
    public void read(ReadKind what, @Nullable String of, @Nullable String filters, Actor actor) {
        once(new RecordsRead(what, null, of, code(filters), address(), null), actor);
    }

    /** So many logins of a person are ended, each time. */
    public void ended(String person, int logins, Actor actor) {
        record(new LoginsEnded(person, logins, address(), null), actor);
    }

    /** Records what has not been recorded today. */
    void once(AccessEvent event, Actor actor) {
        var today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        var entry = Entry.of(event, actor, today);
        if (recorded.getIfPresent(entry) == null) {
            record(event, actor);
            recorded.put(entry, true);
        }
    }

    /** Records it every time. */
    void record(AccessEvent event, Actor actor) {
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
        var salted = event.salted(salt());
        gate.give(new RecordAccess(salted, actor), actor, Request.once());
    }

    /** In letters, so that a search for a number in the log does not find one here by chance. */
    private static String salt() {
        var salt = new StringBuilder();
        RANDOM.ints(SALT_LENGTH, 'a', 'z' + 1).forEach(salt::appendCodePoint);
        return salt.toString();
    }

    /** The address of the client; empty for the command line. */
    static String address() {
        return request().map(HttpServletRequest::getRemoteAddr).orElse("");
    }

    private @Nullable String code(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : vault.code(CODES, text.strip().toLowerCase(Locale.ROOT)).substring(0, CODE_LENGTH);
    }

    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(now -> ((ServletRequestAttributes) now).getRequest());
    }
}
