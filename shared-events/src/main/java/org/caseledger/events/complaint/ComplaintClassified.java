package org.caseledger.events.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * The complaint was classified (P2.11–12, P4.11): {@code category} and {@code problem} are the
 * names of then from the upper level on; with their codes where the office works by category lists.
 */
@EventType(value = "ComplaintClassified", zh = "分类", en = "Classified")
public record ComplaintClassified(
        List<String> category,
        @Nullable CategoryCode object,
        @Nullable NamedCategory problem,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags,
        Occurred occurred)
        implements Act {}
