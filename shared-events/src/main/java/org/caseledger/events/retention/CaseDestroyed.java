package org.caseledger.events.retention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseledger.events.EventType;

/**
 * 销毁: the key and the files of the case were destroyed with the recording of this event. {@code
 * texts} counts what was sealed by event and field, {@code files} what was stored by suffix; {@code
 * fromTheList} says that it was entered from the list of destroyed cases, since the log lacked it:
 * a backup had been restored, or the recording was interrupted.
 */
@EventType(value = "CaseDestroyed", zh = "销毁", en = "Destroyed")
public record CaseDestroyed(
        String number,
        RetentionClass kept,
        List<DestructionApproved> approvals,
        Map<String, Integer> texts,
        Map<String, Integer> files,
        boolean fromTheList,
        Instant at)
        implements RetentionEvent {}
