package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.passing.PassingCommand.ConfirmTakeOver;
import org.caseledger.command.complaint.passing.PassingCommand.TakeOverCase;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.ForeignCase;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.caseledger.passing.KnownOffices;
import org.caseledger.passing.PassingNote;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.TlogProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases that pass between offices: two logs that name each other (O121-13, O121-33, O121-41). */
class PassingTest extends ComplaintTest {
    private static final String OURS = "pidu.test/log";
    private static final String THEIRS = "jinniu.test/log";
    private static final long REFERRED_AT = 7;
    private static final CaseId THEIR_CASE = new CaseId(UUID.fromString("7b0c2a5e-6f0d-4a63-8f0e-0c6b5f0f3a11"));
    private static final SigningKey LOG = SigningKey.generate(THEIRS, KeyType.ED25519);
    private static final String REFERRAL = note(new ComplaintReferred("郫都区局", "非本局管辖", TOLD, null, null, JUST_NOW));
    private static final String RECEIPT = note(taken(CASE, OURS, REFERRED_AT));
    private static final String THIRD = "锦江区局";

    @BeforeEach
    void theOfficeKnowsAnotherOne() {
        office().knows(
                        new KnownOffices(
                                List.of(
                                        new KnownOffices.Known("金牛区局", LOG.verifier()),
                                        new KnownOffices.Known(
                                                THIRD,
                                                SigningKey.generate("jinjiang.test/log", KeyType.ED25519)
                                                        .verifier())),
                                Set.of(OURS)),
                        REFERRED_AT);
    }

    /** The first event of the other log. */
    private static String note(ComplaintEvent event) {
        var stored = new StoredEvent(
                1,
                THEIR_CASE.value(),
                0,
                "Complaint",
                EventCodec.nameOf(event.getClass()),
                1,
                Utf8.of(EventCodec.write(event)),
                Utf8.of("{}"),
                new UUID(7, 1),
                NOW,
                new byte[32]);
        var text = new Checkpoint(THEIRS, 1, Hash.of(Leaf.hash(stored))).text();
        var signed = new SignedNote(text, List.of(LOG.sign(text)));
        return PassingNote.of(stored, new TlogProof(Optional.empty(), 0, List.of(), signed))
                .toString();
    }

    private static CaseTakenOver taken(CaseId from, String log, long position) {
        return new CaseTakenOver(new ForeignCase("郫都区局", log, from, position), "note", JUST_NOW);
    }

    private static TakeOverCase takeOver(String note) {
        return new TakeOverCase(CASE, note, null, null);
    }

    private static ConfirmTakeOver confirm(String note) {
        return new ConfirmTakeOver(CASE, note, null, null);
    }

    private static ReferElsewhere refer() {
        return refer("金牛区局");
    }

    private static ReferElsewhere refer(String authority) {
        return new ReferElsewhere(CASE, authority, "非本局管辖", TOLD, null, null, null, null);
    }

    private History referred() {
        return referredTo("金牛区局");
    }

    private History referredTo(String authority) {
        return classified().give(INTAKE, refer(authority));
    }

    @Test
    @DisplayName("O121-41 接收移送: what came from another office names its case and holds its proof")
    void givenANoteOfAReferral_whenTakenOver_thenTheCaseNamesTheOther() {
        var from = new ForeignCase("金牛区局", THEIRS, THEIR_CASE, 1);
        given(received());
        when(INTAKE, takeOver(REFERRAL));
        then(new CaseTakenOver(from, REFERRAL, JUST_NOW));
        given(assignedTo(XIPU));
        // As a form sends it.
        when(DISPATCHER, takeOver(" " + REFERRAL.strip().replace("\n", "\r\n")));
        then(new CaseTakenOver(from, REFERRAL, JUST_NOW));
    }

    @Test
    @DisplayName("O121-41 移送回执: what was referred names the case of the office that took it over")
    void givenANoteOfTheTakeOver_whenConfirmed_thenTheCaseNamesTheOther() {
        given(referred());
        when(HEAD, confirm(RECEIPT));
        then(new TakeOverConfirmed(new ForeignCase("金牛区局", THEIRS, THEIR_CASE, 1), RECEIPT, JUST_NOW));
    }

    @Test
    void givenANoteThatProvesNothing_orSomethingElse_thenRefused() {
        given(received());
        when(INTAKE, takeOver(REFERRAL.replace("index 0", "index 1")));
        thenRefused(Rule.NOTE_VERIFIED, "O121-41");
        when(INTAKE, takeOver("郫市监投〔2026〕000001号"));
        thenRefused(Rule.NOTE_VERIFIED, "O121-41");
        when(INTAKE, takeOver(RECEIPT));
        thenRefused(Rule.NOTE_OF_A_REFERRAL, "O121-41");
        given(referred());
        when(INTAKE, confirm(REFERRAL));
        thenRefused(Rule.NOTE_OF_THIS_CASE, "O121-41");
    }

    @Test
    void givenATakeOverOfAnotherCase_log_orEarlierReferral_whenConfirmed_thenRefused() {
        given(referred());
        for (var other : List.of(
                taken(THEIR_CASE, OURS, REFERRED_AT),
                taken(CASE, THEIRS, REFERRED_AT),
                taken(CASE, OURS, REFERRED_AT - 1))) {
            when(INTAKE, confirm(note(other)));
            thenRefused(Rule.NOTE_OF_THIS_CASE, "O121-41");
        }
    }

    @Test
    void givenItIsDone_orNobodyWaitsForIt_thenRefused() {
        given(received().give(INTAKE, takeOver(REFERRAL)));
        when(INTAKE, takeOver(REFERRAL));
        thenRefused(Rule.TAKEN_OVER_ONCE, "O121-41");
        given(referred().give(INTAKE, confirm(RECEIPT)));
        when(INTAKE, confirm(RECEIPT));
        thenRefused(Rule.REFERRAL_TO_CONFIRM, "O121-41");
        given(received());
        when(INTAKE, confirm(RECEIPT));
        thenRefused(Rule.STATE, "P9.02");
        when(handlerOf(XIPU), takeOver(REFERRAL));
        thenRefused(Rule.ROLE, "O121-41");
    }

    @Test
    void givenReferredAgain_whenConfirmed_thenTheNewReferralIs() {
        given(referred()
                .give(INTAKE, confirm(RECEIPT))
                .give(HEAD, Give.reopen())
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .give(DISPATCHER, refer()));
        when(INTAKE, confirm(RECEIPT));
        thenDone();
    }

    @Test
    @DisplayName("O121-41 移送: nothing is dated before what the other office did")
    void givenATimeBeforeThatOfTheNote_thenRefused() {
        var then = NOW.plusSeconds(1800);
        var referral = note(new ComplaintReferred("郫都区局", "非本局管辖", TOLD, null, null, Occurred.at(then)));
        var receipt =
                note(new CaseTakenOver(new ForeignCase("郫都区局", OURS, CASE, REFERRED_AT), "note", Occurred.at(then)));
        var here = received();
        var there = referred();
        at(NOW.plusSeconds(3600));
        given(here);
        when(INTAKE, new TakeOverCase(CASE, referral, then.minusSeconds(60), null));
        thenRefused(Rule.NOT_BEFORE_THE_NOTE, "O121-41");
        when(INTAKE, new TakeOverCase(CASE, referral, then, null));
        thenDone();
        given(there);
        when(HEAD, new ConfirmTakeOver(CASE, receipt, then.minusSeconds(60), null));
        thenRefused(Rule.NOT_BEFORE_THE_NOTE, "O121-41");
        when(HEAD, new ConfirmTakeOver(CASE, receipt, then, null));
        thenDone();
    }

    @Test
    @DisplayName("O121-41 移送回执: only of the office to which it was referred, where that is known")
    void givenATakeOverByAnotherOfficeThanItWasReferredTo_whenConfirmed_thenRefused() {
        given(referredTo(THIRD));
        when(HEAD, confirm(RECEIPT));
        thenRefused(Rule.NOTE_OF_THIS_CASE, "O121-41");
        // As the letter has it, which no setting does.
        given(referredTo("成都市金牛区市场监督管理局"));
        when(HEAD, confirm(RECEIPT));
        thenDone();
    }

    @Test
    @DisplayName("O121-41 接收移送: no case that was referred to a third office")
    void givenAReferralToAThirdOffice_whenTakenOver_thenRefused() {
        given(received());
        when(INTAKE, takeOver(note(new ComplaintReferred(THIRD, "非本局管辖", TOLD, null, null, JUST_NOW))));
        thenRefused(Rule.REFERRED_TO_ANOTHER, "O121-41");
    }

    @Test
    void givenNoOtherOffice_thenNeitherIsPossible() {
        office().knows(KnownOffices.NONE, REFERRED_AT);
        given(received());
        when(INTAKE, takeOver(REFERRAL));
        thenRefused(Rule.OTHER_OFFICES, "O121-41");
        given(referred());
        when(INTAKE, confirm(RECEIPT));
        thenRefused(Rule.OTHER_OFFICES, "O121-41");
    }
}
