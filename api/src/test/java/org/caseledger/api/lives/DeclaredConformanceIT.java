package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.caseledger.api.process.DeclareCheck;
import org.caseledger.api.process.DeclareModel;
import org.caseledger.api.process.OcelJson;
import org.caseledger.api.process.OcelLog;
import org.caseledger.api.process.ResourceNames;
import org.caseledger.command.complaint.RandomLife;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.process.Deviation;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.process.Traces;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever judges the exported log by the published constraints finds what the ledger finds, also of lives that no rule
 * held.
 */
class DeclaredConformanceIT {
    private static final long SEED = 40_000;
    private static final int RULED = 60;
    private static final int UNRULED = 400;
    private static final ProcessFilter ALL = new ProcessFilter(YearMonth.of(2000, 1), YearMonth.of(2100, 1), false);

    @TempDir
    Path directory;

    /** Of offices that work by the rules, and others. */
    private static List<Recorded> lives(Procedures procedures) {
        var all = new ArrayList<>(LivesInALog.lives(SEED, RULED));
        var ids = procedures.allVariants().stream().map(Procedure::id).sorted().toList();
        for (int i = 0; i < UNRULED; i++) {
            all.addAll(UnruledLife.of(i, ids.get(i % ids.size())));
        }
        all.sort(Comparator.comparing(Recorded::recordedAt));
        return all;
    }

    @Test
    void givenAnExportedLog_whenItIsJudgedByThePublishedConstraints_thenTheFindingsAreOurs() throws Exception {
        try (var lives = new LivesInALog()) {
            var procedures = procedures();
            lives.append(lives(procedures));
            lives.follow(new ProcessView(lives.database(), procedures), () -> {});
            var log = exported(new Traces(lives.database(), lives.log(), procedures));

            var ours = ours(lives);
            assertThat(DeclareCheck.deviations(log, id -> model(procedures, id)))
                    .isEqualTo(ours);
            assertThat(ours).hasSizeGreaterThan(UNRULED);
            var found = EnumSet.noneOf(Deviation.class);
            ours.values().forEach(all -> all.forEach(one -> found.add(Deviation.valueOf(one))));
            assertThat(found).as("deviations that the lives have").isEqualTo(EnumSet.allOf(Deviation.class));
            assertThat(ours.values()).as("and some conform").anyMatch(Set::isEmpty);
        }
    }

    /** Those of the offices that the lives are of. */
    private static Procedures procedures() {
        return LongStream.range(0, 4)
                .mapToObj(seed -> RandomLife.officeOf(seed).procedure())
                .filter(p -> !p.id().contains("+"))
                .reduce(Procedures.builtIn(), Procedures::with, (a, b) -> b);
    }

    private JsonNode exported(Traces traces) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = new OcelJson(bytes, directory)) {
            traces.<IOException>each(ALL, new OcelLog(file, ResourceNames.named())::trace);
            file.finish();
        }
        return JsonMapper.shared().readTree(bytes.toByteArray());
    }

    private static JsonNode model(Procedures procedures, String id) {
        return JsonMapper.shared().valueToTree(DeclareModel.of(procedures.get(id)));
    }

    private static Map<String, Set<String>> ours(LivesInALog lives) {
        var ours = new HashMap<String, Set<String>>();
        lives.sql()
                .sql("SELECT case_id, deviations FROM views.process WHERE NOT migrated")
                .query(row -> {
                    var deviations = (String[]) row.getArray("deviations").getArray();
                    ours.put("case:" + row.getString("case_id"), new TreeSet<>(List.of(deviations)));
                });
        return ours;
    }
}
