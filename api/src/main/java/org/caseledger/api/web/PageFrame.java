package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ClientKind;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.context.LazyContextVariable;

/**
 * The frame of every page: who is logged in, the menu, and the display. Its data is read from the database only when
 * the page shows it.
 */
@ControllerAdvice(annotations = PageController.class)
@RequiredArgsConstructor
class PageFrame {
    private final Supplier<DisplayNames> names;
    private final Workloads workloads;
    private final WorkCalendar calendar;
    private final List<SelfCheck> checks;
    private final MessageSource messages;
    private final Clock clock;

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
        var named = names.get();
        model.addAttribute("ui", shown(locale, named));
        model.addAttribute("units", lazily(named::units));
        model.addAttribute("workload", lazily(() -> workloads.of(person.actor())));
    }

    /** As much of the frame as can be shown without the database. */
    void withoutDatabase(@Nullable LoggedIn person, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("ui", shown(locale, DisplayNames.codes()));
        model.addAttribute("partOfPage", ClientKind.isPartOfPage(request));
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute(
                "here",
                DisplayPreferences.leadsBackTo(request.getMethod(), request.getRequestURI(), request.getQueryString()));
        model.addAttribute("look", DisplayPreferences.of(request));
        var flash = RequestContextUtils.getInputFlashMap(request);
        if (flash != null) {
            model.addAttribute(SentForms.DONE, flash.get(SentForms.DONE));
        }
        if (person == null) {
            model.addAttribute("menu", Map.of());
        } else {
            model.addAttribute("me", person.actor());
            model.addAttribute("menu", MenuItem.grouped(person.actor().role()));
            model.addAttribute("faults", faults(person));
        }
    }

    private List<Text> faults(LoggedIn person) {
        return person.actor().role().administers()
                ? checks.stream().flatMap(check -> check.faults().stream()).toList()
                : List.of();
    }

    private PageFormats shown(Locale locale, DisplayNames named) {
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
