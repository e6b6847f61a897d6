package org.caseledger.api.web.problems;

import java.util.Set;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.PasswordChange;
import org.caseledger.api.security.PasswordChangeException;
import org.caseledger.api.security.TooManyRequestsException;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.casefile.NotSignedYet;
import org.caseledger.command.gate.NoSuchCase;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.Outage;
import org.caseledger.eventlog.OutcomeUnknown;
import org.caseledger.files.DiskSpace;
import org.caseledger.query.inspections.ViewsOutOfStepException;
import org.caseledger.query.whatif.TooManyRuns;
import org.caseledger.text.Text;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.SealBroken;
import org.caseledger.vault.VaultLocked;
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
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final DiskSpace disk;

    Problems(DiskSpace disk) {
        this.disk = disk;
    }

    private static final Set<String> NOT_ALLOWED =
            Set.of(
                    Rule.ROLE.name(),
                    Rule.OWN_UNIT.name(),
                    Rule.SEALED_TO_THIS_ROLE.name(),
                    Rule.SECRET_FOR_NAMED_PEOPLE.name(),
                    Rule.OWN_ROSTER.name(),
                    Rule.HOLIDAYS_TOGETHER.name());

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Rejection rejection) {
        var refusal = rejection.refusal();
        var status =
                NOT_ALLOWED.contains(refusal.rule())
                        ? HttpStatus.FORBIDDEN
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        var problem =
                Problem.of(
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
        return Problem.answer(
                Problem.of(
                        e.versionAsked() ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT,
                        "somebody-acted-first",
                        new Text("他人已先行办理", "Another user acted first"),
                        new Text(
                                "此件在您查看之后已有变化，本次操作未生效。请重新载入后再办理。",
                                "The case has changed since you viewed it, so nothing was done."
                                        + " Reload it and decide again.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> reused(RequestReused e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        new Text("重复的请求标识", "Idempotency key already used"),
                        new Text(
                                "此 Idempotency-Key 已用于内容不同的请求，本次操作未生效。",
                                "This Idempotency-Key was used for a request with different content;"
                                        + " nothing was done.")));
    }

    @ExceptionHandler({NoSuchCase.class, NotFoundException.class})
    ResponseEntity<ProblemDetail> notThere(RuntimeException e) {
        return Problem.answer(Problem.notFound());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> passwordFirst(PasswordChangeException e) {
        return Problem.answer(
                e.why() == PasswordChange.ASSIGNED
                        ? Problem.assignedPassword()
                        : Problem.expiredPassword());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> factorFirst(FactorRequiredException e) {
        return Problem.answer(Problem.factorRequired());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notYours(ForbiddenException e) {
        return Problem.answer(Problem.forbidden());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> erased(KeyDestroyed e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.GONE,
                        "erased",
                        new Text("已销毁", "Erased"),
                        new Text(
                                "此件的密钥已销毁，内容不能再打开。",
                                "The key of this case has been destroyed. Its sealed data can no longer be opened.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(SealBroken e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "seal-broken",
                        new Text("密封内容无法打开", "Sealed data cannot be opened"),
                        new Text(
                                "此件的密文或密钥在数据库中被改动或调换，内容未显示。请通知系统管理员核查并从备份恢复。",
                                "The sealed text of this case or its key was changed or swapped in the database, so it is"
                                        + " not shown. Ask the administrator to run the check and to restore it from a backup.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> locked(VaultLocked e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "without-key",
                        new Text("缺少主密钥", "The master key is missing"),
                        new Text(
                                "系统启动时没有主密钥，只能查看未密封的内容，不能登记、办理或打开密封内容。",
                                "The ledger was started without its master key. Unsealed data"
                                        + " can be read; nothing can be recorded or opened.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> foreign(ForeignEvent e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "foreign-event",
                        new Text("账本中有外来事件", "The log holds a foreign event"),
                        e.text()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noRoom(UploadBudgetExceeded e) {
        return Problem.answer(Problem.noRoom());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notScanned(ScannerAwayException e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "scanner-away",
                        new Text("病毒检查暂不可用", "The virus scanner is unavailable"),
                        new Text(
                                "病毒检查程序没有答复，文件未保存，请稍后再试。",
                                "The virus scanner did not answer, so the file was not kept. Try"
                                        + " again later.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSqlite(NoSqlite e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "no-sqlite",
                        new Text("无法生成SQLite文件", "No file of SQLite can be made"),
                        e.text()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> dossierTooLarge(DossierTooLargeException e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "dossier-too-large",
                        new Text("卷宗过大", "The dossier is too large"),
                        e.text()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notSigned(NotSignedYet e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-signed-yet",
                        new Text("尚未签署", "Not yet signed"),
                        e));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyRuns e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-runs",
                        new Text("推演过多", "Too many analyses at once"),
                        e));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notDone(StillRunningException e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.CONFLICT,
                        "not-done-yet",
                        new Text("尚未完成", "Not finished yet"),
                        new Text(
                                "推演尚未完成，或已取消、未能完成。",
                                "The analysis is still running, or it was cancelled or failed.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> importing(ImportUnderWayException e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.CONFLICT,
                        "import-under-way",
                        new Text("正在导入", "An import is under way"),
                        e));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> viewsApart(ViewsOutOfStepException e) {
        return Problem.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "views-apart",
                        new Text("数字正在更新", "Figures are being updated"),
                        new Text(
                                "各视图尚未更新至同一位置，未编制检查表，请稍后再试。",
                                "The views have not reached the same position of the log, so"
                                        + " no sheet was prepared. Try again later.")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyWrong(TooManyWrongPasswordsException e) {
        return Problem.tooManyWrongPasswords(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequestsException e) {
        return Problem.tooManyRequests(e);
    }

    /** As it is answered where a login is missing from the beginning. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> withoutLogin(AuthenticationException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unanswered(OutcomeUnknown e) {
        LOG.error("The outcome of a write is unknown: {}", e.getMessage());
        return Problem.answer(Problem.outcomeUnknown());
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException e) {
        Outage.tell(LOG, "The database did not do what was asked", e);
        // A server that cannot write what it writes first stops, and is away then.
        return Problem.answer(
                Outage.isOfFullDisk(e) || disk.isFull()
                        ? Problem.diskFull()
                        : Problem.databaseAway());
    }

    @ExceptionHandler({
        BadSqlGrammarException.class,
        DataIntegrityViolationException.class,
        RuntimeException.class
    })
    ResponseEntity<ProblemDetail> unexpected(RuntimeException e) {
        if (Outage.isOfFullDisk(e)) {
            return Problem.answer(Problem.diskFull());
        }
        LOG.error("Unexpected", e);
        return Problem.answer(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        new Text("系统错误", "Internal error"),
                        new Text(
                                "系统出现意外错误，已记入日志，请联系管理员。",
                                "An unexpected error occurred and was logged. Please tell"
                                        + " the administrator.")));
    }
}
