package org.caseledger.events.log;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/**
 * 续记: an administrator continued the log after position {@code after} although events up to {@code seen} had been
 * recorded, which the promoted standby lacks. From here on nothing is signed under {@code name}, which is bound by
 * {@code signed}, the last known checkpoint of the lost end. {@code lost} lists the lost events if an old copy was
 * {@code compared}.
 */
@EventType("LogContinued")
@Says(
        zh = "账本自位置{after}之后续记，此前记到位置{seen}的事件丢失，理由：{reason}",
        en = "The log goes on behind position {after}; events up to position {seen} were lost, reason: {reason}")
public record LogContinued(
        long after,
        long seen,
        String name,
        @Nullable String signed,
        boolean compared,
        List<LostEvent> lost,
        String reason)
        implements LedgerEvent {
    public LogContinued {
        lost = List.copyOf(lost);
    }
}
