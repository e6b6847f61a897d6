package org.caseledger.api.importing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The first lines of a table. */
record FirstRows(Rows all, int most) implements Rows {
    @Override
    public String form() {
        return all.form();
    }

    @Override
    public List<String> others() {
        return all.others();
    }

    @Override
    public Header header() {
        return all.header();
    }

    @Override
    public void forEach(Consumer<TableLine> each) {
        var seen = new AtomicInteger();
        all.forEach(line -> {
            if (seen.getAndIncrement() < most) {
                each.accept(line);
            }
        });
    }
}
