package org.caseledger.api.complaints;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.complaints.OffersController.Offered;
import org.caseledger.command.AnalyseRepeats;
import org.caseledger.command.AnswerUrging;
import org.caseledger.command.Commands;
import org.caseledger.command.CorrectRecord;
import org.caseledger.command.EscalateToSuperior;
import org.caseledger.command.ExtendDeadline;
import org.caseledger.command.JoinComplaint;
import org.caseledger.command.LiftSecrecy;
import org.caseledger.command.LinkRepeatComplaint;
import org.caseledger.command.MarkSecret;
import org.caseledger.command.RecordAccountability;
import org.caseledger.command.RecordContact;
import org.caseledger.command.RecordRectification;
import org.caseledger.command.ResumeDeadline;
import org.caseledger.command.SuspendDeadline;
import org.caseledger.command.UndoJoin;
import org.caseledger.command.UndoLink;
import org.caseledger.command.UrgeHandling;
import org.caseledger.command.WithdrawCaseAccountability;

/**
 * What somebody may do with a case now: what carries it on, what is done beside that, and why not
 * the rest.
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
