package org.caseledger.api.web.problems;

import java.net.URI;
import org.caseledger.api.security.TooManyRequestsException;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problems that more than one place has to tell. */
public final class Problem {

    /** When whoever was told that something is away may try again. */
    public static final String RETRY_AFTER_SECONDS = "10";

    private Problem() {}

    public static ProblemDetail forbidden() {
        return of(
                HttpStatus.FORBIDDEN,
                "not-yours",
                new Text("无权查看或办理", "Not permitted"),
                new Text("您的角色或单位无权进行此操作。", "Your role or unit does not permit this."));
    }

    public static ProblemDetail assignedPassword() {
        return of(
                HttpStatus.FORBIDDEN,
                "assigned-password",
                new Text("请先修改密码", "Change your password first"),
                new Text(
                        "当前密码由管理员设置，修改后方可使用（PUT /api/me/password）。",
                        "Your password was set by an administrator; change it first (PUT /api/me/password)."));
    }

    public static ProblemDetail expiredPassword() {
        return of(
                HttpStatus.FORBIDDEN,
                "expired-password",
                new Text("密码已到期", "Password expired"),
                new Text(
                        "密码已超过规定的使用期限，修改后方可使用（PUT /api/me/password）。",
                        "Your password is older than your office allows; change it first (PUT /api/me/password)."));
    }

    public static ProblemDetail factorRequired() {
        return of(
                HttpStatus.FORBIDDEN,
                "second-factor-required",
                new Text("请先启用两步验证", "Set up two-step login first"),
                new Text(
                        "此角色须启用两步验证，请在浏览器中打开/account/second-factor启用后再使用。",
                        "Your role needs two-step login; set it up first in a browser, at /account/second-factor."));
    }

    public static ProblemDetail secondFactor() {
        return of(
                HttpStatus.FORBIDDEN,
                "second-factor",
                new Text("须两步验证", "Second factor needed"),
                new Text(
                        "此人员须两步验证，请用浏览器登录。程序请使用未启用、也无须两步验证的专用人员。",
                        "This person logs in with a second factor, in a browser. For programs, use a person who neither has nor needs one."));
    }

    public static ProblemDetail notFound() {
        return of(
                HttpStatus.NOT_FOUND,
                "not-found",
                new Text("没有找到", "Not found"),
                new Text("没有此投诉件或此地址。", "There is no such case or address."));
    }

    public static ProblemDetail databaseAway() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-away",
                new Text("数据库暂不可用", "The database is unavailable"),
                new Text(
                        "数据库暂时无法读写，请稍后用同一 Idempotency-Key 重试。",
                        "The database cannot be read or written. Try again later with the"
                                + " same Idempotency-Key."));
    }

    static ProblemDetail outcomeUnknown() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "outcome-unknown",
                new Text("办理结果不明", "The outcome is unknown"),
                new Text(
                        "数据库未在限期内确认，尚不能确定本次操作是否已记入。请稍后重新提交（程序请用同一"
                                + " Idempotency-Key）：已记入的不会重复记入。",
                        "The database has not confirmed the write within the limit, so it may or may"
                                + " not have been recorded. Submit it again later (programs: with the"
                                + " same Idempotency-Key): what was recorded is not recorded twice."));
    }

    static ProblemDetail diskFull() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "disk-full",
                new Text("磁盘已满", "The disk is full"),
                new Text(
                        "数据目录所在磁盘已满，本次操作未生效。请联系系统管理员腾出空间，之后再办理。",
                        "The disk of the data directory is full, so nothing was done. Ask the"
                                + " administrator to make room, then try again."));
    }

    static ProblemDetail noRoom() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "no-room",
                new Text("文件过多", "Too many files at once"),
                new Text(
                        "同时上传或打开的文件过多，此文件未处理，请稍后再试。",
                        "Too many files are being sent or opened, so this one was not processed."
                                + " Try again later."));
    }

    /** No password is looked at for a while, and after how long one is. */
    public static ResponseEntity<ProblemDetail> tooManyWrongPasswords(
            TooManyWrongPasswordsException e) {
        var problem =
                of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-wrong-passwords",
                        new Text("密码错误次数过多", "Too many wrong passwords"),
                        new Text(
                                "此用户名或此网络地址的错误密码过多，暂不再核对密码，请稍后再试。",
                                "Too many wrong passwords were entered for this user name or from this"
                                        + " address. No password is checked for a while. Try again later."));
        return later(problem, e.retryAfterSeconds());
    }

    /** Somebody asks too often, and after how long the next request is heard. */
    public static ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequestsException e) {
        var problem =
                of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        new Text("请求过于频繁", "Too many requests"),
                        Text.format(
                                "您或此网络地址的同类请求过多，本次未办理，请在 %d 秒后再试。",
                                "You or this address sent too many requests of this kind, so this one was"
                                        + " not carried out. Try again after %d s.",
                                e.retryAfterSeconds()));
        return later(problem, e.retryAfterSeconds());
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem, long seconds) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    public static ProblemDetail of(
            HttpStatus status, String type, Labelled title, Labelled detail) {
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
