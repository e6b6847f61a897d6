package org.caseledger.api.office;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/** 机构变更: the changes of people, units and settings, for administrators and those who oversee them. */
@PageController
@RequiredArgsConstructor
class OfficeChangePages {
    private final OfficeChanges changes;

    @GetMapping("/office/changes")
    String changes(@Nullable Long before, PageRequest page) {
        page.add("found", changes.before(before, page.actor()));
        page.add("latest", before == null);
        return "office/changes";
    }

    /** By what the ledger worked when the event at a position was recorded, or works now. */
    @GetMapping("/office/settings")
    String settings(@Nullable Long at, PageRequest page) {
        page.add("at", at);
        page.add("settings", changes.settings(at, page.actor()));
        return "office/settings";
    }
}
