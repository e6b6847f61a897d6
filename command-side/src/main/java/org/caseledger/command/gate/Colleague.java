package org.caseledger.command.gate;

import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A person who works in the office and logs in under {@code login}. */
public record Colleague(
        String login, String name, Role role, @Nullable UnitId unit) {}
