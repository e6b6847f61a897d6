package org.caseledger.api.web.problems;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.caseledger.api.security.SecondFactorException;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.eventlog.Outage;
import org.caseledger.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is answered before a controller is asked: mostly, that a login is missing or not enough. */
@Component
public class LoginProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LoginProblems.class);

    private final JsonMapper mapper;

    LoginProblems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Answers a request without a valid login; {@code challenge} says how one logs in. */
    public void unauthenticated(
            AuthenticationException e, String challenge, HttpServletResponse response)
            throws IOException {
        if (e instanceof TooManyWrongPasswordsException tooMany) {
            write(Problem.tooManyWrongPasswords(tooMany), response);
        } else if (e instanceof SecondFactorException) {
            write(Problem.answer(Problem.secondFactor()), response);
        } else if (e instanceof AuthenticationServiceException) {
            Outage.tell(LOG, "A login could not be checked", e);
            write(Problem.answer(Problem.databaseAway()), response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            write(Problem.answer(noLogin()), response);
        }
    }

    private static ProblemDetail noLogin() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "login",
                new Text("请先登录", "Log in first"),
                new Text(
                        "尚未登录，或用户名、密码有误。",
                        "You are not logged in, or the user name or password is wrong."));
    }

    /** Answers a request that the login is not enough for. */
    public void forbidden(HttpServletResponse response) throws IOException {
        write(Problem.answer(Problem.forbidden()), response);
    }

    /** Answers a form with files that there is no room for. */
    public void noRoom(HttpServletResponse response) throws IOException {
        write(Problem.answer(Problem.noRoom()), response);
    }

    private void write(ResponseEntity<ProblemDetail> answer, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        response.setCharacterEncoding("UTF-8");
        mapper.writeValue(
                response.getOutputStream(), asMap(Objects.requireNonNull(answer.getBody())));
    }

    private static Map<String, Object> asMap(ProblemDetail problem) {
        var map = new LinkedHashMap<String, Object>();
        map.put("type", String.valueOf(problem.getType()));
        map.put("title", problem.getTitle());
        map.put("status", problem.getStatus());
        map.put("detail", problem.getDetail());
        return map;
    }
}
