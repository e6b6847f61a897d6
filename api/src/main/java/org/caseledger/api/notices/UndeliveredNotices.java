package org.caseledger.api.notices;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.Actor;
import org.caseledger.events.office.NoticeEvent.UndeliveredNoticesSettled;
import org.caseledger.events.oversight.ReadKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Notices that could not be delivered, for the administrator: to see them is a recorded access, to send them again or
 * drop them an event with the reason.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UndeliveredNotices {
    private static final int MOST = 200;

    private final Outbox outbox;
    private final OfficeLog office;
    private final AccessLog accesses;
    private final Clock clock;

    /** The oldest of them. */
    public List<UndeliveredNotice> list(Actor actor) {
        AccessPolicy.mustAdminister(actor);
        accesses.read(ReadKind.DEAD_LETTERS, NewNotices.PROCESSOR, actor);
        return outbox.dead(MOST);
    }

    /** How many there are. */
    public long count() {
        return outbox.deadCount();
    }

    /**
     * Has them sent again, or drops them; returns how many. Recorded first: a crash in between leaves them undelivered
     * and is mended by doing it again.
     */
    public int settle(Set<UUID> ids, boolean dropped, @Nullable String reason, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        if (reason == null || reason.isBlank()) {
            throw new InvalidInputException("reason", "请填写理由", "State a reason");
        }
        var dead = outbox.deadAmong(ids).stream().sorted().toList();
        if (dead.isEmpty()) {
            return 0;
        }
        var event = new UndeliveredNoticesSettled(dead, dropped, reason.strip());
        office.change(UndeliveredNoticesSettled.STREAM, () -> event, actor);
        outbox.settle(dead, dropped, clock.instant());
        return dead.size();
    }

    /** 未送达的通知, for the administrator. */
    @PageController
    @RequestMapping("/notices/undelivered")
    @RequiredArgsConstructor
    static class UndeliveredPages {
        private final UndeliveredNotices undelivered;

        @GetMapping
        String list(PageRequest page) {
            page.add("rows", undelivered.list(page.actor()));
            page.add("total", undelivered.count());
            return "notices/undelivered";
        }

        @PostMapping
        String settle(
                @RequestParam(required = false) @Nullable Set<UUID> ids,
                @RequestParam(defaultValue = "false") boolean drop,
                @Nullable String reason,
                LoggedIn person) {
            var chosen = ids == null ? Set.<UUID>of() : ids;
            int settled = undelivered.settle(chosen, drop, reason, person.actor());
            return "redirect:/notices/undelivered?settled=" + settled;
        }
    }
}
