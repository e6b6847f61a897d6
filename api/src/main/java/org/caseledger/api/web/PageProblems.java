package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.Problems;
import org.caseledger.api.web.requests.InputProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows on a page what REST tells as a problem, in the same words. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@RequiredArgsConstructor
class PageProblems {
    private static final ExceptionHandlerMethodResolver ON_INPUT =
            new ExceptionHandlerMethodResolver(InputProblems.class);
    private static final ExceptionHandlerMethodResolver ANY = new ExceptionHandlerMethodResolver(Problems.class);

    private final InputProblems input;
    private final Problems problems;
    private final PageFrame frame;

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView show(
            Exception e,
            @AuthenticationPrincipal @Nullable LoggedIn person,
            HttpServletRequest request,
            HttpServletResponse response,
            WebRequest web,
            Locale locale) {
        @Nullable ResponseEntity<?> answer = answer(e, web);
        if (answer == null) {
            return null; // the response is under way already, or its reader has gone
        }
        var later = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        if (later != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, later);
        }
        var model = new ExtendedModelMap();
        frame.withoutDatabase(person, request, locale, model);
        model.addAttribute("problem", (ProblemDetail) answer.getBody());
        var page = new ModelAndView(Portal.isAsked(request) ? "portal/problem" : "web/problem", model);
        page.setStatus(HttpStatusCode.valueOf(answer.getStatusCode().value()));
        return page;
    }

    private @Nullable ResponseEntity<?> answer(Exception e, WebRequest web) {
        var onInput = ON_INPUT.resolveMethod(e);
        if (onInput == null) {
            return ask(Objects.requireNonNull(ANY.resolveMethod(e)), problems, e);
        }
        return onInput.getParameterCount() == 1 ? ask(onInput, input, e) : ask(onInput, input, e, web);
    }

    private static @Nullable ResponseEntity<?> ask(Method method, Object of, Object... arguments) {
        ReflectionUtils.makeAccessible(method);
        return (ResponseEntity<?>) ReflectionUtils.invokeMethod(method, of, arguments);
    }
}
