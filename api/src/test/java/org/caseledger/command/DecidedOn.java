package org.caseledger.command;

import java.time.Instant;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;

/** What decisions about a case are made on, as the rules fold it and as what is shown does. */
public record DecidedOn(
        ComplaintState state,
        Deadlines deadlines,
        Instant receivedAt,
        CaseFacts facts,
        int round,
        @Nullable UnitId signedOffUnit,
        @Nullable UnitId unit,
        @Nullable Secrecy secrecy) {
    /** As the rules fold it. */
    public static DecidedOn of(CaseState decided) {
        return new DecidedOn(
                decided.state(),
                decided.deadlines(),
                decided.receivedAt(),
                shown(decided.facts()),
                decided.round(),
                decided.signedOffUnit(),
                decided.unit(),
                decided.secrecy());
    }

    /** As it is shown. */
    public static DecidedOn of(CaseFile shown) {
        return new DecidedOn(
                shown.state(),
                shown.deadlines(),
                shown.receivedAt(),
                shown(shown.facts()),
                shown.of().round(),
                shown.signedOffUnit(),
                shown.unit(),
                shown.secrecy());
    }

    /** What only clocks use is shown to no one: whether a reporter is named, what was agreed. */
    private static CaseFacts shown(CaseFacts facts) {
        return new CaseFacts(
                facts.kind(),
                facts.channel(),
                facts.severity(),
                facts.difficulty(),
                facts.opinionLevel(),
                facts.line(),
                facts.flags());
    }
}
