package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What every page has around it: who looks at it, where one can go, and how it is written. */
@ControllerAdvice(annotations = PageController.class)
class PageFrame {

    private final Units units;
    private final Logins logins;
    private final BoardQueries board;
    private final OtherWork also;
    private final WorkCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    PageFrame(
            Units units,
            Logins logins,
            BoardQueries board,
            OtherWork also,
            WorkCalendar calendar,
            MessageSource messages,
            Clock clock) {
        this.units = units;
        this.logins = logins;
        this.board = board;
        this.also = also;
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
        var shown = shown(locale, Units.names(all));
        model.addAttribute("ui", shown);
        model.addAttribute("called", new Called(logins::names, shown.word(Role.SYSTEM)));
        if (MenuItem.of(person.actor().role()).contains(MenuItem.WORK)) {
            var beside = also.of(person.actor());
            model.addAttribute("also", beside);
            model.addAttribute("waiting", waiting(person.actor(), beside));
        }
    }

    /** As much of it as can be told while nothing can be read. */
    void withoutDatabase(
            @Nullable LoggedIn person, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("ui", shown(locale, Map.of()));
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

    private PageFormats shown(Locale locale, Map<UnitId, String> named) {
        return new PageFormats(locale, clock.instant(), calendar, named, messages);
    }

    private long waiting(Actor actor, List<OtherWork.Line> beside) {
        return board.countWaitingFor(actor, AccessPolicy.onlyUnit(actor))
                + beside.stream().mapToLong(OtherWork.Line::count).sum();
    }
}
