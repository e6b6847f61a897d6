package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.Give.reviewOpinion;
import static org.caseledger.command.complaint.People.FOOD_SECTION;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.REPLY;

import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReviewingAnOpinionTest extends ComplaintTest {
    @Test
    @DisplayName("P6.10 投诉处理办公室对处理意见进行审核")
    void givenAnOpinionThatTheCenterAgreedTo_whenReplied_thenItIsSent() {
        given(opinion("P6"));
        when(HEAD, reviewOpinion(true));
        then(new OpinionReviewed(1, true, "请写明依据", "head", JUST_NOW));

        given(opinion("P6").give(HEAD, reviewOpinion(true)));
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        then(
                new ComplaintReplied(sealed(TEXT), Digest.of(TEXT), null, Medium.PHONE, JUST_NOW),
                met(REPLY),
                set(FOLLOW_UP, "2026-03-10T01:48", "2026-03-12T00:00", "follow-up", Clause.OF_THE_OFFICE));
    }

    @Test
    @DisplayName("P6.09 提出处理意见,报投诉处理办公室: no reply without one, none before its review")
    void givenNoOpinionOrOneThatWaits_whenReplied_thenRefused() {
        given(accepted("P6"));
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        thenRefused(Rule.OPINION_BEFORE_REPLY, "P6.09");

        given(opinion("P6"));
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        thenRefused(Rule.OPINION_REVIEWED, "P6.10");
    }

    @Test
    void givenAnOpinionThatWasSentBack_whenReplied_thenAnotherOneIsNeeded() {
        given(opinion("P6").give(HEAD, reviewOpinion(false)));
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        thenRefused(Rule.OPINION_BEFORE_REPLY, "P6.09");

        given(opinion("P6").give(HEAD, reviewOpinion(true)).give(handlerOf(FOOD_SECTION), propose()));
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        thenRefused(Rule.OPINION_REVIEWED, "P6.10");
        when(HEAD, reviewOpinion(true));
        then(new OpinionReviewed(2, true, "请写明依据", "head", JUST_NOW));
    }

    @Test
    void givenReopened_whenRepliedWithTheOldOpinion_thenRefused() {
        given(opinion("P6")
                .give(HEAD, reviewOpinion(true))
                .replied(TEXT)
                .reopened()
                .give(handlerOf(FOOD_SECTION), Give.investigate(false)));
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        thenRefused(Rule.OPINION_BEFORE_REPLY, "P6.09");
    }

    @Test
    void givenNothingToReview_whenReviewed_thenRefused() {
        given(accepted("P6"));
        when(HEAD, reviewOpinion(true));
        thenRefused(Rule.OPINION_WAITS, "P6.10");

        given(opinion("P6").give(HEAD, reviewOpinion(true)));
        when(HEAD, reviewOpinion(false));
        thenRefused(Rule.OPINION_WAITS, "P6.10");
    }

    @Test
    void givenAnotherOpinionSinceOneWasRead_whenThatIsReviewed_thenRefused() {
        given(opinion("P6").give(handlerOf(FOOD_SECTION), Give.propose()));
        when(HEAD, new ReviewOpinion(CASE, 1, true, null, null, null));
        thenRefused(Rule.SIGNED_OPINION, "P6.10");
        when(HEAD, new ReviewOpinion(CASE, 2, true, null, null, null));
        then(new OpinionReviewed(2, true, null, "head", JUST_NOW));
    }

    @Test
    void givenAnOpinion_whenItIsSentBackWithoutAWord_thenRefused() {
        given(opinion("P6"));
        when(HEAD, new ReviewOpinion(CASE, null, false, " ", null, null));
        thenRefused(Rule.OPINION_SENT_BACK_WHY, "P6.10");
    }

    @Test
    void givenAnOpinion_whenItsReviewHasATypedTime_thenRefusedUnlessItIsOnPaper() {
        given(opinion("P6"));
        at(NOW.plusSeconds(7200));
        var signed = NOW.plusSeconds(3600);
        when(HEAD, new ReviewOpinion(CASE, 1, true, null, null, signed));
        thenRefused(Rule.SIGNED_NOW, "P6.10");
        var paper = new PaperSignature(signed, TestOffice.KEPT, null);
        when(HEAD, new ReviewOpinion(CASE, 1, true, null, paper, null));
        var onPaper = new Occurred(signed, null, null, TestOffice.KEPT);
        then(new OpinionReviewed(1, true, null, "head", onPaper));
    }

    @Test
    void givenAnOpinion_whenItsUnitReviewsItItself_thenRefused() {
        given(opinion("P6"));
        when(handlerOf(FOOD_SECTION), reviewOpinion(true));
        thenRefused(Rule.ROLE, Clause.OF_THE_LEDGER);
    }

    @Test
    @DisplayName("P4.12 一般性投诉由客服部门直接处理; P4.15 the others with a handling opinion")
    void givenP4_whenRepliedWithoutAnOpinion_thenOnlyAnOrdinaryCaseIs() {
        work(TestOffice.by(Procedures.builtIn().get("P4")));
        given(received()
                .classified()
                .assignedTo(People.CENTER)
                .acceptedBy(People.CENTER)
                .classified(Severity.MAJOR));
        when(handlerOf(People.CENTER), reply(TEXT));
        thenRefused(Rule.OPINION_BEFORE_REPLY, "P4.15");
        given(received().classified().assignedTo(People.CENTER).acceptedBy(People.CENTER));
        when(handlerOf(People.CENTER), reply(TEXT));
        then(
                new ComplaintReplied(sealed(TEXT), Digest.of(TEXT), null, Medium.PHONE, JUST_NOW),
                met(REPLY),
                set(FOLLOW_UP, "2026-03-10T01:48", "2026-03-12T00:00", "follow-up", "P4.17"));
    }

    @Test
    @DisplayName("P7.09 处理方案应包括:处理方式、处理时限、责任人等")
    void givenP7_whenAPlanLacksAPart_thenRefused() {
        given(accepted("P7"));
        var by = Give.at("2026-03-06T18:00");
        for (var plan : new Plan[] {new Plan("约谈", null, "李四"), new Plan(" ", by, "李四"), new Plan("约谈", by, "")}) {
            when(handlerOf(FOOD_SECTION), new ProposeOpinion(CASE, "责令退款", plan, null, null));
            thenRefused(Rule.PLAN_COMPLETE, "P7.09");
        }
        when(handlerOf(FOOD_SECTION), reply(TEXT));
        thenRefused(Rule.OPINION_BEFORE_REPLY, "P7.08");
    }

    @Test
    @DisplayName("the center's own answer to an inquiry needs no opinion")
    void givenAnInquiry_whenAnsweredFromClassified_thenAllowed() {
        work(TestOffice.by(Procedures.builtIn().get("P6")));
        given(received(ComplaintKind.INQUIRY, Channel.PHONE).classified());
        when(HEAD, reply(TEXT));
        then(
                new ComplaintReplied(sealed(TEXT), Digest.of(TEXT), null, Medium.PHONE, JUST_NOW),
                met(REPLY),
                set(FOLLOW_UP, "2026-03-10T01:48", "2026-03-12T00:00", "follow-up", Clause.OF_THE_OFFICE));
    }

    private History accepted(String procedure) {
        work(TestOffice.by(Procedures.builtIn().get(procedure)));
        return received().classified().assignedTo(FOOD_SECTION).acceptedBy(FOOD_SECTION);
    }

    private History opinion(String procedure) {
        return accepted(procedure).give(handlerOf(FOOD_SECTION), propose());
    }
}
