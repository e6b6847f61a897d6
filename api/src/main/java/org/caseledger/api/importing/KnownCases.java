package org.caseledger.api.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.Text;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;

/** The cases that were imported before: how a row tells them otherwise now, and corrections. */
@Component
class KnownCases {
    private final EventLog log;
    private final Vault vault;
    private final CommandGate gate;

    KnownCases(EventLog log, OfficialTexts texts, Vault vault, CommandGate gate) {
        this.log = log.opening(texts::openJson);
        this.vault = vault;
        this.gate = gate;
    }

    /** How many corrections were recorded of a case, and what is left to say of its rows. */
    record Corrected(int count, List<Reject> rest) {}

    Set<CaseId> existing(Collection<CaseId> cases) {
        return log.existing(cases.stream().map(CaseId::value).toList()).stream()
                .map(CaseId::new)
                .collect(Collectors.toSet());
    }

    /** Makes the keys of new cases. */
    void prepare(Collection<CaseId> cases) {
        vault.prepare(cases);
    }

    /** The changed values of each row of a known case. */
    Map<MappedRow, List<Difference>> differences(Map<MappedRow, AdoptHistory> rows, Mapping mapping) {
        var found = new HashMap<MappedRow, List<Difference>>();
        if (rows.isEmpty()) {
            return found;
        }
        var ids = rows.values().stream().map(AdoptHistory::caseId).distinct().toList();
        vault.load(ids);
        Map<UUID, List<StoredEvent>> streams = log
                .readStreams(ids.stream().map(CaseId::value).toList())
                .stream()
                .collect(Collectors.groupingBy(StoredEvent::streamId));
        rows.forEach((row, now) -> {
            var stream = streams.getOrDefault(now.caseId().value(), List.of());
            found.put(row, KnownCase.of(stream, vault).differences(row, now, mapping));
        });
        return found;
    }

    /** Corrects the record where it can, if that is wanted; says what else is different. */
    Corrected correct(MappedRow row, AdoptHistory now, List<Difference> differences, ImportTerms terms) {
        var left = new ArrayList<Difference>();
        var why = new ArrayList<Text>();
        int count = 0;
        for (var difference : differences) {
            if (!terms.correct() || difference.correction() == null) {
                left.add(difference);
                continue;
            }
            try {
                correct(row, now, difference, terms.clerk());
                count++;
            } catch (Rejection refused) {
                left.add(difference);
                why.add(refused.refusal().text());
            }
        }
        var rows = left.stream().collect(Collectors.groupingBy(Difference::row, TreeMap::new, Collectors.toList()));
        return new Corrected(
                count,
                rows.values().stream()
                        .map(of -> rest(row, of, why, terms.correct()))
                        .toList());
    }

    /** The same correction of the same case is one request, however often the import is run. */
    private void correct(MappedRow row, AdoptHistory now, Difference difference, Actor clerk) {
        var key = "%s/%s".formatted(now.caseId(), vault.keyed(now.caseId(), EventCodec.write(difference.correction())));
        gate.give(
                new CorrectRecord(
                        now.caseId(),
                        difference.correction(),
                        "来源“%s”的记录已更改（第 %d 行）".formatted(now.source(), row.row()),
                        null,
                        null),
                clerk,
                new Request(RequestId.named(clerk.person(), key), null, null));
    }

    private static Reject rest(MappedRow row, List<Difference> left, List<Text> why, boolean wanted) {
        var columns =
                left.stream().flatMap(d -> d.columns().stream()).distinct().toList();
        var correctable = left.stream()
                .filter(d -> d.correction() != null)
                .map(Difference::what)
                .toList();
        var text = Text.format(
                        "%s 已导入，来源内容有变化：%s",
                        "%s was imported before, and the source has changed: %s",
                        row.sourceId(),
                        Text.list(left.stream().map(Difference::what).toList()))
                .andIfPresent(
                        "；用 --correct 可更正：%s",
                        "; --correct corrects: %s", wanted || correctable.isEmpty() ? null : Text.list(correctable))
                .andIfPresent("；%s", "; %s", why.isEmpty() ? null : Text.list(why))
                .andIfPresent(
                        "%s",
                        "%s", wanted && why.isEmpty() ? new Text("；不能作为更正", "; not taken as a correction") : null);
        return new Reject(left.get(0).row(), columns.isEmpty() ? "-" : String.join("+", columns), text);
    }
}
