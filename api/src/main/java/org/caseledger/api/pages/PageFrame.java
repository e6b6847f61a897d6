package org.caseledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.people.Units;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.Unit;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has around it: who looks at it, where one can go, and how it is written. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageFrame {

    private final Units units;
    private final WorkCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    PageFrame(Units units, WorkCalendar calendar, MessageSource messages, Clock clock) {
        this.units = units;
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
        var named = person == null ? Map.<UnitId, String>of() : names();
        model.addAttribute("ui", new Shown(locale, clock.instant(), calendar, named, messages));
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute("here", here(request));
        model.addAttribute("look", Look.of(request));
        if (person != null) {
            model.addAttribute("me", person.actor());
            model.addAttribute("menu", MenuItem.of(person.actor().role()));
        } else {
            model.addAttribute("menu", List.of());
        }
    }

    private Map<UnitId, String> names() {
        return units.list().stream().collect(Collectors.toMap(Unit::id, Unit::name));
    }

    // Where a choice of language leads back to.
    private static String here(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
