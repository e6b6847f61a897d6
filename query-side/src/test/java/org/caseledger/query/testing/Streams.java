package org.caseledger.query.testing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;

/** Appends events outside any case, each at the end of a stream of its own kind. */
public final class Streams {
    private Streams() {}

    /** Records events of one stream, at one time and by one person. */
    public static void append(TestLedger ledger, UUID stream, Instant at, Actor actor, LedgerEvent... events) {
        for (var event : events) {
            var type = EventCodec.typeOf(event.getClass());
            ledger.append(
                    at,
                    List.of(new NewEvent(
                            UUID.randomUUID(),
                            "beside",
                            stream,
                            NewEvent.NEXT,
                            type.value(),
                            type.revision(),
                            EventCodec.write(event),
                            EventCodec.write(actor.toMetadata()))));
        }
    }
}
