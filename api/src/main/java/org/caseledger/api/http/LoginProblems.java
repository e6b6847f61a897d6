package org.caseledger.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is answered when a request's login is missing, not valid, or not enough. */
@Component
public class LoginProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LoginProblems.class);

    private final JsonMapper mapper;

    LoginProblems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Answers a request without a valid login. */
    public void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AuthenticationServiceException) {
            LOG.error("A login could not be checked: {}", e.getMessage());
            write(Problem.databaseAway(), response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"case-ledger\"");
        write(
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "login",
                        Language.choose("请先登录", "Log in first"),
                        Language.choose(
                                "没有登录，或用户名、密码有误。", "There is no login, or it is not valid.")),
                response);
    }

    /** Answers a request that the login is not enough for. */
    public void forbidden(
            HttpServletRequest request, HttpServletResponse response, RuntimeException e)
            throws IOException {
        write(Problem.forbidden(), response);
    }

    private void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        mapper.writeValue(response.getOutputStream(), asMap(problem));
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
