package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.api.security.ClientKind;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.context.LazyContextVariable;

/**
 * What every page has around it: who looks at it, where one can go, and how it is written. What it
 * needs of the database is read when the page shows it, and not for a page that does not.
 */
@ControllerAdvice(annotations = PageController.class)
class PageFrame {

    private final Units units;
    private final Logins logins;
    private final Workloads workloads;
    private final WorkCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    PageFrame(
            Units units,
            Logins logins,
            Workloads workloads,
            WorkCalendar calendar,
            MessageSource messages,
            Clock clock) {
        this.units = units;
        this.logins = logins;
        this.workloads = workloads;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute
    void around(
            @AuthenticationPrincipal @Nullable LoggedIn person,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        withoutDatabase(person, request, locale, model);
        if (person == null) {
            return;
        }
        var all = SingletonSupplier.of(units::list);
        model.addAttribute("units", lazily(all));
        var names = SingletonSupplier.of(() -> Units.names(all.obtain()));
        var shown = shown(locale, names);
        model.addAttribute("ui", shown);
        model.addAttribute("called", new Called(logins::names, shown.word(Role.SYSTEM)));
        model.addAttribute("workload", lazily(() -> workloads.of(person.actor())));
    }

    /** As much of it as can be told while nothing can be read. */
    void withoutDatabase(
            @Nullable LoggedIn person, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("ui", shown(locale, Map::of));
        model.addAttribute("partOfPage", ClientKind.isPartOfPage(request));
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute(
                "here",
                DisplayPreferences.leadsBackTo(
                        request.getMethod(), request.getRequestURI(), request.getQueryString()));
        model.addAttribute("look", DisplayPreferences.of(request));
        var flash = RequestContextUtils.getInputFlashMap(request);
        if (flash != null) {
            model.addAttribute(SentForms.DONE, flash.get(SentForms.DONE));
        }
        if (person == null) {
            model.addAttribute("menu", List.of());
        } else {
            model.addAttribute("me", person.actor());
            model.addAttribute("menu", MenuItem.of(person.actor().role()));
        }
    }

    private PageFormats shown(Locale locale, Supplier<Map<UnitId, String>> named) {
        return new PageFormats(locale, clock.instant(), calendar, named, messages);
    }

    private static <T> LazyContextVariable<T> lazily(Supplier<T> read) {
        return new LazyContextVariable<>() {
            @Override
            protected T loadValue() {
                return read.get();
            }
        };
    }
}
