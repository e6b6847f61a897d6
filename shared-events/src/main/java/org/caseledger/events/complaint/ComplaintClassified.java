package org.caseledger.events.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** The complaint was classified (P2.11–12, P4.11). */
@EventType(value = "ComplaintClassified", zh = "分类", en = "Classified")
public record ComplaintClassified(
        List<String> category,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags,
        Occurred occurred)
        implements Act {}
