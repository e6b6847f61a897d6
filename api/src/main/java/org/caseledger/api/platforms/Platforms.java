package org.caseledger.api.platforms;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.api.complaints.WorkOrder;
import org.caseledger.api.complaints.WorkOrders;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.CaseId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The platforms of the office, and which of their work orders became which case. */
@Component
@EnableConfigurationProperties(PlatformSettings.class)
class Platforms implements WorkOrders {
    private static final int FULL_WIDTH = '！' - '!';

    private final List<Platform> all;
    private final WorkOrderRows rows;

    Platforms(PlatformSettings settings, WorkOrderRows rows) {
        this.all = settings.all().stream().map(Platform::of).toList();
        this.rows = rows;
    }

    List<Platform> all() {
        return all;
    }

    Platform named(String name) {
        return all.stream()
                .filter(platform -> platform.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public List<WorkOrder> of(CaseId caseId) {
        return all.isEmpty()
                ? List.of()
                : rows.of(caseId).stream()
                        .map(row -> new WorkOrder(title(row.platform()), row.number(), row.dueAt()))
                        .toList();
    }

    @Override
    public Optional<CaseId> numbered(String number) {
        return all.isEmpty() ? Optional.empty() : rows.numbered(written(number));
    }

    /** The spellings it may have: as typed, in half width, and in full width. */
    static Set<String> written(String typed) {
        var half = plain(typed);
        var full = half.codePoints()
                .map(c -> c > ' ' && c <= '~' ? c + FULL_WIDTH : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return new LinkedHashSet<>(List.of(typed, half, full.toString()));
    }

    /** In half width, without what is not seen. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
    }

    private String title(String name) {
        return all.stream()
                .filter(platform -> platform.name().equals(name))
                .map(Platform::title)
                .findFirst()
                .orElse(name);
    }
}
