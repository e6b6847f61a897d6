package org.caseledger.api.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.caseledger.command.gate.Office;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;

/** The sample cases: every state, some late, some returned, some waiting for approval. */
final class DemoScripts {

    private DemoScripts() {}

    /** When the first of them begins. */
    static Instant begin(Office office) {
        return leadingUpTo(office.time().instant(), office.calendar(), office.procedure()).stream()
                .flatMap(script -> script.steps().stream())
                .map(Script.Step::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static List<Script> leadingUpTo(Instant now, WorkCalendar calendar, Procedure procedure) {
        var story = new Storyboard(calendar, now.atZone(WorkCalendar.ZONE).toLocalDate());
        if (!DemoPeople.isBureau(procedure)) {
            new StoriesElsewhere(story, procedure).tell();
            return story.scripts();
        }
        StoriesUnderWay.onTheWayToAUnit(story);
        StoriesUnderWay.withAUnit(story);
        StoriesUnderWay.atTheLastMoment(story, now);
        StoriesToTheEnd.waitingForApproval(story);
        StoriesToTheEnd.ofTwoMattersOrOfNobody(story);
        StoriesToTheEnd.lowered(story);
        StoriesToTheEnd.closed(story);
        StoriesToBeFound.thatAreLetPass(story);
        StoriesToBeFound.thatAreRefusedToday(story);
        return story.scripts();
    }
}
