package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A page that a person asks for: its path and parameters, and what it shows. */
public record PageRequest(String path, Map<String, String> asked, Actor actor, ModelMap model) {

    /**
     * Shows some of the rows that a question has, and links to the others; {@code choices} has the values of each of
     * its components that is an enum.
     */
    public void show(Record question, long total, List<?> rows) {
        model.addAttribute("rows", rows);
        model.addAttribute("asked", asked);
        model.addAttribute("choices", choices(question));
        model.addAttribute("sheet", Pagination.of(path, asked, total));
    }

    /** Shows something else, under a name. */
    public void add(String name, @Nullable Object value) {
        model.addAttribute(name, value);
    }

    private static Map<String, List<?>> choices(Record question) {
        return Arrays.stream(question.getClass().getRecordComponents())
                .filter(one -> one.getType().isEnum())
                .collect(Collectors.toMap(
                        one -> one.getName(), one -> List.of(one.getType().getEnumConstants())));
    }

    /** Gives it to the methods of pages. */
    @Component
    static final class Resolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PageRequest.class;
        }

        @Override
        public PageRequest resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
            var person = (LoggedIn)
                    Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                            .getPrincipal();
            var asked = new LinkedHashMap<String, String>();
            http.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
            return new PageRequest(http.getRequestURI(), asked, person.actor(), container.getModel());
        }
    }
}
