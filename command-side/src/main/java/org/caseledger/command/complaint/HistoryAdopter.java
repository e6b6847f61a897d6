package org.caseledger.command.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.SequenceConflict;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * Takes many histories at a time, each by the same decision as a single one: they are decided side by side, their
 * numbers are claimed in blocks, and their events are recorded in one transaction, all of a case or none.
 */
@RequiredArgsConstructor
public final class HistoryAdopter {
    private final EventLog log;
    private final OfficialSeals seals;
    private final Office office;
    private final CaseNumbers numbers;
    private final RefusalRecorder refusals;

    /**
     * The result for a history: the adopted case, or the rule that refuses it; neither if another node has recorded the
     * same case meanwhile.
     */
    public record Result(
            @Nullable CaseState taken, @Nullable Refused refused) {
        private static final Result THERE = new Result(null, null);
    }

    private record Decided(
            AdoptHistory command,
            List<NewEvent> events,
            CaseState state,
            @Nullable Refused refused) {
        Result result() {
            return refused == null ? new Result(state, null) : new Result(null, refused);
        }
    }

    /** The result of each, in their order. The keys of the cases are there, and no event is. */
    public List<Result> adopt(List<AdoptHistory> commands, Actor actor) {
        var batch = AdoptingOffice.of(office, numbers, commands);
        var decided = commands.parallelStream()
                .map(command -> decide(command, actor, batch))
                .toList();
        decided.forEach(d -> recordRefusal(d, actor));
        try {
            log.append(decided.stream().flatMap(d -> d.events().stream()).toList());
            return decided.stream().map(Decided::result).toList();
        } catch (SequenceConflict another) {
            return decided.stream().map(this::recordAlone).toList();
        }
    }

    /**
     * How histories would be decided now, with these units in addition to those of the office; nothing is claimed,
     * sealed or recorded.
     */
    public List<Result> preview(List<AdoptHistory> commands, Actor actor, List<Unit> more) {
        var batch = AdoptingOffice.preview(office, more);
        return commands.parallelStream()
                .map(command -> preview(command, actor, batch))
                .toList();
    }

    private static Result preview(AdoptHistory command, Actor actor, Office batch) {
        var state = new CaseState();
        var now = batch.time().instant();
        try {
            Decisions.decide(command, state, new DecisionContext(actor, now, batch), event -> state.on(event, now));
            return new Result(state, null);
        } catch (Refused refused) {
            return new Result(null, refused);
        }
    }

    private Decided decide(AdoptHistory command, Actor actor, Office batch) {
        var state = new CaseState();
        var now = batch.time().instant();
        var events = new ArrayList<ComplaintEvent>();
        try {
            Decisions.decide(command, state, new DecisionContext(actor, now, batch), event -> {
                state.on(event, now);
                events.add(event);
            });
            return new Decided(command, stored(command, events, actor), state, null);
        } catch (Refused refused) {
            return new Decided(command, List.of(), state, refused);
        }
    }

    private List<NewEvent> stored(AdoptHistory command, List<ComplaintEvent> events, Actor actor) {
        var request = Request.once();
        var metadata = EventCodec.write(request.metadata(actor));
        return IntStream.range(0, events.size())
                .mapToObj(i -> LedgerStorageEngine.newEvent(
                        events.get(i),
                        request.id().eventId(i),
                        ComplaintEvent.STREAM,
                        command.caseId().value(),
                        i,
                        metadata,
                        seals))
                .toList();
    }

    private Result recordAlone(Decided decided) {
        try {
            log.append(decided.events());
            return decided.result();
        } catch (SequenceConflict thisOne) {
            return Result.THERE;
        }
    }

    /** Once for each case and rule, however often the import is run. */
    private void recordRefusal(Decided decided, Actor actor) {
        Optional.ofNullable(decided.refused())
                .ifPresent(refused -> refusals.refuseOnce(
                        decided.command(),
                        refused,
                        actor,
                        RequestId.named(
                                actor.person(),
                                decided.command().caseId()
                                        + "/"
                                        + refused.rule().name())));
    }
}
