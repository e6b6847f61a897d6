package org.caseledger.api.papers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.Narrative;
import org.jspecify.annotations.Nullable;

/** What a dispute is about and what is demanded, in the words of a paper (F1, F9). */
final class MatterWords {
    private MatterWords() {}

    /** The facts as reported, with where, when and for how much something was bought. */
    static String facts(Narrative told, @Nullable Matter matter) {
        var said = matter == null ? List.<String>of() : said(matter);
        return said.isEmpty() ? told.text() : told.text() + "（" + String.join("；", said) + "）";
    }

    private static List<String> said(Matter matter) {
        var said = new ArrayList<String>();
        var goods = Stream.of(matter.brand(), matter.goods(), matter.model(), matter.quantity())
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        add(said, "商品或者服务：", goods.isEmpty() ? null : goods);
        add(said, "购买地点：", matter.place());
        add(said, "购买日期：", matter.boughtOn() == null ? null : PaperFacts.day(matter.boughtOn()));
        add(said, "涉及金额：", yuan(matter.amount()));
        add(said, "争议发生日期：", matter.disputedOn() == null ? null : PaperFacts.day(matter.disputedOn()));
        return said;
    }

    private static void add(List<String> said, String what, @Nullable String value) {
        if (value != null) {
            said.add(what + value);
        }
    }

    /** What is demanded: of the list, with its amounts, and in the complainant's words. */
    static @Nullable String request(Narrative told, @Nullable Matter matter) {
        var demands = matter == null ? null : matter.demands();
        var all = Stream.concat(
                        demands == null
                                ? Stream.empty()
                                : demands.inOrder().stream().map(d -> words(d, demands)),
                        Stream.ofNullable(told.request()))
                .toList();
        return all.isEmpty() ? null : String.join("；", all);
    }

    private static String words(Demand demand, Demands demands) {
        return switch (demand) {
            case REFUND -> with(demand, demands.refund());
            case DAMAGES -> with(demand, demands.damages());
            case OTHER -> String.valueOf(demands.other());
            default -> demand.zh();
        };
    }

    private static String with(Demand demand, @Nullable BigDecimal amount) {
        return amount == null ? demand.zh() : demand.zh() + yuan(amount);
    }

    private static @Nullable String yuan(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString() + "元";
    }
}
