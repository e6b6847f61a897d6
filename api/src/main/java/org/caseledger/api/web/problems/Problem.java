package org.caseledger.api.web.problems;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.caseledger.api.security.FactorRequiredException;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.casefile.NotSignedYet;
import org.caseledger.command.gate.NoSuchCase;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.query.inspections.ViewsOutOfStepException;
import org.caseledger.query.views.RowsDiffer;
import org.caseledger.query.whatif.TooManyRuns;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.SealBroken;
import org.caseledger.vault.VaultLocked;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Why a request is not carried out (RFC 9457): status, type, title, words in both languages, and the exceptions that
 * mean it; a problem without words has those of the exception.
 */
public enum Problem {
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "not-yours",
            "无权查看或办理",
            "Not permitted",
            "您的角色或单位无权进行此操作。",
            "Your role or unit does not permit this.",
            ForbiddenException.class),
    ASSIGNED_PASSWORD(
            HttpStatus.FORBIDDEN,
            "assigned-password",
            "请先修改密码",
            "Change your password first",
            "当前密码由管理员设置，修改后方可使用（PUT /api/me/password）。",
            "Your password was set by an administrator; change it first (PUT /api/me/password)."),
    EXPIRED_PASSWORD(
            HttpStatus.FORBIDDEN,
            "expired-password",
            "密码已到期",
            "Password expired",
            "密码已超过规定的使用期限，修改后方可使用（PUT /api/me/password）。",
            "Your password is older than your office allows; change it first (PUT /api/me/password)."),
    FACTOR_REQUIRED(
            HttpStatus.FORBIDDEN,
            "second-factor-required",
            "请先启用两步验证",
            "Set up two-step login first",
            "此角色须启用两步验证，请在浏览器中打开/account/second-factor启用后再使用。",
            "Your role needs two-step login; set it up first in a browser, at /account/second-factor.",
            FactorRequiredException.class),
    SECOND_FACTOR(
            HttpStatus.FORBIDDEN,
            "second-factor",
            "须两步验证",
            "Second factor needed",
            "此人员须两步验证，请用浏览器登录。程序请使用未启用、也无须两步验证的专用人员。",
            "This person logs in with a second factor, in a browser. For programs, use a person who neither has nor needs one."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "not-found",
            "没有找到",
            "Not found",
            "没有此投诉件或此地址。",
            "There is no such case or address.",
            NoSuchCase.class,
            NotFoundException.class),
    DATABASE_AWAY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database-away",
            "数据库暂不可用",
            "The database is unavailable",
            "数据库暂时无法读写，请稍后用同一 Idempotency-Key 重试。",
            "The database cannot be read or written. Try again later with the same Idempotency-Key."),
    OUTCOME_UNKNOWN(
            HttpStatus.SERVICE_UNAVAILABLE,
            "outcome-unknown",
            "办理结果不明",
            "The outcome is unknown",
            "数据库未在限期内确认，尚不能确定本次操作是否已记入。请稍后重新提交（程序请用同一 Idempotency-Key）：已记入的不会重复记入。",
            "The database has not confirmed the write within the limit, so it may or may not have been recorded. Submit it again later (programs: with the same Idempotency-Key): what was recorded is not recorded twice."),
    DISK_FULL(
            HttpStatus.SERVICE_UNAVAILABLE,
            "disk-full",
            "磁盘已满",
            "The disk is full",
            "数据目录所在磁盘已满，本次操作未生效。请联系系统管理员腾出空间，之后再办理。",
            "The disk of the data directory is full, so nothing was done. Ask the administrator to make room, then try again."),
    NO_ROOM(
            HttpStatus.SERVICE_UNAVAILABLE,
            "no-room",
            "文件过多",
            "Too many files at once",
            "同时上传或打开的文件过多，此文件未处理，请稍后再试。",
            "Too many files are being sent or opened, so this one was not processed. Try again later.",
            UploadBudgetExceeded.class),
    LOGIN(
            HttpStatus.UNAUTHORIZED,
            "login",
            "请先登录",
            "Log in first",
            "尚未登录，或用户名、密码有误。",
            "You are not logged in, or the user name or password is wrong."),
    REQUEST_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "idempotency-key-reused",
            "重复的请求标识",
            "Idempotency key already used",
            "此 Idempotency-Key 已用于内容不同的请求，本次操作未生效。",
            "This Idempotency-Key was used for a request with different content; nothing was done.",
            RequestReused.class),
    ERASED(
            HttpStatus.GONE,
            "erased",
            "已销毁",
            "Erased",
            "此件的密钥已销毁，内容不能再打开。",
            "The key of this case has been destroyed. Its sealed data can no longer be opened.",
            KeyDestroyed.class),
    SEAL_BROKEN(
            HttpStatus.SERVICE_UNAVAILABLE,
            "seal-broken",
            "密封内容无法打开",
            "Sealed data cannot be opened",
            "此件的密文或密钥在数据库中被改动或调换，内容未显示。请通知系统管理员核查并从备份恢复。",
            "The sealed text of this case or its key was changed or swapped in the database, so it is not shown. Ask the administrator to run the check and to restore it from a backup.",
            SealBroken.class),
    WITHOUT_KEY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "without-key",
            "缺少主密钥",
            "The master key is missing",
            "系统启动时没有主密钥，只能查看未密封的内容，不能登记、办理或打开密封内容。",
            "The ledger was started without its master key. Unsealed data can be read; nothing can be recorded or opened.",
            VaultLocked.class),
    FOREIGN_EVENT(
            HttpStatus.SERVICE_UNAVAILABLE,
            "foreign-event",
            "账本中有外来事件",
            "The log holds a foreign event",
            "",
            "",
            ForeignEvent.class),
    ROWS_DIFFER(
            HttpStatus.SERVICE_UNAVAILABLE,
            "rows-differ",
            "视图数据与日志不符",
            "Rows of a view are not what the log says",
            "",
            "",
            RowsDiffer.class),
    SCANNER_AWAY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "scanner-away",
            "病毒检查暂不可用",
            "The virus scanner is unavailable",
            "病毒检查程序没有答复，文件未保存，请稍后再试。",
            "The virus scanner did not answer, so the file was not kept. Try again later.",
            ScannerAwayException.class),
    DOSSIER_TOO_LARGE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "dossier-too-large",
            "卷宗过大",
            "The dossier is too large",
            "",
            "",
            DossierTooLargeException.class),
    NOT_SIGNED_YET(
            HttpStatus.SERVICE_UNAVAILABLE, "not-signed-yet", "尚未签署", "Not yet signed", "", "", NotSignedYet.class),
    TOO_MANY_RUNS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-runs",
            "推演过多",
            "Too many analyses at once",
            "",
            "",
            TooManyRuns.class),
    NOT_DONE_YET(
            HttpStatus.CONFLICT,
            "not-done-yet",
            "尚未完成",
            "Not finished yet",
            "推演尚未完成，或已取消、未能完成。",
            "The analysis is still running, or it was cancelled or failed.",
            StillRunningException.class),
    IMPORT_UNDER_WAY(
            HttpStatus.CONFLICT,
            "import-under-way",
            "正在导入",
            "An import is under way",
            "",
            "",
            ImportUnderWayException.class),
    VIEWS_APART(
            HttpStatus.SERVICE_UNAVAILABLE,
            "views-apart",
            "数字正在更新",
            "Figures are being updated",
            "各视图尚未更新至同一位置，未编制检查表，请稍后再试。",
            "The views have not reached the same position of the log, so no sheet was prepared. Try again later.",
            ViewsOutOfStepException.class),
    UNEXPECTED(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "unexpected",
            "系统错误",
            "Internal error",
            "系统出现意外错误，已记入日志，请联系管理员。",
            "An unexpected error occurred and was logged. Please tell the administrator."),
    TOO_MANY_WRONG_PASSWORDS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-wrong-passwords",
            "密码错误次数过多",
            "Too many wrong passwords",
            "此用户名或此网络地址的错误密码过多，暂不再核对密码，请稍后再试。",
            "Too many wrong passwords were entered for this user name or from this address. No password is checked for a while. Try again later."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "请求过于频繁",
            "Too many requests",
            "您或此网络地址的同类请求过多，本次未办理，请在 %d 秒后再试。",
            "You or this address sent too many requests of this kind, so this one was not carried out. Try again after %d s."),
    ACTED_FIRST(
            HttpStatus.CONFLICT,
            "somebody-acted-first",
            "他人已先行办理",
            "Another user acted first",
            "此件在您查看之后已有变化，本次操作未生效。请重新载入后再办理。",
            "The case has changed since you viewed it, so nothing was done. Reload it and decide again.");

    /** After how many seconds what is unavailable may be tried again. */
    public static final String RETRY_AFTER_SECONDS = "10";

    private final HttpStatus status;
    private final String type;
    private final Text title;
    private final Text words;
    private final Set<Class<?>> meantBy;

    Problem(HttpStatus status, String type, String zhTitle, String enTitle, String zh, String en, Class<?>... meantBy) {
        this.status = status;
        this.type = type;
        this.title = new Text(zhTitle, enTitle);
        this.words = new Text(zh, en);
        this.meantBy = Set.of(meantBy);
    }

    /** The problem that an exception means. */
    static Optional<Problem> of(RuntimeException e) {
        return Arrays.stream(values())
                .filter(problem -> problem.meantBy.stream().anyMatch(one -> one.isInstance(e)))
                .findFirst();
    }

    /** Its description in the caller's language. */
    public ProblemDetail detail() {
        return of(status, type, title, words);
    }

    ResponseEntity<ProblemDetail> answer() {
        return answer(detail());
    }

    /** The same in the words of the exception, where the problem has none. */
    ResponseEntity<ProblemDetail> answer(RuntimeException e) {
        return words.zh().isEmpty() && e instanceof Labelled own ? answer(of(status, type, title, own)) : answer();
    }

    /** The same with another status. */
    ResponseEntity<ProblemDetail> answer(HttpStatus otherStatus) {
        return answer(of(otherStatus, type, title, words));
    }

    /** The same with the seconds after which a request is heard again. */
    ResponseEntity<ProblemDetail> later(long seconds) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(status, type, title, Text.format(words.zh(), words.en(), seconds)));
    }

    /** A problem that only one place has. */
    public static ProblemDetail of(HttpStatus status, String type, Labelled title, Labelled detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, RequestLanguage.choose(detail));
        problem.setType(URI.create("urn:caseledger:problem:" + type));
        problem.setTitle(RequestLanguage.choose(title));
        return problem;
    }

    public static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        var answer = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
