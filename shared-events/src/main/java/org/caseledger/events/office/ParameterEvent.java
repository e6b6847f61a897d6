package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one change of a parameter, which an administrator proposes and a leader puts in force; each has a
 * number that stays.
 */
public sealed interface ParameterEvent extends OfficeEvent {
    /** The kind of the stream. */
    String KIND = "parameters";

    /** The stream of all of them; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** The number of the change. */
    int change();

    @Override
    @Nullable
    String reason();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }

    /**
     * A parameter shall have another value; {@code name} is the one that the settings have, such as
     * {@code P9.rules.reply-letter.limit.amount}.
     */
    @EventType("ParameterChangeProposed")
    @Says(
            zh = "提出参数变更{change}：{name} 由“{before}”改为“{after}”[，理由：{reason}]",
            en = "Parameter change {change} proposed: {name} from “{before}” to “{after}”[, reason: {reason}]")
    record ParameterChangeProposed(int change, String name, String before, String after, String reason)
            implements ParameterEvent {}

    /** A leader consents: the value holds from the position of this event on. */
    @EventType("ParameterChangeApproved")
    @Says(
            zh = "同意参数变更{change}，自此生效[，理由：{reason}]",
            en = "Parameter change {change} approved, in force from now[, reason: {reason}]")
    record ParameterChangeApproved(int change, @Nullable String reason) implements ParameterEvent {}

    /** A leader does not consent: the value stays as it is. */
    @EventType("ParameterChangeRejected")
    @Says(zh = "不同意参数变更{change}[，理由：{reason}]", en = "Parameter change {change} rejected[, reason: {reason}]")
    record ParameterChangeRejected(int change, String reason) implements ParameterEvent {}

    /** An administrator takes a proposal back before a leader has decided on it. */
    @EventType("ParameterChangeWithdrawn")
    @Says(zh = "撤回参数变更{change}[，理由：{reason}]", en = "Parameter change {change} withdrawn[, reason: {reason}]")
    record ParameterChangeWithdrawn(int change, String reason) implements ParameterEvent {}
}
