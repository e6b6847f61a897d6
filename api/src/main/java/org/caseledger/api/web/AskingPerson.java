package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.caseledger.api.security.LoggedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the person who asks, and the page that is asked for. */
@Component
final class AskingPerson implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == LoggedIn.class || parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var person = login != null && login.getPrincipal() instanceof LoggedIn one ? one : null;
        if (parameter.getParameterType() == LoggedIn.class || person == null) {
            return person;
        }
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var asked = new LinkedHashMap<String, String>();
        http.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
        var model = Objects.requireNonNull(container).getModel();
        return new PageRequest(http.getRequestURI(), asked, person.actor(), model);
    }
}
