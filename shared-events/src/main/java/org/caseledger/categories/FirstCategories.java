package org.caseledger.categories;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted.Entry;
import org.caseledger.events.office.CategoryKind;

/** The lists that come with the ledger, for an office to begin with. */
public final class FirstCategories {
    /** The source of these lists; there is no published list that could be adopted. */
    public static final String SOURCE = "Case Ledger 自编（非国家标准），first list 1";

    private static final String FILE = "/categories/first.csv";

    private FirstCategories() {}

    /** Their adoption for this reason. */
    public static CategoriesAdopted adopted(String reason) {
        return new CategoriesAdopted(entries(), SOURCE, reason);
    }

    private static List<Entry> entries() {
        try (InputStream file = FirstCategories.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(FirstCategories::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        var cells = line.split(",", 5);
        return new Entry(
                CategoryKind.valueOf(cells[0]),
                new CategoryCode(cells[1]),
                cells[2].isEmpty() ? null : new CategoryCode(cells[2]),
                cells[3],
                cells[4]);
    }
}
