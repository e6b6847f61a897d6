package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.caseledger.api.web.PageFormats.FieldValues;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.procedure.Condition;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Differences between two times are shown by names and words, in the reader's language. */
class FieldValuesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private static final UnitId XIPU = new UnitId("XIPU");

    private static void told(String field, @Nullable Object value, String zh, String en) {
        assertThat(in(Locale.SIMPLIFIED_CHINESE).of(field, value)).isEqualTo(zh);
        assertThat(in(Locale.ENGLISH).of(field, value)).isEqualTo(en);
    }

    private static FieldValues in(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var names = new DisplayNames(
                new PGSimpleDataSource(), () -> Map.of(XIPU, "犀浦所"), () -> Map.of("leader", "周衡"), Map.of());
        return new FieldValues(new PageFormats(locale, NOW, WorkCalendar.builtIn(), names, messages));
    }

    @Test
    void aTextThatIsEmptyIsShownAsNothing() {
        told("reply", "", "—", "—");
    }

    @Test
    void whoDecidedOnADraft() {
        var approved =
                new Draft.Decision(ApprovalLevel.LEADER, true, "leader", "同意", Instant.parse("2026-11-25T01:30:00Z"));
        var sentBack = new Draft.Decision(ApprovalLevel.LEGAL, false, "old", null, null);
        told(
                "drafts.1.decisions",
                List.of(approved, sentBack),
                "局领导批准 · 同意 · 周衡 · 11-25 09:30 · 同意、法规科法制审核 · 退回 · old",
                "Leader approval · Approved · 周衡 · 11-25 09:30 · 同意, Legal review · Sent back · old");
        told("drafts.1.standing", Draft.Standing.WAITING, "待签批", "Waiting for approval");
        told("drafts.1.by", Actor.SYSTEM.person(), "系统", "System");
    }

    @Test
    void forWhomACaseIsKept_andWhoHadDuty() {
        told(
                "secret",
                new CaseSummary.Secret(SecrecyGround.TRADE, List.of("leader", "old")),
                SecrecyGround.TRADE.zh() + " · 周衡、old",
                "Trade secrets · 周衡, old");
        told("secret", new CaseSummary.Secret(SecrecyGround.TRADE, null), SecrecyGround.TRADE.zh(), "Trade secrets");
        told(
                "duty",
                new CaseSummary.Duty(
                        LocalDate.parse("2026-11-28"), XIPU, List.of(new DutyOfficer("leader", "周衡", "028-1"))),
                "2026-11-28 · 犀浦所 · 周衡",
                "2026-11-28 · 犀浦所 · 周衡");
    }

    @Test
    void whatADossierHoldsAndLacks() {
        var dossier = new CaseSummary.Dossier(
                Set.of(DossierPart.REGISTRATION_FORM), Map.of(DossierPart.INVESTIGATION_REPORT, "咨询件"));
        told(
                "dossier",
                dossier,
                DossierPart.REGISTRATION_FORM.zh() + " · 缺少" + DossierPart.INVESTIGATION_REPORT.zh() + "：咨询件",
                "Registration form · missing: investigation report: 咨询件");
        told("dossier", null, "—", "—");
    }

    @Test
    void toWhichCasesARuleApplies() {
        var whileUnaccepted = new Condition(
                Set.of(ComplaintKind.REPORT),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                Set.of(),
                null,
                true,
                false);
        told(
                "when",
                whileUnaccepted,
                "性质：举报\n已写明业务条线：否\n调解达成一致：是\n已受理：否",
                "Kind: Report\nLine of business stated: No\nAgreement reached in mediation: Yes\nAccepted: No");
    }
}
