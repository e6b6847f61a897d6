package org.caseledger.events.office;

import org.caseledger.events.EventType;

/**
 * A parameter shall have another value; {@code name} is the one that the settings have, such as
 * {@code P9.rules.reply-letter.limit.amount}.
 */
@EventType("ParameterChangeProposed")
public record ParameterChangeProposed(int change, String name, String before, String after, String reason)
        implements ParameterEvent {}
