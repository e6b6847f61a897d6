package org.caseledger.api.complaints;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.AnalyseRepeats;
import org.caseledger.command.complaint.AnswerUrging;
import org.caseledger.command.complaint.CorrectRecord;
import org.caseledger.command.complaint.EscalateToSuperior;
import org.caseledger.command.complaint.ExtendDeadline;
import org.caseledger.command.complaint.JoinComplaint;
import org.caseledger.command.complaint.LiftSecrecy;
import org.caseledger.command.complaint.LinkRepeatComplaint;
import org.caseledger.command.complaint.MarkSecret;
import org.caseledger.command.complaint.RecordAccountability;
import org.caseledger.command.complaint.RecordContact;
import org.caseledger.command.complaint.RecordRectification;
import org.caseledger.command.complaint.ResumeDeadline;
import org.caseledger.command.complaint.SuspendDeadline;
import org.caseledger.command.complaint.UndoJoin;
import org.caseledger.command.complaint.UndoLink;
import org.caseledger.command.complaint.UrgeHandling;
import org.caseledger.command.complaint.WithdrawCaseAccountability;
import org.caseledger.command.gate.Commands;

/**
 * What somebody may do with a case now: what carries it on, what is done besides, and why not the
 * rest.
 */
public record CaseActions(List<Offered> onward, List<Offered> beside, List<Offered> notNow) {

    private static final Set<String> BESIDE =
            Stream.of(
                            CorrectRecord.class,
                            LinkRepeatComplaint.class,
                            UndoLink.class,
                            JoinComplaint.class,
                            UndoJoin.class,
                            AnalyseRepeats.class,
                            RecordContact.class,
                            ExtendDeadline.class,
                            SuspendDeadline.class,
                            ResumeDeadline.class,
                            UrgeHandling.class,
                            AnswerUrging.class,
                            RecordRectification.class,
                            RecordAccountability.class,
                            WithdrawCaseAccountability.class,
                            MarkSecret.class,
                            LiftSecrecy.class,
                            EscalateToSuperior.class)
                    .map(Commands::pathOf)
                    .collect(Collectors.toUnmodifiableSet());

    static CaseActions of(List<Offered> offers) {
        var now = offers.stream().filter(offer -> offer.refused() == null).toList();
        return new CaseActions(
                now.stream().filter(offer -> !isBeside(offer)).toList(),
                now.stream().filter(CaseActions::isBeside).toList(),
                offers.stream().filter(offer -> offer.refused() != null).toList());
    }

    private static boolean isBeside(Offered offer) {
        return BESIDE.contains(offer.command());
    }
}
