package org.caseledger.api.demo;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.procedure.WorkCalendar;

/** The sample cases: every state, some late, some returned, some waiting for approval. */
final class DemoScripts {

    private DemoScripts() {}

    static List<Script> leadingUpTo(LocalDate today, WorkCalendar calendar) {
        var story = new Storyboard(calendar, today);
        StoriesUnderWay.onTheWayToAUnit(story);
        StoriesUnderWay.withAUnit(story);
        StoriesToTheEnd.waitingForApproval(story);
        StoriesToTheEnd.closed(story);
        return story.scripts();
    }
}
