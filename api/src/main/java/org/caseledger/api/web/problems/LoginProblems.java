package org.caseledger.api.web.problems;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.SecondFactorException;
import org.caseledger.api.security.TooManyWrongPasswordsException;
import org.caseledger.eventlog.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is answered before a controller is asked: mostly, that a login is missing or not enough. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class LoginProblems {
    private static final Logger LOG = LoggerFactory.getLogger(LoginProblems.class);

    private final JsonMapper mapper;

    /** Answers a request without a valid login; {@code challenge} says how one logs in. */
    public void unauthenticated(AuthenticationException e, String challenge, HttpServletResponse response)
            throws IOException {
        if (e instanceof TooManyWrongPasswordsException tooMany) {
            write(Problem.TOO_MANY_WRONG_PASSWORDS.later(tooMany.retryAfterSeconds()), response);
        } else if (e instanceof SecondFactorException) {
            write(Problem.SECOND_FACTOR.answer(), response);
        } else if (e instanceof AuthenticationServiceException) {
            Outage.tell(LOG, "A login could not be checked", e);
            write(Problem.DATABASE_AWAY.answer(), response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            write(Problem.LOGIN.answer(), response);
        }
    }

    /** Answers a request that the login is not enough for. */
    public void forbidden(HttpServletResponse response) throws IOException {
        write(Problem.FORBIDDEN.answer(), response);
    }

    /** Answers a form with files that there is no room for. */
    public void noRoom(HttpServletResponse response) throws IOException {
        write(Problem.NO_ROOM.answer(), response);
    }

    private void write(ResponseEntity<ProblemDetail> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        response.setCharacterEncoding("UTF-8");
        mapper.writeValue(response.getOutputStream(), asMap(Objects.requireNonNull(answer.getBody())));
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
