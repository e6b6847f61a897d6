package org.caseledger.api.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.backup.LastBackup;
import org.caseledger.api.home.HomeFigure.Kind;
import org.caseledger.api.integrity.HealthParts;
import org.caseledger.api.notices.Outbox;
import org.caseledger.api.office.AbsentPeople;
import org.caseledger.api.web.Address;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What an administrator begins with: health, backup, the calendar of next year, idle accounts. */
@Component
@RequiredArgsConstructor
class AdministrationState {
    private final HealthParts health;
    private final LastBackup backup;
    private final WorkCalendar calendar;
    private final AbsentPeople absent;
    private final Outbox outbox;
    private final Clock clock;

    void show(Actor actor, Model model) {
        int next = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE).getYear() + 1;
        var figures = new ArrayList<HomeFigure>();
        figures.add(new HomeFigure(
                Kind.ABSENT,
                new Address("/people").with("absent", true).toString(),
                absent.names().size()));
        if (actor.role() == Role.ADMIN) {
            figures.add(new HomeFigure(Kind.UNDELIVERED, "/notices/undelivered", outbox.deadCount()));
        }
        model.addAttribute("figures", figures);
        model.addAttribute("days", AbsentPeople.DAYS);
        model.addAttribute("parts", health.parts());
        model.addAttribute("behind", health.viewsBehind());
        model.addAttribute("backup", backup.last());
        model.addAttribute("backupOverdue", backup.overdueDays());
        model.addAttribute("nextYear", next);
        model.addAttribute("nextYearKnown", calendar.holds(next));
        model.addAttribute("mayRecord", actor.role() == Role.ADMIN);
    }
}
