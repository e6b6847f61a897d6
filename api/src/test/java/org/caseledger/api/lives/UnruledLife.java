package org.caseledger.api.lives;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;

/** A case whose steps come in any order, as no office that works by rules would take them. */
final class UnruledLife {
    private static final int STEPS = 24;
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final Sealed SEALED = new Sealed("AAAA");
    private static final String DIGEST = "0".repeat(64);
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final Actor ACTOR = new Actor("handler", "承办人", Role.HANDLER, XIPU);

    private final Random random;
    private final CaseId caseId;
    private final List<Recorded> life = new ArrayList<>();
    private int opinions;
    private boolean opinionWaits;
    private int drafts;
    private boolean drafted;
    private int round = 1;
    private ComplaintKind kind;

    private UnruledLife(long seed) {
        this.random = new Random(seed);
        this.caseId = new CaseId(new UUID(seed, ~seed));
        this.kind = any(ComplaintKind.values());
    }

    /** Of a case that is handled by this procedure. */
    static List<Recorded> of(long seed, String procedure) {
        var life = new UnruledLife(seed);
        life.add(Events.received(
                life.caseId,
                "郫市监投〔2026〕" + seed + "号",
                life.kind,
                life.any(Channel.values()),
                null,
                SEALED,
                "红光超市",
                procedure,
                life.now()));
        while (life.life.size() < STEPS) {
            life.step();
        }
        return life.life;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Occurred now() {
        return Occurred.at(BEGIN.plusSeconds(3_600L * life.size()));
    }

    private void add(ComplaintEvent event) {
        life.add(new Recorded(
                life.size() + 1L, caseId, life.size(), BEGIN.plusSeconds(3_600L * life.size()), ACTOR, event));
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> classified();
            case 1 -> add(new RoutingSignedOff(XIPU, null, now()));
            case 2 -> add(new ComplaintAssigned(XIPU, null, null, null, now()));
            case 3 -> accepted();
            case 4 -> add(new InvestigationRecorded(XIPU, random.nextBoolean(), SEALED, List.of(), now()));
            case 5 -> proposed();
            case 6 -> reviewed();
            case 7 -> {
                drafts++;
                drafted = true;
                add(new ReplyDrafted(drafts, SEALED, DIGEST, "handler", now()));
            }
            case 8, 9 -> approved();
            case 10 -> replied();
            case 11 -> add(new FollowUpRecorded(Satisfaction.SATISFIED, null, now()));
            case 12 -> add(new ComplaintArchived(EnumSet.allOf(DossierPart.class), Map.of(), now()));
            default -> again();
        }
    }

    private void classified() {
        var flags = EnumSet.noneOf(Flag.class);
        for (var flag : Flag.values()) {
            if (random.nextInt(3) == 0) {
                flags.add(flag);
            }
        }
        add(new ComplaintClassified(
                List.of("食品"),
                null,
                null,
                any(Severity.values()),
                any(Difficulty.values()),
                any(OpinionLevel.values()),
                any(LineOfBusiness.values()),
                Set.copyOf(flags),
                now()));
    }

    private void accepted() {
        add(new ComplaintAccepted(XIPU, new Told(Medium.PHONE, BEGIN), null, now()));
    }

    private void proposed() {
        var by = random.nextBoolean() ? BEGIN : null;
        var responsible = random.nextInt(4) == 0 ? " " : "李方";
        opinions++;
        opinionWaits = true;
        add(new OpinionProposed(SEALED, new Plan("约谈", by, responsible), now()));
    }

    private void reviewed() {
        if (opinionWaits) {
            opinionWaits = false;
            add(new OpinionReviewed(opinions, random.nextInt(3) > 0, null, "head", now()));
        }
    }

    /** At most as often as there are levels, in whichever order. */
    private void approved() {
        if (drafted) {
            add(new ReplyApproved(any(ApprovalLevel.values()), drafts, DIGEST, null, "leader", null, now()));
            if (random.nextInt(6) == 0) {
                drafted = false;
                add(new ReplyRejected(ApprovalLevel.LEGAL, drafts, DIGEST, "重写", "legal", now()));
            }
        }
    }

    private void replied() {
        drafted = false;
        add(new ComplaintReplied(SEALED, DIGEST, null, Medium.PHONE, now()));
    }

    private void again() {
        if (random.nextBoolean()) {
            round++;
            drafted = false;
            opinionWaits = false;
            add(new ComplaintReopened(ReopenGround.DISSATISFIED, round, "投诉人不满意", now()));
        } else {
            var before = kind;
            kind = any(ComplaintKind.values());
            add(Events.corrected(CorrectedField.KIND, before.name(), kind.name(), null, null, "登记有误", now()));
        }
    }
}
