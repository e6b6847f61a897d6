package org.caseledger.api.notices;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.Role;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 通知默认方式, for the administrator; whoever sees how the office is set up sees it. */
@PageController
@RequestMapping(NoticeDefaultsPages.PATH)
@RequiredArgsConstructor
class NoticeDefaultsPages {
    static final String PATH = "/administration/notices";
    private static final String PAGE = "notices/defaults";
    private static final String REASON = "reason";

    private final NoticeDefaults defaults;
    private final NoticeSenders senders;

    @GetMapping
    String show(LoggedIn person, Model model) {
        show(defaults.now(person.actor()), "", FormErrors.NONE, person, model);
        return PAGE;
    }

    /** The preview; what was previewed is set, as long as nothing else has changed. */
    @PostMapping
    ModelAndView set(@RequestParam Map<String, String> typed, LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var reason = typed.getOrDefault(REASON, "");
        var shown = defaults.now(person.actor());
        try {
            var wanted = TypedChoices.defaults(typed);
            shown = new NoticeDefaultsSet(wanted, reason);
            var seen = typed.get("seen");
            if (seen != null && !typed.containsKey("preview")) {
                defaults.set(wanted, seen, reason, person.actor());
                return SentForms.done(PATH, PATH);
            }
            model.addAttribute("effect", defaults.preview(wanted, person.actor()));
            show(shown, reason, FormErrors.NONE, person, model);
            return new ModelAndView(PAGE, model.asMap());
        } catch (InvalidInputException mistake) {
            model.addAttribute("effect", defaults.preview(shown.choices(), person.actor()));
            show(shown, reason, FormErrors.of(mistake), person, model);
            return SentForms.again(PAGE, model);
        }
    }

    private void show(NoticeDefaultsSet shown, String reason, FormErrors mistakes, LoggedIn person, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("reason", reason);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("mayChange", person.actor().role() == Role.ADMIN);
        model.addAttribute("kinds", NoticeKind.values());
        model.addAttribute("channels", NoticeChannel.values());
        model.addAttribute("timings", NoticeTiming.values());
        model.addAttribute("setUp", senders.channels());
    }
}
