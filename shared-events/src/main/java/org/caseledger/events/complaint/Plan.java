package org.caseledger.events.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a matter is to be handled, until when, and who answers for it (P7.09). */
public record Plan(String method, @Nullable Instant by, String responsible) {}
