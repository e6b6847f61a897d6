package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.FormRequest.OpenedForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the person who asks, the page or form that is asked for, and the JSON that was sent. */
@Component
@RequiredArgsConstructor
final class AskingPerson implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final Set<Class<?>> GIVEN =
            Set.of(LoggedIn.class, Actor.class, PageRequest.class, FormRequest.class, SentJson.class);

    private final JsonBodies bodies;
    private final Requests requests;
    private final SentForms forms;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return GIVEN.contains(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var person = login != null && login.getPrincipal() instanceof LoggedIn one ? one : null;
        var asked = parameter.getParameterType();
        if (asked == LoggedIn.class || person == null) {
            return person;
        } else if (asked == Actor.class) {
            return person.actor();
        }
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        if (asked == SentJson.class) {
            var json = bodies.bytes(http);
            return new SentJson(
                    json, bodies, SingletonSupplier.of(() -> requests.of(http, json, person)), person.actor());
        }
        var model = Objects.requireNonNull(container).getModel();
        return asked == PageRequest.class
                ? page(http, person, model)
                : new FormRequest(OpenedForm.of(http), http.getMethod().equals("POST"), person, (Model) model, forms);
    }

    private static PageRequest page(HttpServletRequest http, LoggedIn person, ModelMap model) {
        var asked = new LinkedHashMap<String, String>();
        http.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
        return new PageRequest(http.getRequestURI(), asked, person.actor(), model);
    }
}
