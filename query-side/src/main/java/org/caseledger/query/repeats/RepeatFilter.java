package org.caseledger.query.repeats;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Among which cases is looked: received within so many days, at most so many of the best; {@code within} is the only
 * unit whose cases the reader may see, {@code sealedToo} whether what is sealed is compared, which is for those who may
 * open it.
 */
public record RepeatFilter(int days, int limit, @Nullable UnitId within, boolean sealedToo) {}
