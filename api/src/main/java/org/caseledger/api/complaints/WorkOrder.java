package org.caseledger.api.complaints;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The number of a case at a platform that gave it to the office, and the platform's own clock. */
public record WorkOrder(
        String platform, String number, @Nullable Instant dueAt) {}
