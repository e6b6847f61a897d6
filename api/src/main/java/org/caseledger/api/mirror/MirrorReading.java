package org.caseledger.api.mirror;

import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.mirror.OfferedLog;
import org.caseledger.proof.PublishedLog;
import org.caseledger.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * 日志镜像: lets the mirrors that the office has agreed with ({@code caseledger.mirror.accounts}) copy what is signed, as
 * it is stored (docs/mirror.md). Access is recorded once a day for each mirror, since every record would have to be
 * copied, too.
 */
@RestController("mirror")
@Tag(name = "log 日志")
@RequestMapping("/api/mirror")
class MirrorReading {
    private static final MediaType LINES = MediaType.APPLICATION_NDJSON;

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

    /** Logs a mirror in with a session instead of the password with each request, which takes a tenth of a second. */
    @PostMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void session(LoggedIn person, HttpServletRequest request, HttpServletResponse response) {
        open(person.actor());
        var login = SessionLogins.context(person);
        logins.saveContext(login, request, response);
        passwords.note(request, login.getAuthentication());
    }

    @GetMapping("/records")
    @FileResponse(MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> records(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "0") long upto, Actor actor) {
        open(actor);
        requireRange(after, upto, Long.MAX_VALUE);
        return answer(LINES).body(offered.records(after, upto));
    }

    @GetMapping("/cases")
    @FileResponse(MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> cases(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "0") long upto, Actor actor) {
        open(actor);
        requireRange(after, upto, OfferedLog.MOST_RANGE);
        return answer(LINES).body(offered.cases(after, upto));
    }

    @GetMapping("/files/{id}/{sha256}")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String sha256, Actor actor) {
        open(actor);
        return answer(MediaType.APPLICATION_OCTET_STREAM)
                .body(offered.file(id, sha256).orElseThrow(NotFoundException::new));
    }

    @GetMapping("/office")
    @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> office(Actor actor) {
        open(actor);
        var office = offered.office(vault);
        return answer(MediaType.APPLICATION_OCTET_STREAM)
                .header("Log-Position", Long.toString(office.position()))
                .body(office.sealed());
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore());
    }

    // Who reads the log may not for that copy it: only the accounts that the office has named.
    private void open(Actor actor) {
        AccessPolicy.mustReadLog(actor, Role.MIRROR);
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
