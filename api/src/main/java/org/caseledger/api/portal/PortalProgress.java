package org.caseledger.api.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.Clock;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a case in the words of citizens: what was done, what comes next and by when, and the papers issued to
 * the complainant. It contains no name of the office's people and no free text. For a case that is secret or sealed off
 * it refers to the office.
 */
record PortalProgress(
        String number,
        boolean open,
        List<Step> steps,
        @Nullable Text next,
        List<Step> papers,
        Offers offers) {
    private static final String DAY_ZH = "%d年%d月%d日";
    private static final String DAY_EN = "%d-%02d-%02d";

    /** Something that was done, on a day of the office. */
    record Step(Text day, Labelled what) {}

    /** What the complainant may do with the case now. */
    record Offers(boolean adds, boolean withdraws, boolean rates) {
        static final Offers NONE = new Offers(false, false, false);
    }

    static PortalProgress of(CaseFile file, Offers offers) {
        var number = file.receipt().number();
        if (file.secrecy() != null || file.retention().outOfSight()) {
            return new PortalProgress(number, false, List.of(), null, List.of(), Offers.NONE);
        }
        var steps = new ArrayList<Step>();
        for (var done : file.done()) {
            var words = CitizenWords.of(done.act());
            if (words != null) {
                steps.add(new Step(day(done), words));
            }
        }
        return new PortalProgress(number, true, steps, next(file), papers(file), offers);
    }

    /** Whether the complainant has said in this round how the outcome is found. */
    static boolean isRated(CaseFile file) {
        var said = file.ofTheRound().satisfaction();
        return said != null && said != Satisfaction.UNREACHABLE;
    }

    private static List<Step> papers(CaseFile file) {
        return file.done().stream()
                .filter(done -> done.act() instanceof PaperIssued e && isForCitizens(e.kind()))
                .map(done -> new Step(day(done), ((PaperIssued) done.act()).kind()))
                .toList();
    }

    private static boolean isForCitizens(PaperKind kind) {
        return switch (kind) {
            case MATERIALS, ACCEPTANCE, REFUSAL, MEDIATION, MEDIATION_ENDED, AGREEMENT, REPLY -> true;
            case REGISTRATION,
                    REPORT_REGISTRATION,
                    TRANSFER,
                    REPORT_RESULT,
                    URGING,
                    RETURN,
                    ESCALATION,
                    UPWARD_REPORT,
                    DOSSIER -> false;
        };
    }

    private static @Nullable Text next(CaseFile file) {
        return switch (file.state()) {
            case RECEIVED, CLASSIFIED, ASSIGNED, RETURNED ->
                by(file, Clock.ACCEPTANCE, new Text("决定是否受理并告知您", "decide whether to accept it and tell you"));
            case ACCEPTED, REOPENED -> by(file, Clock.REPLY, new Text("办理并答复您", "handle it and send you a reply"));
            case REPLIED ->
                new Text(
                        "我们会回访您；您也可以在此评价处理结果。",
                        "We will ask you whether the matter is settled. You can also rate the outcome" + " here.");
            case DECLINED, REFERRED, WITHDRAWN, SETTLED, CONCLUDED, ARCHIVED -> null;
        };
    }

    private static Text by(CaseFile file, Clock clock, Text what) {
        var open = file.deadlines().open(clock);
        if (open.isEmpty()) {
            return Text.format("接下来我们将%s。", "Next we will %s.", what);
        }
        var due = lastDay(open.get());
        if (!open.get().isRunning()) {
            return Text.format(
                    "检测、鉴定期间中止计时，之后我们将%s。",
                    "Time does not count during testing or appraisal. After it we will %s.", what);
        }
        return open.get().missed()
                ? Text.format(
                        "原定%s前%s，尚未完成，本局正在督促办理。",
                        "By %s we were to %s. That is overdue, and the office is pressing for it.", due, what)
                : Text.format("接下来我们将在%s前%s。", "Next, by %s, we will %s.", due, what);
    }

    /** A limit at the end of a day is shown as that day. */
    private static Text lastDay(Deadline deadline) {
        return day(deadline.dueAt().minusSeconds(1));
    }

    private static Text day(CaseFile.Done done) {
        return day(Objects.requireNonNullElse(
                done.act().occurredAt(), done.recorded().recordedAt()));
    }

    static Text day(Instant at) {
        var day = at.atZone(WorkCalendar.ZONE);
        int month = day.getMonthValue();
        return new Text(
                DAY_ZH.formatted(day.getYear(), month, day.getDayOfMonth()),
                DAY_EN.formatted(day.getYear(), month, day.getDayOfMonth()));
    }
}
