package org.caseledger.api.webhooks;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks, for the administrator. */
@RestController
@Tag(name = "processors 事件处理器")
@RequiredArgsConstructor
class WebhooksController {
    private final Webhooks webhooks;

    /** How many are sent again. */
    record SentAgain(int letters) {}

    @GetMapping("/api/webhooks")
    List<Webhooks.Status> status(LoggedIn person) {
        return webhooks.status(person.actor());
    }

    @GetMapping("/api/webhooks/{name}/dead-letters")
    List<WebhookRows.Letter> deadLetters(@PathVariable String name, LoggedIn person) {
        return webhooks.deadLetters(name, person.actor());
    }

    @PostMapping("/api/webhooks/{name}/dead-letters/retry")
    SentAgain sendAgain(@PathVariable String name, LoggedIn person) {
        return new SentAgain(webhooks.sendAgain(name, person.actor()));
    }
}
