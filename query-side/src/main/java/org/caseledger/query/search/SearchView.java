package org.caseledger.query.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code views.search}. The fold carries texts sealed; they are opened when it is saved and only become blinded
 * terms. Not to be started without the master key.
 */
@RequiredArgsConstructor
public final class SearchView implements View<IndexedCase> {
    private final SearchIndex index;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int version() {
        return View.under(index.keyVersion(), 4);
    }

    @Override
    public List<String> tables() {
        return List.of("search");
    }

    @Override
    public @Nullable IndexedCase on(@Nullable IndexedCase before, Recorded recorded) {
        return IndexedCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, IndexedCase> load(Collection<CaseId> cases) {
        return index.load(cases);
    }

    @Override
    public void save(Collection<IndexedCase> changed) {
        index.write(changed);
    }
}
