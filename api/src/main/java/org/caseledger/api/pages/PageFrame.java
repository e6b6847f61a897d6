package org.caseledger.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseledger.api.http.Sight;
import org.caseledger.api.people.Logins;
import org.caseledger.api.people.Units;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardQueries;
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
    private final Logins logins;
    private final BoardQueries board;
    private final WorkCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    PageFrame(
            Units units,
            Logins logins,
            BoardQueries board,
            WorkCalendar calendar,
            MessageSource messages,
            Clock clock) {
        this.units = units;
        this.logins = logins;
        this.board = board;
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
        var all = units.list();
        model.addAttribute("units", all);
        model.addAttribute("called", new Called(logins::names));
        model.addAttribute("ui", shown(locale, Units.names(all)));
        if (MenuItem.of(person.actor().role()).contains(MenuItem.WORK)) {
            model.addAttribute("waiting", waiting(person.actor()));
        }
    }

    /** As much of it as can be told while nothing can be read. */
    void withoutDatabase(
            @Nullable LoggedIn person, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("ui", shown(locale, Map.of()));
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute("here", here(request));
        model.addAttribute("look", Look.of(request));
        if (person == null) {
            model.addAttribute("menu", List.of());
        } else {
            model.addAttribute("me", person.actor());
            model.addAttribute("menu", MenuItem.of(person.actor().role()));
        }
    }

    private Shown shown(Locale locale, Map<UnitId, String> named) {
        return new Shown(locale, clock.instant(), calendar, named, messages);
    }

    private long waiting(Actor actor) {
        return board.countWaitingFor(actor.role(), Sight.onlyUnit(actor));
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
