package org.caseledger.api.approvals;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Population;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The population with its strata as the page of the committee shows it: each leads to itself. */
@Component
@RequiredArgsConstructor
class CommitteePopulation {
    private final Supplier<DisplayNames> names;
    private final Clock clock;

    /** A stratum in words, with its number of cases and the address of the page about it alone. */
    record Line(Population.By by, Text text, long cases, String address, boolean chosen) implements Labelled {}

    /** A period that is chosen with one click. */
    record Preset(Text text, String address, boolean chosen) implements Labelled {}

    List<Line> lines(Population population, PopulationQuestion question) {
        return population.strata().stream().map(s -> line(s, question)).toList();
    }

    private Line line(Population.Stratum stratum, PopulationQuestion question) {
        var value = stratum.value();
        var address = address(question);
        return switch (stratum.by()) {
            case UNIT ->
                new Line(
                        stratum.by(),
                        same(names.get().of(new UnitId(value))),
                        stratum.cases(),
                        address.with("unit", value).toString(),
                        question.unit() != null && question.unit().value().equals(value));
            case LEADER ->
                new Line(
                        stratum.by(),
                        same(names.get().ofPerson(value)),
                        stratum.cases(),
                        address.with("leader", value).toString(),
                        value.equals(question.leader()));
            case GATED ->
                new Line(
                        stratum.by(),
                        Boolean.parseBoolean(value)
                                ? new Text("曾需批准", "Once needed approvals")
                                : new Text("不需批准", "Never needed approvals"),
                        stratum.cases(),
                        address.with("gated", value).toString(),
                        Boolean.valueOf(value).equals(question.gated()));
        };
    }

    /** This quarter, the last one, those before, and any time. */
    List<Preset> presets(PopulationQuestion question) {
        var chosen = question.period();
        var quarters = Quarter.upTo(clock.instant());
        return Stream.concat(
                        quarters.stream()
                                .map(q -> preset(
                                        words(q, quarters.indexOf(q)),
                                        of(question, q),
                                        q.period().equals(chosen))),
                        Stream.of(preset(
                                new Text("不限时间", "Any time"),
                                address(question)
                                        .with("from", null)
                                        .with("until", null)
                                        .with("any", true),
                                chosen.from() == null && chosen.until() == null)))
                .toList();
    }

    /** The days of the quarter that it is now. */
    PopulationQuestion thisQuarter() {
        var now = Quarter.upTo(clock.instant()).get(0);
        var from = now.first().toString();
        return new PopulationQuestion(null, from, now.last().toString(), null, null, null);
    }

    private static Text words(Quarter quarter, int back) {
        return switch (back) {
            case 0 -> new Text("本季度", "This quarter");
            case 1 -> new Text("上季度", "Last quarter");
            default -> quarter.text();
        };
    }

    private static Address of(PopulationQuestion question, Quarter quarter) {
        return address(question).with("from", quarter.first()).with("until", quarter.last());
    }

    private static Preset preset(Text words, Address address, boolean chosen) {
        return new Preset(words, address.toString(), chosen);
    }

    /** The page about what is asked. */
    static Address address(PopulationQuestion question) {
        boolean any = question.from() == null && question.until() == null;
        return new Address(CommitteePages.PATH)
                .with("any", any ? true : null)
                .with("from", question.from())
                .with("until", question.until())
                .with("unit", question.unit())
                .with("leader", question.leader())
                .with("gated", question.gated());
    }

    private static Text same(String name) {
        return new Text(name, name);
    }

    /**
     * The cases that a sample may be drawn of (P9.12): those that ended or came to need approvals in a quarter, or from
     * a day or time until another, that the unit handled, in which the leader signed, and that once needed approvals or
     * never did; all where nothing is given.
     */
    public record PopulationQuestion(
            @Nullable String quarter,
            @Nullable String from,
            @Nullable String until,
            @Nullable UnitId unit,
            @Nullable String leader,
            @Nullable Boolean gated) {
        Period period() {
            if (quarter == null) {
                var asked = PeriodParameter.asked(from, until);
                return new Period(asked.from(), asked.until());
            } else if (from != null || until != null) {
                throw new InvalidInputException("quarter", "季度与起止时间只填其一", "give either a quarter or from and until");
            }
            return Quarter.of(quarter).period();
        }

        SampleStrata strata() {
            return new SampleStrata(leader, unit, gated);
        }
    }
}
