package org.caseledger.api.webhooks;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.SentForms;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 事件推送, for the administrator. */
@PageController
@RequestMapping(WebhookPages.PATH)
@RequiredArgsConstructor
class WebhookPages {
    static final String PATH = "/administration/webhooks";

    private final Webhooks webhooks;

    @GetMapping
    String list(PageRequest page) {
        page.add("rows", webhooks.status(page.actor()));
        return "webhooks/webhooks";
    }

    @GetMapping("/{name}")
    String letters(@PathVariable String name, PageRequest page) {
        page.add("rows", webhooks.deadLetters(name, page.actor()));
        page.add("total", webhooks.countDeadLetters(name, page.actor()));
        page.add("name", name);
        return "webhooks/letters";
    }

    /** Has all of them sent once more. */
    @PostMapping("/{name}")
    String sendAgain(@PathVariable String name, LoggedIn person) {
        int letters = webhooks.sendAgain(name, person.actor());
        SentForms.say("webhooks.sendingAgain", Integer.toString(letters));
        return "redirect:%s/%s".formatted(PATH, name);
    }
}
