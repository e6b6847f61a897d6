package org.caseledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The addresses of extensions are closed but to the roles that an {@link AccessRule} names. Those of the program know
 * themselves whom they answer.
 */
@Component
final class ExtensionAccess implements HandlerInterceptor, WebMvcConfigurer {
    private static final List<String> OF_PROGRAM =
            List.of("org.caseledger.api.", "org.springframework.", "org.springdoc.");

    private final List<AccessRule> rules;

    ExtensionAccess(ObjectProvider<AccessRule> rules) {
        this.rules = rules.stream().toList();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        ForbiddenException.unless(isOfProgram(handler) || isAdmitted(request));
        return true;
    }

    // Any other handler may be a route of an extension, under filters of the framework.
    private static boolean isOfProgram(Object handler) {
        return handler instanceof ResourceHttpRequestHandler
                || handler instanceof HandlerMethod method
                        && OF_PROGRAM.stream().anyMatch(method.getBeanType().getName()::startsWith);
    }

    private boolean isAdmitted(HttpServletRequest request) {
        var address = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return Stream.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(login -> login.getPrincipal())
                .filter(LoggedIn.class::isInstance)
                .map(person -> ((LoggedIn) person).actor().role())
                .anyMatch(role -> rules.stream().anyMatch(rule -> rule.admits(role, address)));
    }
}
