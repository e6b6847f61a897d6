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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.api.process.DeclareCheck;
import org.caseledger.api.process.DeclareModel;
import org.caseledger.api.process.OcelJson;
import org.caseledger.api.process.OcelLog;
import org.caseledger.api.process.ResourceNames;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.process.Activity;
import org.caseledger.query.process.Deviation;
import org.caseledger.query.process.ProcessFilter;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.process.Traces;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever judges the exported log by the published constraints finds what the ledger finds, also of
 * lives that lack steps.
 */
class DeclaredConformanceIT {

    private static final long SEED = 40_000;
    private static final int LIVES = 240;
    private static final ProcessFilter ALL =
            new ProcessFilter(YearMonth.of(2000, 1), YearMonth.of(2100, 1), false);

    /** Without them, something of each rule is missing. */
    private static final List<String> LEFT_OUT =
            List.of(
                    "ComplaintClassified",
                    "RoutingSignedOff",
                    "ComplaintAccepted",
                    "InvestigationRecorded",
                    "OpinionProposed",
                    "OpinionReviewed",
                    "ReplyApproved",
                    "FollowUpRecorded");

    @TempDir Path directory;

    /** Each other life is whole; from the rest, two kinds of steps are left out. */
    private static List<Recorded> lives() {
        var bySequence = new HashMap<CaseId, List<Recorded>>();
        for (var event : LivesInALog.lives(SEED, LIVES)) {
            bySequence.computeIfAbsent(event.caseId(), c -> new ArrayList<>()).add(event);
        }
        var random = new Random(SEED);
        var all = new ArrayList<Recorded>();
        bySequence.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(CaseId::toString)))
                .forEach(life -> all.addAll(changed(life.getValue(), random)));
        all.sort(Comparator.comparing(Recorded::recordedAt));
        return all;
    }

    private static List<Recorded> changed(List<Recorded> life, Random random) {
        var without = new HashSet<String>();
        if (random.nextBoolean()) {
            without.add(LEFT_OUT.get(random.nextInt(LEFT_OUT.size())));
            without.add(LEFT_OUT.get(random.nextInt(LEFT_OUT.size())));
        }
        var left = new ArrayList<Recorded>();
        for (var event : life) {
            if (Activity.of(event.event()).filter(without::contains).isEmpty()) {
                left.add(
                        new Recorded(
                                event.position(),
                                event.caseId(),
                                left.size(),
                                event.recordedAt(),
                                event.actor(),
                                event.event()));
            }
        }
        return left;
    }

    @Test
    void givenAnExportedLog_whenItIsJudgedByThePublishedConstraints_thenTheFindingsAreOurs()
            throws Exception {
        try (var lives = new LivesInALog()) {
            lives.append(lives());
            var procedures = Procedures.builtIn();
            lives.follow(new ProcessView(lives.database(), procedures), () -> {});
            var log = exported(new Traces(lives.database(), lives.log(), procedures));

            var ours = ours(lives);
            assertThat(DeclareCheck.deviations(log, id -> model(procedures, id))).isEqualTo(ours);
            assertThat(ours).hasSizeGreaterThan(LIVES / 2);
            var found = EnumSet.noneOf(Deviation.class);
            ours.values().forEach(all -> all.forEach(one -> found.add(Deviation.valueOf(one))));
            assertThat(found)
                    .as("deviations that the lives have")
                    .contains(
                            Deviation.CLASSIFICATION_SKIPPED,
                            Deviation.SIGN_OFF_SKIPPED,
                            Deviation.DECISION_SKIPPED,
                            Deviation.APPROVALS_SKIPPED,
                            Deviation.FOLLOW_UP_SKIPPED);
            assertThat(ours.values()).as("and some conform").anyMatch(Set::isEmpty);
        }
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
                .query(
                        row -> {
                            var deviations = (String[]) row.getArray("deviations").getArray();
                            ours.put(
                                    "case:" + row.getString("case_id"),
                                    new TreeSet<>(List.of(deviations)));
                        });
        return ours;
    }
}
