package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a parameter that a list does not have: with a misspelt filter it would show all rows as if they met it. */
@Component
final class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**", "/lists/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && HttpMethod.GET.matches(request.getMethod())) {
            var names = known.computeIfAbsent(method.getMethod(), key -> names(method));
            for (var name : request.getParameterMap().keySet()) {
                // Only a list has pages.
                if (names.contains("page") && !names.contains(name) && !RequestedFilter.OF_THE_PAGE.contains(name)) {
                    throw new InvalidInputException(name, "此列表没有这个参数", "is not a parameter of this list");
                }
            }
        }
        return true;
    }

    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(one -> one.getParameterType() != PageRequest.class)
                .flatMap(KnownParameters::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(MethodParameter parameter) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (parameter.getParameterType().isRecord()) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .map(RecordComponent::getName);
        }
        return Stream.of(
                asked == null || asked.name().isEmpty()
                        ? parameter.getParameter().getName()
                        : asked.name());
    }
}
