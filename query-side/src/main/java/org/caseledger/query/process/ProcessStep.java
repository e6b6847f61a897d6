package org.caseledger.query.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step of a case; {@code at} is null where a migrated source does not tell when. */
record ProcessStep(String activity, @Nullable Instant at) {}
