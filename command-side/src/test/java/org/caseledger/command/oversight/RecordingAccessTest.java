package org.caseledger.command.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.oversight.OversightCommand.RecordAccess;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedOut;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.ReadKind;
import org.junit.jupiter.api.Test;

class RecordingAccessTest {
    private static final Actor ONE = new Actor("handler", "何岸", Role.HANDLER, null);
    private static final Actor OTHER = new Actor("head", "赵中心", Role.CENTER_HEAD, null);

    @Test
    void givenAnyRole_thenWhatItReadsIsRecorded_orItWouldGetNoAnswer() {
        // What a complainant is shown is an opening of the case.
        assertThat(Commands.rolesOf(RecordAccess.class))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Role.CITIZEN)));
    }

    @Test
    void givenACase_thenItIsRecordedBesideIt_elseInAStreamOfThePerson() {
        var caseId = CaseId.random();
        var printed = new RecordsRead(ReadKind.DOSSIER, caseId, null, null, "", null);

        var ofCase = new RecordAccess(printed, ONE);
        assertThat(ofCase.aggregate())
                .isEqualTo(new RecordAccess(printed, OTHER).aggregate())
                .isEqualTo(CompanionStream.READS.of(caseId))
                .isNotEqualTo(caseId.value());
        assertThat(ofCase.streamKind()).isEqualTo("reads");

        var left = new RecordAccess(new PersonLoggedOut("", null), ONE);
        assertThat(left.aggregate()).isNotEqualTo(new RecordAccess(new PersonLoggedOut("", null), OTHER).aggregate());
        assertThat(left.streamKind()).isEqualTo("access");
    }
}
