package org.caseledger.api.mirror;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.AssignedPasswords;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.SessionLogins;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.mirror.OfferedLog;
import org.caseledger.proof.PublishedLog;
import org.caseledger.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 日志镜像: lets the mirrors that the office has agreed with ({@code caseledger.mirror.accounts}) copy what is signed, as
 * it is stored. Access is recorded once a day for each mirror, since every record would have to be copied, too.
 */
@Component
class MirrorReading {
    private final OfferedLog offered;
    private final PublishedLog published;
    private final Vault vault;
    private final AccessLog accesses;
    private final SessionLogins logins;
    private final AssignedPasswords passwords;
    private final List<String> accounts;

    MirrorReading(
            DataSource dataSource,
            PublishedLog published,
            Vault vault,
            AccessLog accesses,
            SessionLogins logins,
            AssignedPasswords passwords,
            @Value("${caseledger.mirror.accounts}") List<String> accounts) {
        this.offered = new OfferedLog(dataSource);
        this.published = published;
        this.vault = vault;
        this.accesses = accesses;
        this.logins = logins;
        this.passwords = passwords;
        this.accounts = accounts.stream().map(String::strip).toList();
    }

    /** Logs a mirror in with a session, in which its password was given. */
    void begin(LoggedIn person, HttpServletRequest request, HttpServletResponse response) {
        open(person.actor());
        var login = SessionLogins.context(person);
        logins.saveContext(login, request, response);
        passwords.note(request, login.getAuthentication());
    }

    byte[] records(long after, long upto, Actor actor) {
        open(actor);
        requireRange(after, upto, Long.MAX_VALUE);
        return offered.records(after, upto);
    }

    byte[] cases(long after, long upto, Actor actor) {
        open(actor);
        requireRange(after, upto, OfferedLog.MOST_RANGE);
        return offered.cases(after, upto);
    }

    byte[] file(UUID caseId, String sha256, Actor actor) {
        open(actor);
        return offered.file(caseId, sha256).orElseThrow(NotFoundException::new);
    }

    OfferedLog.Office office(Actor actor) {
        open(actor);
        return offered.office(vault);
    }

    // Who reads the log may not for that copy it: only the accounts that the office has named.
    private void open(Actor actor) {
        AccessPolicy.mustReadLog(actor);
        if (!accounts.contains(actor.person())) {
            throw new NotFoundException();
        }
        accesses.read(ReadKind.LOG_MIRROR, null, null, actor);
    }

    private void requireRange(long after, long upto, long most) {
        if (after < 0) {
            throw new InvalidInputException("after", "不能为负数", "must not be negative");
        }
        long signed = published.size();
        if (upto < after || upto > signed) {
            throw new InvalidInputException(
                    "upto", "应在 after 与已签署的位置%d之间", "must be between after and the last signed position, %d", signed);
        }
        if (upto - after > most) {
            throw new InvalidInputException("upto", "一次最多%d个位置", "at most %d positions at once", most);
        }
    }
}
