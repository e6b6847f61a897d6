package org.caseledger.api.web.problems;

import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.PasswordChange;
import org.caseledger.api.security.PasswordChangeException;
import org.caseledger.api.security.TooManyRequestsException;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.eventlog.Outage;
import org.caseledger.eventlog.OutcomeUnknown;
import org.caseledger.files.DiskSpace;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is wrong, in the caller's language, as a problem (RFC 9457); never a stack trace. */
@RestControllerAdvice
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final DiskSpace disk;

    private static final Set<String> NOT_ALLOWED = Set.of(
            Rule.ROLE.name(),
            Rule.OWN_UNIT.name(),
            Rule.SEALED_TO_THIS_ROLE.name(),
            Rule.SECRET_FOR_NAMED_PEOPLE.name(),
            Rule.OWN_ROSTER.name(),
            Rule.HOLIDAYS_TOGETHER.name());

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Rejection rejection) {
        var refusal = rejection.refusal();
        var status = NOT_ALLOWED.contains(refusal.rule()) ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_CONTENT;
        var problem = Problem.of(
                status,
                refusal.rule().toLowerCase().replace('_', '-'),
                new Text("规则不允许", "A rule forbids this"),
                refusal);
        problem.setProperty("rule", refusal.rule());
        problem.setProperty("clause", refusal.clause());
        problem.setProperty("attempted", refusal.attempted());
        problem.setProperty("state", refusal.state());
        problem.setProperty("allowedNow", refusal.allowedNow());
        return Problem.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> actedFirst(SomebodyActedFirst e) {
        return Problem.ACTED_FIRST.answer(e.versionAsked() ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> passwordFirst(PasswordChangeException e) {
        return (e.why() == PasswordChange.ASSIGNED ? Problem.ASSIGNED_PASSWORD : Problem.EXPIRED_PASSWORD).answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyWrong(TooManyWrongPasswordsException e) {
        return Problem.TOO_MANY_WRONG_PASSWORDS.later(e.retryAfterSeconds());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequestsException e) {
        return Problem.TOO_MANY_REQUESTS.later(e.retryAfterSeconds());
    }

    /** As it is answered where a login is missing from the beginning. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> withoutLogin(AuthenticationException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unanswered(OutcomeUnknown e) {
        LOG.error("The outcome of a write is unknown: {}", e.getMessage());
        return Problem.OUTCOME_UNKNOWN.answer();
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException e) {
        Outage.tell(LOG, "The database did not do what was asked", e);
        // A server that cannot write what it writes first stops, and is away then.
        return (Outage.isOfFullDisk(e) || disk.isFull() ? Problem.DISK_FULL : Problem.DATABASE_AWAY).answer();
    }

    @ExceptionHandler({BadSqlGrammarException.class, DataIntegrityViolationException.class, RuntimeException.class})
    ResponseEntity<ProblemDetail> any(RuntimeException e) {
        var meant = Problem.of(e);
        if (meant.isPresent()) {
            return meant.get().answer(e);
        } else if (Outage.isOfFullDisk(e)) {
            return Problem.DISK_FULL.answer();
        }
        LOG.error("Unexpected", e);
        return Problem.UNEXPECTED.answer();
    }
}
